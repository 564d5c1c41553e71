/** A student whose forecasts fit a wrong idea hears of it, kindly: in a lecture, when the class is over, on a podium. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatLog } from '../../shared/match/log.ts';
import type { HostAction } from '../../shared/protocol/host-actions.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import { scenarioText } from '../match/scenarios.ts';
import { TestTable } from '../match/table.ts';
import { TestClient } from '../server/client.ts';
import { ServerProcess } from '../server-process.ts';
import { launchBrowser, newVisitor, SIZES } from './browser.ts';
import { type HostedSession, openSession, StudentPage } from './class-pages.ts';
import { inspect } from './inspect.ts';

const LANGUAGES = [
  { language: 'en', locale: 'en' },
  { language: 'zh', locale: 'zh-CN' },
] as const;

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start({ SEED: 'beliefs' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** As a phone, a tablet and a desk show it. */
async function inspectSizes(page: Page, name: string): Promise<void> {
  for (const size of ['desktop', 'tablet', 'phone'] as const) {
    await page.setViewportSize(SIZES[size]);
    await page.locator('.belief-note').scrollIntoViewIfNeeded();
    await inspect(page, `${name}-${size}`, 'reduce');
  }
}

/** Rings that only the collector frees, and objects that counts free. */
const RINGS = ['a', 'b', 'c', 'd'];
const PLAIN = ['w', 'x', 'y', 'z'];
const CHECKPOINT = [
  ...RINGS.flatMap((name) => [`${name} = Node()`, `${name}.next = ${name}`]),
  ...PLAIN.map((name) => `${name} = Node()`),
  `# forecast: ${[...RINGS, ...PLAIN].join(' ')}`,
  ...[...RINGS, ...PLAIN].map((name) => `del ${name}`),
  'gc.collect()',
  '# reveal',
];

async function hostOf({ code, keys }: HostedSession): Promise<(action: HostAction) => Promise<void>> {
  const host = await TestClient.open(server.url);
  host.say({ t: 'hello-host', v: PROTOCOL_VERSION, session: code, key: keys.auth });
  await host.until(() => host.hosting !== null);
  // a desk that presses faster than a hand is asked to wait
  return (action) => expect.poll(async () => (await host.ask({ t: 'host', action })).t).toBe('done');
}

/** Takes counts for all there is: rings live, the rest goes. */
async function forecastByCounts(page: Page): Promise<void> {
  const sliders = page.locator('.student-lecture input[type="range"]');
  await expect.poll(() => sliders.count()).toBe(RINGS.length + PLAIN.length);
  for (let index = 0; index < RINGS.length + PLAIN.length; index++) {
    await sliders.nth(index).fill(index < RINGS.length ? '97' : '3');
  }
  await page.locator('.hand-in button').click();
  await page.locator('.hand-in [data-state="saved"]').waitFor();
}

describe.each(LANGUAGES)('in $language', ({ language, locale }) => {
  it('a lecture tells, and the end of the class does', { timeout: 120_000 }, async () => {
    const { page, complaints, context } = await newVisitor(browser, { language: locale, reducedMotion: true });
    const script = [...CHECKPOINT, ...CHECKPOINT].join('\n');
    const session = await openSession(server.url, { language }, [
      { mode: 'lecture', title: 'Rings', runtime: '3.15', script },
    ]);
    const host = await hostOf(session);
    const ana = new StudentPage(page, 'Ana');
    await ana.join(server.url, session.code);
    await ana.waitInRoom();
    await host({ do: 'start', activity: 0 });
    const lines = RINGS.length * 2 + PLAIN.length;
    const ahead = RINGS.length + PLAIN.length + 1;
    for (const round of [1, 2]) {
      for (let step = 0; step < lines + 1; step++) await host({ do: 'lecture-next' });
      await forecastByCounts(page);
      for (let step = 0; step < 1 + ahead + 1; step++) await host({ do: 'lecture-next' });
      await page.locator('.fate-list').waitFor();
      if (round === 1) expect(await page.locator('.belief-note').count()).toBe(0);
    }
    const ideas = page.locator('.belief-note .belief-idea');
    await ideas.first().waitFor();
    // what hangs from a cycle would tell the two apart
    const found = await ideas.evaluateAll((all) => all.map((one) => one.getAttribute('data-belief')));
    expect(found).toEqual(['counts-alone', 'cycles-never-die']);
    expect(await page.locator('.belief-note a[data-topic]').getAttribute('data-topic')).toBe('cycles');
    const text = await page.locator('.belief-note').textContent();
    expect(text).toContain(language === 'en' ? 'You gave #1 97 %, and it did not live.' : '你给 #1 的是 97 %');
    expect(text).toContain('gc.collect()');
    await inspectSizes(page, `belief-${language}-lecture`);

    await host({ do: 'end-activity' });
    await page.locator('.study-next').waitFor();
    await ideas.first().waitFor();
    await inspectSizes(page, `belief-${language}-between`);
    await host({ do: 'end-session' });
    await page.locator('.belief-note').waitFor();
    await page.reload();
    await ideas.first().waitFor();
    await inspectSizes(page, `belief-${language}-over`);

    // what treats it
    const [sandbox] = await Promise.all([context.waitForEvent('page'), page.locator('.belief-note a').click()]);
    await sandbox.getByText('ann.next = bob').first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a replay tells whoever says who they were', { timeout: 120_000 }, async () => {
    const { page, complaints, context } = await newVisitor(browser, { language: locale, reducedMotion: true });
    await page.goto(`${server.url}/replay`);
    const buffer = Buffer.from(formatLog(believersMatch().log()));
    await page.locator('.drop-file input').setInputFiles({ name: 'match.jsonl', mimeType: 'text/plain', buffer });
    const cursor = page.locator('.replay-bar input[type="range"]');
    await cursor.waitFor();
    await cursor.press('End');
    const who = page.locator('.podium-belief select');
    await who.selectOption({ label: 'Player 0' });
    await page.locator('.belief-idea[data-belief="every-collection-is-full"]').waitFor();
    await inspectSizes(page, `belief-${language}-podium`);
    await who.selectOption({ label: 'Player 1' });
    await page.locator('.belief-nothing').waitFor();
    expect(await page.locator('.belief-idea').count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

/** Old rings that the small truck leaves: player 0 takes any collection to be full, player 1 knows. */
function believersMatch(): TestTable {
  const rings = ['a', 'b', 'c', 'd'];
  const text = scenarioText(
    [
      ...rings.flatMap((name) => [`${name} = Node()`, `${name}.next = ${name}`]),
      'shelf = [Node(), Node(), Node()]',
      'gc.collect()',
      ...rings.map((name) => `del ${name}`),
    ],
    { truck: 0 },
  );
  const table = new TestTable({ scenarios: { one: text, two: text, three: text } });
  table.begin();
  for (let round = 0; round < 3; round++) {
    table.until('predict');
    const stakes = table.state.round?.stakes ?? [];
    // the shelf and what lies on it
    const held = new Set(['#5', '#6', '#7', '#8']);
    table.forecast(0, Object.fromEntries(stakes.map((stake) => [stake, held.has(stake) ? 95 : 5])));
    table.forecast(1, Object.fromEntries(stakes.map((stake) => [stake, 95])));
    table.until('reveal');
  }
  return table.finish();
}
