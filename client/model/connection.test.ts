import { beforeEach, describe, expect, it } from 'vitest';
import type { ServerMessage } from '../../shared/protocol/server-messages.ts';
import { Connection } from './connection.ts';
import { FakeClock } from './fake-clock.ts';
import type { SocketEvents } from './ports.ts';

const WELCOME = {
  t: 'welcome',
  v: 1,
  seat: 0,
  key: 'k'.repeat(21),
  lobby: { code: 'ABCD', seats: [], host: 0, playlist: [], peer: false, scenarios: [] },
  match: null,
};

let clock: FakeClock;
let sockets: { events: SocketEvents; sent: { t: string; id?: number }[]; closed: boolean }[];
let heard: ServerMessage[];
let connection: Connection;

function last() {
  const socket = sockets.at(-1);
  if (socket === undefined) throw new Error('no socket was opened');
  return socket;
}

function say(message: unknown): void {
  last().events.onText(JSON.stringify(message));
}

function welcome(): void {
  last().events.onOpen();
  say(WELCOME);
}

beforeEach(() => {
  clock = new FakeClock();
  sockets = [];
  heard = [];
  connection = new Connection({
    clock,
    random: () => 0.5,
    hello: () => ({ t: 'hello', v: 1, table: 'ABCD' }),
    onMessage: (message) => heard.push(message),
    openSocket(events) {
      const socket = { events, sent: [] as { t: string; id?: number }[], closed: false };
      sockets.push(socket);
      return {
        send: (text) => void socket.sent.push(JSON.parse(text)),
        close: () => {
          socket.closed = true;
        },
      };
    },
  });
});

describe('Connection', () => {
  it('says hello first and is open once it is welcome', () => {
    expect(connection.status.value.type).toBe('connecting');
    welcome();
    expect(last().sent).toEqual([{ t: 'hello', v: 1, table: 'ABCD' }]);
    expect(connection.status.value.type).toBe('open');
    expect(heard.map(({ t }) => t)).toEqual(['welcome']);
  });

  it('gives each request its own answer, in whatever order they come', async () => {
    welcome();
    const first = connection.request({ t: 'line', text: 'a = Node()' });
    const second = connection.request({ t: 'ready' });
    const [one, two] = last().sent.slice(1);
    say({ t: 'refused', id: two?.id, refusal: { code: 'already-ready', params: {} } });
    say({ t: 'done', id: one?.id, seq: 7 });
    expect(await first).toEqual({ type: 'done', seq: 7 });
    expect(await second).toEqual({ type: 'refused', refusal: { code: 'already-ready', params: {} } });
  });

  it('loses what is unanswered when the network goes, and comes back by itself', async () => {
    welcome();
    const answer = connection.request({ t: 'ready' });
    last().events.onClose(1006);
    expect(await answer).toEqual({ type: 'lost' });
    expect(connection.status.value).toEqual({ type: 'offline', retryAt: 300 });
    clock.pass(299);
    expect(sockets).toHaveLength(1);
    clock.pass(1);
    expect(sockets).toHaveLength(2);
    welcome();
    expect(connection.status.value.type).toBe('open');
  });

  it('waits longer with each failure, but not for ever, and starts over after a welcome', () => {
    const delays: number[] = [];
    for (let tries = 0; tries < 8; tries++) {
      last().events.onClose(1006);
      const status = connection.status.value;
      if (status.type !== 'offline') throw new Error('should be offline');
      delays.push(status.retryAt - clock.now());
      clock.pass(delays.at(-1) ?? 0);
    }
    expect(delays).toEqual([300, 600, 1200, 2400, 4800, 6000, 6000, 6000]);
    welcome();
    last().events.onClose(1006);
    expect(connection.status.value).toEqual({ type: 'offline', retryAt: clock.now() + 300 });
  });

  it.each([
    ['taken-over', 4007 + 1],
    ['removed', 4015],
    ['no-such-table', 4007],
    ['wrong-version', 4004],
  ])('stays away after %s', (code, close) => {
    welcome();
    last().events.onClose(close);
    expect(connection.status.value).toMatchObject({ type: 'closed', refusal: { code } });
    clock.pass(60_000);
    expect(sockets).toHaveLength(1);
  });

  it('keeps the reason that was said before closing', () => {
    last().events.onOpen();
    say({ t: 'refused', id: null, refusal: { code: 'table-full', params: { seats: 8 } } });
    last().events.onClose(1008);
    expect(connection.status.value).toEqual({ type: 'closed', refusal: { code: 'table-full', params: { seats: 8 } } });
  });

  it('comes back after a server that stops', () => {
    welcome();
    last().events.onClose(4009);
    expect(connection.status.value.type).toBe('offline');
  });

  it('notices a server that has gone silent', () => {
    welcome();
    clock.pass(10_000);
    expect(last().sent.at(-1)?.t).toBe('ping');
    clock.pass(20_000);
    expect(last().closed || sockets.length > 1).toBe(true);
  });

  it('ignores what is no message, and late words of an old socket', () => {
    welcome();
    const old = last();
    old.events.onText('{');
    old.events.onText('{"t":"nonsense"}');
    old.events.onClose(1006);
    clock.pass(300);
    old.events.onText(JSON.stringify(WELCOME));
    expect(heard).toHaveLength(1);
    expect(connection.status.value.type).toBe('connecting');
  });

  it.each([
    [
      'a host',
      {
        t: 'hosting',
        v: 1,
        session: {
          code: 'WXYZ',
          stage: { type: 'lobby' },
          paused: false,
          options: { title: '', tableSize: 4 },
          activities: [],
          keys: [],
          screen: { show: 'lobby' },
          deal: null,
          lost: [],
          now: 0,
        },
        students: [],
        tables: [],
      },
    ],
    [
      'a student',
      {
        t: 'joined',
        v: 1,
        key: 'k'.repeat(21),
        session: { code: 'WXYZ', stage: { type: 'lobby' }, paused: false, me: { name: 'ana', table: null } },
      },
    ],
  ])('is open once %s is answered', (_who, answer) => {
    last().events.onOpen();
    say(answer);
    expect(connection.status.value.type).toBe('open');
  });

  it('beats once, however often it is welcome', () => {
    welcome();
    say(WELCOME);
    say(WELCOME);
    clock.pass(10_000);
    expect(last().sent.filter(({ t }) => t === 'ping')).toHaveLength(1);
    expect(heard).toHaveLength(3);
  });

  it('answers requests made while away at once', async () => {
    expect(await connection.request({ t: 'ready' })).toEqual({ type: 'unsent' });
  });

  it('can be told to try now', () => {
    last().events.onClose(1006);
    connection.retry();
    expect(sockets).toHaveLength(2);
  });
});
