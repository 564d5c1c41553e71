/** Where the tables of a round are, taken together, and which of them want a visit first. */
import { PHASES } from '../../../shared/match/entries.ts';
import type { Need, TableRow } from '../../../shared/protocol/session-views.ts';

export type TablePhase = TableRow['phase'];

const ORDER: readonly TablePhase[] = ['waiting', ...PHASES, 'finished'];

/** How many tables are in which phase, in the order of a round. */
export function phasesOf(
  tables: readonly TableRow[],
): readonly { readonly phase: TablePhase; readonly count: number }[] {
  return ORDER.flatMap((phase) => {
    const count = tables.filter((table) => table.phase === phase).length;
    return count === 0 ? [] : [{ phase, count }];
  });
}

/** The phase that most tables are in; of equals the earlier one. Null: there are no tables. */
export function mainPhase(tables: readonly TableRow[]): TablePhase | null {
  const most = [...phasesOf(tables)].sort((one, other) => other.count - one.count)[0];
  return most?.phase ?? null;
}

const WEIGHTS: Readonly<Record<Need, number>> = { 'nobody-there': 1, idle: 2, 'many-refused': 3, stuck: 4 };

/** Whoever needs help most comes first, and else in the order of the deal. */
export function byNeed(tables: readonly TableRow[]): readonly TableRow[] {
  const weight = ({ needs }: TableRow): number => needs.reduce((sum, need) => sum + WEIGHTS[need], 0);
  return [...tables].sort((one, other) => weight(other) - weight(one) || one.index - other.index);
}
