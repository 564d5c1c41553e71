/** How many are lost, over the last minutes: a staircase, filled below, that needs no colour. */
import { areaY, axisX, axisY, lineY, plot, ruleY } from '@observablehq/plot';
import type { LostCurve } from '../model/hosting/lost-curve.ts';

export interface LostPlot {
  readonly curve: LostCurve;
  readonly width: number;
  readonly height: number;
  /** In pixels. */
  readonly fontSize: number;
  readonly words: { readonly now: string; readonly minutes: (minutes: number) => string };
}

/** Draws it: an SVG that takes its colours from the page (`currentColor`, `--chart-…`). */
export function drawLost({ curve, width, height, fontSize, words }: LostPlot): SVGSVGElement | HTMLElement {
  const { steps, most, minutes } = curve;
  const staircase = { x: 'minutes', y: 'count', curve: 'step-after' } as const;
  return plot({
    width,
    height,
    marginTop: fontSize * 0.8,
    marginBottom: fontSize * 1.9,
    marginLeft: fontSize * 2,
    marginRight: fontSize * 1.6,
    style: { fontSize: `${fontSize}px`, fontFamily: 'inherit', background: 'none', overflow: 'visible' },
    x: { domain: [-minutes, 0], label: null, axis: null },
    y: { domain: [0, most], label: null, axis: null },
    marks: [
      axisX([-minutes, 0], {
        tickFormat: (at: number) => (at === 0 ? words.now : words.minutes(-at)),
        tickSize: fontSize / 3,
      }),
      axisY([most], { tickFormat: 'd', tickSize: 0 }),
      areaY(steps, { ...staircase, fill: 'var(--chart-bar)', fillOpacity: 0.25 }),
      lineY(steps, { ...staircase, stroke: 'var(--chart-bar)', strokeWidth: 2 }),
      ruleY([0], { strokeWidth: 1.5 }),
    ],
  });
}
