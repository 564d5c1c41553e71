/** How many device pixels a CSS pixel gets, and how large things are on large screens. */
import { clamp, type Size } from './geometry.ts';

const MOST = 3;
/** Device pixels that any graphics processor of the last ten years redraws sixty times a second. */
const AFFORDABLE = 6_500_000;
const SOFTWARE = /swiftshader|llvmpipe|software|basic render/iu;

let drawsInSoftware: boolean | null = null;

/** Whether WebGL has no graphics processor behind it, so that every pixel costs. */
function inSoftware(): boolean {
  if (drawsInSoftware !== null) return drawsInSoftware;
  const context = document.createElement('canvas').getContext('webgl');
  const names = context?.getExtension('WEBGL_debug_renderer_info') ?? null;
  const name: unknown = names === null ? '' : context?.getParameter(names.UNMASKED_RENDERER_WEBGL);
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  drawsInSoftware = typeof name === 'string' && SOFTWARE.test(name);
  return drawsInSoftware;
}

/**
 * The screen's own density; twice as much on coarse screens where that is affordable, because curves gain most there.
 */
export function densityFor(size: Size): number {
  const screen = Math.min(MOST, Math.max(1, window.devicePixelRatio));
  if (inSoftware()) return Math.min(2, screen);
  const affordable = size.width * size.height * 4 <= AFFORDABLE;
  return screen < 1.5 && affordable ? 2 : screen;
}

/** From this size on everything is drawn larger: a projector is looked at from the last row. */
const LARGE: Size = { width: 1280, height: 640 };

/** How much larger than on a desk things are drawn, and `atLeast` so. */
export function magnificationFor({ width, height }: Size, atLeast = 1): number {
  return clamp(Math.min(width / LARGE.width, height / LARGE.height), atLeast, Math.max(2, atLeast));
}
