import { beforeEach, describe, expect, it } from 'vitest';
import { viewEntry } from '../../shared/match/view.ts';
import { FakeClock } from './fake-clock.ts';
import { LiveTable } from './live-table.ts';
import type { SocketEvents } from './ports.ts';
import type { TextStore } from './preferences.ts';
import { HEADER, ScriptedMatch } from './scripted-match.ts';
import { openSeatStore } from './seat-store.ts';

const KEY = 'k'.repeat(21);
const LOBBY = {
  code: 'ABCD',
  seats: [
    { seat: 0, name: 'ana', kind: 'person', connected: true },
    { seat: 1, name: 'bo', kind: 'greedy', connected: true },
  ],
  host: 0,
  playlist: ['shelf'],
  peer: false,
  scenarios: [{ id: 'shelf', title: { en: 'Shelf', zh: '架子' } }],
};

function mapStore(): TextStore {
  const kept = new Map<string, string>();
  return {
    read: (key) => kept.get(key) ?? null,
    write: (key, value) => void (value === null ? kept.delete(key) : kept.set(key, value)),
  };
}

let clock: FakeClock;
let sockets: { events: SocketEvents; sent: Record<string, unknown>[] }[];
let tab: TextStore;
let browser: TextStore;
let table: LiveTable;
let match: ScriptedMatch;

function open(): void {
  table = new LiveTable({
    code: 'ABCD',
    clock,
    random: () => 0.5,
    seats: openSeatStore(tab, browser),
    name: () => 'ana',
    openSocket(events) {
      const socket = { events, sent: [] as Record<string, unknown>[] };
      sockets.push(socket);
      return { send: (text) => void socket.sent.push(JSON.parse(text)), close: () => {} };
    },
  });
}

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
  say({ t: 'welcome', v: 1, seat: 0, key: KEY, lobby: LOBBY, match: null, ...more });
}

function seen(entries: readonly Parameters<typeof viewEntry>[0][]) {
  return entries.map((entry) => viewEntry(entry, { seat: 0 }));
}

beforeEach(() => {
  clock = new FakeClock();
  sockets = [];
  [tab, browser] = [mapStore(), mapStore()];
  match = new ScriptedMatch().toBuild();
  open();
});

describe('LiveTable', () => {
  it('asks for a seat by name, keeps its key, and comes back with it', () => {
    welcome();
    expect(socket().sent[0]).toEqual({ t: 'hello', v: 1, table: 'ABCD', name: 'ana' });
    socket().events.onClose(1006);
    clock.pass(300);
    socket().events.onOpen();
    expect(socket().sent[0]).toEqual({ t: 'hello', v: 1, table: 'ABCD', name: 'ana', key: KEY });
  });

  it('finds the seat again in a new tab', () => {
    welcome();
    tab = mapStore();
    open();
    socket().events.onOpen();
    expect(socket().sent[0]).toMatchObject({ key: KEY });
  });

  it('forgets a key that is not good and asks for a new seat once', () => {
    browser.write('garbage-day.seat.ABCD', KEY);
    open();
    socket().events.onOpen();
    say({ t: 'refused', id: null, refusal: { code: 'seat-not-yours', params: {} } });
    socket().events.onClose(4011);
    socket().events.onOpen();
    expect(socket().sent[0]).toEqual({ t: 'hello', v: 1, table: 'ABCD', name: 'ana' });
    socket().events.onClose(4011);
    expect(table.status.value).toMatchObject({ type: 'closed', refusal: { code: 'seat-not-yours' } });
  });

  it('forgets the key of a seat that the host has freed, and stays away', () => {
    browser.write('garbage-day.seat.ABCD', KEY);
    open();
    const { events } = socket();
    events.onOpen();
    events.onClose(4015);
    expect(table.status.value).toMatchObject({ type: 'closed', refusal: { code: 'removed' } });
    expect(browser.read('garbage-day.seat.ABCD')).toBeNull();
    expect(socket().events).toBe(events);
  });

  it('shows the lobby, who is there, and the match when it starts', () => {
    welcome();
    expect(table.place.lobby.value?.seats).toHaveLength(2);
    say({ t: 'presence', connected: [1] });
    expect([...table.place.connected.value]).toEqual([1]);
    say({ t: 'match-started', header: HEADER, now: 0 });
    say({ t: 'entries', entries: seen(match.entries) });
    expect(table.place.match.value?.state.value.stage).toMatchObject({ phase: 'build' });
  });

  it('asks only for what it does not have, and goes on from there', () => {
    welcome({ match: { header: HEADER, resumed: false, entries: seen(match.entries), now: 1000 } });
    const model = table.place.match.value;
    const since = { match: HEADER.match, seq: match.state.seq };
    const missed = match.line(1, 'pet = Node()');
    socket().events.onClose(1006);
    clock.pass(300);
    socket().events.onOpen();
    expect(socket().sent[0]).toMatchObject({ since });
    say({
      t: 'welcome',
      v: 1,
      seat: 0,
      key: KEY,
      lobby: LOBBY,
      match: { header: HEADER, resumed: true, entries: seen(missed), now: 2000 },
    });
    expect(table.place.match.value).toBe(model);
    expect(model?.state.value.seq).toBe(match.state.seq);
  });

  it('asks for everything again when its heap is not the server’s', () => {
    welcome({ match: { header: HEADER, resumed: false, entries: seen(match.entries), now: 1000 } });
    const wrong = table.place.match.value;
    const forged = {
      type: 'checkpointed',
      digest: 'f'.repeat(16),
      by: 'server',
      seq: match.state.seq + 1,
      at: match.state.at,
    };
    say({ t: 'entries', entries: [forged] });
    expect(socket().sent.at(-1)).toMatchObject({ t: 'disagree', seq: forged.seq });
    expect(table.place.copy.disagreements.value).toBe(1);
    say({
      t: 'welcome',
      v: 1,
      seat: 0,
      key: KEY,
      lobby: LOBBY,
      match: { header: HEADER, resumed: false, entries: seen(match.entries), now: 1000 },
    });
    expect(table.place.match.value).not.toBe(wrong);
    expect(table.place.match.value?.state.value.machine.digest()).toBe(match.state.machine.digest());
  });

  describe('with a heap that is not the server’s', () => {
    const asked = () => socket().sent.filter(({ t }) => t === 'disagree');
    const copyOf = (entries: readonly unknown[]) => ({
      t: 'welcome',
      v: 1,
      seat: 0,
      key: KEY,
      lobby: LOBBY,
      match: { header: HEADER, resumed: false, entries, now: 1000 },
    });
    const wrong = () => ({
      type: 'checkpointed',
      digest: 'f'.repeat(16),
      by: 'server',
      seq: match.state.seq + 1,
      at: match.state.at,
    });
    const settled = async () => {
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    };

    beforeEach(() => {
      welcome({ match: { header: HEADER, resumed: false, entries: seen(match.entries), now: 1000 } });
      say({ t: 'entries', entries: [wrong()] });
    });

    it('asks again, ever more slowly, while it is refused', async () => {
      const delays: number[] = [];
      for (let time = 1; time <= 4; time++) {
        expect(asked()).toHaveLength(time);
        const refusal = { code: 'too-fast', params: {} };
        say({ t: 'refused', id: asked().at(-1)?.id, refusal });
        await settled();
        let waited = 0;
        while (asked().length === time && waited < 20_000) {
          clock.pass(500);
          waited += 500;
        }
        delays.push(waited);
      }
      expect(delays).toEqual([1_000, 2_000, 4_000, 8_000]);
      say(copyOf(seen(match.entries)));
      say({ t: 'done', id: asked().at(-1)?.id });
      await settled();
      const more = match.line(1, 'pet = Node()');
      say({ t: 'entries', entries: seen(more) });
      expect(table.place.match.value?.state.value.seq).toBe(match.state.seq);
      clock.pass(20_000);
      expect(asked()).toHaveLength(5);
      expect(table.place.copy.stuck.value).toBe(false);
    });

    it('asks for everything when the answer was lost with the connection', async () => {
      socket().events.onClose(1006);
      clock.pass(300);
      socket().events.onOpen();
      expect(socket().sent[0]).not.toHaveProperty('since');
      say(copyOf(seen(match.entries)));
      await settled();
      clock.pass(5_000);
      expect(asked()).toEqual([]);
      expect(table.place.match.value?.state.value.seq).toBe(match.state.seq);
    });

    it('stops asking when the new copy differs at the same entry, and goes on when one holds', async () => {
      say(copyOf([...seen(match.entries), wrong()]));
      say({ t: 'done', id: asked().at(-1)?.id });
      await settled();
      expect([table.place.copy.stuck.value, table.place.copy.disagreements.value]).toEqual([true, 2]);
      clock.pass(9_000);
      expect(asked()).toHaveLength(1);
      // as after a restart of the server: the connection comes back and brings everything
      socket().events.onClose(1006);
      clock.pass(300);
      socket().events.onOpen();
      expect(socket().sent[0]).not.toHaveProperty('since');
      say(copyOf([...seen(match.entries), wrong()]));
      expect(table.place.copy.stuck.value).toBe(true);
      socket().events.onClose(1006);
      clock.pass(300);
      socket().events.onOpen();
      say(copyOf(seen(match.entries)));
      expect(table.place.copy.stuck.value).toBe(false);
    });

    it('asks again about another entry', async () => {
      match.line(1, 'pet = Node()');
      say(copyOf(seen(match.entries)));
      say({ t: 'entries', entries: [wrong()] });
      expect(asked()).toHaveLength(2);
      expect(table.place.copy.stuck.value).toBe(false);
    });
  });

  it('keeps the match time that it is told', () => {
    welcome({ match: { header: HEADER, resumed: false, entries: [], now: 5000 } });
    clock.pass(700);
    expect(table.place.clock.now()).toBe(5700);
    say({ t: 'pong', id: 1, now: 9000 });
    expect(table.place.clock.now()).toBe(9000);
  });

  it('looks on without a seat', () => {
    socket().events.onClose(4013);
    table.spectate();
    socket().events.onOpen();
    expect(socket().sent[0]).toEqual({ t: 'hello', v: 1, table: 'ABCD', role: 'spectator' });
    say({ t: 'welcome', v: 1, seat: null, key: null, lobby: LOBBY, match: null });
    expect(table.place.seat.value).toBeNull();
  });
});
