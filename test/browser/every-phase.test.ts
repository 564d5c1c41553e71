/**
 * Every page in every phase: axe finds no violation, nothing overflows, and no page complains. With SCREENSHOTS=folder
 * each is also photographed, to be looked at.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServerProcess } from '../server-process.ts';
import { launchBrowser, newVisitor, type Size } from './browser.ts';
import { inspect } from './inspect.ts';
import { type BoardPhase, TablePage } from './table-page.ts';

interface View {
  readonly size: Size;
  readonly language: 'en' | 'zh-CN';
  readonly theme: 'dark' | 'light';
  readonly scenario: string;
}

/**
 * One view each: every size, both languages and both themes come to their turn, and what holds from outside of the heap
 * (descriptors, threads, logged errors) does beside what everybody plays first.
 */
const VIEWS: readonly View[] = [
  { size: 'desktop', language: 'en', theme: 'dark', scenario: 'roommates' },
  { size: 'tablet', language: 'zh-CN', theme: 'light', scenario: 'waterworks' },
  { size: 'phone', language: 'zh-CN', theme: 'dark', scenario: 'waiting-room' },
  { size: 'phone', language: 'en', theme: 'light', scenario: 'waterworks' },
  { size: 'desktop', language: 'zh-CN', theme: 'light', scenario: 'waiting-room' },
];

const PHASES: readonly BoardPhase[] = ['briefing', 'build', 'predict', 'bell', 'collect', 'reveal'];

/** A program with an answer, finalizers, deaths, a collection, and what holds from outside of the heap. */
const SANDBOX = [
  'pet = Loud()',
  'pet.left = pet',
  'sys.getrefcount(pet)',
  'del pet',
  'box = [Node()]',
  'gc.collect()',
  'tap = SafeHandle()',
  'Handle()',
  'local.x = Member(left=box)',
  't = park(tap)',
  'log_error(box)',
  'gen = guarded(tap)',
];

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start({ SEED: 'every phase' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe.each(VIEWS)('$scenario on a $size in $language, $theme', ({ size, language, theme, scenario }) => {
  it('is whole and accessible on every page and in every phase', async () => {
    const { page, context, complaints } = await newVisitor(browser, { size, language });
    await page.emulateMedia({ colorScheme: theme });
    const table = new TablePage(page);
    const look = (name: string) => inspect(page, `${size}-${language}-${theme}-${name}`);

    await page.goto(server.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look('00-join');
    await page.goto(`${server.url}/no-such-page`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look('01-not-found');

    await page.goto(`${server.url}/sandbox#${new URLSearchParams({ lines: SANDBOX.join('\n') })}`);
    await page.locator('.arena canvas').waitFor();
    for (const panel of ['program', 'outline', 'cpython', 'examples']) {
      await openPanel(page, panel);
      await look(`02-sandbox-${panel}`);
    }

    const code = await createTable(scenario, ['greedy', 'lookahead', 'random']);
    await page.goto(`${server.url}/play/${code}`);
    await page.locator('.lobby').waitFor();
    await look('03-lobby');
    await page.locator('.lobby-actions .primary').click();

    for (const [index, phase] of PHASES.entries()) {
      await table.waitForPhase(phase, 90_000);
      await page.locator('.arena canvas').waitFor();
      await look(`${index + 10}-${phase}`);
      if (phase === 'build') {
        await table.typeLine('pet = Node()');
        await page.locator('.program-line, .tokens').first().waitFor();
        await table.typeLine('pet.left = nonsense');
        await page.getByText('NameError').first().waitFor();
        await look('11-build-error');
      }
      if (phase === 'predict') await page.locator('.hand-in .primary').click();
      else if (phase !== 'bell') await page.locator('.ready button').first().click();
    }
    await page.locator('main.podium').waitFor({ timeout: 90_000 });
    await look('20-podium');

    await page.locator('.podium-actions a[href^="/replay/"]').click();
    await page.locator('.replay-bar').waitFor();
    await look('21-replay');
    await page.locator('.scrub').getByRole('slider').fill('12');
    await look('22-replay-middle');
    await page.locator('.download-menu .icon-button').click();
    await look('22-replay-downloads');
    await page.goto(`${server.url}/replay`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look('23-replays');

    expect(complaints).toEqual([]);
    await context.close();
  });
});

/** Opens a panel by its place: a tab where there is room, a sheet from below where there is not. */
async function openPanel(page: Page, id: string): Promise<void> {
  const index = ['program', 'outline', 'cpython', 'examples'].indexOf(id);
  const button = page.locator('.tab, .sheet-button').nth(index);
  const shown = (await button.getAttribute('aria-selected')) ?? (await button.getAttribute('aria-expanded'));
  if (shown !== 'true') await button.click();
}

/** A short table with bots: one round, so that every phase comes soon. */
async function createTable(scenario: string, bots: readonly string[]): Promise<string> {
  const response = await fetch(`${server.url}/api/tables`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ playlist: [scenario], bots, settings: { bellSeconds: 5 } }),
  });
  const { code } = (await response.json()) as { code: string };
  return code;
}
