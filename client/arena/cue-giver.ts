/** Carries out the cues of a plan on the stage. */
import type { FrameId, ObjectId } from '../../shared/heap/picture.ts';
import type { ArenaView } from './arena.ts';
import type { Edge } from './edges.ts';
import type { Point, Size } from './geometry.ts';
import type { Layers } from './layers.ts';
import type { Arrangement } from './layout.ts';
import { seatColour } from './palette.ts';
import type { Cue, Plan } from './plan.ts';
import type { Stage } from './stage.ts';
import type { Viewport } from './viewport.ts';

/** What a cue can work with. */
export interface Theatre {
  readonly layers: Layers;
  readonly stage: Stage;
  readonly viewport: Viewport;
  readonly view: ArenaView | null;
  readonly arrangement: Arrangement | null;
  readonly edges: readonly Edge[];
  readonly plan: Plan | null;
  readonly size: Size;
  readonly motion: boolean;
  /** Terraces and scale become those of the new view. */
  makeRoom(): void;
}

/** Does what a cue says. */
export function giveCue(cue: Cue, theatre: Theatre): void {
  const { layers } = theatre;
  switch (cue.type) {
    case 'flash':
      layers.rim.flash(cue.frame);
      if (cue.line !== null) sendLine(cue.line, cue.frame, theatre);
      return;
    case 'appear':
      appear(cue.object, cue.from, theatre);
      return;
    case 'name-in':
      layers.rim.arrive(cue.name);
      return;
    case 'name-out':
      layers.rim.leave(cue.name);
      return;
    case 'grow':
      layers.edges.grow(cue.edge);
      if (cue.line !== null) carryLine(cue.line, cue.edge, theatre);
      return;
    case 'cut':
      layers.edges.cut(cue.edge);
      return;
    case 'count':
      tick(cue.object, theatre);
      return;
    case 'pale':
      pale(theatre);
      return;
    case 'patrol':
      layers.truck.patrol(cue.generation);
      return;
    case 'taps':
      layers.outside.turn();
      return;
    case 'make-room':
      theatre.makeRoom();
      return;
    case 'promote':
      promote(cue.object, theatre);
      return;
    case 'fall-apart':
      layers.objects.shatter(cue.object);
      return;
    default:
      giveEffect(cue, theatre);
  }
}

function giveEffect(cue: Extract<Cue, { type: 'ring' | 'rise' | 'sputter' | 'weakref-dies' }>, theatre: Theatre): void {
  const { effects, objects } = theatre.layers;
  const { palette } = theatre.stage;
  const id = cue.type === 'weakref-dies' ? cue.weakref : cue.object;
  const sprite = objects.sprites.get(id);
  if (sprite === undefined) return;
  const scale = sprite.scaleNow;
  switch (cue.type) {
    case 'ring':
      if (sprite.look.object.type === 'Phoenix') effects.burn(sprite.at, scale, id);
      else effects.ring(sprite.at, scale, palette.classes[sprite.look.object.type]?.line ?? palette.warn);
      sprite.tilt.kick(5);
      return;
    case 'rise':
      effects.burn(sprite.at, scale, id);
      sprite.pulse.kick(8);
      sprite.y.kick(-260 * scale);
      return;
    case 'sputter':
      effects.smoke(sprite.at, scale);
      sprite.tilt.kick(7);
      return;
    case 'weakref-dies':
      effects.ripple(sprite.at, scale, cue.callback ? palette.warn : palette.quiet);
      sprite.tilt.kick(3);
      return;
  }
}

function appear(object: ObjectId, from: FrameId | null, theatre: Theatre): void {
  const gate = from === null ? null : theatre.layers.rim.gateOf(from);
  const sprite = theatre.layers.objects.sprites.get(object);
  sprite?.popFrom(gate === null ? null : theatre.viewport.toHeap(gate));
}

function tick(id: ObjectId, theatre: Theatre): void {
  const count = theatre.view?.picture.objects.find((object) => object.id === id)?.references;
  if (count !== undefined) theatre.layers.objects.sprites.get(id)?.tick(count, theatre.motion);
}

function promote(id: ObjectId, theatre: Theatre): void {
  const spot = theatre.arrangement?.spots.get(id);
  if (spot !== undefined) theatre.layers.objects.sprites.get(id)?.moveTo(spot.at, true);
}

function pale(theatre: Theatre): void {
  const { view } = theatre;
  if (view === null) return;
  for (const object of view.picture.objects) {
    const sprite = theatre.layers.objects.sprites.get(object.id);
    if (sprite !== undefined && sprite.look.object.reachable !== object.reachable) {
      sprite.apply({ ...sprite.look, object: { ...sprite.look.object, reachable: object.reachable } });
    }
  }
  theatre.layers.rings.show(view.picture);
}

function inkOf(frame: FrameId | null, theatre: Theatre): { readonly colour: string; readonly ink: string } {
  const seat = theatre.view?.frames.find((each) => each.frame === frame);
  const { palette, theme } = theatre.stage;
  const colour = seatColour(palette, seat?.colour ?? null);
  return { colour, ink: seat?.colour == null ? (theme === 'dark' ? '#10141d' : '#ffffff') : palette.onSeat };
}

function carryLine(line: string, key: string, theatre: Theatre): void {
  const edge = theatre.edges.find((each) => each.key === key);
  const by = edge?.from.type === 'name' ? edge.from.frame : lineBy(theatre);
  const { colour, ink } = inkOf(by, theatre);
  const tip = (): { at: Point; arrived: boolean } | null => {
    const found = theatre.layers.edges.tipOf(key);
    return found === null ? null : { at: theatre.viewport.toScreen(found.at), arrived: found.grown };
  };
  theatre.layers.chips.send(
    line,
    colour,
    ink,
    tip()?.at ?? { x: theatre.size.width / 2, y: theatre.size.height / 2 },
    tip,
  );
}

/** Whose line is being shown: the frame that flashed last. */
function lineBy({ plan }: Theatre): FrameId | null {
  for (const { cue } of plan?.cues ?? []) if (cue.type === 'flash') return cue.frame;
  return null;
}

function sendLine(line: string, frame: FrameId, theatre: Theatre): void {
  const gate = theatre.layers.rim.gateOf(frame) ?? { x: theatre.size.width / 2, y: 40 };
  const { colour, ink } = inkOf(frame, theatre);
  theatre.layers.chips.send(line, colour, ink, { x: gate.x + 60, y: gate.y }, () => null);
}
