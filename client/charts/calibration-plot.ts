/** How often what was said came true: dots on a diagonal, as large as they are many. Told by shapes, not by colours. */
import { dot, line, plot, text } from '@observablehq/plot';
import type { CalibrationBin } from '../../shared/report/calibration.ts';

export interface CalibrationPlot {
  readonly bins: readonly CalibrationBin[];
  /** Hollow dots on a thin line behind the others; null: none. */
  readonly behind: readonly CalibrationBin[] | null;
  readonly width: number;
  readonly height: number;
  /** In pixels. */
  readonly fontSize: number;
  readonly words: { readonly said: string; readonly alive: string };
}

/** Draws it: an SVG that takes its colours from the page. */
export function drawCalibration({
  bins,
  behind,
  width,
  height,
  fontSize,
  words,
}: CalibrationPlot): SVGSVGElement | HTMLElement {
  const filled = bins.filter(({ count }) => count > 0);
  const compared = (behind ?? []).filter(({ count }) => count > 0);
  const place = { x: 'said', y: 'alive' } as const;
  const diagonal = [0, 100].map((percent) => ({ percent }));
  return plot({
    width,
    height,
    marginLeft: fontSize * 3.4,
    marginBottom: fontSize * 3.2,
    marginTop: fontSize * 1.8,
    marginRight: fontSize * 1.5,
    style: { fontSize: `${fontSize}px`, fontFamily: 'inherit', background: 'none', overflow: 'visible' },
    x: { domain: [0, 100], ticks: [0, 25, 50, 75, 100], label: words.said },
    y: { domain: [0, 100], ticks: [0, 25, 50, 75, 100], label: words.alive },
    r: { range: [fontSize / 4, fontSize * 0.9] },
    marks: [
      line(diagonal, { x: 'percent', y: 'percent', strokeDasharray: '4 4' }),
      line(compared, { ...place, stroke: 'currentColor', strokeOpacity: 0.6 }),
      dot(compared, { ...place, r: fontSize / 3, stroke: 'currentColor', fill: 'var(--panel)' }),
      line(filled, { ...place, stroke: 'var(--chart-bar)', strokeWidth: 2 }),
      dot(filled, { ...place, r: 'count', fill: 'var(--chart-bar)' }),
      text(filled, { ...place, text: (bin: CalibrationBin) => String(bin.count), dy: -fontSize * 1.3 }),
    ],
  });
}
