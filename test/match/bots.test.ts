import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { think } from '../../shared/bots/think.ts';
import type { BotThought } from '../../shared/bots/thought.ts';
import type { Contract } from '../../shared/match/entries.ts';
import { randomFor } from '../../shared/match/random.ts';
import { BOT_STRENGTHS, type BotStrength, type Seat } from '../../shared/match/settings.ts';
import type { MatchState } from '../../shared/match/state.ts';
import { viewState } from '../../shared/match/view.ts';
import { scenarioText } from './scenarios.ts';
import { TestTable } from './table.ts';

const LINES = [
  'shelf = [Node(), Node(), Loud()]',
  'shelf[0].next = shelf[1]',
  'shelf[1].next = shelf[0]',
  'lost = Node()',
  'lost.next = lost',
  'w = weakref.ref(lost)',
  'del lost',
];
const TEXT = scenarioText(LINES);

function tableIn(phase: 'briefing' | 'build' | 'predict' | 'peer' | 'reveal', peerSeconds = 0): TestTable {
  return new TestTable({ scenarios: { test: TEXT }, seats: 3, settings: { peerSeconds } }).begin().until(phase);
}

function ask(table: TestTable, seat: Seat, strength: BotStrength, seed = 'a', at = table.now): BotThought {
  return think(viewState(table.state, { seat }), seat, strength, randomFor(seed, 'bot'), at);
}

/** The state as if the seat had these contracts. */
function withContracts(state: MatchState, seat: Seat, contracts: readonly Omit<Contract, 'seat'>[]): MatchState {
  const own = contracts.map((contract) => ({ ...contract, seat }));
  return {
    ...state,
    seats: state.seats.map((one) => (one.player.seat === seat ? { ...one, contracts: own } : one)),
  };
}

describe.each(BOT_STRENGTHS)('a %s bot', (strength) => {
  it.each(['briefing', 'reveal'] as const)('has nothing to do in %s', (phase) => {
    const table = tableIn(phase);
    expect(ask(table, 0, strength)).toEqual({ type: 'ready' });
    table.ready(0);
    expect(ask(table, 0, strength)).toEqual({ type: 'wait' });
  });

  it('forecasts on every stake, once, and is ready', () => {
    const table = tableIn('predict');
    const thought = ask(table, 0, strength);
    if (thought.type !== 'forecast') return expect.fail(`it thought of ${thought.type}`);
    const stakes = table.state.round?.stakes ?? [];
    expect(Object.keys(thought.values).sort()).toEqual([...stakes].sort());
    table.forecast(0, thought.values);
    expect(ask(table, 0, strength)).toEqual({ type: 'ready' });
  });

  it('forecasts again in the peer phase', () => {
    const table = tableIn('predict', 20);
    const first = ask(table, 0, strength);
    if (first.type !== 'forecast') return expect.fail(`it thought of ${first.type}`);
    table.forecast(0, first.values);
    table.until('peer');
    expect(ask(table, 0, strength)).toMatchObject({ type: 'forecast' });
  });

  it('plays legal lines that it can pay, and leaves the heap as it was', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 8 }), (seed) => {
        const table = new TestTable({ scenarios: { test: TEXT }, seats: 3, seed }).begin().until('build');
        for (let turn = 0; turn < 12; turn++) {
          table.now += 3000;
          const seat = turn % 3;
          const digest = table.state.machine.digest();
          const thought = ask(table, seat, strength, `${seed}/${turn}`);
          expect(table.state.machine.digest()).toBe(digest);
          if (thought.type === 'play-line') table.line(seat, thought.text);
          else if (thought.type === 'ready') table.ready(seat);
          else expect(thought).toEqual({ type: 'wait' });
        }
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('thinks the same from the same seed', () => {
    const table = tableIn('build');
    expect(ask(table, 1, strength, 'x')).toEqual(ask(table, 1, strength, 'x'));
  });

  it('waits while it has no tokens', () => {
    const table = new TestTable({
      scenarios: { test: TEXT },
      settings: { tokensAtStart: 0, secondsPerToken: 1000 },
    });
    table.begin().until('build');
    for (const seed of ['a', 'b', 'c']) expect(ask(table, 0, strength, seed).type).not.toBe('play-line');
  });

  it('is ready once the persons are and it has nothing left to do', () => {
    const table = tableIn('build');
    table.ready(1);
    table.ready(2);
    const players = table.header.players.map((player) => (player.seat === 0 ? { ...player, kind: strength } : player));
    const state = {
      ...table.state,
      seats: table.state.seats.map((seat, n) => ({ ...seat, contracts: [], player: players[n] ?? seat.player })),
    };
    expect(think(state, 0, strength, randomFor('a', 'bot'))).toEqual({ type: 'ready' });
  });

  it('refuses to think for nobody', () => {
    expect(() => ask(tableIn('build'), 7, strength)).toThrow('no seat 7');
  });
});

describe.each(['greedy', 'lookahead'] as const)('a %s bot', (strength) => {
  const next = (contracts: readonly Omit<Contract, 'seat'>[], lines: readonly (readonly [Seat, string])[] = []) => {
    const table = tableIn('build');
    for (const [seat, line] of lines) table.patiently(seat, line);
    const state = withContracts(viewState(table.state, { seat: 0 }), 0, contracts);
    return think(state, 0, strength, randomFor('a', 'bot'), table.now);
  };

  it('frees what only one reference holds', () => {
    const thought = next([{ kind: 'free', object: '#3', points: 10 }]);
    expect(thought.type).toBe('play-line');
    expect(thought).toMatchObject({ text: expect.stringMatching(/^(del shelf\[2\]|\w+ = shelf\[2\])$/) });
  });

  it('rescues what is lost through a weak reference', () => {
    expect(next([{ kind: 'keep', object: '#5', points: 10 }])).toMatchObject({ text: expect.stringContaining('w()') });
  });

  it('goes on with a plan that it has begun', () => {
    const thought = next([{ kind: 'truck', object: '#3', points: 30 }], [[0, 'shelf[2].left = shelf[2]']]);
    expect(thought).toEqual({ type: 'play-line', text: 'del shelf[2]' });
  });

  it('saves up for what it cannot pay yet', () => {
    const table = new TestTable({
      scenarios: { test: scenarioText(LINES, { truck: 0, vocabulary: 'Node 1, gc.collect 4', contracts: 'elder' }) },
      settings: { tokensAtStart: 3 },
    });
    table.begin().until('build');
    const state = withContracts(table.state, 0, [{ kind: 'elder', object: '#1', points: 20 }]);
    expect(think(state, 0, strength, randomFor('a', 'bot'), table.now)).toEqual({ type: 'wait' });
    expect(think(state, 0, strength, randomFor('a', 'bot'), table.now + 4000)).toMatchObject({
      text: expect.stringMatching(/^gc\.collect\([12]?\)$/),
    });
  });

  it('stops watching late in the phase', () => {
    const table = tableIn('build');
    const state = withContracts(table.state, 0, []);
    const { stage } = state;
    if (stage.type !== 'phase') return expect.fail('no phase is on');
    expect(think(state, 0, strength, randomFor('a', 'bot'), stage.startedAt + 1000)).toEqual({ type: 'wait' });
    expect(think(state, 0, strength, randomFor('a', 'bot'), stage.until - 1000)).toEqual({ type: 'ready' });
  });
});

describe('forecasts', () => {
  it('are surer the stronger the bot', () => {
    const table = tableIn('predict');
    const truth = table.state.round?.stakes ?? [];
    const played = new TestTable({ scenarios: { test: TEXT }, seats: 3 }).begin().until('reveal');
    expect(played.state.round?.stakes).toEqual(truth);
    const T = played.state.round?.instants.T ?? {};
    for (const strength of BOT_STRENGTHS) {
      const thought = ask(table, 0, strength);
      if (thought.type !== 'forecast') return expect.fail(`it thought of ${thought.type}`);
      for (const [label, percent] of Object.entries(thought.values)) {
        const said = T[label as keyof typeof T]?.alive === true ? percent : 100 - percent;
        if (strength === 'random') expect(Math.abs(said - 50)).toBeLessThanOrEqual(15);
        if (strength === 'lookahead') expect(said).toBe(97);
      }
    }
  });
});
