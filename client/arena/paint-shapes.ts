/** The outlines of the forms as canvas paths, rounder than the polygons that references end on. */
import { type BodyForm, outlineOf } from './forms.ts';
import type { Point } from './geometry.ts';

/** A closed polygon whose corners are rounded. */
export function roundedPolygon(path: Path2D, points: readonly Point[], radius: number): void {
  points.forEach((corner, index) => {
    const before = points[(index + points.length - 1) % points.length] ?? corner;
    const after = points[(index + 1) % points.length] ?? corner;
    const start = towards(corner, before, radius);
    if (index === 0) path.moveTo(start.x, start.y);
    else path.lineTo(start.x, start.y);
    const end = towards(corner, after, radius);
    path.quadraticCurveTo(corner.x, corner.y, end.x, end.y);
  });
  path.closePath();
}

function towards(from: Point, to: Point, by: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = Math.min(0.5, by / Math.max(length, 0.001));
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function bell(path: Path2D, w: number, h: number): void {
  const x = w / 2;
  const y = h / 2;
  path.moveTo(-0.16 * x, -0.9 * y);
  path.quadraticCurveTo(0, -1.1 * y, 0.16 * x, -0.9 * y);
  path.bezierCurveTo(0.62 * x, -0.82 * y, 0.72 * x, -0.34 * y, 0.72 * x, 0.14 * y);
  path.bezierCurveTo(0.72 * x, 0.44 * y, 0.86 * x, 0.5 * y, x, 0.7 * y);
  path.quadraticCurveTo(1.02 * x, 0.8 * y, 0.9 * x, 0.8 * y);
  path.lineTo(-0.9 * x, 0.8 * y);
  path.quadraticCurveTo(-1.02 * x, 0.8 * y, -x, 0.7 * y);
  path.bezierCurveTo(-0.86 * x, 0.5 * y, -0.72 * x, 0.44 * y, -0.72 * x, 0.14 * y);
  path.bezierCurveTo(-0.72 * x, -0.34 * y, -0.62 * x, -0.82 * y, -0.16 * x, -0.9 * y);
  path.closePath();
}

/** A bird of fire: wings to both sides, a crest that blows to the right. */
function flame(path: Path2D, w: number, h: number): void {
  const x = w / 2;
  const y = h / 2;
  path.moveTo(0.1 * x, -1.02 * y);
  path.bezierCurveTo(0.04 * x, -0.66 * y, 0.5 * x, -0.54 * y, 0.48 * x, -0.16 * y);
  path.bezierCurveTo(0.62 * x, -0.24 * y, 0.84 * x, -0.4 * y, 1.02 * x, -0.62 * y);
  path.bezierCurveTo(1.08 * x, -0.1 * y, 1.0 * x, 0.4 * y, 0.66 * x, 0.68 * y);
  path.bezierCurveTo(0.5 * x, 0.86 * y, 0.24 * x, 0.98 * y, 0, 0.98 * y);
  path.bezierCurveTo(-0.24 * x, 0.98 * y, -0.5 * x, 0.86 * y, -0.66 * x, 0.68 * y);
  path.bezierCurveTo(-1.0 * x, 0.4 * y, -1.08 * x, -0.1 * y, -1.02 * x, -0.62 * y);
  path.bezierCurveTo(-0.84 * x, -0.4 * y, -0.62 * x, -0.24 * y, -0.48 * x, -0.16 * y);
  path.bezierCurveTo(-0.5 * x, -0.56 * y, -0.1 * x, -0.6 * y, 0.1 * x, -1.02 * y);
  path.closePath();
}

function bag(path: Path2D, w: number, h: number): void {
  const x = w / 2;
  const y = h / 2;
  path.moveTo(-0.4 * x, -y);
  path.quadraticCurveTo(-0.2 * x, -0.86 * y, 0, -0.96 * y);
  path.quadraticCurveTo(0.2 * x, -0.86 * y, 0.4 * x, -y);
  path.quadraticCurveTo(0.42 * x, -0.78 * y, 0.28 * x, -0.62 * y);
  path.bezierCurveTo(0.8 * x, -0.4 * y, x, 0.1 * y, 0.98 * x, 0.44 * y);
  path.bezierCurveTo(0.96 * x, 0.84 * y, 0.7 * x, 0.95 * y, 0.4 * x, 0.95 * y);
  path.lineTo(-0.4 * x, 0.95 * y);
  path.bezierCurveTo(-0.7 * x, 0.95 * y, -0.96 * x, 0.84 * y, -0.98 * x, 0.44 * y);
  path.bezierCurveTo(-x, 0.1 * y, -0.8 * x, -0.4 * y, -0.28 * x, -0.62 * y);
  path.quadraticCurveTo(-0.42 * x, -0.78 * y, -0.4 * x, -y);
  path.closePath();
}

/** Around a tap, without its inner corners: what is drawn around a body must not run into it. */
const AROUND_TAP: readonly (readonly [x: number, y: number])[] = [
  [-1, -0.6],
  [-0.74, -0.66],
  [-0.7, -1],
  [0.4, -1],
  [0.46, -0.5],
  [0.92, -0.36],
  [1, 0],
  [1, 0.66],
  [-1, 0.66],
];

function aroundTap(w: number, h: number): readonly Point[] {
  return AROUND_TAP.map(([x, y]) => ({ x: (x * w) / 2, y: (y * h) / 2 }));
}

/** The path of a form, `grow` pixels larger on each side. */
export function formPath(form: BodyForm, width: number, height: number, grow = 0): Path2D {
  const path = new Path2D();
  const w = width + 2 * grow;
  const h = height + 2 * grow;
  switch (form) {
    case 'hexagon':
    case 'badge':
    case 'rock':
      roundedPolygon(path, outlineOf(form, w, h), { hexagon: 5, badge: 5, rock: 7 }[form]);
      break;
    case 'tap':
      if (grow === 0) roundedPolygon(path, outlineOf(form, w, h), 3);
      else roundedPolygon(path, aroundTap(w, h), 8);
      break;
    case 'bell':
      bell(path, w, h);
      break;
    case 'flame':
      flame(path, w, h);
      break;
    case 'bag':
      bag(path, w, h);
      break;
    case 'cells':
    case 'rows':
      path.roundRect(-w / 2, -h / 2, w, h, 9 + grow);
      break;
    case 'plate':
      path.roundRect(-w / 2, -h / 2, w, h, 7 + grow);
      break;
    case 'sealed':
    case 'chip':
      path.roundRect(-w / 2, -h / 2, w, h, h / 2);
      break;
  }
  return path;
}
