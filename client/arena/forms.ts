/** The shapes of the classes: a class is a shape first and a colour second. */
import type { TypeName } from '../../shared/heap/picture.ts';
import type { Point } from './geometry.ts';

export type BodyForm =
  | 'hexagon'
  | 'plate'
  | 'bell'
  | 'flame'
  | 'rock'
  | 'tap'
  | 'badge'
  | 'cells'
  | 'sealed'
  | 'rows'
  | 'bag'
  /** Hidden holders: small and dashed, there to be discovered. */
  | 'chip';

/** The form of a class. */
export function formOf(type: TypeName): BodyForm {
  switch (type) {
    case 'Node':
      return 'hexagon';
    case 'Member':
      return 'badge';
    case 'Slot':
    case 'SlotW':
      return 'plate';
    case 'Loud':
      return 'bell';
    case 'Phoenix':
      return 'flame';
    case 'Grump':
      return 'rock';
    case 'Handle':
    case 'SafeHandle':
      return 'tap';
    case 'list':
      return 'cells';
    case 'tuple':
      return 'sealed';
    case 'dict':
      return 'rows';
    case 'set':
      return 'bag';
    default:
      return 'chip';
  }
}

type Outline = readonly (readonly [x: number, y: number])[];

/** Corners around (0, 0) in halves of the width and the height. */
const OUTLINES: Readonly<Record<'hexagon' | 'bell' | 'flame' | 'rock' | 'tap' | 'badge' | 'bag', Outline>> = {
  hexagon: [
    [-0.5, -1],
    [0.5, -1],
    [1, 0],
    [0.5, 1],
    [-0.5, 1],
    [-1, 0],
  ],
  badge: [
    [-1, -0.66],
    [-0.26, -0.66],
    [-0.26, -1],
    [0.26, -1],
    [0.26, -0.66],
    [1, -0.66],
    [1, 1],
    [-1, 1],
  ],
  bell: [
    [-0.18, -1],
    [0.18, -1],
    [0.66, -0.55],
    [0.74, 0.3],
    [1, 0.72],
    [0.3, 0.78],
    [0, 1],
    [-0.3, 0.78],
    [-1, 0.72],
    [-0.74, 0.3],
    [-0.66, -0.55],
  ],
  flame: [
    [0.06, -1],
    [0.42, -0.45],
    [0.95, -0.4],
    [0.9, 0.4],
    [0.42, 0.95],
    [-0.42, 0.95],
    [-0.9, 0.4],
    [-0.95, -0.4],
    [-0.42, -0.3],
  ],
  rock: [
    [-0.62, -0.92],
    [0.14, -1],
    [0.78, -0.72],
    [1, 0.05],
    [0.8, 0.84],
    [0.1, 1],
    [-0.72, 0.9],
    [-1, 0.12],
  ],
  tap: [
    [-1, -0.5],
    [-0.84, -0.5],
    [-0.84, -0.34],
    [-0.3, -0.34],
    [-0.3, -0.62],
    [-0.66, -0.62],
    [-0.66, -1],
    [0.34, -1],
    [0.34, -0.62],
    [-0.02, -0.62],
    [-0.02, -0.34],
    [0.6, -0.34],
    [0.88, -0.24],
    [1, 0.04],
    [1, 0.56],
    [0.56, 0.56],
    [0.56, 0.42],
    [-0.84, 0.42],
    [-0.84, 0.6],
    [-1, 0.6],
  ],
  bag: [
    [-0.36, -1],
    [0.36, -1],
    [0.3, -0.66],
    [0.86, -0.14],
    [0.98, 0.42],
    [0.66, 0.92],
    [-0.66, 0.92],
    [-0.98, 0.42],
    [-0.86, -0.14],
    [-0.3, -0.66],
  ],
};

function rounded(width: number, height: number, radius: number): readonly Point[] {
  const points: Point[] = [];
  const corners: readonly (readonly [number, number, number])[] = [
    [width / 2 - radius, height / 2 - radius, 0],
    [-width / 2 + radius, height / 2 - radius, 1],
    [-width / 2 + radius, -height / 2 + radius, 2],
    [width / 2 - radius, -height / 2 + radius, 3],
  ];
  for (const [x, y, quarter] of corners) {
    for (let step = 0; step <= 4; step += 1) {
      const angle = ((quarter + step / 4) * Math.PI) / 2;
      points.push({ x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) });
    }
  }
  return points;
}

/** The polygon on which references start and end, around (0, 0). */
export function outlineOf(form: BodyForm, width: number, height: number): readonly Point[] {
  switch (form) {
    case 'hexagon':
    case 'bell':
    case 'flame':
    case 'rock':
    case 'tap':
    case 'badge':
    case 'bag':
      return OUTLINES[form].map(([x, y]) => ({ x: (x * width) / 2, y: (y * height) / 2 }));
    case 'cells':
    case 'rows':
      return rounded(width, height, 8);
    case 'plate':
      return rounded(width, height, 6);
    case 'sealed':
    case 'chip':
      return rounded(width, height, height / 2);
  }
}
