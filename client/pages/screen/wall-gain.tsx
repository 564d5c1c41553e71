import type { JSX } from 'preact';
import { signed, t } from '../../i18n.ts';
import { gainOf } from '../../model/showing/gain-of.ts';
import type { ShownTable } from '../../model/showing/shown-class.ts';

/** What talking brought these tables, in points a head; nothing before it is revealed, or where nobody talked. */
export function TableGain({ tables }: { readonly tables: readonly ShownTable[] }): JSX.Element | null {
  const gain = gainOf(tables);
  if (gain === null) return null;
  const { before, after } = gain;
  return (
    <p class="wall-gain">
      {t('wall.gain', { before: signed(before), after: signed(after), gain: signed(after - before) })}
    </p>
  );
}
