/** A class plays; what its report and its tables say is held to the logs, which are read another way. */
import { beforeAll, describe, expect, it } from 'vitest';
import { wordsIn } from '../../server/cli/words.ts';
import { SessionReports } from '../../server/sessions/session-reports.ts';
import { matchDocument } from '../../shared/export/match-json.ts';
import { tellLectureLog } from '../../shared/export/told-lecture.ts';
import { tellMatch } from '../../shared/export/told-match.ts';
import { randomFor } from '../../shared/match/random.ts';
import { type ReportTable, reportCsv } from '../../shared/report/report-csv.ts';
import type { SessionReport } from '../../shared/report/session-report.ts';
import { tableRound } from '../../shared/session/playlist.ts';
import type { TestClient } from './client.ts';
import { Classroom } from './doubles/classroom.ts';

const LECTURE = {
  mode: 'lecture',
  title: 'Names',
  runtime: '3.15',
  script: ['a = Node()', 'b = Node()', '# forecast: #1 #2', 'del a', '# reveal'].join('\n'),
} as const;

const random = randomFor('a class', 'its report');
const LINES = ['mine = Node()', 'yours = [Node(), Node()]', 'del mine', 'a = nobody', 'x = = 1', 'gc.collect(0)'];

/** Some lines each, legal or not. */
async function playLines(room: Classroom, students: readonly TestClient[]): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    for (const student of students) await room.world.ask(student, { t: 'line', text: random.pick(LINES) });
    await room.world.advance(2_000);
  }
}

/** Whatever comes to their minds, about most of the stakes. */
async function forecast(room: Classroom, students: readonly TestClient[]): Promise<void> {
  for (const student of students) {
    const stakes = student.state?.round?.stakes ?? [];
    const values = stakes.filter(() => random.next() < 0.8).map((stake) => [stake, 1 + random.below(99)]);
    await room.world.ask(student, { t: 'forecast', values: Object.fromEntries(values) });
  }
}

async function playTables(room: Classroom, activity: number, students: TestClient[], hasPeer: boolean): Promise<void> {
  await room.do({ do: 'start', activity });
  await room.world.advanceUntil(() => students.every(({ phase }) => phase === 'build'));
  await playLines(room, students);
  if (activity === 0) students.push(await room.student('=Late'));
  await room.do({ do: 'skip', table: null });
  await forecast(room, students);
  if (hasPeer) {
    await room.do({ do: 'skip', table: null });
    await forecast(room, students.slice(1));
  }
  await room.do({ do: 'end-activity' });
}

async function playLecture(room: Classroom, students: readonly TestClient[]): Promise<void> {
  await room.do({ do: 'start', activity: 2 });
  for (let step = 0; step < 3; step++) await room.do({ do: 'lecture-next' });
  for (const student of students) {
    await room.world.ask(student, {
      t: 'forecast',
      values: { '#1': 1 + random.below(99), '#2': 1 + random.below(99) },
    });
  }
  for (let step = 0; step < 5; step++) await room.ask({ do: 'lecture-next' });
  await room.do({ do: 'end-activity' });
}

interface SaidInLog {
  readonly student: string;
  readonly round: number;
  readonly table: number | null;
  readonly object: string;
  readonly counted: number;
  readonly alive: boolean | null;
}

/** What the stored logs hold, as they are exported one by one. */
async function readLogs(room: Classroom) {
  const { store, sessions } = room.world;
  const state = (await sessions.find(room.code))?.state;
  if (state === undefined) throw new Error('no session');
  const said: SaidInLog[] = [];
  const points = new Map<string, number>();
  const contracts: { readonly student: string; readonly held: boolean }[] = [];
  let lines = 0;
  const add = (student: string, more: number) => points.set(student, (points.get(student) ?? 0) + more);
  for (const [index, { tables, lecture }] of state.record.rounds.entries()) {
    const round = index + 1;
    for (const [place, { code, seats }] of tables.entries()) {
      const table = await store.readTable(code);
      const id = table !== null && table.stage.type !== 'lobby' ? table.stage.match : '';
      const header = (await store.readMatch(id))?.header;
      if (header === undefined) throw new Error(`no match at ${code}`);
      const [told] = matchDocument(tellMatch(header, await store.readEntries(id, 0))).rounds;
      for (const { object, alive, forecasts } of told?.stakes ?? []) {
        for (const { seat, percent } of forecasts) {
          const student = seats[seat] ?? null;
          if (student !== null) said.push({ student, round, table: place + 1, object, counted: percent, alive });
        }
      }
      for (const { seat, forecasts, contracts } of told?.points ?? []) {
        const student = seats[seat] ?? null;
        if (student !== null) add(student, forecasts + contracts);
      }
      for (const { seat, held } of told?.contracts ?? []) {
        const student = seats[seat] ?? null;
        if (student !== null) contracts.push({ student, held });
      }
      lines += (told?.lines ?? []).filter(({ seat, by }) => by === 'player' && seats[seat ?? -1] != null).length;
    }
    if (lecture === null) continue;
    const header = (await store.readLecture(lecture))?.header;
    if (header === undefined) throw new Error('no lecture');
    const told = tellLectureLog({ header, entries: await store.readLectureEntries(lecture) });
    if (!told.ok) throw new Error('a broken lecture');
    for (const { stakes, forecasts, revealed } of told.lecture.checkpoints) {
      for (const [number, values] of forecasts[1]) {
        for (const object of stakes) {
          const [counted, alive] = [values[object] ?? 50, revealed?.alive[object] ?? null];
          said.push({ student: `s${number}`, round, table: null, object, counted, alive });
        }
      }
      for (const [number, more] of revealed?.points ?? []) add(`s${number}`, more);
    }
  }
  return { said, points, contracts, lines };
}

/** The rows behind the headings, as a spreadsheet program reads them. */
function cellsOf(csv: string): string[][] {
  const [, ...rows] = csv.replace('\ufeff', '').trimEnd().split('\r\n');
  return rows.map((row) =>
    [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) =>
      (cell[1] ?? cell[2] ?? '').replaceAll('""', '"'),
    ),
  );
}

describe('the report of a session', () => {
  let room: Classroom;
  let report: SessionReport;
  let logs: Awaited<ReturnType<typeof readLogs>>;
  const table = async (name: ReportTable) => cellsOf(reportCsv(report, name, await wordsIn('en')));

  beforeAll(async () => {
    room = await Classroom.open({
      options: { tableSize: 3 },
      activities: [tableRound('roommates', { peerSeconds: 20 }), tableRound('moving-day'), LECTURE],
    });
    const students = await room.students('Ann', 'Ben', 'Cy', 'Di', 'Eve');
    await playTables(room, 0, students, true);
    await playTables(room, 1, students, false);
    await playLecture(room, students.slice(0, 4));
    const session = await room.world.sessions.find(room.code);
    if (session === null) throw new Error('no session');
    report = await new SessionReports(room.world.store).report(session);
    logs = await readLogs(room);
  }, 120_000);

  it('has every forecast that was scored, with the truth', async () => {
    const ids = new Map(report.students.map(({ id, pseudonym }) => [pseudonym, id]));
    const rows = (await table('forecasts')).map(
      ([, pseudonym = '', round, , table, , object = '', , , counted, alive]): SaidInLog => ({
        student: ids.get(pseudonym) ?? '',
        round: Number(round),
        table: table === '' ? null : Number(table),
        object,
        counted: Number(counted),
        alive: alive === '1',
      }),
    );
    const inOrder = (said: readonly SaidInLog[]) => said.map((one) => JSON.stringify(one)).sort();
    expect(rows.length).toBeGreaterThan(40);
    expect(inOrder(rows)).toEqual(inOrder(logs.said));
  });

  it('has the points of the logs, which are those that the host sees', async () => {
    const rows = await table('students');
    expect(rows.map(([name]) => name)).toEqual(['Ann', 'Ben', 'Cy', 'Di', 'Eve', "'=Late"]);
    for (const [index, { id, name, points }] of report.students.entries()) {
      expect(Number(rows[index]?.[4]), name).toBe(logs.points.get(id));
      expect(points).toEqual({ forecasts: room.row(name).forecastPoints, contracts: room.row(name).contractPoints });
    }
    const rounds = await table('rounds');
    const sum = rounds.reduce((all, row) => all + Number(row[6]) + Number(row[7]), 0);
    expect(sum).toBe([...logs.points.values()].reduce((all, points) => all + points, 0));
    expect(rounds.filter(([name]) => name === "'=Late").map((row) => row[5])).toEqual(['forecaster', 'player']);
  });

  it('has the contracts and the lines of people alone', () => {
    const { contracts, lines } = report.class;
    const held = contracts.reduce((all, count) => all + count.held, 0);
    expect(held).toBe(logs.contracts.filter((contract) => contract.held).length);
    expect(contracts.reduce((all, { missed }) => all + missed, held)).toBe(logs.contracts.length);
    expect(lines.total).toBe(logs.lines);
    expect(lines.total).toBeGreaterThan(0);
  });

  it('has the lines that were refused, and whose they are only in sum', async () => {
    const refused = await room.world.store.readRefusedLines(room.code);
    const rows = await table('errors');
    expect(report.class.errors.reduce((all, { count }) => all + count, 0)).toBe(refused.length);
    expect(rows).toContainEqual(
      expect.arrayContaining([expect.stringMatching(/^No name of yours/), 'NameError', 'a = nobody']),
    );
    expect(JSON.stringify(report.class.errors)).not.toMatch(/Ann|Player/);
    const inChinese = cellsOf(reportCsv(report, 'errors', await wordsIn('zh')));
    expect(inChinese.map(([, ...others]) => others)).toEqual(rows.map(([, ...others]) => others));
    for (const [reason] of inChinese) expect(reason).toMatch(/^[^`{]*\p{Script=Han}[^`{]*$/u);
    for (const [reason] of rows) expect(reason).toMatch(/^[^`{]+\.$/);
  });

  it('counts in its calibration what people said, and no more', () => {
    const inBins = report.class.calibration.reduce((all, { count }) => all + count, 0);
    const said = report.students
      .flatMap(({ forecasts }) => forecasts)
      .filter(({ first, second }) => (first ?? second) !== null);
    expect(inBins).toBe(said.length);
    expect(report.class.gain).not.toBeNull();
  });

  it('is the same from a server that has just started, and without whoever was deleted', async () => {
    const again = await room.restarted();
    const session = await again.world.sessions.find(room.code);
    if (session === null) return expect.fail('no session');
    const reports = new SessionReports(again.world.store);
    expect(await reports.report(session)).toEqual(report);
    await again.do({ do: 'delete-student', student: 's1' });
    const without = await reports.report(session);
    expect(JSON.stringify(without)).not.toMatch(/Ann|"s1"|Player 1"/);
    expect(without.students.slice(0, 4)).toEqual(report.students.slice(1, 5));
  });

  it('is made once for all who ask, until something that it tells of has changed', async () => {
    const quick = await Classroom.open();
    await quick.students('Ann', 'Ben');
    await quick.do({ do: 'start', activity: 0 });
    const session = await quick.world.sessions.find(quick.code);
    if (session === null) return expect.fail('no session');
    const reports = new SessionReports(quick.world.store);
    const [one, other] = await Promise.all([reports.report(session), reports.report(session)]);
    expect(other).toBe(one);
    expect(await reports.report(session)).toBe(one);
    await quick.do({ do: 'rename-student', student: 's2', name: 'Benjamin' });
    const renamed = await reports.report(session);
    expect(renamed.students[1]?.name).toBe('Benjamin');
    const wrong = {
      student: 's2',
      round: 0,
      text: 'b = nobody',
      code: 'not-in-play',
      params: { feature: 'x' },
    } as const;
    await quick.world.store.commit([[{ type: 'line-refused', session: quick.code, line: wrong }]]);
    const more = await reports.report(session);
    expect(more.students[1]?.errors).toHaveLength(1);
    await quick.do({ do: 'end-activity' });
    const revealed = await reports.report(session);
    expect(revealed.class.stakes.length).toBeGreaterThan(0);
    expect(await reports.report(session)).toBe(revealed);
  });

  it('tells nothing of a round before its reveal', async () => {
    const early = await Classroom.open();
    const students = await early.students('Ann', 'Ben');
    await early.do({ do: 'start', activity: 0 });
    await early.world.advanceUntil(() => students.every(({ phase }) => phase === 'build'));
    await early.do({ do: 'skip', table: null });
    await forecast(early, students);
    const session = await early.world.sessions.find(early.code);
    if (session === null) return expect.fail('no session');
    const reports = new SessionReports(early.world.store);
    expect(await reports.report(session)).toMatchObject({
      rounds: [{ tables: 1, revealed: 0 }],
      students: [
        { forecasts: [], contracts: [] },
        { forecasts: [], contracts: [] },
      ],
      class: { stakes: [], lines: { total: 0 } },
    });
    await early.do({ do: 'end-activity' });
    expect((await reports.report(session)).class.stakes.length).toBeGreaterThan(0);
  });
});
