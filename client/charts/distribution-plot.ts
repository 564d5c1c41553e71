/**
 * What a class says about one stake, as a histogram. The charting library is imported in this file alone, which pages
 * load when there is something to draw. Bars are solid or hollow, so that nothing is told by colour alone and a print in
 * black and white says the same.
 */
import { axisX, axisY, plot, rectY, ruleX, ruleY, text } from '@observablehq/plot';
import { HISTOGRAM_BINS } from '../../shared/lecture/entries.ts';

export interface DistributionPlot {
  /** How many said 1–9 %, 10–19 %, …, 90–99 %. */
  readonly bins: readonly number[];
  /** What they said before they talked: hollow bars behind. */
  readonly before: readonly number[] | null;
  readonly mean: number | null;
  /** The highest bar of all that are shown side by side. */
  readonly most: number;
  readonly width: number;
  readonly height: number;
  /** In pixels. */
  readonly fontSize: number;
  /** A row among others: without numbers, and with words below it only where `ends` are given. */
  readonly compact: boolean;
  readonly ends: { readonly dies: string; readonly lives: string } | null;
}

/** Draws it: an SVG that takes its colours from the page (`currentColor`, `--chart-…`). */
export function drawDistribution(options: DistributionPlot): SVGSVGElement | HTMLElement {
  const { mean, most, width, height, fontSize, compact, ends } = options;
  const bars = (bins: readonly number[]) =>
    bins.map((count, bin) => ({ from: bin * HISTOGRAM_BINS, to: (bin + 1) * HISTOGRAM_BINS, count }));
  const span = { x1: 'from', x2: 'to', y: 'count' };
  const means = mean === null ? [] : [{ mean }];
  const words =
    ends === null
      ? null
      : new Map([
          [0, ends.dies],
          [50, '50 %'],
          [100, ends.lives],
        ]);
  return plot({
    width,
    height,
    marginTop: compact ? 2 : fontSize * 1.7,
    marginBottom: words === null ? fontSize / 2 : fontSize * 1.9,
    marginLeft: fontSize * (compact ? 1 : 2.2),
    marginRight: fontSize * (compact ? 1.2 : 0.8),
    style: { fontSize: `${fontSize}px`, fontFamily: 'inherit', background: 'none', overflow: 'visible' },
    x: { domain: [0, 100], label: null, axis: null },
    y: { domain: [0, Math.max(1, most)], label: null, axis: null },
    marks: [
      axisX([0, 50, 100], {
        tickFormat: (percent: number) => words?.get(percent) ?? '',
        tickSize: fontSize / 3,
      }),
      ...(compact ? [] : [axisY(ticksFor(most), { tickFormat: 'd', tickSize: 0 })]),
      rectY(bars(options.bins), { ...span, fill: 'var(--chart-bar)', inset: 1 }),
      ...(options.before === null ? [] : [hollow(bars(options.before), fontSize, span)]),
      ruleY([0], { strokeWidth: 2 }),
      ruleX(means, { x: 'mean', strokeWidth: Math.max(2, fontSize / 7), stroke: 'var(--chart-mean)' }),
      ...(compact ? [] : [aboveMean(means, fontSize)]),
    ],
  });
}

/** What was said before: seen behind solid bars, and told from them without colours. */
function hollow(bars: readonly { readonly count: number }[], fontSize: number, span: object) {
  const standing = bars.filter(({ count }) => count > 0);
  const looks = { fill: 'none', stroke: 'var(--chart-before)', strokeWidth: Math.max(1.5, fontSize / 9) };
  return rectY(standing, { ...span, ...looks, strokeDasharray: `${fontSize / 3}`, inset: 2 });
}

function aboveMean(means: readonly { readonly mean: number }[], fontSize: number) {
  return text(means, {
    x: 'mean',
    frameAnchor: 'top',
    dy: -fontSize * 1.3,
    text: (one: { readonly mean: number }) => `⌀ ${Math.round(one.mean)} %`,
    fontWeight: 700,
    fill: 'var(--chart-mean)',
  });
}

/** None, half and all of the highest bar, as whole numbers. */
function ticksFor(most: number): readonly number[] {
  return most <= 1 ? [0, 1] : [0, Math.round(most / 2), most];
}
