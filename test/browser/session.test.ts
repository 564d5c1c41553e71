/**
 * A class of six through a session of three rounds, in both languages: a host, a projector, a co-host with a phone,
 * somebody who comes late, somebody who drops out and is back, a nickname that is taken away, and a pause. Every page
 * is looked at in every phase; at the end the points on the host's page, and both downloads, are held to the logs.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyLog } from '../../shared/match/verify-log.ts';
import { tableRound } from '../../shared/session/playlist.ts';
import { ServerProcess } from '../server-process.ts';
import { LOCALES, launchBrowser, newVisitor, type Size, type Visitor } from './browser.ts';
import { HostPage, openProjector, openSession, StudentPage } from './class-pages.ts';
import { figuresInCsv, figuresInJson, figuresInLogs } from './exported-report.ts';
import { inspect } from './inspect.ts';
import { type BoardPhase, TablePage } from './table-page.ts';

/** Long enough that only what is pressed ends a phase. */
const TIMES = {
  briefingSeconds: 900,
  buildSeconds: 900,
  predictSeconds: 900,
  collectSeconds: 900,
  revealSeconds: 900,
};
const SCENARIOS = ['roommates', 'moving-day', 'old-town'] as const;
/** In the order of the host's chooser; a lecture is offered only while one is on. */
const ON_SCREEN = { lobby: 0, tables: 1, standings: 2, blank: 3 } as const;
const PATIENCE = 90_000;

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start({ SEED: 'a class' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe.each([
  { language: 'en', theme: 'dark' },
  { language: 'zh', theme: 'light' },
] as const)('in $language, $theme', ({ language, theme }) => {
  it('a class goes through three rounds', { timeout: 900_000 }, async () => {
    const visitors: Visitor[] = [];
    const visit = async (size: Size, moving = false): Promise<Page> => {
      const visitor = await newVisitor(browser, { size, language: LOCALES[language], theme, reducedMotion: !moving });
      visitor.page.setDefaultTimeout(PATIENCE);
      visitors.push(visitor);
      return visitor.page;
    };
    const look = (page: Page, name: string): Promise<void> =>
      inspect(page, `session-${language}-${name}`, page === wall ? 'no-preference' : 'reduce');

    const before = await matchesOver(server.url);
    const session = await openSession(
      server.url,
      {
        title: language === 'zh' ? '内存管理' : 'Memory, Tuesday',
        language,
        tableSize: 3,
        bots: false,
        realNames: true,
      },
      SCENARIOS.map((scenario) => tableRound(scenario, { times: TIMES })),
    );
    const { code } = session;

    // the lobby
    const host = new HostPage(await visit('desktop'));
    await host.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await host.open(server.url, session);
    const wall = await visit('projector', true);
    await openProjector(wall, server.url, session);
    await wall.getByText(code).first().waitFor();

    const names = ['Ana', 'Bo', 'Cai', 'Dee', 'Eli'];
    const students: StudentPage[] = [];
    for (const [index, name] of names.entries()) {
      const student = new StudentPage(await visit(index % 2 === 0 ? 'phone' : 'desktop'), name);
      students.push(student);
      if (index === 0) {
        await student.page.goto(`${server.url}/play/${code}`);
        await student.page.locator('input[name="nickname"]').waitFor();
        await look(student.page, '00-door');
        await student.giveName(name, 'Anastasia Example');
      } else if (index === 1) await student.joinFromFrontPage(server.url, code);
      else await student.join(server.url, code);
      await student.waitInRoom();
    }
    const [ana, bo, cai] = students as [StudentPage, StudentPage, StudentPage];
    await wall.locator('.wall-name', { hasText: 'Eli' }).waitFor();
    await host.showTab('students');
    await host.student('Ana').getByText('Anastasia Example').waitFor();

    // a nickname that nobody is to see, and that is taken away
    const fay = new StudentPage(await visit('phone'), 'Fay');
    await fay.page.goto(`${server.url}/play/${code}`);
    await fay.giveName('asshole');
    await fay.page.locator('.study-hidden').waitFor();
    await look(fay.page, '01-hidden-name');
    expect(await wall.getByText('asshole').count()).toBe(0);
    const rude = host.page.locator('.student', { hasText: 'asshole' });
    await rude.locator('.student-name').click();
    await look(host.page, '01-host-students');
    await rude.locator('.student-actions .row .button').nth(-3).click();
    await host.confirm(rude);
    await fay.page.locator('.plain-page [role="alert"]').waitFor();
    await look(fay.page, '02-removed');
    await fay.page.locator('.plain-page .primary').click();
    await fay.giveName('Fay');
    await fay.waitInRoom();
    students.push(fay);
    await wall.locator('.wall-name', { hasText: 'Fay' }).waitFor();
    await look(wall, '03-wall-lobby');
    await look(ana.page, '03-waiting');

    // a co-host with a phone, who presses next from here on
    await host.showTab('lobby');
    const link = await host.makeCoHostLink('Phone');
    await look(host.page, '03-host-lobby');
    const remote = new HostPage(await visit('phone'));
    await remote.openLink(link);
    await look(remote.page, '03-remote-lobby');

    // the first round
    await remote.startNext();
    await onTables(students, 'briefing');
    await look(ana.page, '10-briefing');
    await wall.locator('.wall-table-card').nth(1).waitFor();
    expect(await wall.locator('.wall-table-card').count()).toBe(2);
    await remote.nextPhase();
    await onTables(students, 'build');
    await play(ana.page, 'pet = Node()');

    // somebody comes late: they will forecast, and write no lines
    const gil = new StudentPage(await visit('phone'), 'Gil');
    await gil.join(server.url, code);
    await gil.page.locator('.study-late').waitFor();
    await gil.page.locator('.arena canvas').waitFor();
    expect(await gil.page.locator('.prompt').count()).toBe(0);
    await look(gil.page, '11-late');
    await new TablePage(ana.page).hidePanel();
    await look(ana.page, '11-build');
    await look(wall, '11-wall-tables');
    await look(host.page, '11-host-tables');
    await look(remote.page, '11-remote-tables');

    // everything stands still, everywhere
    await host.pressPause();
    for (const { page } of [...students, gil]) await page.locator('.study-pause-card').waitFor();
    await wall.locator('.wall-paused').waitFor();
    const stopped = await clockOf(ana.page);
    await look(ana.page, '12-paused');
    await look(wall, '12-wall-paused');
    expect(await clockOf(ana.page)).toBe(stopped);
    await remote.pressPause();
    for (const { page } of [...students, gil]) await page.locator('.study-pause-card').waitFor({ state: 'detached' });

    // one is lost; another's page is gone, and comes back by itself
    await bo.page.locator('.lost-button').click();
    await bo.page.locator('.lost-button[aria-pressed="true"]').waitFor();
    await cai.page.goto('about:blank');
    await host.showTab('students');
    await host.page.locator('.student.away', { hasText: 'Cai' }).waitFor();
    await cai.page.goto(`${server.url}/play/${code}`);
    await onTables([cai], 'build');
    await host.page.locator('.student.away', { hasText: 'Cai' }).waitFor({ state: 'detached' });
    await host.showTab('tables');

    // everybody forecasts; who is last ends the phase for all
    await remote.nextPhase();
    const everybody = [...students, gil];
    await onTables(everybody, 'predict');
    await showTable(host.page, 'first');
    await wall.locator('.wall-match[data-phase="predict"]').waitFor();
    await look(wall, '13-wall-predict');
    await look(gil.page, '13-predict');
    for (const [index, { page }] of everybody.entries()) {
      if (index === 0) await forecastByAge(page);
      else await new TablePage(page).forecastAll(20 + 10 * index);
      await page.locator('.hand-in .primary').click();
    }
    await onTables(everybody, 'collect');
    await wall.locator('.wall-match[data-phase="collect"] .guide-caption').waitFor();
    await look(wall, '14-wall-collect');
    await look(ana.page, '14-collect');
    await remote.nextPhase();
    await onTables(everybody, 'reveal');
    await wall.locator('.wall-proof').waitFor();
    await look(wall, '15-wall-reveal');
    await look(ana.page, '15-reveal');
    await showTable(host.page, 'last');
    await wall.locator('.wall-match[data-phase="bell"] .guide-caption').waitFor();
    await look(wall, '16-wall-replay');
    await look(host.page, '16-host-reveal');
    await remote.nextPhase();

    // between two rounds
    for (const student of everybody) await student.waitBetween();
    await look(ana.page, '17-between');
    await host.show(ON_SCREEN.standings);
    await wall.locator('.wall-standings').waitFor();
    await look(wall, '17-wall-standings');
    await look(host.page, '17-host-between');
    await look(remote.page, '17-remote-between');

    // the other two rounds: who came late plays now
    for (const round of [2, 3]) {
      await remote.startNext();
      await onTables(everybody, 'briefing');
      await remote.nextPhase();
      await onTables(everybody, 'build');
      if (round === 2) {
        await play(gil.page, 'mine = Node()');
        await host.show(ON_SCREEN.blank);
        await wall.locator('.wall-blank').waitFor({ state: 'attached' });
      }
      for (const phase of ['predict', 'collect', 'reveal'] as const) {
        await remote.nextPhase();
        await onTables(everybody, phase);
      }
      await remote.nextPhase();
      for (const student of everybody) await student.waitBetween();
    }

    // the end
    await host.waitBetween();
    const shown = await pointsOnHostPage(host.page);
    await host.endSession();
    for (const { page } of everybody) await page.locator('.study-rounds').waitFor();
    await look(ana.page, '20-over');
    await wall.locator('.wall-standings').waitFor();
    await look(wall, '20-wall-over');
    await look(host.page, '20-host-over');
    await ana.page.reload();
    await ana.page.locator('.study-rounds').waitFor();
    expect(await ana.page.locator('.study-rounds tbody tr').count()).toBe(3);
    await ana.page.goto(`${server.url}/privacy`);
    await ana.page.locator('.privacy').waitFor();
    await look(ana.page, '21-privacy');

    // pseudonyms count those who came, in order; the sixth was sent away
    const pseudonyms = new Map([...names, 'asshole', 'Fay', 'Gil'].map((name, index) => [`Player ${index + 1}`, name]));
    const logs = await logsSince(server.url, before);
    expect(shown).toEqual(pointsInLogs(logs, pseudonyms));
    const figures = figuresInLogs(logs);
    expect([...figures.values()].map(({ lines }) => lines).reduce((sum, lines) => sum + lines)).toBe(2);
    expect([...figures.values()].every(({ forecasts }) => forecasts.size > 0)).toBe(true);
    expect(await figuresInJson(host.page)).toEqual(figures);
    expect(await figuresInCsv(host.page)).toEqual(figures);
    expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
    for (const { context } of visitors) await context.close();
  });
});

async function onTables(students: readonly StudentPage[], phase: BoardPhase): Promise<void> {
  for (const { page } of students) await new TablePage(page).waitForPhase(phase, PATIENCE);
}

/** Says a line, and waits until it stands in the program, whose panel is the first. */
async function play(page: Page, line: string): Promise<void> {
  const table = new TablePage(page);
  await table.typeLine(line);
  await page.locator('.tab, .sheet-button').first().click();
  await page.locator('.program-line:not(.scenario, .pending)', { hasText: line }).first().waitFor();
}

/** What was made first is held by the scenario's names, and what was made last by nothing: somebody sees that. */
async function forecastByAge(page: Page): Promise<void> {
  for (const card of await page.locator('.stake-card').all()) {
    const number = Number(/#(\d+)/.exec((await card.locator('h3').textContent()) ?? '')?.[1]);
    await card.getByRole('slider').fill(number < 10 ? '95' : '5');
  }
}

async function clockOf(page: Page): Promise<string | null> {
  return page.locator('.match-header [role="timer"]').textContent();
}

/** The first table as it plays, or (the last of the choosers) its reveal again. */
async function showTable(page: Page, chooser: 'first' | 'last'): Promise<void> {
  const choosers = page.locator('.screen-tables select');
  await (chooser === 'first' ? choosers.first() : choosers.last()).selectOption({ index: 1 });
}

/** Names and points in all, as the host's page has them. */
async function pointsOnHostPage(page: Page): Promise<Map<string, number>> {
  const rows = await page.locator('.standings tbody tr').all();
  const points = new Map<string, number>();
  for (const row of rows) {
    const heading = row.locator('th');
    const real = (await heading.locator('.real-name').allTextContents()).join('');
    const name = ((await heading.textContent()) ?? '').replace(real, '').trim();
    const total = ((await row.locator('td').last().textContent()) ?? '').replace('−', '-');
    points.set(name, Number(total));
  }
  return points;
}

async function matchesOver(url: string): Promise<ReadonlySet<string>> {
  const { matches } = (await (await fetch(`${url}/api/matches`)).json()) as { matches: readonly { id: string }[] };
  return new Set(matches.map(({ id }) => id));
}

/** The logs of the matches that were not over `before`. */
async function logsSince(url: string, before: ReadonlySet<string>): Promise<string[]> {
  const ids = [...(await matchesOver(url))].filter((id) => !before.has(id));
  return Promise.all(ids.map(async (id) => (await fetch(`${url}/api/matches/${id}/log`)).text()));
}

/** The same from the logs, each of which holds. */
function pointsInLogs(logs: readonly string[], pseudonyms: ReadonlyMap<string, string>): Map<string, number> {
  const points = new Map<string, number>();
  for (const log of logs) {
    const verdict = verifyLog(log);
    if (!verdict.ok) throw new Error('a log that does not hold');
    const { players, totals } = verdict.summary;
    for (const { seat, forecastPoints, contractPoints } of totals) {
      const name = pseudonyms.get(players.find((player) => player.seat === seat)?.name ?? '');
      if (name !== undefined) points.set(name, (points.get(name) ?? 0) + forecastPoints + contractPoints);
    }
  }
  return points;
}
