import type { ShownTable } from './shown-class.ts';

/** What talking brought all these tables: whole points a head before and after it; null where nobody talked. */
export function gainOf(
  tables: readonly Pick<ShownTable, 'gain'>[],
): { readonly before: number; readonly after: number } | null {
  const gains = tables.flatMap(({ gain }) => gain ?? []);
  const people = gains.reduce((sum, gain) => sum + gain.people, 0);
  if (people === 0) return null;
  const mean = (points: 'before' | 'after'): number =>
    Math.round(gains.reduce((sum, gain) => sum + gain[points] * gain.people, 0) / people);
  return { before: mean('before'), after: mean('after') };
}
