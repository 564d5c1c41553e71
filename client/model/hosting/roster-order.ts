/** The roster as it is looked through. */
import type { StudentRow } from '../../../shared/protocol/session-views.ts';

export const ROSTER_ORDERS = ['arrival', 'name', 'points'] as const;
export type RosterOrder = (typeof ROSTER_ORDERS)[number];

/** Whoever has all that is searched for in one of their names, in that order. `realNames`: by student's id. */
export function foundStudents(
  students: readonly StudentRow[],
  realNames: ReadonlyMap<string, string>,
  wanted: string,
  order: RosterOrder,
): readonly StudentRow[] {
  const words = folded(wanted)
    .split(' ')
    .filter((word) => word !== '');
  const found = students.filter((student) => {
    const names = [student.name, student.hiddenName ?? '', student.pseudonym, realNames.get(student.id) ?? ''];
    const text = folded(names.join(' '));
    return words.every((word) => text.includes(word));
  });
  switch (order) {
    case 'arrival':
      return found;
    case 'name':
      return found.sort((one, other) => one.name.localeCompare(other.name));
    case 'points':
      return found.sort((one, other) => pointsOf(other) - pointsOf(one));
  }
}

/** All that a student has won. */
export function pointsOf({ forecastPoints, contractPoints }: StudentRow): number {
  return forecastPoints + contractPoints;
}

/** Without accents and capitals, for whoever types in haste. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .trim();
}
