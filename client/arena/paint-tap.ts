/** Draws taps: what a wrapper of an external resource looks like, and what is open outside of memory. */
import type { Body } from './body.ts';
import type { Drawing } from './canvas-textures.ts';
import { outlineOf } from './forms.ts';
import { roundedPolygon } from './paint-shapes.ts';
import type { ClassColours, Palette } from './palette.ts';
import { MONO, withAlpha } from './theme.ts';

type Context = CanvasRenderingContext2D;

/** Where a drop leaves the spout, in halves of a tap's width and height. */
export const SPOUT = { x: 0.78, y: 0.56 } as const;

/** How the tap in the strip is drawn: its size, and its place left of the middle of what it stands in. */
export const SMALL_TAP = { width: 20, height: 19, inset: 15 } as const;

/** A drop that hangs from (0, 0). */
function dropPath(x: number, y: number, size: number): Path2D {
  const path = new Path2D();
  path.moveTo(x, y);
  path.bezierCurveTo(
    x + size * 0.2,
    y + size * 0.5,
    x + size * 0.62,
    y + size * 0.85,
    x + size * 0.62,
    y + size * 1.25,
  );
  path.arc(x, y + size * 1.25, size * 0.62, 0, Math.PI);
  path.bezierCurveTo(x - size * 0.62, y + size * 0.85, x - size * 0.2, y + size * 0.5, x, y);
  path.closePath();
  return path;
}

/** The lever and the spout: turned on and running, or turned off and capped. */
function fittings(context: Context, width: number, height: number, open: boolean, line: string, water: string): void {
  const x = width / 2;
  const y = height / 2;
  if (open) {
    context.beginPath();
    context.roundRect(-0.6 * x, -0.94 * y, 0.88 * x, 0.26 * y, 0.12 * y);
    context.fillStyle = line;
    context.fill();
    context.fillStyle = water;
    context.fill(dropPath(SPOUT.x * x, SPOUT.y * y + 1.5, y * 0.2));
    return;
  }
  context.beginPath();
  context.moveTo(0.5 * x, 0.66 * y);
  context.lineTo(1.06 * x, 0.66 * y);
  context.lineWidth = Math.max(2, y * 0.13);
  context.lineCap = 'round';
  context.strokeStyle = line;
  context.stroke();
}

/** A tap that closes itself: the spring around its stem. */
function spring(context: Context, width: number, height: number, line: string): void {
  const x = width / 2;
  const y = height / 2;
  context.beginPath();
  for (const [index, at] of [-0.58, -0.48, -0.38].entries()) {
    context.moveTo(-0.36 * x, at * y + (index % 2 === 0 ? 1 : -1));
    context.lineTo(0.04 * x, at * y + (index % 2 === 0 ? -1 : 1));
  }
  context.lineWidth = 1.7;
  context.lineCap = 'round';
  context.strokeStyle = line;
  context.stroke();
}

/** What is drawn into the shape of a wrapper: whether its resource is open, and whether it closes it by itself. */
export function tapDetails(
  context: Context,
  body: Body,
  look: { readonly open: boolean; readonly closesItself: boolean; readonly water: string },
  colours: ClassColours,
): void {
  fittings(context, body.width, body.height, look.open, colours.line, look.water);
  if (look.closesItself) spring(context, body.width, body.height, colours.line);
}

export interface TapLook {
  readonly text: string;
  readonly width: number;
  readonly height: number;
  /** `more`: it counts those for which there is no room. */
  readonly state: 'kept' | 'leaked' | 'more';
}

/** An open descriptor: a tap, its number, and who could close it. */
export function tapDrawing({ text, width, height, state }: TapLook, palette: Palette): Drawing {
  const leaked = state === 'leaked';
  const line = leaked ? palette.bad : palette.hint;
  return {
    key: `tap;${text};${width};${height};${state}`,
    halfWidth: width / 2 + 4,
    halfHeight: height / 2 + 4,
    paint: (context) => {
      context.beginPath();
      context.roundRect(-width / 2, -height / 2, width, height, 8);
      context.fillStyle = palette.panel;
      context.fill();
      context.lineWidth = leaked ? 1.8 : 1.2;
      context.strokeStyle = withAlpha(state === 'more' ? palette.faint : line, leaked ? 1 : 0.75);
      if (leaked) context.setLineDash([5, 3]);
      context.stroke();
      context.setLineDash([]);
      context.textAlign = 'left';
      context.textBaseline = 'middle';
      context.font = `${leaked ? 700 : 600} 12px ${MONO}`;
      context.fillStyle = leaked ? palette.bad : palette.text;
      if (state === 'more') {
        context.textAlign = 'center';
        context.fillText(text, 0, 0.8, width - 8);
        return;
      }
      context.fillText(text, -width / 2 + 30, 0.8, width - 34);
      context.translate(-width / 2 + SMALL_TAP.inset, -1);
      const path = new Path2D();
      roundedPolygon(path, outlineOf('tap', SMALL_TAP.width, SMALL_TAP.height), 1.2);
      context.fillStyle = line;
      context.fill(path);
    },
  };
}
