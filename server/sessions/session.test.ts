import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../shared/match/log-chain.ts';
import { tableRound } from '../../shared/session/playlist.ts';
import type { TestClient } from '../../test/server/client.ts';
import { Classroom } from '../../test/server/doubles/classroom.ts';
import { ManualClock } from '../../test/server/doubles/manual-clock.ts';
import { World } from '../../test/server/doubles/world.ts';
import { createNicknameFilter } from './nickname-filter.ts';
import { expect as expectGuests } from './roster.ts';
import { SessionReports } from './session-reports.ts';

const names = (room: Classroom) => [...(room.host.hosting?.students.values() ?? [])].map(({ name }) => name);

/** Four students at two tables in the build phase of the first round. */
async function building(options: Parameters<typeof Classroom.open>[0] = {}) {
  const room = await Classroom.open(options);
  const students = await room.students('Ann', 'Ben', 'Cy', 'Di');
  await room.do({ do: 'start', activity: 0 });
  await room.world.advanceUntil(() => students.every(({ phase }) => phase === 'build'));
  await room.world.advance(250);
  return { room, students };
}

describe('coming in', () => {
  it('gives each a key of their own and shows the class to the host', async () => {
    const room = await Classroom.open();
    const [ann, ben] = await room.students('Ann', 'Ben');
    await room.world.advance(250);
    expect(names(room)).toEqual(['Ann', 'Ben']);
    expect(ann?.studentKey).not.toBe(ben?.studentKey);
    expect(ann?.session?.me.name).toBe('Ann');
    expect(room.host.frames.join()).not.toContain(ann?.studentKey);
  });

  it('finds a name for whoever brings none, and a number for whoever brings one that is taken', async () => {
    const room = await Classroom.open();
    await room.students('Ann', 'Ann');
    await room.world.advance(250);
    expect(names(room)).toEqual(['Ann', 'Ann 2']);
  });

  it('hides what the filter does not like, until the host shows it', async () => {
    const room = await Classroom.open();
    const rude = await room.student('f u c k');
    await room.world.advance(250);
    expect(names(room)).toEqual(['Player 1']);
    expect(rude.session?.me).toMatchObject({ name: 'f u c k', nameHidden: true });
    expect(room.row('Player 1').hiddenName).toBe('f u c k');
    await room.do({ do: 'show-name', student: 's1', shown: true });
    expect(names(room)).toEqual(['f u c k']);
  });

  it('brings back whoever has the key, with everything, and takes the seat from their other device', async () => {
    const { room, students } = await building();
    const [ann] = students;
    const again = await room.student('Somebody', { key: ann?.studentKey ?? '' });
    expect(ann?.farewell?.code).toBe('taken-over');
    expect([again.session?.me.name, again.phase, again.seat]).toEqual(['Ann', 'build', ann?.seat]);
  });

  it.each([
    ['a lock', { do: 'lock', locked: true } as const, 'session-locked'],
    ['a guest list', { do: 'set-options', options: { guestsOnly: true } } as const, 'guests-only'],
    ['its end', { do: 'end-session' } as const, 'session-over'],
  ])('is stopped by %s', async (_what, action, code) => {
    const room = await Classroom.open();
    await room.do(action);
    expect((await room.student('Late')).farewell?.code).toBe(code);
  });

  it('opens to no key that nobody has, to no wrong host link, to no wrong projector', async () => {
    const room = await Classroom.open();
    const wrong = 'x'.repeat(24);
    expect((await room.student('Thief', { key: wrong })).farewell?.code).toBe('seat-not-yours');
    expect((await room.hostWith(wrong)).farewell?.code).toBe('not-a-host');
    expect((await room.screen(wrong)).farewell?.code).toBe('not-a-host');
  });
});

describe('the roster', () => {
  it('renames, removes and bans', async () => {
    const room = await Classroom.open();
    const [ann, ben] = await room.students('Ann', 'Ben');
    await room.do({ do: 'rename-student', student: 's1', name: 'Anna' });
    expect(names(room)).toEqual(['Anna', 'Ben']);
    expect(ann?.session?.me.name).toBe('Anna');
    await room.do({ do: 'remove-student', student: 's1', ban: false });
    expect([ann?.farewell?.code, names(room)]).toEqual(['removed', ['Ben']]);
    await room.do({ do: 'remove-student', student: 's2', ban: true });
    expect(ben?.farewell?.code).toBe('banned');
    expect((await room.student('Ben', { key: ben?.studentKey ?? '' })).farewell?.code).toBe('banned');
    expect(room.session.banned).toBe(1);
  });

  it('deals teams evenly, anew when their number changes', async () => {
    const room = await Classroom.open({ options: { teams: 2 } });
    await room.students('Ann', 'Ben', 'Cy', 'Di', 'Eve');
    await room.world.advance(250);
    const teams = () => [...(room.host.hosting?.students.values() ?? [])].map(({ team }) => team);
    expect(teams()).toEqual([0, 1, 0, 1, 0]);
    await room.do({ do: 'set-options', options: { teams: 3 } });
    expect(teams()).toEqual([0, 1, 2, 0, 1]);
    expect(await room.ask({ do: 'set-team', student: 's1', team: 3 })).toBe('bad-message');
  });

  it('refuses what is no student', async () => {
    const room = await Classroom.open();
    expect(await room.ask({ do: 'set-time-factor', student: 's9', factor: 2 })).toBe('no-such-student');
  });
});

describe('a guest list', () => {
  it('has those who are expected apart from those who came, until they do', async () => {
    const room = await Classroom.open();
    const ann = await room.student('Ann');
    const screen = await room.screen();
    const session = await room.world.sessions.find(room.code);
    const guests = ['Gus', 'Zed'].map((name) => ({
      keyHash: sha256Hex(`the-key-of-the-guest-${name}`),
      name,
      sealedName: null,
    }));
    await session?.journal.change((state) => expectGuests(state, guests, createNicknameFilter()));
    await room.world.advance(250);
    const expected = () => ['Ann', 'Gus', 'Zed'].map((name) => room.row(name).expected);
    expect(expected()).toEqual([false, true, true]);
    expect(screen.screen?.standings.map(({ name }) => name)).toEqual(['Ann']);
    expect(screen.screen?.names.map(({ name }) => name)).toEqual(['Ann']);
    expect(ann.session?.students).toBe(1);
    await room.student('Whoever', { key: 'the-key-of-the-guest-Gus' });
    await room.world.advance(250);
    expect(expected()).toEqual([false, false, true]);
    expect(screen.screen?.standings.map(({ name }) => name)).toEqual(['Ann', 'Gus']);
    expect(ann.session?.students).toBe(2);
  });
});

describe('a round', () => {
  it('seats everybody at tables that the host sees', async () => {
    const { room, students } = await building();
    expect(room.tables.map(({ phase, seats }) => [phase, seats.length])).toEqual([
      ['build', 2],
      ['build', 2],
    ]);
    expect(new Set(students.map(({ header }) => header?.match)).size).toBe(2);
    expect(students.every(({ session }) => session?.me.table !== null)).toBe(true);
  });

  it('shows nicknames, and keeps them out of the log', async () => {
    const { room, students } = await building();
    const shown = students[0]?.header?.players.map(({ name }) => name) ?? [];
    expect(['Ann', 'Ben', 'Cy', 'Di']).toEqual(expect.arrayContaining(shown));
    const stored = await room.world.store.readMatch(students[0]?.header?.match ?? '');
    expect(stored?.header.players.map(({ name }) => name)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Player \d$/)]),
    );
    expect(JSON.stringify(stored)).not.toMatch(/Ann|Ben|Cy"|Di"/);
  });

  it('tells a table when somebody at it is called otherwise', async () => {
    const { room, students } = await building();
    await room.do({ do: 'rename-student', student: 's1', name: 'Zoe' });
    const table = students.filter(({ header }) => header?.match === students[0]?.header?.match);
    for (const { header, phase } of table) {
      expect(header?.players.map(({ name }) => name)).toContain('Zoe');
      expect(phase).toBe('build');
    }
  });

  it('gives a table of one a bot, and fills tables where the host wants bots', async () => {
    const few = await Classroom.open({ options: { bots: false } });
    await few.students('Ann', 'Ben', 'Cy');
    await few.do({ do: 'start', activity: 0 });
    expect(few.tables.map(({ seats }) => seats.filter(({ bot }) => bot !== null).length)).toEqual([0, 1]);
    const full = await Classroom.open({ options: { tableSize: 4 } });
    await full.students('Ann', 'Ben');
    await full.do({ do: 'start', activity: 0 });
    expect(full.tables.map(({ seats }) => seats.length)).toEqual([4]);
  });

  it('ends phases for all tables at once, as soon as everybody is ready', async () => {
    const { room, students } = await building();
    const [first, ...others] = students;
    for (const student of others) await room.world.ask(student, { t: 'ready' });
    await room.world.advance(1_000);
    expect(students.map(({ phase }) => phase)).toEqual(['build', 'build', 'build', 'build']);
    if (first !== undefined) await room.world.ask(first, { t: 'ready' });
    await room.world.advance(1_000);
    expect(students.map(({ phase }) => phase)).toEqual(['predict', 'predict', 'predict', 'predict']);
  });

  it('lets each table go on by itself where the host wants that', async () => {
    const { room, students } = await building({ options: { pace: 'own' } });
    const match = students[0]?.header?.match;
    const [mine, theirs] = [true, false].map((at) => students.filter(({ header }) => (header?.match === match) === at));
    for (const student of mine ?? []) await room.world.ask(student, { t: 'ready' });
    await room.world.advance(1_000);
    expect(mine?.map(({ phase }) => phase)).toEqual(['predict', 'predict']);
    expect(theirs?.map(({ phase }) => phase)).toEqual(['build', 'build']);
  });

  it('stands still while it is paused, and takes nothing', async () => {
    const { room, students } = await building();
    await room.do({ do: 'pause' });
    expect(students.map(({ isRunning }) => isRunning)).toEqual([false, false, false, false]);
    const [ann] = students;
    if (ann === undefined) return expect.fail('no Ann');
    expect(await room.world.ask(ann, { t: 'line', text: 'mine = Node()' })).toBe('paused');
    await room.world.advance(3_600_000);
    expect(ann.phase).toBe('build');
    await room.do({ do: 'resume' });
    expect(ann.isRunning).toBe(true);
    expect(await room.world.ask(ann, { t: 'line', text: 'mine = Node()' })).toBe('done');
  });

  it('lasts longer at one table or at all, and is cut short', async () => {
    const { room, students } = await building();
    const until = () => room.tables.map((table) => table.until ?? 0);
    const before = until();
    await room.do({ do: 'extend', seconds: 60, table: null });
    expect(until()).toEqual(before.map((at) => at + 60_000));
    await room.do({ do: 'extend', seconds: 30, table: room.tables[1]?.code ?? '' });
    expect(until()).toEqual([(before[0] ?? 0) + 60_000, (before[1] ?? 0) + 90_000]);
    await room.do({ do: 'skip', table: null });
    expect(students.map(({ phase }) => phase)).toEqual(['predict', 'predict', 'predict', 'predict']);
    expect(await room.ask({ do: 'skip', table: 'NOWHERE' })).toBe('no-such-table');
  });

  it('takes whoever needs longer into account', async () => {
    const room = await Classroom.open();
    const students = await room.students('Ann', 'Ben');
    await room.do({ do: 'set-time-factor', student: 's1', factor: 2 });
    await room.do({ do: 'start', activity: 0 });
    expect(students[0]?.header?.settings).toMatchObject({ briefingSeconds: 50, buildSeconds: 180 });
  });

  it.each(['together', 'own'] as const)('gives who needs longer more time to forecast: %s', async (pace) => {
    const room = await Classroom.open({
      options: { pace, bots: false },
      activities: [tableRound('roommates', { peerSeconds: 20 })],
    });
    const students = await room.students('Ann', 'Ben', 'Cy', 'Di');
    await room.do({ do: 'set-time-factor', student: 's1', factor: 1.5 });
    expect(room.row('Ann').timeFactor).toBe(1.5);
    await room.do({ do: 'start', activity: 0 });
    const usual = tableRound('roommates').times.predictSeconds;
    const toForecast = () => room.do({ do: 'skip', table: null });
    await toForecast();
    await toForecast();
    const [ann] = students;
    if (ann === undefined) return expect.fail('no Ann');
    const others = students.filter((student) => student.header?.match !== ann.header?.match);
    expect([others.length, ann.phase, ...others.map(({ phase }) => phase)]).toEqual([
      2,
      'predict',
      'predict',
      'predict',
    ]);
    const isEverywhere = pace === 'together';
    for (const [phase, next, seconds] of [
      ['predict', 'peer', usual],
      ['peer', 'bell', 20],
    ] as const) {
      // what has passed of the phase since it began
      await room.world.advance(seconds * 1_000);
      expect(ann.phase).toBe(phase);
      for (const other of others) expect(other.phase === phase).toBe(isEverywhere);
      await room.world.advanceUntil(() => ann.phase === next);
    }
    const lasted = (student: TestClient, phase: string) => {
      const starts = student.messages
        .flatMap((message) => (message.t === 'entries' ? message.entries : []))
        .filter((entry) => entry.type === 'phase-started');
      const at = starts.findIndex((entry) => entry.phase === phase);
      return ((starts[at + 1]?.at ?? 0) - (starts[at]?.at ?? 0)) / 1_000;
    };
    expect([lasted(ann, 'predict'), lasted(ann, 'peer')]).toEqual([usual * 1.5, 30]);
    for (const other of others) {
      const factor = isEverywhere ? 1.5 : 1;
      expect([lasted(other, 'predict'), lasted(other, 'peer')]).toEqual([usual * factor, 20 * factor]);
    }
  });

  it('lets late comers forecast, and gives them a seat in the next round', async () => {
    const { room, students } = await building();
    const late = await room.student('Late');
    await room.world.advance(1_000);
    expect(late.session?.me).toMatchObject({ table: expect.any(String), forecaster: true });
    expect(late.state?.seats.at(-1)).toMatchObject({ forecaster: true, player: { name: 'Late' } });
    expect(await room.world.ask(late, { t: 'line', text: 'mine = Node()' })).toBe('forecasts-only');
    const neighbour = students.find(({ header }) => header?.match === late.header?.match);
    expect(neighbour?.state?.seats.at(-1)?.player.name).toBe('Late');
    await room.do({ do: 'end-activity' });
    expect(room.session.stage).toEqual({ type: 'between', activity: 0 });
    await room.do({ do: 'start', activity: 1 });
    expect(late.session?.me).toMatchObject({ forecaster: false });
    expect(late.header?.players.map(({ name }) => name)).toContain('Late');
  });

  it('goes on at another table for whoever is moved there, and what they played stays theirs', async () => {
    const { room, students } = await building();
    const [here, there] = room.tables;
    if (here === undefined || there === undefined) return expect.fail('no tables');
    const moved = students.filter(({ session }) => session?.me.table === here.code);
    for (const student of moved) await room.world.ask(student, { t: 'line', text: 'mine = Node()' });
    expect(await room.ask({ do: 'merge-table', table: here.code, into: here.code })).toBe('no-such-table');
    await room.do({ do: 'merge-table', table: here.code, into: there.code });
    for (const student of moved) {
      expect(student.session?.me).toMatchObject({ table: there.code, forecaster: true });
      expect(student.phase).toBe('build');
      expect(await room.world.ask(student, { t: 'line', text: 'yours = Node()' })).toBe('forecasts-only');
    }
    expect(new Set(students.map(({ header }) => header?.match)).size).toBe(1);
    await room.do({ do: 'end-activity' });
    const session = await room.world.sessions.find(room.code);
    if (session === null) return expect.fail('no session');
    const report = await new SessionReports(room.world.store).report(session);
    const names = new Set(moved.map((student) => student.session?.me.name));
    expect(report.students.map(({ name, lines }) => lines.total === (names.has(name) ? 1 : 0))).not.toContain(false);
    expect(report.class.lines.total).toBe(2);
    const [gone] = report.students.filter(({ name }) => names.has(name));
    await room.do({ do: 'delete-student', student: gone?.id ?? '' });
    expect(JSON.stringify(session.state.record.rounds)).not.toContain(`"${gone?.id}"`);
    expect((await new SessionReports(room.world.store).report(session)).class.lines.total).toBe(1);
  });

  it('lets whoever comes after the bell wait for the next', async () => {
    const { room } = await building();
    await room.do({ do: 'skip', table: null });
    await room.do({ do: 'skip', table: null });
    const late = await room.student('Later');
    await room.world.advance(250);
    expect(late.session?.me).toMatchObject({ table: null, forecaster: false });
  });

  it('is scored, and the class stands by its points', async () => {
    const { room, students } = await building();
    await room.do({ do: 'skip', table: null });
    const [ann] = students;
    const stakes = ann?.state?.round?.stakes ?? [];
    if (ann !== undefined) {
      await room.world.ask(ann, { t: 'forecast', values: Object.fromEntries(stakes.map((stake) => [stake, 90])) });
    }
    await room.do({ do: 'end-activity' });
    const points = (name: string) => room.row(name).forecastPoints;
    expect(points('Ann')).not.toBe(0);
    expect(ann?.session?.me.rank).not.toBeNull();
    expect(ann?.session?.stage).toEqual({ type: 'between', activity: 0 });
    expect(ann?.phase).toBe('finished');
    const before = points('Ann');
    const again = await room.restarted();
    await again.world.advance(250);
    expect(again.row('Ann').forecastPoints).toBe(before);
  });

  it('can be played again: the same activity, or another', async () => {
    const { room } = await building();
    expect(await room.ask({ do: 'start', activity: 1 })).toBe('wrong-stage');
    await room.do({ do: 'end-activity' });
    expect(await room.ask({ do: 'start', activity: 9 })).toBe('no-such-activity');
    await room.do({ do: 'start', activity: 0 });
    expect(room.session.stage).toMatchObject({ type: 'activity', activity: 0 });
  });

  it('begins for nobody without anybody', async () => {
    const room = await Classroom.open();
    expect(await room.ask({ do: 'start', activity: 0 })).toBe('too-few-players');
  });

  it('is played on the runtime and with the truck that the playlist says', async () => {
    const room = await Classroom.open({
      activities: [tableRound('roommates', { runtime: '3.8', truck: 0, contracts: false, peerSeconds: 20 })],
    });
    const [ann] = await room.students('Ann', 'Ben');
    await room.do({ do: 'start', activity: 0 });
    expect(ann?.state?.round?.scenario).toMatchObject({ runtime: '3.8', truck: 0 });
    expect(ann?.header?.settings).toMatchObject({ contractsPerSeat: 0, peerSeconds: 20 });
  });
});

describe('dealing by hand', () => {
  it('shows the deal, moves students, and plays as dealt', async () => {
    const room = await Classroom.open();
    await room.students('Ann', 'Ben', 'Cy', 'Di');
    await room.do({ do: 'deal' });
    expect(room.session.deal?.flat().sort()).toEqual(['s1', 's2', 's3', 's4']);
    for (const student of ['s1', 's2', 's3', 's4']) await room.do({ do: 'move-student', student, table: null });
    expect(room.session.deal).toEqual([]);
    await room.do({ do: 'move-student', student: 's1', table: 0 });
    await room.do({ do: 'move-student', student: 's4', table: 0 });
    expect(await room.ask({ do: 'move-student', student: 's2', table: 0 })).toBe('table-full');
    await room.do({ do: 'move-student', student: 's2', table: 1 });
    await room.do({ do: 'start', activity: 0 });
    expect(room.tables.map(({ seats }) => seats.map(({ student }) => student))).toEqual([
      ['s1', 's4', 's3'],
      ['s2', null],
    ]);
  });

  it('lets whoever is there without a table forecast at one', async () => {
    const room = await Classroom.open();
    await room.students('Ann', 'Ben');
    await room.do({ do: 'deal' });
    const loose = await room.students('Cy', 'Di');
    await room.do({ do: 'start', activity: 0 });
    expect(room.row('Ann')).toMatchObject({ table: room.tables[0]?.code, forecaster: false });
    for (const [index, name] of ['Cy', 'Di'].entries()) {
      expect(room.row(name)).toMatchObject({ table: room.tables[0]?.code, forecaster: true });
      expect(loose[index]?.phase).toBe('briefing');
    }
  });

  it('swaps two students, also at full tables, and with somebody who has none', async () => {
    const room = await Classroom.open();
    await room.students('Ann', 'Ben', 'Cy', 'Di', 'Eve');
    for (const [student, table] of [
      ['s1', 0],
      ['s2', 0],
      ['s3', 1],
      ['s4', 1],
    ] as const) {
      await room.do({ do: 'move-student', student, table });
    }
    await room.do({ do: 'swap-students', student: 's1', with: 's4' });
    expect(room.session.deal).toEqual([
      ['s4', 's2'],
      ['s3', 's1'],
    ]);
    await room.do({ do: 'swap-students', student: 's5', with: 's2' });
    expect(room.session.deal).toEqual([
      ['s4', 's5'],
      ['s3', 's1'],
    ]);
    await room.do({ do: 'swap-students', student: 's3', with: 's1' });
    expect(room.session.deal?.[1]).toEqual(['s1', 's3']);
    expect(await room.ask({ do: 'swap-students', student: 's1', with: 's9' })).toBe('no-such-student');
  });
});

describe('hosts', () => {
  it('look at a table without being seen', async () => {
    const { room, students } = await building();
    const code = room.tables[0]?.code ?? '';
    const frames = students.map((student) => student.frames.length);
    await room.do({ do: 'look', table: code });
    expect(room.host.state?.round?.scenario.id).toBe('roommates');
    expect(room.session.looking).toBe(code);
    expect(students.map((student) => student.frames.length)).toEqual(frames);
    await room.do({ do: 'look', table: null });
    expect(room.host.messages.some(({ t }) => t === 'table-left')).toBe(true);
  });

  it('see neither contracts nor forecasts before the reveal', async () => {
    const { room, students } = await building();
    const [ann] = students;
    await room.do({
      do: 'look',
      table: room.tables.find(({ seats }) => seats.some(({ name }) => name === 'Ann'))?.code ?? '',
    });
    await room.do({ do: 'skip', table: null });
    const [stake = '#1'] = ann?.state?.round?.stakes ?? [];
    if (ann !== undefined) await room.world.ask(ann, { t: 'forecast', values: { [stake]: 37 } });
    await room.world.advance(250);
    expect(room.host.frames.join()).not.toContain(`"${stake}":37`);
    expect(room.host.state?.seats.every(({ contracts }) => contracts.length === 0)).toBe(true);
  });

  it('share the session by links that can be revoked', async () => {
    const room = await Classroom.open();
    await room.do({ do: 'add-key', name: 'Phone', hash: sha256Hex('the-key-of-the-phone') });
    const phone = await room.hostWith('the-key-of-the-phone');
    expect(phone.hosting?.session.code).toBe(room.code);
    expect(await room.ask({ do: 'lock', locked: true }, phone)).toBe('done');
    const key = room.session.keys.find(({ name }) => name === 'Phone')?.id ?? '';
    const first = room.session.keys[0]?.id ?? '';
    expect(await room.ask({ do: 'revoke-key', key: first }, phone)).toBe('not-a-host');
    await room.do({ do: 'revoke-key', key });
    expect(phone.farewell?.code).toBe('not-a-host');
    expect((await room.hostWith('the-key-of-the-phone')).farewell?.code).toBe('not-a-host');
  });

  it('are alone in what they may do', async () => {
    const room = await Classroom.open();
    const ann = await room.student('Ann');
    const screen = await room.screen();
    expect(await room.ask({ do: 'lock', locked: true }, ann)).toBe('not-the-host');
    expect(await room.ask({ do: 'lock', locked: true }, screen)).toBe('not-a-host');
  });

  it('see who is stuck, and what was refused is kept', async () => {
    const { room, students } = await building();
    const [ann] = students;
    if (ann === undefined) return expect.fail('no Ann');
    for (const text of ['a = q', 'a = = b', 'a = q']) await room.world.ask(ann, { t: 'line', text });
    await room.world.advance(250);
    const table = room.tables.find(({ seats }) => seats.some(({ name }) => name === 'Ann'));
    expect(table?.needs).toEqual(['stuck']);
    expect(table?.seats.find(({ name }) => name === 'Ann')).toMatchObject({ refused: 3, lines: 0 });
    expect(await room.world.store.readRefusedLines(room.code)).toMatchObject([
      { student: 's1', round: 0, text: 'a = q', code: 'python-error', params: { name: 'NameError' } },
      { code: 'line-unreadable', params: { reason: 'syntax-error' } },
      { code: 'python-error' },
    ]);
  });

  it('learn how many are lost, and not who', async () => {
    const { room, students } = await building();
    for (const student of students.slice(0, 2)) await room.world.ask(student, { t: 'lost', lost: true });
    const [ann] = students;
    if (ann !== undefined) await room.world.ask(ann, { t: 'lost', lost: false });
    await room.world.advance(250);
    expect(room.session.lost.map(({ count }) => count)).toEqual([1, 2, 1]);
    expect(JSON.stringify([...(room.host.hosting?.students.values() ?? [])])).not.toContain('lost');
  });
});

describe('a projector', () => {
  it('shows what the host chooses', async () => {
    const { room } = await building();
    const screen = await room.screen();
    expect(screen.screen?.content).toEqual({ show: 'tables' });
    const table = room.tables[0]?.code ?? '';
    expect(await room.ask({ do: 'show', content: { show: 'replay', table } })).toBe('wrong-stage');
    await room.do({ do: 'show', content: { show: 'table', table } });
    expect(screen.state?.round?.scenario.id).toBe('roommates');
    await room.do({ do: 'show', content: { show: 'standings' } });
    expect(screen.state).toBeNull();
    expect(JSON.stringify(screen.screen)).not.toContain('needs');
  });
});

describe('a lecture', () => {
  const SCRIPT = ['a = Node()', 'b = Node()', 'c = a', '# forecast: #1 #2', 'del a', 'del b', '# reveal'].join('\n');
  const lecture = { mode: 'lecture', title: 'Names', runtime: '3.15', script: SCRIPT } as const;
  const entriesOf = (client: TestClient) =>
    client.messages.flatMap((message) => {
      if (message.t === 'lecture') return message.lecture.entries;
      return message.t === 'lecture-entries' ? message.entries : [];
    });

  async function lecturing() {
    const room = await Classroom.open({ activities: [lecture, tableRound('roommates')] });
    const students = await room.students('Ann', 'Ben');
    await room.do({ do: 'start', activity: 0 });
    return { room, students };
  }

  /** To the first checkpoint. */
  async function forecasting() {
    const { room, students } = await lecturing();
    for (let step = 0; step < 4; step++) await room.do({ do: 'lecture-next' });
    const [ann, ben] = students;
    if (ann === undefined || ben === undefined) return expect.fail('nobody came');
    return { room, ann, ben };
  }

  it('is shown to everybody who is there, and to whoever comes', async () => {
    const { room, students } = await lecturing();
    const screen = await room.screen();
    const late = await room.student('Late');
    for (const client of [room.host, screen, late, ...students]) {
      expect(client.messages.filter(({ t }) => t === 'lecture')).toHaveLength(1);
    }
    expect(screen.screen?.content).toEqual({ show: 'lecture' });
    expect(late.frames.join()).not.toContain('# forecast');
  });

  it('is shown once more to whoever says that their heap is another one', async () => {
    const { room, students } = await lecturing();
    const screen = await room.screen();
    for (const client of [room.host, screen, ...students]) {
      expect(await room.world.ask(client, { t: 'disagree', seq: 1 })).toBe('done');
      expect(client.messages.filter(({ t }) => t === 'lecture')).toHaveLength(2);
    }
  });

  it('is given line by line, forecast, revealed and scored', async () => {
    const { room, ann, ben } = await forecasting();
    expect(entriesOf(ann).at(-1)).toMatchObject({ type: 'checkpoint-opened', stakes: ['#1', '#2'] });
    expect(await room.world.ask(ann, { t: 'forecast', values: { '#1': 95, '#2': 5 } })).toBe('done');
    expect(await room.world.ask(ben, { t: 'forecast', values: { '#1': 5, '#2': 5 } })).toBe('done');
    expect(ben.frames.join()).not.toContain('95');
    for (let step = 0; step < 5; step++) await room.ask({ do: 'lecture-next' });
    expect(entriesOf(ben).map(({ type }) => type)).toContain('checkpoint-revealed');
    await room.do({ do: 'end-activity' });
    expect(room.session.stage).toEqual({ type: 'between', activity: 0 });
    expect(room.row('Ann').forecastPoints).toBeGreaterThan(room.row('Ben').forecastPoints);
    expect(ann.session?.me.rank).toBe(1);
  });

  it('makes way for the tables of the next round', async () => {
    const { room, ann } = await forecasting();
    await room.do({ do: 'end-activity' });
    await room.do({ do: 'start', activity: 1 });
    expect(ann.messages.filter(({ t }) => t === 'lecture-left')).toHaveLength(1);
    expect(ann.phase).toBe('briefing');
    expect(await room.ask({ do: 'lecture-next' })).toBe('no-lecture');
  });

  it('takes nothing while it is paused, and stands where it stood after a restart', async () => {
    const { room, ann } = await forecasting();
    await room.do({ do: 'pause' });
    expect(await room.world.ask(ann, { t: 'forecast', values: { '#1': 95 } })).toBe('paused');
    await room.do({ do: 'resume' });
    expect(await room.world.ask(ann, { t: 'forecast', values: { '#1': 95 } })).toBe('done');
    const again = await room.restarted();
    const back = await again.student('Ann', { key: ann.studentKey ?? '' });
    expect(entriesOf(back).at(-1)).toMatchObject({ type: 'checkpoint-opened' });
    expect(await again.world.ask(back, { t: 'forecast', values: { '#2': 10 } })).toBe('done');
  });

  it('is not begun with a script that cannot be given', async () => {
    const room = await Classroom.open({ activities: [{ ...lecture, script: 'a = = b' }] });
    await room.students('Ann');
    expect(await room.ask({ do: 'start', activity: 0 })).toBe('bad-script');
    expect(room.session.stage.type).toBe('lobby');
  });

  it('is deleted with its session', async () => {
    const { room } = await forecasting();
    const id = (await room.world.store.readSession(room.code))?.record.rounds[0]?.lecture ?? '';
    expect(await room.world.store.readLecture(id)).not.toBeNull();
    await room.world.sessions.remove(room.code);
    expect(await room.world.store.readLecture(id)).toBeNull();
  });
});

describe('time and failures', () => {
  it('goes on after a restart of the server where it stood, with everybody in their seat', async () => {
    const { room, students } = await building();
    const [ann] = students;
    if (ann === undefined) return expect.fail('no Ann');
    await room.world.ask(ann, { t: 'line', text: 'mine = Node()' });
    const again = await room.restarted();
    expect(again.session.stage).toMatchObject({ type: 'activity', activity: 0 });
    const back = await again.student('Whoever', { key: ann.studentKey ?? '' });
    expect([back.phase, back.seat]).toEqual(['build', ann.seat]);
    expect(back.state?.round?.program.at(-1)?.text).toBe('mine = Node()');
    expect(await again.world.ask(back, { t: 'line', text: 'yours = mine' })).toBe('done');
  });

  it('begins after a restart what had been decided and not begun', async () => {
    const { room } = await building();
    const { record } = (await room.world.store.readSession(room.code)) ?? {};
    expect(record?.rounds).toHaveLength(1);
    for (const { code } of record?.rounds[0]?.tables ?? []) {
      const table = await room.world.store.readTable(code);
      await room.world.store.commit([[{ type: 'table-removed', code, revision: table?.revision ?? 0 }]]);
    }
    const again = await room.restarted();
    await again.world.advance(250);
    expect(again.tables.map(({ phase }) => phase)).toEqual(['briefing', 'briefing']);
  });

  it('stands still while nobody is there', async () => {
    const { room, students } = await building();
    const key = students[0]?.studentKey ?? '';
    await room.host.close();
    for (const student of students) await student.close();
    await room.world.advance(300_000);
    const back = await room.student('Ann', { key });
    expect(back.phase).toBe('build');
  });

  it('stays as it is when the disk is full, and says so', async () => {
    const room = await Classroom.open();
    room.world.store.failNext();
    expect(await room.ask({ do: 'lock', locked: true })).toBe('internal-error');
    expect(room.session.locked).toBe(false);
    await room.do({ do: 'lock', locked: true });
    expect(room.session.locked).toBe(true);
  });
});

describe('what is deleted', () => {
  it('of a student is nothing that says who they were', async () => {
    const { room, students } = await building();
    const [ann] = students;
    if (ann === undefined) return expect.fail('no Ann');
    await room.world.ask(ann, { t: 'line', text: 'a = q' });
    await room.do({ do: 'delete-student', student: 's1' });
    const { record, students: left } = (await room.world.store.readSession(room.code)) ?? {};
    const tables = await Promise.all(
      (record?.rounds[0]?.tables ?? []).map(({ code }) => room.world.store.readTable(code)),
    );
    const kept = JSON.stringify([record, [...(left?.values() ?? [])], tables]);
    expect(kept).not.toContain('Ann');
    expect(kept).not.toContain(sha256Hex(ann.studentKey ?? ''));
    expect(await room.world.store.readRefusedLines(room.code)).toEqual([]);
    expect(ann.farewell?.code).toBe('removed');
    await room.do({ do: 'end-activity' });
    expect(room.session.stage.type).toBe('between');
  });

  it('of a session is everything, at once or after its time', async () => {
    const { room, students } = await building();
    const match = students[0]?.header?.match ?? '';
    expect((await room.world.sessions.remove(room.code)).ok).toBe(true);
    expect([room.host.farewell?.code, students[0]?.farewell?.code]).toEqual(['session-over', 'session-over']);
    expect(await room.world.store.readSession(room.code)).toBeNull();
    expect(await room.world.store.readMatch(match)).toBeNull();
    const old = await Classroom.open({ options: { retentionDays: 1 } });
    await old.host.close();
    await old.world.sessions.start();
    await old.world.advance(20 * 3_600_000);
    expect(await old.world.store.readSession(old.code)).not.toBeNull();
    await old.world.advance(6 * 3_600_000);
    expect(await old.world.store.readSession(old.code)).toBeNull();
  });

  it('of a session that is not to be kept is everything as soon as it ends, and nothing before', async () => {
    const { room, students } = await building({ options: { retentionDays: 0 } });
    const [ann] = students;
    expect(room.session.deletedAt).toBeNull();
    await room.world.sessions.start();
    await room.world.advance(3 * 3_600_000);
    expect(await room.world.store.readSession(room.code)).not.toBeNull();
    await room.do({ do: 'end-session' });
    expect(ann?.farewell).toBeNull();
    expect(ann?.session?.stage.type).toBe('ended');
    await room.world.advance(3_000);
    expect([ann?.farewell?.code, room.host.farewell?.code]).toEqual(['session-over', 'session-over']);
    expect(await room.world.store.readSession(room.code)).toBeNull();
  });

  it('of such a session is gone, too, when its server was killed meanwhile, or when nobody has ended it', async () => {
    const [ended, left] = [
      await Classroom.open({ options: { retentionDays: 0 } }),
      await Classroom.open({ options: { retentionDays: 0 } }),
    ];
    await ended.do({ do: 'end-session' });
    const killed = ({ world }: Classroom) =>
      new World(world.catalogue, { store: world.store, clock: new ManualClock(world.clock.now()) });
    const after = killed(ended);
    await after.sessions.start();
    expect(await after.store.readSession(ended.code)).toBeNull();
    const other = killed(left);
    await other.sessions.start();
    await other.advance(23 * 3_600_000);
    expect(await other.store.readSession(left.code)).not.toBeNull();
    await other.advance(2 * 3_600_000);
    expect(await other.store.readSession(left.code)).toBeNull();
  });
});
