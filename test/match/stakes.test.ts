import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Label } from '../../shared/heap/picture.ts';
import { endOf, worldOf } from '../../shared/match/plan-world.ts';
import { randomFor } from '../../shared/match/random.ts';
import { randomLines } from '../../shared/match/random-lines.ts';
import { chooseStakes } from '../../shared/match/stakes.ts';
import type { MatchState } from '../../shared/match/state.ts';
import { afterLines, roundOf } from './imagined-round.ts';
import { ROOMMATES_LINES, scenarioText } from './scenarios.ts';

function fatesOf(state: MatchState, stakes: readonly Label[]): { alive: number; dead: number } {
  const { T } = endOf(worldOf(state));
  const alive = stakes.filter((label) => T[label]?.alive === true).length;
  return { alive, dead: stakes.length - alive };
}

/** That many Nodes on a shelf, and that many loops that nobody reaches. */
function heapOf(kept: number, lost: number): string {
  const loops = Array.from({ length: lost }, () => ['a = Node()', 'a.next = a', 'del a']).flat();
  return scenarioText([`shelf = [${Array.from({ length: kept }, () => 'Node()').join(', ')}]`, ...loops], {});
}

describe('chooseStakes', () => {
  it.each([
    // kept: the shelf itself lives, too
    { kept: 9, lost: 5, alive: 3, dead: 3 },
    { kept: 2, lost: 9, alive: 3, dead: 3 },
    { kept: 9, lost: 1, alive: 5, dead: 1 },
    { kept: 0, lost: 8, alive: 1, dead: 5 },
    { kept: 9, lost: 0, alive: 6, dead: 0 },
    { kept: 2, lost: 1, alive: 3, dead: 1 },
  ])('of $kept kept and $lost lost takes $alive and $dead', ({ kept, lost, alive, dead }) => {
    const state = roundOf(heapOf(kept, lost));
    expect(fatesOf(state, chooseStakes(state, randomFor('a', 'stakes')))).toEqual({ alive, dead });
  });

  it('takes more than six where they split as evenly, and the scenario wants so', () => {
    const state = roundOf(heapOf(9, 4).replace('# stakes: 6', '# stakes: 10'));
    expect(fatesOf(state, chooseStakes(state, randomFor('a', 'stakes')))).toEqual({ alive: 4, dead: 4 });
  });

  it('prefers what takes thought to what lies on a shelf', () => {
    const lines = [
      'shelf = [Node(), Node(), Node(), Node(), Node()]',
      'a = Node()',
      'a.pair = Node()',
      'a.pair.back = a',
    ];
    const state = roundOf(
      scenarioText([...lines, 'a.deep = Node()', 'a.deep.loud = Loud()', 'w = weakref.ref(a.deep)']),
    );
    const stakes = chooseStakes(state, randomFor('a', 'stakes'));
    expect(stakes).toEqual(expect.arrayContaining(['#7', '#8', '#9', '#10']));
  });

  it('prefers the objects of contracts', () => {
    const plain = roundOf(heapOf(12, 3));
    const contract = { seat: 0, kind: 'keep', object: '#7', points: 10 } as const;
    const state = { ...plain, seats: plain.seats.map((seat) => ({ ...seat, contracts: [contract] })) };
    for (const seed of ['a', 'b', 'c', 'd']) {
      expect(chooseStakes(state, randomFor(seed, 'stakes'))).toContain('#7');
    }
  });

  it('takes living labelled objects, each once, as the seed says, and leaves the heap as it was', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 8 }), (seed) => {
        const first = roundOf(scenarioText(ROOMMATES_LINES), { seats: 3 });
        const moves = [0, 1, 2].flatMap((seat) =>
          randomLines(worldOf(first), seat, 3, randomFor(seed, `seat/${seat}`)).map((line) => [seat, line] as const),
        );
        const world = afterLines(worldOf(first), moves.slice(0, 3));
        const state = { ...first, machine: world.machine };
        const digest = state.machine.digest();
        const stakes = chooseStakes(state, randomFor(seed, 'stakes'));
        expect(chooseStakes(state, randomFor(seed, 'stakes'))).toEqual(stakes);
        expect(new Set(stakes).size).toBe(stakes.length);
        expect(stakes.length).toBe(Math.min(6, state.machine.labels().length));
        expect(state.machine.labels()).toEqual(expect.arrayContaining([...stakes]));
        expect(state.machine.digest()).toBe(digest);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('says nothing by the order', () => {
    const state = roundOf(heapOf(9, 5));
    const { T } = endOf(worldOf(state));
    const firsts = Array.from({ length: 200 }, (_, n) => chooseStakes(state, randomFor(`${n}`, 'stakes'))[0]);
    const alive = firsts.filter((label) => label !== undefined && T[label]?.alive === true).length;
    expect(alive).toBeGreaterThan(70);
    expect(alive).toBeLessThan(130);
  });
});
