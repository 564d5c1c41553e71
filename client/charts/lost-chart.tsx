import type { JSX } from 'preact';
import { t } from '../i18n.ts';
import type { LostCurve } from '../model/hosting/lost-curve.ts';
import { Drawing, type Room } from './drawing.tsx';
import '../styles/charts.css';

interface LostChartProps {
  readonly curve: LostCurve;
  /** Whether it is over: then nothing in it is now. */
  readonly isPast?: boolean;
}

/** How many are lost, over the last minutes. Whoever cannot see the chart hears it in a sentence. */
export function LostChart({ curve, isPast = false }: LostChartProps): JSX.Element {
  const draw = async (room: Room): Promise<Element> => {
    const { drawLost } = await import('./lost-plot.ts');
    const words = { now: isPast ? '' : t('lost.to'), minutes: (minutes: number) => t('lost.from', { minutes }) };
    return drawLost({ curve, words, ...room });
  };
  return (
    <figure class="chart lost-chart">
      <Drawing by="both" shows={[curve, isPast]} draw={draw} />
      <figcaption class="visually-hidden">
        {isPast
          ? t('lost.chart-past', { count: highest(curve), minutes: curve.minutes })
          : t('lost.chart', { count: curve.now, minutes: curve.minutes })}
      </figcaption>
    </figure>
  );
}

function highest({ steps }: LostCurve): number {
  return Math.max(0, ...steps.map(({ count }) => count));
}
