import { expect, it } from 'vitest';
import { roundOfLines } from '../../test/match/round-of-lines.ts';
import type { Forecast } from '../match/entries.ts';
import { classBeliefs } from './class-beliefs.ts';
import { evidenceOf } from './evidence.ts';

/** Two old and forgotten objects, #1 and #2, that no truck of generation 0 takes; #3 is held by `shelf`, #4. */
const ROUND = roundOfLines(
  ['a = Node()', 'a.next = Node()', 'a.next.next = a', 'gc.collect(0)', 'del a', 'shelf = [Node()]'],
  0,
  { alive: ['#1', '#2', '#3', '#4'], dead: [] },
);

function student(name: string, ...forecasts: readonly Forecast[]): Parameters<typeof classBeliefs>[0][number] {
  return {
    student: name,
    rounds: forecasts.map((forecast, i) => ({
      round: `r${i}`,
      evidence: evidenceOf({ ...ROUND, id: `r${i}` }, forecast),
    })),
  };
}

const has = (forecast: Forecast): Forecast => forecast;

it('counts who sided with a belief, by round and by student', () => {
  const { rounds, byRound, byStudent } = classBeliefs([
    student('ann', has({ '#1': 10, '#2': 20, '#3': 90 }), has({ '#1': 50 })),
    student('bob', has({ '#1': 95, '#3': 95 })),
    student('eve'),
  ]);
  expect(rounds).toEqual(['r0', 'r1']);
  const full = byRound.filter(({ belief }) => belief === 'every-collection-is-full');
  // ann said of two that they die, bob of one that it lives
  expect(full[0]).toMatchObject({ round: 'r0', students: 2, disputed: 3, sided: 2 });
  // 50 sides with nobody
  expect(full[1]).toMatchObject({ round: 'r1', students: 1, disputed: 1, sided: 0 });
  expect(full[1]?.weight).toBeCloseTo(0, 10);

  const students = byStudent.filter(({ belief }) => belief === 'every-collection-is-full');
  expect(students.map(({ student }) => student)).toEqual(['ann', 'bob', 'eve']);
  expect(students.map(({ disputed, sided }) => [disputed, sided])).toEqual([
    [3, 2],
    [1, 0],
    [0, 0],
  ]);
  expect(students.map(({ standing }) => standing)).toEqual(['open', 'open', 'unseen']);
  expect(students[0]?.weight).toBeGreaterThan(0);
  expect(students[1]?.weight).toBeLessThan(0);
  expect(byStudent).toHaveLength(6 * 3);
  expect(byRound).toHaveLength(6 * 2);
});

it('has no cells without students, and no weight where a belief was never in question', () => {
  expect(classBeliefs([])).toEqual({ rounds: [], byRound: [], byStudent: [] });
  const { byRound } = classBeliefs([student('ann', has({ '#1': 10 }))]);
  const weak = byRound.find(({ belief }) => belief === 'weak-references-hold');
  expect(weak).toEqual({ belief: 'weak-references-hold', round: 'r0', students: 0, disputed: 0, sided: 0, weight: 0 });
});
