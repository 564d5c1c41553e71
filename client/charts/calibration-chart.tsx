import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { CalibrationBin } from '../../shared/report/calibration.ts';
import { language, t } from '../i18n.ts';
import '../styles/charts.css';

/** How often what was said came true; the same numbers stand in a table that can be opened. */
export function CalibrationChart({ bins }: { readonly bins: readonly CalibrationBin[] }): JSX.Element {
  const parent = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  useEffect(() => {
    const element = parent.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      width.value = element.clientWidth;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (width.value === 0) return;
    let gone = false;
    import('./calibration-plot.ts')
      .then(({ drawCalibration }) => {
        if (gone || parent.current === null) return;
        const fontSize = Number.parseFloat(getComputedStyle(parent.current).fontSize);
        const words = { said: t('report.said'), alive: t('report.came-true') };
        const size = Math.min(width.value, fontSize * 28);
        parent.current.replaceChildren(drawCalibration({ bins, width: size, height: size * 0.8, fontSize, words }));
      })
      .catch((error: unknown) => console.error('the chart could not be drawn', error));
    return () => {
      gone = true;
    };
  }, [bins, width.value, language.value]);
  return (
    <figure class="chart calibration-chart">
      <div class="chart-drawing" ref={parent} aria-hidden="true" />
      <figcaption>
        <details>
          <summary>{t('report.numbers')}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('report.bin')}</th>
                <th scope="col">{t('report.count')}</th>
                <th scope="col">{t('report.said')}</th>
                <th scope="col">{t('report.came-true')}</th>
              </tr>
            </thead>
            <tbody>
              {bins
                .filter(({ count }) => count > 0)
                .map(({ from, to, count, said, alive }) => (
                  <tr key={from}>
                    <th scope="row">{`${from}–${to} %`}</th>
                    <td class="number">{count}</td>
                    <td class="number">{said}</td>
                    <td class="number">{alive}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </details>
      </figcaption>
    </figure>
  );
}
