/** Where the tables of a round are, taken together, and which of them want a visit first. */
import { PHASES } from '../../../shared/match/entries.ts';
import type { Need, TableRow } from '../../../shared/protocol/session-views.ts';

export type TablePhase = TableRow['phase'];

const ORDER: readonly TablePhase[] = ['waiting', ...PHASES, 'finished'];

/** How many tables are in which phase, in the order of a round. */
export function phasesOf(
  tables: readonly Pick<TableRow, 'phase'>[],
): readonly { readonly phase: TablePhase; readonly count: number }[] {
  return ORDER.flatMap((phase) => {
    const count = tables.filter((table) => table.phase === phase).length;
    return count === 0 ? [] : [{ phase, count }];
  });
}

/** The phase that most tables are in; of equals the earlier one. Null: there are no tables. */
export function mainPhase(tables: readonly Pick<TableRow, 'phase'>[]): TablePhase | null {
  const most = [...phasesOf(tables)].sort((one, other) => other.count - one.count)[0];
  return most?.phase ?? null;
}

/** What comes when all tables' phase ends; null where they are in several phases, or in none. `hasPeer`: whether they talk. */
export function phaseAfter(tables: readonly Pick<TableRow, 'phase'>[], hasPeer: boolean): TablePhase | null {
  const [only, ...more] = phasesOf(tables);
  if (only === undefined || more.length > 0) return null;
  const rest = ORDER.slice(ORDER.indexOf(only.phase) + 1);
  return rest.find((phase) => phase !== 'peer' || hasPeer) ?? null;
}

type Counted = Pick<TableRow, 'phase'> & {
  readonly seats: readonly {
    readonly bot: unknown;
    readonly connected: boolean;
    readonly ready: boolean;
    readonly forecaster: boolean;
  }[];
};

/**
 * How many people say that they are through with the phase that most tables are in, of those who are there and have
 * something to do in it; null where nobody has.
 */
export function readyCount(
  tables: readonly Counted[],
): { readonly phase: TablePhase; readonly done: number; readonly all: number } | null {
  const phase = mainPhase(tables);
  if (phase === null || phase === 'waiting' || phase === 'bell' || phase === 'finished') return null;
  const people = tables
    .filter((table) => table.phase === phase)
    .flatMap(({ seats }) => seats)
    .filter(({ bot, connected, forecaster }) => bot === null && connected && !(phase === 'build' && forecaster));
  if (people.length === 0) return null;
  return { phase, done: people.filter(({ ready }) => ready).length, all: people.length };
}

const WEIGHTS: Readonly<Record<Need, number>> = { 'nobody-there': 1, idle: 2, 'many-refused': 3, stuck: 4 };

/** Whoever needs help most comes first, and else in the order of the deal. */
export function byNeed(tables: readonly TableRow[]): readonly TableRow[] {
  const weight = ({ needs }: TableRow): number => needs.reduce((sum, need) => sum + WEIGHTS[need], 0);
  return [...tables].sort((one, other) => weight(other) - weight(one) || one.index - other.index);
}
