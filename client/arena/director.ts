/** Brings the stage from one view to the next: at once, or cue by cue. Whatever interrupts it, it ends in the last view. */
import type { FrameId, ObjectId } from '../../shared/heap/picture.ts';
import type { Anchor, ArenaView, Mark, Transition } from './arena.ts';
import { giveCue, type Theatre } from './cue-giver.ts';
import { drawCurtain } from './curtain.ts';
import { hasOutside, openDescriptors } from './descriptors.ts';
import { diffOf, type ViewDiff } from './diff.ts';
import { type Edge, edgesOf, rootsOf } from './edges.ts';
import { emphasisFor } from './emphasis.ts';
import { around, type Box, boxAround, inflate, type Size } from './geometry.ts';
import { type Layers, layersStill, makeLayers, snapLayers, stepLayers } from './layers.ts';
import { type Arrangement, arrange, type LayoutMemory, NO_MEMORY } from './layout.ts';
import { type Plan, planOf } from './plan.ts';
import { nameKey } from './rim.ts';
import { rimOf } from './rim-of.ts';
import { routesOf } from './routes.ts';
import type { Stage } from './stage.ts';
import { Viewport } from './viewport.ts';

/** How much of the heap around something is seen with it, in pixels. */
const ATTENDED = 96;

const sizeKey = ({ width, height }: Size): string => `${Math.round(width / 48)}x${Math.round(height / 48)}`;

export class Director implements Theatre {
  readonly viewport = new Viewport();
  readonly layers: Layers;
  readonly stage: Stage;
  view: ArenaView | null = null;
  arrangement: Arrangement | null = null;
  edges: readonly Edge[] = [];
  size: Size;
  private memory: LayoutMemory = NO_MEMORY;
  private readonly memories = new Map<string, LayoutMemory>();
  plan: Plan | null = null;
  private given = 0;
  private clock = 0;
  private time = 0;
  private speed = 1;
  motion = true;
  /** What the reader has turned to; panning it away again is up to them. */
  private attended: ObjectId | null = null;
  /** What was asked about last. */
  private asked = '';
  private hovered: Anchor | null = null;
  private unfolded: FrameId | null = null;
  private readonly outlines = new Map<FrameId, number>();
  private readonly waiting: (() => void)[] = [];

  /** Asks for frames, because something is about to move. */
  readonly wake: () => void;
  /** Frames since the last thing moved. */
  private quiet = 0;

  constructor(stage: Stage, size: Size, wake: () => void) {
    this.stage = stage;
    this.size = size;
    this.wake = wake;
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
    this.rouse();
    this.finish();
    this.layers.chips.hush();
    const before = this.view;
    const diff = diffOf(before, view);
    this.view = view;
    this.motion = transition.speed > 0;
    this.speed = transition.speed > 0 ? transition.speed : 1;
    this.plan = this.motion && before !== null ? planOf(diff, transition) : null;
    this.given = 0;
    this.clock = 0;
    this.lay(view, this.plan === null ? null : diff);
    this.follow(view);
    if (this.plan !== null) return;
    this.settle();
    this.snap();
  }

  /** Arranges the view anew and sets everything on its way; `diff` names what waits for its cue. */
  private lay(view: ArenaView, diff: ViewDiff | null): void {
    const sharedTitle = this.stage.words.sharedNames;
    const { size, unfolded } = this;
    const { frames, picture } = view;
    const rim = rimOf({
      size,
      frames,
      names: rootsOf(picture),
      unfolded,
      sharedTitle,
      outside: hasOutside(picture) ? { words: this.stage.words.outside, descriptors: openDescriptors(picture) } : null,
      outlines: this.outlines,
    });
    for (const { frame, box, form } of rim.panels) {
      if (!frame.returned && form !== 'disc') this.outlines.set(frame.frame, box.height);
    }
    const { arrangement, memory } = arrange(this.memory, picture, rim, this.stage.lettering);
    this.memory = memory;
    this.arrangement = arrangement;
    this.edges = edgesOf(picture);
    const last = arrangement.bands[arrangement.bands.length - 1]?.box;
    const bottom = last === undefined ? rim.heap.y + rim.heap.height : last.y + last.height;
    this.viewport.fit(rim.heap, { ...rim.heap, height: Math.max(rim.heap.height, bottom - rim.heap.y) });
    if (this.stage.whole) this.viewport.showAll();
    const bounds: Box = inflate({ x: 0, y: 0, width: size.width, height: Math.max(size.height, bottom) }, -4);
    const routes = routesOf(this.edges, arrangement, bounds);
    const { layers } = this;
    const ids = (objects: readonly { readonly id: ObjectId }[] | undefined): ReadonlySet<ObjectId> =>
      new Set(objects?.map((object) => object.id));
    const waits = diff !== null && diff.moved.length > 0;
    if (!waits) this.showBands();
    layers.rim.show(rim, new Set(diff?.namesCame.map((name) => nameKey(name.frame, name.name))));
    layers.outside.show(rim.outside, diff?.taps != null);
    layers.objects.show(view, arrangement, this.viewport.zoom, {
      came: ids(diff?.came),
      // Everybody stays until the terraces make room for those that move
      placed: waits ? ids(view.picture.objects) : new Set(),
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
    drawCurtain(this);
  }

  /**
   * Where the heap is higher than its room, what the reader has turned to elsewhere on the page comes into sight; and
   * when something is asked or answered, what it is about.
   */
  private follow({ marks, paths, picture }: ArenaView): void {
    const marked = (mark: Mark): ObjectId[] =>
      picture.objects.flatMap(({ id }) => (marks.get(id)?.includes(mark) ? [id] : []));
    const [attended = paths[0]?.objects.at(-1) ?? null] = marked('focused');
    const stakes = marked('stake');
    const asked = stakes.join();
    const turned = attended !== null && attended !== this.attended;
    const wanted = turned ? [attended] : asked === this.asked ? [] : stakes;
    [this.attended, this.asked] = [attended, asked];
    const boxes = wanted.flatMap((id) => {
      const at = this.arrangement?.spots.get(id)?.at;
      return at === undefined ? [] : [boxAround(at, ATTENDED, ATTENDED)];
    });
    if (boxes.length > 0 && this.viewport.reveal(around(boxes))) this.moved();
  }

  private showBands(): void {
    const { view, arrangement, layers } = this;
    if (view === null || arrangement === null) return;
    layers.bands.show(arrangement.bands, view.truck.at === 'gone' ? -1 : view.truck.takes);
  }

  makeRoom(): void {
    if (this.arrangement === null) return;
    this.showBands();
    const moved = new Set(this.plan?.cues.flatMap(({ cue }) => (cue.type === 'promote' ? [cue.object] : [])));
    this.layers.objects.makeRoom(this.arrangement, moved);
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
    this.showBands();
    layers.objects.settle(view, arrangement, this.viewport.zoom, this.motion);
    layers.edges.settle(new Set(this.edges.map((edge) => edge.key)));
    layers.rim.settle();
    layers.outside.settle();
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
    this.quiet = this.plan === null && layersStill(layers) ? this.quiet + 1 : 0;
    if (this.quiet > 0 && this.waiting.length > 0) {
      for (const resolve of this.waiting.splice(0)) resolve();
      this.stage.textures.sweep();
    }
  }

  /** `drifting`: nothing happens, but what is lost drifts, what is proved glows and what has leaked drips. */
  get activity(): 'moving' | 'drifting' | 'still' {
    if (this.quiet < 3) return 'moving';
    const drifts = this.view?.picture.objects.some((object) => !object.reachable) === true;
    const glows = this.view !== null && this.view.paths.length > 0;
    return this.motion && (drifts || glows || this.layers.outside.drips) ? 'drifting' : 'still';
  }

  private giveCues(): void {
    const { plan } = this;
    if (plan === null) return;
    for (let next = plan.cues[this.given]; next !== undefined && next.at <= this.clock; next = plan.cues[this.given]) {
      this.given += 1;
      giveCue(next.cue, this);
    }
    if (this.clock < plan.length) return;
    this.plan = null;
    this.settle();
  }

  hover(anchor: Anchor | null): void {
    this.rouse();
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
    this.rouse();
    if (this.view === null) return;
    this.finish();
    this.lay(this.view, null);
    this.settle();
    if (!this.motion) this.snap();
  }

  /** Coming back to a size, as when a keyboard on the screen closes, brings back the places that things had there. */
  resize(size: Size): void {
    this.rouse();
    this.memories.set(sizeKey(this.size), this.memory);
    this.memory = this.memories.get(sizeKey(size)) ?? this.memory;
    this.size = size;
    this.outlines.clear();
    this.viewport.reset();
    this.relay();
    [this.attended, this.asked] = [null, ''];
    if (this.view !== null) this.follow(this.view);
  }

  /** The theme, the words or the sharpness changed. */
  repaint(): void {
    this.rouse();
    const { bands, objects, edges, rim, outside, rings, truck } = this.layers;
    for (const layer of [bands, objects, edges, rim, outside, rings, truck]) layer.repaint();
    this.relay();
  }

  moved(): void {
    this.rouse();
    this.layers.edges.invalidate();
    drawCurtain(this);
  }

  /** Bigger in the hand needs sharper pictures. */
  zoomed(): void {
    const { view, arrangement } = this;
    if (view !== null && arrangement !== null && this.plan === null) {
      this.layers.objects.settle(view, arrangement, this.viewport.zoom, false);
    }
    this.moved();
  }

  still(): Promise<void> {
    this.rouse();
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }

  /** Something is about to be drawn differently. */
  rouse(): void {
    this.quiet = 0;
    this.wake();
  }

  /** Lets go of whoever waits. */
  end(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
