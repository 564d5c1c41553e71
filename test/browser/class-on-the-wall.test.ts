/**
 * A class of twelve in two teams, at three tables and in a lecture, in both languages: in every phase the host's desk,
 * a phone as remote, the projector and a student's phone are whole and accessible, and what is on the projector can
 * be read from the last row. With SCREENSHOTS=folder each look is also photographed.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableRound, UNTIMED_SECONDS } from '../../shared/session/playlist.ts';
import { ServerProcess } from '../server-process.ts';
import { LOCALES, launchBrowser, newVisitor, SIZES, type Size, type Visitor } from './browser.ts';
import { ClassOfSockets } from './class-of-sockets.ts';
import { HostPage, openProjector, openSession, StudentPage } from './class-pages.ts';
import { inspect } from './inspect.ts';
import { unreadable } from './readable.ts';
import { TablePage } from './table-page.ts';

/** Only what is pressed ends a phase. */
const TIMES = {
  briefingSeconds: 900,
  buildSeconds: 900,
  predictSeconds: 900,
  collectSeconds: UNTIMED_SECONDS,
  revealSeconds: 900,
};
const LECTURE = [
  '# say: Two who hold each other. Nobody else knows them: what do their counts say?',
  '# say.zh: 互相抓住的两个对象。没有别人认识它们：引用计数会说什么？',
  'ann = Node()',
  'bob = Node()',
  'ann.next = bob',
  'bob.next = ann',
  '# forecast: ann bob',
  '# peer',
  'del ann',
  'del bob',
  'gc.collect()',
  '# reveal',
].join('\n');
/** As wide as a nickname can be, and as usual. */
const NAMES = [
  'WWWW WWWWW WWWWWWWWW',
  '欧阳娜娜',
  'Maximilian Mommsen',
  'Bo',
  'Chloé',
  '王小明',
  'Dmitri',
  'Eve',
  'Farah',
  'Gustav Adolf',
  'Hana',
];
const OWN_NAME = 'Wilhelmina Mommsen W';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start({ SEED: 'on the wall' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe.each([
  { language: 'en', theme: 'dark' },
  { language: 'zh', theme: 'light' },
] as const)('in $language, $theme', ({ language, theme }) => {
  it('every phase can be led, played and read', { timeout: 900_000 }, async () => {
    const visitors: Visitor[] = [];
    const visit = async (size: Size): Promise<Page> => {
      const visitor = await newVisitor(browser, { size, language: LOCALES[language], theme, reducedMotion: true });
      visitors.push(visitor);
      return visitor.page;
    };
    const session = await openSession(
      server.url,
      { title: language === 'zh' ? '内存管理 · 周二' : 'Memory, Tuesday', language, teams: 2, bots: false },
      [
        tableRound('roommates', { times: TIMES, peerSeconds: 900 }),
        { mode: 'lecture', title: language === 'zh' ? '循环引用' : 'Cycles', runtime: '3.15', script: LECTURE },
      ],
    );
    const host = new HostPage(await visit('desktop'));
    await host.open(server.url, session);
    const remote = new HostPage(await visit('phone'));
    await remote.open(server.url, session);
    const wall = await visit('projector');
    await openProjector(wall, server.url, session);
    const student = new StudentPage(await visit('phone'), OWN_NAME);
    const own = new TablePage(student.page);
    const others = new ClassOfSockets(server.url, session.code);
    const looks: Readonly<Record<string, Page>> = {
      host: host.page,
      remote: remote.page,
      wall,
      phone: student.page,
    };
    /** Looks at those pages; at all when none is named. */
    const look = async (moment: string, ...which: readonly (keyof typeof looks)[]): Promise<void> => {
      for (const name of which.length === 0 ? Object.keys(looks) : which) {
        const page = looks[name] as Page;
        await inspect(page, `${language}-${moment}-${name}`, 'reduce');
        if (name === 'wall') expect.soft(await unreadable(page), `${language}-${moment}`).toEqual([]);
      }
    };

    // the way in
    await student.page.goto(`${server.url}/play/${session.code}`);
    await student.page.locator('input[name="nickname"]').waitFor();
    await look('00-door');
    await student.giveName(OWN_NAME);
    await student.waitInRoom();
    await others.join(...NAMES);
    await wall.locator('.wall-name', { hasText: 'Hana' }).waitFor();
    await look('01-lobby');
    await host.showTab('students');
    await remote.showTab('students');
    await look('02-students', 'host', 'remote');
    await host.showTab('tables');
    await host.page.locator('.deal .primary').first().click();
    await host.page.locator('.dealt-table').nth(2).waitFor();
    await look('03-dealt', 'host');
    await remote.showTab('screen');
    await look('03-screen', 'remote');

    // a round at tables
    await remote.startNext();
    await own.waitForPhase('briefing');
    await wall.locator('.wall-table-card').nth(2).waitFor();
    await look('10-briefing');
    await remote.nextPhase();
    await own.waitForPhase('build');
    await own.typeLine('pet = Node()');
    await student.page.locator('.sheet-button').first().click();
    await student.page.locator('.program-line:not(.scenario, .pending)', { hasText: 'pet' }).waitFor();
    for (const [index, other] of others.students.entries()) {
      expect(await other.line(`n${index} = Node()`)).toBe('done');
      if (index % 4 === 1) for (let time = 0; time < 6; time++) await other.line('n = nonsense');
    }
    await others.students[3]?.lost(true);
    await own.hidePanel();
    await look('11-build');
    // a keyboard takes half of the phone
    await own.prompt.tap();
    await student.page.setViewportSize({ width: 390, height: 450 });
    await student.page.locator('html[data-keyboard]').waitFor({ state: 'attached' });
    await look('11-typing', 'phone');
    const line = await student.page.locator('.prompt').boundingBox();
    const heap = await student.page.locator('.arena').boundingBox();
    expect((line?.y ?? 450) + (line?.height ?? 0)).toBeLessThanOrEqual(450);
    expect(heap?.height).toBeGreaterThan(200);
    await student.page.setViewportSize(SIZES.phone);
    await showOnWall(host.page, 'first');
    await wall.locator('.wall-match[data-phase="build"] .arena canvas').waitFor();
    await look('12-build-table', 'wall');

    await remote.nextPhase();
    await own.waitForPhase('predict');
    await own.forecastAll(80);
    await others.asked(1);
    for (const [index, other] of others.students.entries()) {
      if (index < 8) expect(await other.forecast(index % 2 === 0 ? 10 : 90)).toBe('done');
      if (index < 7) expect(await other.ready()).toBe('done');
    }
    await student.page.locator('.hand-in .primary').click();
    await host.page.locator('.table-seat .good').nth(7).waitFor();
    await look('13-predict');
    await host.show(1);
    await wall.locator('.wall-table-card').nth(2).waitFor();
    await look('14-predict-tables', 'wall');
    await showOnWall(host.page, 'first');
    await remote.nextPhase();
    await own.waitForPhase('peer');
    await wall.locator('.wall-match[data-phase="peer"]').waitFor();
    await look('15-peer');
    for (const [index, other] of others.students.entries()) await other.forecast(index % 3 === 0 ? 20 : 70);

    await remote.nextPhase();
    await wall.locator('.wall-match[data-phase="bell"]').waitFor();
    await look('16-bell', 'wall', 'phone');
    await own.waitForPhase('collect');
    await wall.locator('.wall-match[data-phase="collect"] .guide-caption').waitFor();
    await look('17-collect');
    await remote.nextPhase();
    await own.waitForPhase('reveal');
    await wall.locator('.wall-proof').waitFor();
    await look('18-reveal');
    await showOnWall(host.page, 'last');
    await wall.locator('.wall-match[data-phase="bell"] .guide-caption').waitFor();
    await look('19-replay', 'wall', 'host');
    // whoever looked away asks for it again, and it starts anew
    const step = wall.locator('.guide-step');
    const first = await step.textContent();
    await expect.poll(() => step.textContent(), { timeout: 15_000 }).not.toBe(first);
    await host.page.locator('.replay-again').click();
    await expect.poll(() => step.textContent(), { timeout: 15_000 }).toBe(first);
    await remote.nextPhase();
    await student.waitBetween();
    await host.show(2);
    await wall.locator('.wall-standings').waitFor();
    await host.waitBetween();
    await look('20-between');

    // a lecture
    await remote.page.locator('.control-buttons .control-main.wide:not(.control-next-phase)').click();
    await student.page.locator('.student-lecture').waitFor();
    await wall.locator('.screen-lecture').waitFor();
    const next = () => host.page.locator('.host-next').click();
    for (let step = 0; step < 5; step++) {
      await next();
      await host.page.locator('.script-step.done').nth(step).waitFor();
    }
    await wall.locator('.lecture-line', { hasText: 'bob.next = ann' }).waitFor();
    await student.page.locator('.lecture-line', { hasText: 'bob.next = ann' }).waitFor();
    await look('30-lines');
    await next();
    await student.page.locator('.student-lecture input[type="range"]').nth(1).waitFor();
    await others.asked(2);
    for (const [index, other] of others.students.entries()) {
      if (index < 9) expect(await other.forecast(index % 2 === 0 ? 5 + index : 95 - index)).toBe('done');
    }
    await host.page.locator('.host-charts svg').first().waitFor();
    await look('31-forecast');
    await next();
    await wall.locator('.screen-chart svg').first().waitFor();
    for (const [index, other] of others.students.entries()) await other.forecast(5 + 2 * index);
    await look('32-peer');
    await next();
    await student.page.locator('.said-list').waitFor();
    await look('33-closed');
    for (const line of ['del ann', 'del bob', 'gc.collect()']) {
      await next();
      await wall.locator('.lecture-line.last', { hasText: line }).waitFor();
    }
    await look('34-collected', 'wall', 'phone');
    await next();
    await wall.locator('.screen-lecture .fate').first().waitFor();
    await student.page.locator('.student-lecture .fate').first().waitFor();
    await look('35-reveal');
    const ends = host.page.locator('.control-buttons');
    await ends.locator('button').last().click();
    await host.confirm(ends);
    await host.page.locator('.standings').waitFor();
    await look('36-after', 'host', 'remote', 'wall', 'phone');

    await host.endSession();
    await student.page.locator('.study-rounds').waitFor();
    await look('40-over');

    // the lecture once more, by whoever was there
    await student.page.locator('.study-rounds a').last().click();
    await student.page.locator('.lecture-replay .arena canvas').waitFor();
    await host.page.goto(student.page.url());
    await host.page.locator('.lecture-replay .arena canvas').waitFor();
    for (const { page } of [student, host]) {
      await page.locator('.lecture-replay .badge.good').waitFor();
      const scrub = page.locator('.scrub').getByRole('slider');
      await scrub.fill('8');
      await page.locator('.screen-charts, .asked').first().waitFor();
    }
    await look('41-replay-question', 'host', 'phone');
    for (const { page } of [student, host]) {
      const scrub = page.locator('.scrub').getByRole('slider');
      await scrub.fill((await scrub.getAttribute('max')) ?? '');
      await page.locator('.fate').first().waitFor();
    }
    await look('42-replay-reveal', 'host', 'phone');
    others.leave();
    for (const { context } of visitors) await context.close();
    expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

describe('the way in', () => {
  it.each([60, 200])('can be read with %i who are here', async (count) => {
    const session = await openSession(server.url, { title: 'CS 101', teams: count === 60 ? 4 : 0 }, [
      tableRound('roommates'),
    ]);
    const visitor = await newVisitor(browser, { size: 'projector', reducedMotion: true });
    await openProjector(visitor.page, server.url, session);
    const students = new ClassOfSockets(server.url, session.code);
    await students.join(
      ...Array.from({ length: count }, (_, index) => `${NAMES[index % NAMES.length]?.slice(0, 14)} ${index}`),
    );
    await visitor.page
      .locator('.wall-name', { hasText: String(count - 1) })
      .first()
      .waitFor();
    await inspect(visitor.page, `lobby-of-${count}`, 'reduce');
    expect.soft(await unreadable(visitor.page)).toEqual([]);
    students.leave();
    await visitor.context.close();
  });
});

describe('all tables', () => {
  it.each([
    { count: 1, size: 4 },
    { count: 8, size: 2 },
    { count: 10, size: 4 },
    { count: 20, size: 2 },
  ])('can be read where there are $count of $size', async ({ count, size }) => {
    const session = await openSession(server.url, { title: 'CS 101', tableSize: size }, [tableRound('roommates')]);
    const visitor = await newVisitor(browser, { size: 'projector', reducedMotion: true });
    const leader = await newVisitor(browser, { size: 'phone', reducedMotion: true });
    const host = new HostPage(leader.page);
    await host.open(server.url, session);
    await openProjector(visitor.page, server.url, session);
    const students = new ClassOfSockets(server.url, session.code);
    await students.join(
      ...Array.from({ length: size * count }, (_, index) => `${NAMES[index % NAMES.length]?.slice(0, 14)} ${index}`),
    );
    await host.startNext();
    await visitor.page
      .locator('.wall-class[data-phase="briefing"] .wall-table-card')
      .nth(count - 1)
      .waitFor();
    for (const phase of ['briefing', 'build']) {
      await visitor.page.locator(`.wall-class[data-phase="${phase}"]`).waitFor();
      await inspect(visitor.page, `tables-${count}-${phase}`, 'reduce');
      expect.soft(await unreadable(visitor.page), phase).toEqual([]);
      if (phase === 'briefing') await host.nextPhase();
    }
    students.leave();
    for (const { context } of [visitor, leader]) await context.close();
  });
});

/** The first table as it plays, or (the last of the choosers) its reveal again. */
async function showOnWall(page: Page, chooser: 'first' | 'last'): Promise<void> {
  const choosers = page.locator('.screen-tables select');
  await (chooser === 'first' ? choosers.first() : choosers.last()).selectOption({ index: 1 });
}
