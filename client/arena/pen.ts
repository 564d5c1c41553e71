/** Strokes that Phaser's Graphics does not have: dashes along a curve, arrowheads, dotted rings. */
import type { GameObjects } from 'phaser';
import type { Point } from './geometry.ts';

type Graphics = GameObjects.Graphics;

export function strokeLine(graphics: Graphics, points: readonly Point[]): void {
  const [first, ...rest] = points;
  if (first === undefined || rest.length === 0) return;
  graphics.beginPath();
  graphics.moveTo(first.x, first.y);
  for (const point of rest) graphics.lineTo(point.x, point.y);
  graphics.strokePath();
}

/** Dashes of the same length all the way, whatever the steps of the polyline are. */
export function strokeDashes(graphics: Graphics, points: readonly Point[], dash: number, gap: number, shift = 0): void {
  let at = -(shift % (dash + gap));
  let before = points[0];
  if (before === undefined) return;
  for (const point of points.slice(1)) {
    const length = Math.hypot(point.x - before.x, point.y - before.y);
    if (length === 0) continue;
    const ux = (point.x - before.x) / length;
    const uy = (point.y - before.y) / length;
    const cycle = dash + gap;
    let start = Math.ceil((-at - dash) / cycle) * cycle + at;
    for (; start < length; start += cycle) {
      const from = Math.max(0, start);
      const to = Math.min(length, start + dash);
      if (to > from) {
        graphics.lineBetween(before.x + ux * from, before.y + uy * from, before.x + ux * to, before.y + uy * to);
      }
    }
    at -= length;
    at = at % cycle;
    before = point;
  }
}

function headingOf(points: readonly Point[]): number {
  const tip = points[points.length - 1];
  const back = points[Math.max(0, points.length - 4)];
  if (tip === undefined || back === undefined) return 0;
  return Math.atan2(tip.y - back.y, tip.x - back.x);
}

const at = (from: Point, angle: number, reach: number): Point => ({
  x: from.x + Math.cos(angle) * reach,
  y: from.y + Math.sin(angle) * reach,
});

/** A full head for a reference that counts. */
export function fillHead(graphics: Graphics, points: readonly Point[], size: number): void {
  const tip = points[points.length - 1];
  if (tip === undefined) return;
  const angle = headingOf(points);
  const left = at(tip, angle + Math.PI - 0.42, size);
  const right = at(tip, angle + Math.PI + 0.42, size);
  graphics.fillTriangle(tip.x, tip.y, left.x, left.y, right.x, right.y);
}

/** An open head for one that does not. */
export function strokeHead(graphics: Graphics, points: readonly Point[], size: number): void {
  const tip = points[points.length - 1];
  if (tip === undefined) return;
  const angle = headingOf(points);
  const left = at(tip, angle + Math.PI - 0.5, size);
  const right = at(tip, angle + Math.PI + 0.5, size);
  graphics.lineBetween(tip.x, tip.y, left.x, left.y);
  graphics.lineBetween(tip.x, tip.y, right.x, right.y);
}

/** A polyline without the last few pixels, so that it does not stick out of its arrow's head. */
export function shortened(points: readonly Point[], by: number): readonly Point[] {
  let left = by;
  const kept = [...points];
  while (kept.length > 1) {
    const last = kept[kept.length - 1];
    const before = kept[kept.length - 2];
    if (last === undefined || before === undefined) break;
    const length = Math.hypot(last.x - before.x, last.y - before.y);
    if (length > left) {
      const share = (length - left) / length;
      kept[kept.length - 1] = { x: before.x + (last.x - before.x) * share, y: before.y + (last.y - before.y) * share };
      break;
    }
    left -= length;
    kept.pop();
  }
  return kept;
}
