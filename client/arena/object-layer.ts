/** All objects on the stage. */
import type { GameObjects } from 'phaser';
import type { ObjectId, PicturedObject } from '../../shared/heap/picture.ts';
import type { ArenaView } from './arena.ts';
import { isOpen } from './descriptors.ts';
import type { Effects } from './effects.ts';
import type { Point } from './geometry.ts';
import type { Arrangement } from './layout.ts';
import { type ObjectLook, ObjectSprite } from './object-sprite.ts';
import { coloursOf } from './palette.ts';
import type { Stage } from './stage.ts';

export class ObjectLayer {
  readonly sprites = new Map<ObjectId, ObjectSprite>();
  private readonly stage: Stage;
  private readonly node: GameObjects.Container;
  private readonly effects: Effects;
  /** Objects whose place or size changed in the last step. */
  readonly moving = new Set<ObjectId>();

  constructor(stage: Stage, into: GameObjects.Container, effects: Effects) {
    this.stage = stage;
    this.node = stage.container(into);
    this.effects = effects;
  }

  private lookOf(object: PicturedObject, view: ArenaView, arrangement: Arrangement, zoom: number): ObjectLook | null {
    const body = arrangement.bodies.get(object.id);
    if (body === undefined) return null;
    return {
      object,
      body,
      marks: view.marks.get(object.id) ?? [],
      gcRefs: view.gcRefs?.get(object.id) ?? null,
      open: isOpen(object, view.picture),
      scale: arrangement.scale,
      zoom,
    };
  }

  /** Shows the view; what is in `held` waits: the new to appear, the placed to move, the lost to pale. */
  show(
    view: ArenaView,
    arrangement: Arrangement,
    zoom: number,
    held: {
      readonly came: ReadonlySet<ObjectId>;
      readonly placed: ReadonlySet<ObjectId>;
      readonly lost: ReadonlySet<ObjectId>;
    },
  ): void {
    for (const object of view.picture.objects) {
      const look = this.lookOf(object, view, arrangement, zoom);
      const spot = arrangement.spots.get(object.id);
      if (look === null || spot === undefined) continue;
      const sprite = this.sprites.get(object.id);
      if (sprite === undefined) {
        const made = new ObjectSprite(this.stage, this.node, look, spot.at);
        if (held.came.has(object.id)) made.pop.snap(0);
        this.sprites.set(object.id, made);
        continue;
      }
      const stays = held.placed.has(object.id);
      if (!stays) sprite.moveTo(spot.at);
      const reachable = held.lost.has(object.id) ? sprite.look.object.reachable : object.reachable;
      sprite.apply({ ...look, object: { ...object, reachable }, scale: stays ? sprite.look.scale : look.scale });
    }
  }

  /** All but `waiting` go where they stand in a new arrangement, at its scale. */
  makeRoom(arrangement: Arrangement, waiting: ReadonlySet<ObjectId>): void {
    for (const sprite of this.sprites.values()) {
      const spot = arrangement.spots.get(sprite.id);
      if (spot === undefined) continue;
      sprite.size.target = arrangement.scale;
      if (!waiting.has(sprite.id)) sprite.moveTo(spot.at);
    }
  }

  /** At last everything is as in the view: what is not in it is gone. */
  settle(view: ArenaView, arrangement: Arrangement, zoom: number, motion: boolean): void {
    const alive = new Set(view.picture.objects.map((object) => object.id));
    for (const [id, sprite] of [...this.sprites]) {
      if (alive.has(id)) continue;
      sprite.destroy();
      this.sprites.delete(id);
    }
    for (const object of view.picture.objects) {
      const sprite = this.sprites.get(object.id);
      const look = this.lookOf(object, view, arrangement, zoom);
      const spot = arrangement.spots.get(object.id);
      if (sprite === undefined || look === null || spot === undefined) continue;
      sprite.apply(look);
      sprite.tick(object.references, motion);
      if (sprite.x.target !== spot.at.x || sprite.y.target !== spot.at.y) sprite.moveTo(spot.at);
      sprite.pop.target = 1;
    }
  }

  shatter(id: ObjectId): void {
    const sprite = this.sprites.get(id);
    if (sprite === undefined) return;
    const { fill, line } = coloursOf(this.stage.palette, sprite.look.object.type);
    this.effects.shatter(sprite.at, sprite.body, sprite.scaleNow, fill, line);
    sprite.destroy();
    this.sprites.delete(id);
  }

  emphasise(objects: ReadonlySet<ObjectId> | null, close: ReadonlySet<ObjectId>): void {
    for (const sprite of this.sprites.values()) {
      sprite.dim.target = objects === null || objects.has(sprite.id) ? 1 : 0.3;
      sprite.lookCloser(close.has(sprite.id));
    }
  }

  step(seconds: number, time: number, motion: boolean): void {
    this.moving.clear();
    for (const sprite of this.sprites.values()) if (sprite.step(seconds, time, motion)) this.moving.add(sprite.id);
  }

  at(id: ObjectId): Point | null {
    return this.sprites.get(id)?.at ?? null;
  }

  get still(): boolean {
    return [...this.sprites.values()].every((sprite) => sprite.still);
  }

  snap(): void {
    for (const sprite of this.sprites.values()) sprite.snap();
  }

  repaint(): void {
    for (const sprite of this.sprites.values()) sprite.repaint();
  }
}
