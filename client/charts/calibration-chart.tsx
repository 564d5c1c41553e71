import type { JSX } from 'preact';
import type { CalibrationBin } from '../../shared/report/calibration.ts';
import { t } from '../i18n.ts';
import { Drawing, type Room } from './drawing.tsx';
import '../styles/charts.css';

interface CalibrationChartProps {
  readonly bins: readonly CalibrationBin[];
  /** Of the class, to be compared with. */
  readonly behind?: readonly CalibrationBin[] | null;
}

/** How often what was said came true; the same numbers stand in a table that can be opened. */
export function CalibrationChart({ bins, behind = null }: CalibrationChartProps): JSX.Element {
  const draw = async ({ width, fontSize }: Room): Promise<Element> => {
    const { drawCalibration } = await import('./calibration-plot.ts');
    const words = { said: t('report.said'), alive: t('report.came-true') };
    const size = Math.min(width, fontSize * 28);
    return drawCalibration({ bins, behind, width: size, height: size * 0.8, fontSize, words });
  };
  return (
    <figure class="chart calibration-chart">
      <Drawing by="width" shows={[bins, behind]} draw={draw} />
      <figcaption>
        {behind !== null && <p class="help">{t('report.calibration-behind')}</p>}
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
