import type { JSX } from 'preact';
import type { StakeDistribution } from '../../shared/lecture/entries.ts';
import { t } from '../i18n.ts';
import { Drawing, type Room } from './drawing.tsx';
import '../styles/charts.css';

interface DistributionChartProps {
  readonly distribution: StakeDistribution;
  /** What the class said before it talked, where it has. */
  readonly before?: StakeDistribution | null;
  /** The highest bar of all that are shown side by side. */
  readonly most: number;
  /** A row among others; `last`: the words stand below this one. */
  readonly row?: 'last' | 'other';
}

/** What the class says about one stake. Whoever cannot see the chart hears the same in a sentence. */
export function DistributionChart({ distribution, before = null, most, row }: DistributionChartProps): JSX.Element {
  const draw = async (room: Room): Promise<Element> => {
    const { drawDistribution } = await import('./distribution-plot.ts');
    const { bins, mean } = distribution;
    const ends = row === 'other' ? null : { dies: t('predict.dies'), lives: t('predict.lives') };
    return drawDistribution({
      bins,
      before: before?.bins ?? null,
      mean,
      most,
      compact: row !== undefined,
      ends,
      ...room,
    });
  };
  return (
    <figure class="chart">
      <Drawing by="both" shows={[distribution, before, most, row]} draw={draw} />
      <figcaption class="visually-hidden">{inWords(distribution)}</figcaption>
    </figure>
  );
}

/** The highest bar among several charts. */
export function highestBar(...distributions: readonly (readonly StakeDistribution[] | null)[]): number {
  return Math.max(0, ...distributions.flatMap((many) => (many ?? []).flatMap(({ bins }) => bins)));
}

function inWords({ stake, bins, count, mean }: StakeDistribution): string {
  if (mean === null) return t('hall.chart-nobody', { object: stake });
  const below = bins.slice(0, bins.length / 2).reduce((sum, bar) => sum + bar, 0);
  return t('hall.chart', { object: stake, count, mean: Math.round(mean), dies: below, lives: count - below });
}
