/** Who sits at which table. Pure and drawn from a seed, so that a deal can be shown and made again. */

import type { Label } from '../heap/picture.ts';
import type { Forecast } from '../match/entries.ts';
import type { Random } from '../match/random.ts';
import { NO_FORECAST } from '../match/scoring.ts';
import type { SessionOptions } from './options.ts';

export type StudentId = string;

/** What a deal looks at. */
export interface DealtStudent {
  readonly id: StudentId;
  readonly team: number | null;
  /** Points so far. */
  readonly points: number;
  /** What they said in the last round, about the objects that every table of it had; null: nothing. */
  readonly forecast: Forecast | null;
  /** Which table of the last round they sat at, by its place in the list; null: none. */
  readonly lastTable: number | null;
}

export type Tables = readonly (readonly StudentId[])[];

/**
 * Tables for these students, each of `tableSize` at most. Unless they sit as before, there are as few tables as can be
 * and their sizes differ by one at most. Dealt by chance, tables mix the teams.
 */
export function dealTables(
  students: readonly DealtStudent[],
  { tableSize, dealing }: Pick<SessionOptions, 'tableSize' | 'dealing'>,
  random: Random,
): Tables {
  const shuffled = random.shuffle(students);
  if (shuffled.length === 0) return [];
  switch (dealing) {
    case 'random':
      return idsOf(spreadTeams(shuffled, sizesFor(shuffled.length, tableSize)));
    case 'score':
      return idsOf(inARow(byPoints(shuffled), sizesFor(shuffled.length, tableSize)));
    case 'opposing':
      return idsOf(opposed(shuffled, sizesFor(shuffled.length, tableSize)));
    case 'same':
      return idsOf(asBefore(shuffled, tableSize));
  }
}

/** As few tables as can be, as even as they can be. */
export function sizesFor(students: number, tableSize: number): number[] {
  const tables = Math.ceil(students / tableSize);
  const least = Math.floor(students / tables);
  return Array.from({ length: tables }, (_, table) => (table < students % tables ? least + 1 : least));
}

/** How far two forecasts lie apart, 0 to 1: the mean over what either says something about; 0 where neither says anything. */
export function oppositionOf(one: Forecast | null, other: Forecast | null): number {
  const stakes = new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})] as Label[]);
  if (stakes.size === 0) return 0;
  let sum = 0;
  for (const stake of stakes) sum += Math.abs((one?.[stake] ?? NO_FORECAST) - (other?.[stake] ?? NO_FORECAST));
  return sum / stakes.size / 100;
}

function idsOf(tables: readonly (readonly DealtStudent[])[]): Tables {
  return tables.map((table) => table.map(({ id }) => id));
}

/** Best first; who has the same points stays in the order of chance. */
function byPoints(students: readonly DealtStudent[]): DealtStudent[] {
  return [...students].sort((one, other) => other.points - one.points);
}

function inARow(students: readonly DealtStudent[], sizes: readonly number[]): DealtStudent[][] {
  let from = 0;
  return sizes.map((size) => {
    const table = students.slice(from, from + size);
    from += size;
    return table;
  });
}

/** Deals team by team, a card to each table in turn, so that every table has as many of each team as can be. */
function spreadTeams(students: readonly DealtStudent[], sizes: readonly number[]): DealtStudent[][] {
  const tables: DealtStudent[][] = sizes.map(() => []);
  const inTeams = [...students].sort((one, other) => (one.team ?? -1) - (other.team ?? -1));
  let next = 0;
  for (const student of inTeams) {
    while ((tables[next % tables.length]?.length ?? 0) >= (sizes[next % tables.length] ?? 0)) next++;
    tables[next % tables.length]?.push(student);
    next++;
  }
  return tables;
}

/** Table by table: whoever is left over longest opens one, and those whose forecasts lie farthest from the table's join. */
function opposed(students: readonly DealtStudent[], sizes: readonly number[]): DealtStudent[][] {
  const left = [...students];
  return sizes.map((size) => {
    const table = left.splice(0, 1);
    while (table.length < size) {
      const at = indexOfHighest(left, (candidate) =>
        sumOf(table, (member) => oppositionOf(member.forecast, candidate.forecast)),
      );
      table.push(...left.splice(at, 1));
    }
    return table;
  });
}

/** Whoever sat together does again; who is new goes to the smallest tables. What has grown too small is filled up or closed. */
function asBefore(students: readonly DealtStudent[], tableSize: number): DealtStudent[][] {
  const before = new Map<number, DealtStudent[]>();
  const loose: DealtStudent[] = [];
  for (const student of students) {
    if (student.lastTable === null) loose.push(student);
    else before.set(student.lastTable, [...(before.get(student.lastTable) ?? []), student]);
  }
  const tables = [...before.entries()].sort(([one], [other]) => one - other).map(([, table]) => table);
  for (const table of tables) loose.push(...table.splice(tableSize));
  for (const lonely of tables.filter((table) => table.length === 1)) loose.push(...lonely.splice(0));
  const kept = tables.filter((table) => table.length > 0);
  while (loose.length > 0) {
    const open = kept.filter((table) => table.length < tableSize);
    const smallest = open.sort((one, other) => one.length - other.length)[0];
    if (smallest === undefined) {
      const rest = loose.splice(0);
      kept.push(...inARow(rest, sizesFor(rest.length, tableSize)));
    } else smallest.push(...loose.splice(0, 1));
  }
  return kept;
}

function indexOfHighest<T>(items: readonly T[], value: (item: T) => number): number {
  let best = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (const [index, item] of items.entries()) {
    const own = value(item);
    if (own > highest) [best, highest] = [index, own];
  }
  return best;
}

function sumOf<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}
