import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { language, t } from '../i18n.ts';
import type { LostCurve } from '../model/hosting/lost-curve.ts';
import '../styles/charts.css';

/** How many are lost, over the last minutes. Whoever cannot see the chart hears it in a sentence. */
export function LostChart({ curve }: { readonly curve: LostCurve }): JSX.Element {
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
    import('./lost-plot.ts')
      .then(({ drawLost }) => {
        if (gone || parent.current === null) return;
        const fontSize = Number.parseFloat(getComputedStyle(parent.current).fontSize);
        const words = { now: t('lost.to'), minutes: (minutes: number) => t('lost.from', { minutes }) };
        parent.current.replaceChildren(drawLost({ curve, width, height, fontSize, words }));
      })
      .catch((error: unknown) => console.error('the chart could not be drawn', error));
    return () => {
      gone = true;
    };
  }, [curve, width, height, language.value]);
  return (
    <figure class="chart lost-chart">
      <div class="chart-drawing" ref={parent} aria-hidden="true" />
      <figcaption class="visually-hidden">{t('lost.chart', { count: curve.now, minutes: curve.minutes })}</figcaption>
    </figure>
  );
}
