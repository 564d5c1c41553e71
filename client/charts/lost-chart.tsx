import type { JSX } from 'preact';
import { t } from '../i18n.ts';
import type { LostCurve } from '../model/hosting/lost-curve.ts';
import { Drawing, type Room } from './drawing.tsx';
import '../styles/charts.css';

/** How many are lost, over the last minutes. Whoever cannot see the chart hears it in a sentence. */
export function LostChart({ curve }: { readonly curve: LostCurve }): JSX.Element {
  const draw = async (room: Room): Promise<Element> => {
    const { drawLost } = await import('./lost-plot.ts');
    const words = { now: t('lost.to'), minutes: (minutes: number) => t('lost.from', { minutes }) };
    return drawLost({ curve, words, ...room });
  };
  return (
    <figure class="chart lost-chart">
      <Drawing by="both" shows={[curve]} draw={draw} />
      <figcaption class="visually-hidden">{t('lost.chart', { count: curve.now, minutes: curve.minutes })}</figcaption>
    </figure>
  );
}
