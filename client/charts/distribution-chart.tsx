import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { StakeDistribution } from '../../shared/lecture/entries.ts';
import { language, t } from '../i18n.ts';
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
  const parent = useRef<HTMLDivElement>(null);
  const size = useSignal<{ readonly width: number; readonly height: number } | null>(null);

  useEffect(() => {
    const element = parent.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      size.value = { width: element.clientWidth, height: element.clientHeight };
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const { width, height } = size.value ?? { width: 0, height: 0 };
  useEffect(() => {
    if (width === 0 || height === 0) return;
    let gone = false;
    import('./distribution-plot.ts')
      .then(({ drawDistribution }) => {
        if (gone || parent.current === null) return;
        const fontSize = Number.parseFloat(getComputedStyle(parent.current).fontSize);
        const { bins, mean } = distribution;
        const ends = row === 'other' ? null : { dies: t('predict.dies'), lives: t('predict.lives') };
        const looks = { most, fontSize, width, height, compact: row !== undefined, ends };
        parent.current.replaceChildren(drawDistribution({ bins, before: before?.bins ?? null, mean, ...looks }));
      })
      .catch((error: unknown) => console.error('the chart could not be drawn', error));
    return () => {
      gone = true;
    };
  }, [distribution, before, most, row, width, height, language.value]);

  return (
    <figure class="chart">
      <div class="chart-drawing" ref={parent} aria-hidden="true" />
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
