import type { JSX } from 'preact';
import { t } from '../../i18n.ts';
import { readyCount } from '../../model/hosting/class-phase.ts';
import type { ShownTable } from '../../model/showing/shown-class.ts';

/** How many are through with the phase, of how many: who is still missing is not named. */
export function WallReady({ tables }: { readonly tables: readonly ShownTable[] }): JSX.Element | null {
  const count = readyCount(tables);
  if (count === null) return null;
  const { phase, done, all } = count;
  return (
    <p class="wall-ready">
      {t(phase === 'predict' || phase === 'peer' ? 'ready.forecasts' : 'ready.count', { done, all })}
      <span class="wall-bar" aria-hidden="true">
        <span style={{ width: `${(100 * done) / all}%` }} />
      </span>
    </p>
  );
}
