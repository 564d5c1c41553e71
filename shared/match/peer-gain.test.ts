import { describe, expect, it } from 'vitest';
import type { Forecast } from './entries.ts';
import { peerGain } from './peer-gain.ts';
import type { MatchState } from './state.ts';

interface Said {
  readonly first: Forecast | null;
  readonly second?: Forecast;
  readonly kind?: 'person' | 'greedy';
}

/** A revealed round in which #1 lives and #2 dies. */
function state(said: readonly Said[], peerSeconds = 45, isRevealed = true) {
  return {
    header: { settings: { peerSeconds } },
    round: {
      stakes: ['#1', '#2'],
      revealed: isRevealed ? {} : null,
      instants: { B: null, R: null, T: { '#1': { alive: true }, '#2': { alive: false } } },
    },
    seats: said.map(({ first, second, kind = 'person' }, seat) => ({
      player: { seat, kind, name: '' },
      forecasts: { 1: first, 2: second ?? null },
    })),
  } as unknown as MatchState;
}

describe('what talking brought', () => {
  it('is told of those who had forecast before, by what they said then and by what counted', () => {
    const table = state([
      { first: { '#1': 50, '#2': 50 }, second: { '#1': 99, '#2': 1 } },
      { first: { '#1': 90 } },
      { first: null, second: { '#1': 99 } },
      { first: { '#1': 1 }, kind: 'greedy' },
    ]);
    // 0 and 24 before; 50 and 24 after
    expect(peerGain(table)).toEqual({ before: 12, after: 37, people: 2 });
  });

  it('is none without a peer round, before the reveal, or where nobody had forecast', () => {
    const first = { '#1': 90 };
    expect(peerGain(state([{ first }], 0))).toBeNull();
    expect(peerGain(state([{ first }], 45, false))).toBeNull();
    expect(peerGain(state([{ first: null }]))).toBeNull();
  });
});
