/** All references: traced again when an end moves, drawn again when anything about them changes, still otherwise. */
import type { GameObjects } from 'phaser';
import type { FrameId, ObjectId } from '../../shared/heap/picture.ts';
import { inCells } from './body.ts';
import { scaleFor } from './canvas-textures.ts';
import { alongPoints, type CurveEnds, type Route } from './curves.ts';
import { EdgeSprite } from './edge-sprite.ts';
import { type Edge, edgeLabel, isQuiet } from './edges.ts';
import { distance, type Point } from './geometry.ts';
import { labelDrawing, labelWidth } from './paint-text.ts';
import { seatColour } from './palette.ts';
import { fillHead, shortened, strokeDashes, strokeHead, strokeLine } from './pen.ts';
import type { Stage } from './stage.ts';
import { colourNumber, mix } from './theme.ts';

/** Where the ends of references are now. */
export interface EdgeWorld {
  object(id: ObjectId): {
    readonly at: Point;
    readonly outline: readonly Point[];
    readonly scale: number;
    readonly moving: boolean;
    readonly reachable: boolean;
  } | null;
  /** A name's exit, in the heap's own pixels. */
  name(frame: FrameId, name: string): { readonly at: Point; readonly moving: boolean } | null;
  seat(frame: FrameId): { readonly colour: number | null; readonly own: boolean };
}

/** From one end to the other, as the crow flies. */
function spanOf(points: readonly Point[]): number {
  const [first, last] = [points[0], points.at(-1)];
  return first === undefined || last === undefined ? 0 : distance(first, last);
}

const SUBTRACTED = 0.16;
/** With more references than this, or smaller than this, labels wait until somebody looks closer. */
const CROWD = { edges: 70, size: 0.6 } as const;

interface Ink {
  readonly colour: number;
  readonly alpha: number;
  readonly width: number;
}

export class EdgeLayer {
  readonly sprites = new Map<string, EdgeSprite>();
  private readonly stage: Stage;
  private readonly world: EdgeWorld;
  /** References that stand still, and those that move. */
  private readonly calm: GameObjects.Graphics;
  private readonly lively: GameObjects.Graphics;
  private readonly labels: GameObjects.Container;
  private readonly movers = new Set<EdgeSprite>();
  private readonly farewell: EdgeSprite[] = [];
  private emphasised: ReadonlySet<string> | null = null;
  private subtracted: ReadonlySet<string> = new Set();
  private dirty = true;
  private size = 1;

  constructor(stage: Stage, into: GameObjects.Container, labelsInto: GameObjects.Container, world: EdgeWorld) {
    this.stage = stage;
    this.world = world;
    this.calm = stage.graphics(into);
    this.lively = stage.graphics(into);
    this.labels = stage.container(labelsInto);
  }

  invalidate(): void {
    this.dirty = true;
  }

  /** Everything that the new view has; new references wait for `grow` when `held` names them. */
  show(edges: readonly Edge[], routes: ReadonlyMap<string, Route>, held: ReadonlySet<string>, size: number): void {
    this.size = size;
    for (const edge of edges) {
      const route = routes.get(edge.key);
      if (route === undefined) continue;
      const sprite = this.sprites.get(edge.key);
      if (sprite !== undefined && !sprite.dying) sprite.reroute(edge, route);
      else this.add(edge, route, held.has(edge.key));
    }
    this.dirty = true;
  }

  private add(edge: Edge, route: Route, hidden: boolean): void {
    const sprite = new EdgeSprite(edge, route);
    if (hidden) sprite.grown.snap(0);
    const label = edgeLabel(edge);
    if (label !== '' && (!isQuiet(edge) || edge.kind === 'hidden')) sprite.label = this.stage.image(this.labels);
    this.sprites.set(edge.key, sprite);
    this.paintLabel(sprite);
  }

  private paintLabel(sprite: EdgeSprite): void {
    if (sprite.label === null) return;
    const { palette, lettering } = this.stage;
    const text = edgeLabel(sprite.edge);
    const drawing = labelDrawing(text, palette.quiet, palette, inCells(lettering));
    this.stage.draw(sprite.label, drawing, Math.max(0.8, this.size));
  }

  /** The same reference under another index. */
  slide(before: string, after: Edge, route: Route): void {
    const sprite = this.sprites.get(before);
    if (sprite === undefined) return;
    this.sprites.delete(before);
    this.sprites.set(after.key, sprite);
    sprite.reroute(after, route);
  }

  grow(key: string): void {
    this.sprites.get(key)?.grow();
  }

  cut(key: string): void {
    const sprite = this.sprites.get(key);
    if (sprite === undefined || sprite.dying) return;
    sprite.cut();
    this.sprites.delete(key);
    this.farewell.push(sprite);
  }

  /** At last only these are there, fully grown. */
  settle(keys: ReadonlySet<string>): void {
    for (const [key, sprite] of [...this.sprites]) {
      if (!keys.has(key)) this.cut(key);
      else sprite.grown.target = 1;
    }
    this.dirty = true;
  }

  emphasise(keys: ReadonlySet<string> | null): void {
    this.emphasised = keys;
    for (const sprite of this.sprites.values()) {
      sprite.dim.target = keys === null || keys.has(sprite.edge.key) ? 1 : 0.14;
    }
    this.dirty = true;
  }

  subtract(pairs: readonly (readonly [ObjectId, ObjectId])[]): void {
    this.subtracted = new Set(pairs.map(([from, to]) => `${from}>${to}`));
    this.dirty = true;
  }

  private isSubtracted({ edge }: EdgeSprite): boolean {
    return edge.from.type === 'slot' && !edge.weak && this.subtracted.has(`${edge.from.object}>${edge.to}`);
  }

  private endsOf({ edge }: EdgeSprite): { readonly ends: CurveEnds; readonly moving: boolean } | null {
    const target = this.world.object(edge.to);
    if (target === null) return null;
    const shared = { to: target.at, toOutline: target.outline, scale: target.scale };
    if (edge.from.type === 'name') {
      const exit = this.world.name(edge.from.frame, edge.from.name);
      if (exit === null) return null;
      return { ends: { ...shared, from: exit.at, fromOutline: null }, moving: target.moving || exit.moving };
    }
    const owner = this.world.object(edge.from.object);
    if (owner === null) return null;
    return {
      ends: { ...shared, from: owner.at, fromOutline: owner.outline },
      moving: owner.moving || target.moving,
    };
  }

  /** Goes on by `seconds`, and draws what has changed. */
  step(seconds: number): void {
    let redrawCalm = this.dirty;
    const before = this.movers.size;
    const all = [...this.sprites.values(), ...this.farewell];
    for (const sprite of all) {
      const { rerouted, changed } = sprite.step(seconds);
      const ends = this.endsOf(sprite);
      const moving = ends?.moving === true;
      if (ends !== null && (moving || rerouted || this.dirty || sprite.points.length === 0)) sprite.trace(ends.ends);
      const lively = moving || changed;
      if (lively === this.movers.has(sprite)) continue;
      redrawCalm = true;
      if (lively) this.movers.add(sprite);
      else this.movers.delete(sprite);
    }
    this.bury();
    if (redrawCalm) this.draw(this.calm, (sprite) => !this.movers.has(sprite));
    if (this.movers.size > 0 || before > 0) this.draw(this.lively, (sprite) => this.movers.has(sprite));
    this.dirty = false;
  }

  private bury(): void {
    for (let index = this.farewell.length - 1; index >= 0; index -= 1) {
      const sprite = this.farewell[index];
      if (sprite === undefined || !sprite.gone) continue;
      this.farewell.splice(index, 1);
      this.movers.delete(sprite);
      if (sprite.label !== null) this.stage.drop(sprite.label);
    }
  }

  private draw(graphics: GameObjects.Graphics, mine: (sprite: EdgeSprite) => boolean): void {
    graphics.clear();
    for (const sprite of [...this.sprites.values(), ...this.farewell]) if (mine(sprite)) this.drawOne(graphics, sprite);
  }

  private inkOf(sprite: EdgeSprite): Ink {
    const { palette } = this.stage;
    const { edge } = sprite;
    const emphasis = this.emphasised?.has(edge.key) === true;
    const faded = this.isSubtracted(sprite) ? SUBTRACTED : 1;
    const flash = Math.max(0, Math.min(1, sprite.glow.value));
    const alpha = sprite.alpha.value * sprite.dim.value * faded;
    const glowTo = sprite.dying ? palette.bad : palette.text;
    if (edge.from.type === 'name') {
      const seat = this.world.seat(edge.from.frame);
      const full = emphasis || seat.own || seat.colour === null;
      const colour = mix(seatColour(palette, seat.colour), glowTo, flash * 0.7);
      return { colour: this.faint(colour, full ? 1 : 0.66), alpha, width: full ? 2.3 : 2 };
    }
    const lost = this.world.object(edge.from.object)?.reachable === false ? 0.62 : 1;
    const hidden = edge.kind === 'hidden' && !emphasis ? 0.6 : 1;
    const colour = mix(edge.weak ? palette.quiet : palette.reference, glowTo, Math.max(flash, emphasis ? 0.6 : 0));
    return { colour: this.faint(colour, lost * hidden), alpha, width: emphasis ? 2.6 : 2 };
  }

  /** Quiet references are mixed with the ground: see-through lines would show their joints. */
  private faint(colour: string, share: number): number {
    return colourNumber(mix(this.stage.palette.terraces[1], colour, share));
  }

  private drawOne(graphics: GameObjects.Graphics, sprite: EdgeSprite): void {
    this.placeLabel(sprite);
    const points = sprite.shown();
    if (points.length < 2 || sprite.grown.value < 0.02) return;
    const { colour, alpha, width } = this.inkOf(sprite);
    const scale = Math.max(0.8, Math.min(1.3, this.size));
    const thick = width * scale;
    const head = 12 * scale;
    graphics.lineStyle(thick, colour, alpha);
    graphics.fillStyle(colour, alpha);
    const shaft = shortened(points, sprite.edge.weak ? 1 : head * 0.7);
    if (sprite.edge.weak) {
      strokeDashes(graphics, shaft, 2.6 * scale, 4.6 * scale);
      strokeHead(graphics, points, head * 0.9);
    } else {
      strokeLine(graphics, shaft);
      fillHead(graphics, points, head);
    }
  }

  private placeLabel(sprite: EdgeSprite): void {
    const { label, edge } = sprite;
    if (label === null) return;
    const at = alongPoints(sprite.points, sprite.labelShare);
    const emphasis = this.emphasised?.has(edge.key) === true;
    const { lettering } = this.stage;
    const scale = Math.max(0.72, Math.min(1.2, this.size));
    // in large letters a label is soon longer than what it stands beside, and covers what it is about
    const cramped =
      lettering > 1 && spanOf(sprite.points) < labelWidth(edgeLabel(edge), inCells(lettering)) * scale * 1.7;
    const crowded = cramped || this.size * lettering < CROWD.size || this.sprites.size > CROWD.edges;
    const visible = edge.kind === 'hidden' || crowded ? (emphasis ? 1 : 0) : 1;
    const grown = sprite.grown.value > sprite.labelShare ? 1 : 0;
    label.setPosition(at.x, at.y);
    label.setScale(scaleFor(label, scale));
    label.setAlpha(
      Math.max(0, sprite.alpha.value * sprite.dim.value * visible * grown * (this.isSubtracted(sprite) ? 0.3 : 1)),
    );
  }

  /** The tip of a reference that grows, for what travels with it. */
  tipOf(key: string): { readonly at: Point; readonly grown: boolean } | null {
    const sprite = this.sprites.get(key);
    if (sprite === undefined || sprite.points.length === 0) return null;
    return { at: alongPoints(sprite.points, Math.min(1, sprite.grown.value)), grown: sprite.grown.still };
  }

  get still(): boolean {
    return this.farewell.length === 0 && [...this.sprites.values()].every((sprite) => sprite.still);
  }

  snap(): void {
    for (const sprite of this.farewell.splice(0)) {
      this.movers.delete(sprite);
      if (sprite.label !== null) this.stage.drop(sprite.label);
    }
    for (const sprite of this.sprites.values()) sprite.snap();
    this.dirty = true;
  }

  repaint(): void {
    for (const sprite of this.sprites.values()) this.paintLabel(sprite);
    this.dirty = true;
  }
}
