import { beforeEach, describe, expect, it } from 'vitest';
import { viewEntry } from '../../../shared/match/view.ts';
import type { HostedSession, StudentRow, TableRow } from '../../../shared/protocol/session-views.ts';
import { DEFAULT_OPTIONS } from '../../../shared/session/options.ts';
import { FakeClock } from '../fake-clock.ts';
import type { SocketEvents } from '../ports.ts';
import { HEADER, ScriptedMatch } from '../scripted-match.ts';
import { newHostKeys } from './host-keys.ts';
import { HostedClass } from './hosted-class.ts';

const KEYS = newHostKeys((count) => new Uint8Array(count).fill(3));

const SESSION: HostedSession = {
  code: 'QRST9',
  createdAt: '2026-11-21T12:00:00.000Z',
  stage: { type: 'lobby' },
  paused: false,
  locked: false,
  options: DEFAULT_OPTIONS,
  activities: [],
  keys: [],
  screen: { show: 'lobby' },
  screens: 0,
  deal: null,
  banned: 0,
  lost: [],
  looking: null,
  now: 10_000,
  deletedAt: null,
};

function student(id: string, more: Partial<StudentRow> = {}): StudentRow {
  return {
    id,
    name: id,
    hiddenName: null,
    pseudonym: `Player ${id}`,
    sealedName: null,
    expected: false,
    connected: true,
    team: null,
    timeFactor: 1,
    table: null,
    forecaster: false,
    forecastPoints: 0,
    contractPoints: 0,
    ...more,
  };
}

function table(code: string, more: Partial<TableRow> = {}): TableRow {
  return {
    code,
    index: 0,
    phase: 'build',
    now: 5_000,
    until: 65_000,
    running: true,
    seats: [],
    needs: [],
    gain: null,
    heap: { objects: [], references: [] },
    ...more,
  };
}

const LOBBY = {
  code: 'TABA',
  seats: [{ seat: 0, name: 'ana', kind: 'person', connected: true }],
  host: null,
  playlist: ['shelf'],
  peer: false,
  scenarios: [],
};

let clock: FakeClock;
let sockets: { events: SocketEvents; sent: Record<string, unknown>[] }[];
let hosted: HostedClass;

function socket() {
  const last = sockets.at(-1);
  if (last === undefined) throw new Error('no socket');
  return last;
}

function say(message: unknown): void {
  socket().events.onText(JSON.stringify(message));
}

function welcome(more: Record<string, unknown> = {}): void {
  socket().events.onOpen();
  say({ t: 'hosting', v: 1, session: SESSION, students: [student('s1'), student('s2')], tables: [], ...more });
}

beforeEach(() => {
  clock = new FakeClock();
  sockets = [];
  hosted = new HostedClass({
    code: 'QRST9',
    keys: KEYS,
    clock,
    random: () => 0.5,
    openSocket(events) {
      const opened = { events, sent: [] as Record<string, unknown>[] };
      sockets.push(opened);
      return { send: (text) => void opened.sent.push(JSON.parse(text)), close: () => {} };
    },
  });
});

describe('HostedClass', () => {
  it('says hello with the key that opens, and nothing else of the link', () => {
    welcome();
    expect(socket().sent[0]).toEqual({ t: 'hello-host', v: 1, session: 'QRST9', key: KEYS.auth });
    const said = JSON.stringify(sockets.map(({ sent }) => sent));
    expect(said).not.toContain(KEYS.fragment);
    expect(hosted.status.value.type).toBe('open');
  });

  it('folds what has changed, by id and by code', () => {
    welcome();
    say({
      t: 'hosting-changed',
      students: [student('s2', { name: 'bo' }), student('s3')],
      studentsGone: ['s1'],
      tables: [table('TABA'), table('TABB', { index: 1 })],
    });
    expect([...hosted.students.value.values()].map(({ name }) => name)).toEqual(['bo', 's3']);
    expect([...hosted.tables.value.keys()]).toEqual(['TABA', 'TABB']);
    say({ t: 'hosting-changed', session: { ...SESSION, locked: true }, tablesGone: ['TABA'] });
    expect(hosted.session.value?.locked).toBe(true);
    expect([...hosted.tables.value.keys()]).toEqual(['TABB']);
  });

  it('draws nothing anew that has not changed', () => {
    welcome({ tables: [table('TABA')] });
    const [students, tables] = [hosted.students.value, hosted.tables.value];
    say({ t: 'hosting-changed', session: { ...SESSION, locked: true } });
    expect(hosted.students.value).toBe(students);
    expect(hosted.tables.value).toBe(tables);
  });

  it('knows nothing of before once it is welcome again', () => {
    welcome({ tables: [table('TABA')] });
    socket().events.onClose(1006);
    clock.pass(300);
    welcome({ students: [student('s9')] });
    expect([...hosted.students.value.keys()]).toEqual(['s9']);
    expect(hosted.tables.value.size).toBe(0);
  });

  it('lets time pass where it runs', () => {
    const [running, still, open] = [table('TABA'), table('TABB', { running: false }), table('TABC', { until: null })];
    welcome({ tables: [running, still, open] });
    clock.pass(20_000);
    expect(hosted.now()).toBe(30_000);
    expect([running, still, open].map((one) => hosted.timeLeft(one))).toEqual([40_000, 60_000, null]);
    clock.pass(60_000);
    expect(hosted.timeLeft(running)).toBe(0);
  });

  it('asks as a host, and hears what became of it', async () => {
    welcome();
    const answer = hosted.act({ do: 'pause' });
    expect(socket().sent.at(-1)).toEqual({ t: 'host', id: 1, action: { do: 'pause' } });
    say({ t: 'refused', id: 1, refusal: { code: 'wrong-stage', params: { stage: 'lobby' } } });
    expect(await answer).toMatchObject({ type: 'refused', refusal: { code: 'wrong-stage' } });
  });

  it('hears the table that it looks at, without its time being the session’s', () => {
    const match = new ScriptedMatch().toBuild();
    const entries = match.entries.map((entry) => viewEntry(entry, { seat: null }));
    welcome();
    void hosted.look('TABA');
    say({
      t: 'welcome',
      v: 1,
      seat: null,
      key: null,
      lobby: LOBBY,
      match: { header: HEADER, resumed: false, entries, now: 7_000, running: true },
    });
    expect(hosted.looked.match.value?.state.value.stage).toMatchObject({ phase: 'build' });
    say({ t: 'pong', id: 9, now: 999_000 });
    expect(hosted.looked.clock.now()).toBe(7_000);
    say({ t: 'clock', now: 8_000, running: false });
    clock.pass(5_000);
    expect(hosted.looked.clock.now()).toBe(8_000);
    say({ t: 'table-left' });
    expect(hosted.looked.match.value).toBeNull();
  });

  it('looks at the same table again after the network was away', async () => {
    welcome();
    void hosted.look('TABA');
    socket().events.onClose(1006);
    clock.pass(300);
    welcome();
    await Promise.resolve();
    expect(socket().sent.at(-1)).toMatchObject({ t: 'host', action: { do: 'look', table: 'TABA' } });
    void hosted.look(null);
    socket().events.onClose(1006);
    clock.pass(300);
    welcome();
    await Promise.resolve();
    expect(socket().sent).toHaveLength(1);
  });

  it.each([
    ['not-a-host', 4022],
    ['no-such-session', 4016],
    ['session-over', 4017],
  ])('stays away after %s', (code, close) => {
    socket().events.onClose(close);
    expect(hosted.status.value).toMatchObject({ type: 'closed', refusal: { code } });
    clock.pass(60_000);
    expect(sockets).toHaveLength(1);
  });
});
