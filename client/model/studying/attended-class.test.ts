import { describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '../../../shared/protocol/limits.ts';
import type { ServerMessage } from '../../../shared/protocol/server-messages.ts';
import type { StudentView } from '../../../shared/protocol/session-views.ts';
import { FakeClock } from '../fake-clock.ts';
import type { SocketEvents } from '../ports.ts';
import { openSeatStore } from '../seat-store.ts';
import { AttendedClass, type Newcomer } from './attended-class.ts';

const VIEW: StudentView = {
  code: 'ABCDEF',
  title: 'Lesson',
  language: 'en',
  stage: { type: 'lobby' },
  activities: 3,
  paused: false,
  teams: 0,
  tableTeams: [],
  realNames: null,
  students: 1,
  me: {
    name: 'Ana',
    nameHidden: false,
    team: null,
    table: null,
    forecaster: false,
    rank: null,
    lost: false,
    forecastPoints: 0,
    contractPoints: 0,
  },
};
const KEY = 'a-student-key-of-some-length';

function open(newcomer: Newcomer | null, known: string | null = null) {
  const clock = new FakeClock();
  const kept = new Map<string, string>();
  const store = {
    read: (name: string) => kept.get(name) ?? null,
    write: (name: string, value: string | null) => void (value === null ? kept.delete(name) : kept.set(name, value)),
  };
  const keys = openSeatStore(store, { read: () => null, write: () => {} });
  if (known !== null) keys.keep('ABCDEF', known);
  const sent: Record<string, unknown>[] = [];
  const sockets: SocketEvents[] = [];
  const attended = new AttendedClass({
    code: 'ABCDEF',
    clock,
    random: () => 0,
    keys,
    newcomer,
    openSocket: (events) => {
      sockets.push(events);
      return { send: (text) => void sent.push(JSON.parse(text)), close: () => {} };
    },
  });
  const connect = () => sockets.at(-1)?.onOpen();
  const say = (message: ServerMessage) => sockets.at(-1)?.onText(JSON.stringify(message));
  const drop = (code = 1006) => sockets.at(-1)?.onClose(code);
  return { clock, keys, attended, sent, connect, say, drop };
}

describe('a student', () => {
  it('who is new says a name, and then comes back by the key alone', () => {
    const { clock, attended, sent, connect, say, drop } = open({ name: ' Ana ', sealedName: 'sealed' });
    connect();
    expect(sent[0]).toMatchObject({ t: 'hello-student', session: 'ABCDEF', name: 'Ana', sealedName: 'sealed' });
    expect(sent[0]).not.toHaveProperty('key');
    say({ t: 'joined', v: 1, key: KEY, session: VIEW });
    expect(attended.session.value?.me.name).toBe('Ana');
    drop();
    clock.pass(10_000);
    connect();
    expect(sent.at(-1)).toMatchObject({ t: 'hello-student', key: KEY });
    expect(sent.at(-1)).not.toHaveProperty('name');
  });

  it('who gives no name is given one', () => {
    const { sent, connect } = open({ name: '  ', sealedName: null });
    connect();
    expect(sent[0]).not.toHaveProperty('name');
    expect(sent[0]).not.toHaveProperty('sealedName');
  });

  it('sees what has changed, and says that they are lost', async () => {
    const { attended, sent, connect, say } = open(null, KEY);
    connect();
    say({ t: 'joined', v: 1, key: KEY, session: VIEW });
    say({ t: 'session', session: { ...VIEW, paused: true } });
    expect(attended.session.value?.paused).toBe(true);
    const answer = attended.sayLost(true);
    expect(sent.at(-1)).toMatchObject({ t: 'lost', lost: true });
    say({ t: 'done', id: Number(sent.at(-1)?.id) });
    expect(await answer).toEqual({ type: 'done', seq: null });
  });

  it.each([
    ['removed', null],
    ['seat-not-yours', null],
    ['banned', KEY],
    ['taken-over', KEY],
    ['session-locked', KEY],
  ] as const)('whose connection ends with %s keeps the key or not', (code, key) => {
    const { attended, keys, connect, say, drop } = open(null, KEY);
    connect();
    say({ t: 'joined', v: 1, key: KEY, session: VIEW });
    drop(CLOSE_CODES[code]);
    expect(attended.status.value).toMatchObject({ type: 'closed', refusal: { code } });
    expect(keys.keyOf('ABCDEF')).toBe(key);
  });

  it('leaves nothing behind for whoever sits there next', () => {
    const { attended, keys, connect, say } = open(null, KEY);
    connect();
    say({ t: 'joined', v: 1, key: KEY, session: VIEW });
    attended.forgetMe();
    expect(keys.keyOf('ABCDEF')).toBeNull();
    expect(attended.status.value).toEqual({ type: 'closed', refusal: null });
  });
});
