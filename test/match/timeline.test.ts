import { describe, expect, it } from 'vitest';
import { evolve, startMatch } from '../../shared/match/evolve.ts';
import type { MatchState } from '../../shared/match/state.ts';
import { Timeline } from '../../shared/match/timeline.ts';
import { ROOMMATES } from './scenarios.ts';
import { TestTable } from './table.ts';

/** A match of some two hundred entries. */
function longMatch(): TestTable {
  const at = new TestTable({
    scenarios: { roommates: ROOMMATES },
    settings: { playlist: ['roommates', 'roommates', 'roommates'], secondsPerToken: 0 },
  });
  at.begin();
  for (let round = 0; round < 3; round++) {
    at.until('build');
    for (let move = 0; move < 50; move++)
      at.line(move % 2, move % 3 === 0 ? `n${move} = Node()` : `n${move} = shelf[${move % 3}]`);
    at.until('reveal').tick();
  }
  return at.finish();
}

const seen = ({ machine, ...state }: MatchState) => ({ ...state, digest: machine.digest() });

describe('a timeline', () => {
  const { header, entries } = longMatch();

  it('has at every position the state that folding up to it gives', () => {
    const timeline = new Timeline(header, entries);
    let state = startMatch(header);
    expect(seen(timeline.stateAt(0))).toEqual(seen(state));
    for (const [index, entry] of entries.entries()) {
      state = evolve(state, entry);
      if (index % 7 === 0 || index === entries.length - 1) {
        expect(seen(timeline.stateAt(index + 1))).toEqual(seen(state));
      }
    }
  });

  it('gives states that nobody else holds', () => {
    const timeline = new Timeline(header, entries);
    const middle = Math.floor(entries.length / 2);
    const before = timeline.stateAt(middle).machine.digest();
    const moved = entries.slice(middle).reduce(evolve, timeline.stateAt(middle));
    expect(moved.stage.type).toBe('finished');
    expect(timeline.stateAt(middle).machine.digest()).toBe(before);
  });

  it('grows with live play, entry by entry', () => {
    const timeline = new Timeline(header);
    for (const entry of entries) timeline.append(entry);
    expect(timeline.entries).toEqual(entries);
    expect(seen(timeline.stateAt(100))).toEqual(seen(new Timeline(header, entries).stateAt(100)));
    expect(timeline.stateAt(entries.length).stage.type).toBe('finished');
  });

  it.each([-1, 0.5, entries.length + 1, Number.NaN])('has no state %d', (index) => {
    expect(() => new Timeline(header, entries).stateAt(index)).toThrow(RangeError);
  });
});
