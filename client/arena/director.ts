/** Brings the stage from one view to the next: at once, or cue by cue. Whatever interrupts it, it ends in the last view. */
import type { FrameId, ObjectId } from '../../shared/heap/picture.ts';
import type { Anchor, ArenaView, Transition } from './arena.ts';
import { diffOf, type ViewDiff } from './diff.ts';
import { edgesOf, type Edge } from './edges.ts';
import { emphasisFor } from './emphasis.ts';
import { type Box, inflate, type Point, type Size } from './geometry.ts';
import { type Arrangement, arrange, type LayoutMemory, NO_MEMORY } from './layout.ts';
import { type Layers, layersStill, makeLayers, snapLayers, stepLayers } from './layers.ts';
import { seatColour } from './palette.ts';
import { type Cue, type Plan, planOf } from './plan.ts';
import { nameKey } from './rim.ts';
import { rimOf } from './rim-of.ts';
import { routesOf } from './routes.ts';
import type { Stage } from './stage.ts';
import { colourNumber } from './theme.ts';
import { Viewport } from './viewport.ts';

const AT_ONCE: Transition = { events: [], by: null, line: null, speed: 0 };

export class Director {
  readonly viewport = new Viewport();
  readonly layers: Layers;
  readonly stage: Stage;
  view: ArenaView | null = null;
  arrangement: Arrangement | null = null;
  edges: readonly Edge[] = [];
  size: Size;
  private memory: LayoutMemory = NO_MEMORY;
  private plan: Plan | null = null;
  private given = 0;
  private clock = 0;
  private time = 0;
  private speed = 1;
  private motion = true;
  private hovered: Anchor | null = null;
  private unfolded: FrameId | null = null;
  private readonly waiting: (() => void)[] = [];

  constructor(stage: Stage, size: Size) {
    this.stage = stage;
    this.size = size;
    this.layers = makeLayers(stage, {
      name: (frame, name) => {
        const tag = this.layers.rim.tags.get(nameKey(frame, name));
        if (tag === undefined) return null;
        return { at: this.viewport.toHeap(tag.exit), moving: tag.moving };
      },
      seat: (frame) => {
        const found = this.view?.frames.find((each) => each.frame === frame);
        return { colour: found?.colour ?? null, own: found?.own ?? false };
      },
    });
  }

  show(view: ArenaView, transition: Transition): void {
    this.finish();
    const before = this.view;
    const diff = diffOf(before, view);
    this.view = view;
    this.motion = transition.speed > 0;
    this.speed = transition.speed > 0 ? transition.speed : 1;
    this.plan = this.motion && before !== null ? planOf(diff, transition) : null;
    this.given = 0;
    this.clock = 0;
    this.lay(view, this.plan === null ? null : diff);
    if (this.plan !== null) return;
    this.settle();
    this.snap();
  }

  /** Arranges the view anew and sets everything on its way; `diff` names what waits for its cue. */
  private lay(view: ArenaView, diff: ViewDiff | null): void {
    const sharedTitle = this.stage.words.sharedNames;
    const { size, unfolded } = this;
    const rim = rimOf({ size, frames: view.frames, names: view.picture.names, unfolded, sharedTitle });
    const { arrangement, memory } = arrange(this.memory, view.picture, rim);
    this.memory = memory;
    this.arrangement = arrangement;
    this.edges = edgesOf(view.picture);
    const last = arrangement.bands[arrangement.bands.length - 1]?.box;
    const bottom = last === undefined ? rim.heap.y + rim.heap.height : last.y + last.height;
    this.viewport.fit(rim.heap, { ...rim.heap, height: Math.max(rim.heap.height, bottom - rim.heap.y) });
    const bounds: Box = inflate({ x: 0, y: 0, width: size.width, height: Math.max(size.height, bottom) }, -4);
    const routes = routesOf(this.edges, arrangement, bounds);
    const { layers } = this;
    const ids = (objects: readonly { readonly id: ObjectId }[] | undefined): ReadonlySet<ObjectId> =>
      new Set(objects?.map((object) => object.id));
    const takes = view.truck.at === 'gone' ? -1 : view.truck.takes;
    layers.bands.show(arrangement.bands, takes);
    layers.rim.show(rim, new Set(diff?.namesCame.map((name) => nameKey(name.frame, name.name))));
    layers.objects.show(view, arrangement, this.viewport.zoom, {
      came: ids(diff?.came),
      moved: new Set(diff?.moved),
      lost: new Set([...(diff?.lost ?? []), ...(diff?.found ?? [])]),
    });
    for (const { before, after } of diff?.edgesSlid ?? []) {
      const route = routes.get(after.key);
      if (route !== undefined) layers.edges.slide(before.key, after, route);
    }
    const held = new Set(diff?.edgesCame.map((edge) => edge.key));
    layers.edges.show(this.edges, routes, held, arrangement.scale);
    layers.edges.subtract(view.subtracted);
    if (diff === null || (diff.lost.length === 0 && diff.found.length === 0)) layers.rings.show(view.picture);
    layers.paths.show(view.paths);
    layers.truck.show(view.truck, rim.truck, size, this.motion);
    this.emphasise();
    this.drawCurtain();
  }

  /** Everything that was still to come happens now. */
  private finish(): void {
    if (this.plan === null) return;
    this.plan = null;
    this.settle();
  }

  private settle(): void {
    const { view, arrangement, layers } = this;
    if (view === null || arrangement === null) return;
    layers.objects.settle(view, arrangement, this.viewport.zoom, this.motion);
    layers.edges.settle(new Set(this.edges.map((edge) => edge.key)));
    layers.rim.settle();
    layers.rings.show(view.picture);
    this.emphasise();
  }

  private snap(): void {
    snapLayers(this.layers, this.viewport);
    this.step(0);
  }

  /** A frame: `seconds` since the last one. */
  step(seconds: number): void {
    const { layers } = this;
    const own = seconds * this.speed;
    this.time += seconds;
    this.clock += own * 1000;
    this.giveCues();
    layers.heap.setPosition(this.viewport.x, this.viewport.y).setScale(this.viewport.zoom);
    stepLayers(layers, own, this.time, this.motion, this.size);
    if (this.plan === null && this.waiting.length > 0 && layersStill(layers)) {
      for (const resolve of this.waiting.splice(0)) resolve();
      this.stage.textures.sweep();
    }
  }

  private giveCues(): void {
    const { plan } = this;
    if (plan === null) return;
    for (let next = plan.cues[this.given]; next !== undefined && next.at <= this.clock; next = plan.cues[this.given]) {
      this.given += 1;
      this.give(next.cue);
    }
    if (this.clock < plan.length) return;
    this.plan = null;
    this.settle();
  }

  private give(cue: Cue): void {
    const { layers } = this;
    switch (cue.type) {
      case 'flash':
        layers.rim.flash(cue.frame);
        if (cue.line !== null) this.sendLine(cue.line, cue.frame);
        return;
      case 'appear':
        this.appear(cue.object, cue.from);
        return;
      case 'name-in':
        layers.rim.arrive(cue.name);
        return;
      case 'name-out':
        layers.rim.leave(cue.name);
        return;
      case 'grow':
        layers.edges.grow(cue.edge);
        if (cue.line !== null) this.carryLine(cue.line, cue.edge);
        return;
      case 'cut':
        layers.edges.cut(cue.edge);
        return;
      case 'count':
        this.tick(cue.object);
        return;
      case 'pale':
        this.pale();
        return;
      case 'patrol':
        layers.truck.patrol(cue.generation);
        return;
      case 'promote':
        this.promote(cue.object);
        return;
      case 'fall-apart':
        layers.objects.shatter(cue.object);
        return;
      default:
        this.giveEffect(cue);
    }
  }

  private giveEffect(cue: Extract<Cue, { type: 'ring' | 'rise' | 'sputter' | 'weakref-dies' }>): void {
    const { effects, objects } = this.layers;
    const { palette } = this.stage;
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

  private appear(object: ObjectId, from: FrameId | null): void {
    const gate = from === null ? null : this.layers.rim.gateOf(from);
    const sprite = this.layers.objects.sprites.get(object);
    sprite?.popFrom(gate === null ? null : this.viewport.toHeap(gate));
  }

  private tick(id: ObjectId): void {
    const count = this.view?.picture.objects.find((object) => object.id === id)?.references;
    if (count !== undefined) this.layers.objects.sprites.get(id)?.tick(count, this.motion);
  }

  private promote(id: ObjectId): void {
    const spot = this.arrangement?.spots.get(id);
    if (spot !== undefined) this.layers.objects.sprites.get(id)?.moveTo(spot.at, true);
  }

  private pale(): void {
    const { view } = this;
    if (view === null) return;
    for (const object of view.picture.objects) {
      const sprite = this.layers.objects.sprites.get(object.id);
      if (sprite !== undefined && sprite.look.object.reachable !== object.reachable) {
        sprite.apply({ ...sprite.look, object: { ...sprite.look.object, reachable: object.reachable } });
      }
    }
    this.layers.rings.show(view.picture);
  }

  private inkOf(frame: FrameId | null): { readonly colour: string; readonly ink: string } {
    const seat = this.view?.frames.find((each) => each.frame === frame);
    const { palette, theme } = this.stage;
    const colour = seatColour(palette, seat?.colour ?? null);
    return { colour, ink: seat?.colour == null ? (theme === 'dark' ? '#10141d' : '#ffffff') : palette.onSeat };
  }

  private carryLine(line: string, key: string): void {
    const edge = this.edges.find((each) => each.key === key);
    const by = edge?.from.type === 'name' ? edge.from.frame : this.lineBy;
    const { colour, ink } = this.inkOf(by);
    const tip = (): { at: Point; arrived: boolean } | null => {
      const found = this.layers.edges.tipOf(key);
      return found === null ? null : { at: this.viewport.toScreen(found.at), arrived: found.grown };
    };
    this.layers.chips.send(line, colour, ink, tip()?.at ?? { x: this.size.width / 2, y: this.size.height / 2 }, tip);
  }

  /** Whose line is being shown: the frame that flashed last. */
  private get lineBy(): FrameId | null {
    for (const { cue } of this.plan?.cues ?? []) if (cue.type === 'flash') return cue.frame;
    return null;
  }

  private sendLine(line: string, frame: FrameId): void {
    const gate = this.layers.rim.gateOf(frame) ?? { x: this.size.width / 2, y: 40 };
    const { colour, ink } = this.inkOf(frame);
    this.layers.chips.send(line, colour, ink, { x: gate.x + 60, y: gate.y }, () => null);
  }

  hover(anchor: Anchor | null): void {
    this.hovered = anchor;
    this.emphasise();
    this.layers.rim.lift(anchor?.type === 'name' ? nameKey(anchor.frame, anchor.name) : null);
  }

  private emphasise(): void {
    const pointed = emphasisFor(this.hovered, this.edges);
    const emphasis = pointed ?? this.layers.paths.emphasis();
    const close = new Set(pointed?.objects ?? []);
    for (const [id, marks] of this.view?.marks ?? []) {
      if (marks.includes('selected') || marks.includes('focused')) close.add(id);
    }
    this.layers.objects.emphasise(emphasis?.objects ?? null, close);
    this.layers.edges.emphasise(emphasis?.edges ?? null);
  }

  /** A folded frame unfolds, an unfolded one folds. */
  toggleFrame(frame: FrameId): void {
    const panel = this.arrangement?.rim.panels.find((each) => each.frame.frame === frame);
    if (panel === undefined) return;
    const folded = panel.form === 'folded' || panel.form === 'disc';
    if (!folded && this.unfolded !== frame) return;
    this.unfolded = this.unfolded === frame ? null : frame;
    this.relay();
  }

  /** Lays the same view out again, because the room or the words changed. */
  relay(): void {
    if (this.view === null) return;
    this.finish();
    this.lay(this.view, null);
    this.settle();
    if (!this.motion) this.snap();
  }

  resize(size: Size): void {
    this.size = size;
    this.viewport.reset();
    if (this.view === null) return;
    this.relay();
    this.snap();
  }

  /** The theme, the words or the sharpness changed. */
  repaint(): void {
    const { bands, objects, edges, rim, rings, truck } = this.layers;
    for (const layer of [bands, objects, edges, rim, rings, truck]) layer.repaint();
    this.relay();
  }

  moved(): void {
    this.layers.edges.invalidate();
    this.drawCurtain();
  }

  /** Bigger in the hand needs sharper pictures. */
  zoomed(): void {
    const { view, arrangement } = this;
    if (view !== null && arrangement !== null && this.plan === null) {
      this.layers.objects.settle(view, arrangement, this.viewport.zoom, false);
    }
    this.moved();
  }

  private drawCurtain(): void {
    const { curtain } = this.layers;
    curtain.clear();
    const heap = this.arrangement?.rim.heap;
    if (heap === undefined || !this.viewport.pannable) return;
    const { width, height } = this.size;
    const bottom = heap.y + heap.height;
    curtain.fillStyle(colourNumber(this.stage.palette.ground), 1);
    curtain.fillRect(0, 0, width, heap.y - 2);
    curtain.fillRect(0, 0, heap.x - 2, height);
    curtain.fillRect(0, bottom + 6, width, height - bottom);
    curtain.fillRect(heap.x + heap.width + 2, 0, width, height);
  }

  still(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }

  /** Lets go of whoever waits. */
  end(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  showAtOnce(view: ArenaView): void {
    this.show(view, AT_ONCE);
  }
}
