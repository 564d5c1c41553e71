import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { ServerMessage } from '../../../shared/protocol/server-messages.ts';
import type { ScreenView } from '../../../shared/protocol/session-views.ts';
import { FakeClock } from '../fake-clock.ts';
import type { SocketEvents } from '../ports.ts';
import { ShownClass, type ShownTable } from './shown-class.ts';

const TABLE: ShownTable = {
  code: 'TABLE1',
  index: 0,
  phase: 'build',
  now: 10_000,
  until: 40_000,
  running: true,
  gain: null,
  seats: [],
  heap: { objects: [], references: [] },
};

function screen(table: Partial<ShownTable> = {}): ScreenView {
  return {
    code: 'ABCDEF',
    title: '',
    language: 'en',
    stage: { type: 'activity', activity: 0, mode: 'tables' },
    activities: 1,
    paused: false,
    locked: false,
    content: { show: 'tables' },
    names: [],
    round: null,
    tables: [{ ...TABLE, ...table }],
    standings: [],
  };
}

function open() {
  const clock = new FakeClock();
  const sent: string[] = [];
  let events: SocketEvents | null = null;
  const shown = new ShownClass({
    code: 'ABCDEF',
    key: 'the-key-of-the-projector',
    clock,
    random: () => 0,
    guided: signal(true),
    openSocket: (given) => {
      events = given;
      return { send: (text) => void sent.push(text), close: () => {} };
    },
  });
  const say = (message: ServerMessage) => events?.onText(JSON.stringify(message));
  (events as SocketEvents | null)?.onOpen();
  return { clock, shown, sent, say };
}

describe('a projector', () => {
  it('says hello with its key, and shows what it is told', () => {
    const { shown, sent, say } = open();
    expect(JSON.parse(sent[0] ?? '')).toMatchObject({
      t: 'hello-screen',
      session: 'ABCDEF',
      key: 'the-key-of-the-projector',
    });
    expect(shown.screen.value).toBeNull();
    say({ t: 'screen', v: 1, screen: screen() });
    expect(shown.screen.value?.content).toEqual({ show: 'tables' });
    expect(shown.status.value.type).toBe('open');
  });

  it('counts down while a table runs, and stands still with it', () => {
    const { clock, shown, say } = open();
    const left = () => shown.timeLeft(shown.screen.value?.tables[0] ?? TABLE);
    say({ t: 'screen', v: 1, screen: screen() });
    clock.pass(4_000);
    expect(left()).toBe(26_000);
    say({ t: 'screen', v: 1, screen: screen({ now: 14_000, running: false }) });
    clock.pass(60_000);
    expect(left()).toBe(26_000);
    say({ t: 'screen', v: 1, screen: screen({ now: 14_000 }) });
    clock.pass(1_000);
    expect(left()).toBe(25_000);
    say({ t: 'screen', v: 1, screen: screen({ until: null }) });
    expect(left()).toBeNull();
  });
});
