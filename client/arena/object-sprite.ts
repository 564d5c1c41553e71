/** One object on the stage: its body, its count, what is said about it, and its motion. */
import type { GameObjects } from 'phaser';
import type { ObjectId, PicturedObject } from '../../shared/heap/picture.ts';
import type { Mark } from './arena.ts';
import { type Body, inCells, isDeadWeakref } from './body.ts';
import type { Point } from './geometry.ts';
import { type MarkLook, markLook } from './mark-look.ts';
import { bodyDrawing } from './paint-body.ts';
import { countDrawing, flagDrawing, gcRefsDrawing, outlineDrawing, sealDrawing, signDrawing } from './paint-marks.ts';
import { CALM, LIVELY, QUICK, SLOW, Spring } from './spring.ts';
import type { Stage } from './stage.ts';

const PALE = 0.5;
const ASIDE = { tilt: 0.16, alpha: 0.5, down: 7 } as const;
const DRIFT = 2.6;

export interface ObjectLook {
  readonly object: PicturedObject;
  readonly body: Body;
  readonly marks: readonly Mark[];
  readonly gcRefs: number | null;
  /** Whether what a wrapper has opened is still open; null for whatever is no wrapper. */
  readonly open: boolean | null;
  /** What a body's pixels are multiplied with, and how much larger the view then shows it. */
  readonly scale: number;
  readonly zoom: number;
}

export class ObjectSprite {
  readonly id: ObjectId;
  readonly x: Spring;
  readonly y: Spring;
  readonly size: Spring;
  readonly pop = new Spring(1, LIVELY, 0.1);
  readonly alpha = new Spring(1, CALM, 0.3);
  readonly dim = new Spring(1, QUICK, 0.3);
  readonly tilt = new Spring(0, LIVELY, 0.05);
  readonly pulse = new Spring(1, LIVELY, 0.1);
  readonly node: GameObjects.Container;
  look: ObjectLook;
  /** Somebody looks closer: a hidden holder says what it is. */
  private close = false;
  private count: number;
  private marks: MarkLook;
  private readonly stage: Stage;
  private readonly shape: GameObjects.Image;
  private readonly badge: GameObjects.Image;
  private readonly extras = new Map<string, GameObjects.Image>();
  private wander: Point = { x: 0, y: 0 };

  constructor(stage: Stage, into: GameObjects.Container, look: ObjectLook, at: Point) {
    this.stage = stage;
    this.id = look.object.id;
    this.look = look;
    this.count = look.object.references;
    this.marks = markLook(look.marks, stage.palette);
    this.x = new Spring(at.x, CALM, 60);
    this.y = new Spring(at.y, CALM, 60);
    this.size = new Spring(look.scale, CALM, 0.1);
    this.node = stage.container(into);
    this.shape = stage.image(this.node);
    this.badge = stage.image(this.node);
    this.apply(look);
  }

  /** Where it is drawn now, drift included. */
  get at(): Point {
    return { x: this.x.value + this.wander.x, y: this.y.value + this.wander.y };
  }

  get body(): Body {
    return this.look.body;
  }

  get scaleNow(): number {
    return this.size.value * Math.max(0.01, this.pop.value);
  }

  /** How much larger than on a desk numbers on it are. */
  private get marking(): number {
    return inCells(this.stage.lettering);
  }

  get drifting(): boolean {
    return !this.look.object.reachable;
  }

  /** Shows what it is now; the count stays until `tick`. */
  apply(look: ObjectLook): void {
    this.look = look;
    this.marks = markLook(look.marks, this.stage.palette);
    this.size.target = look.scale;
    this.paint();
    this.aim();
  }

  private aim(): void {
    const { object } = this.look;
    const aside = this.marks.aside;
    const dead = isDeadWeakref(object);
    this.alpha.target = aside ? ASIDE.alpha : dead ? 0.8 : object.reachable ? 1 : PALE;
    this.tilt.target = aside ? ASIDE.tilt : 0;
  }

  lookCloser(close: boolean): void {
    if (this.close === close) return;
    this.close = close;
    this.paint();
  }

  /** The count changes, with a beat. */
  tick(count: number, motion: boolean): void {
    if (this.count === count) return;
    this.count = count;
    this.paint();
    if (motion) this.pulse.kick(9);
  }

  private paint(): void {
    const { stage, look } = this;
    const { palette, words, lettering } = stage;
    const { body, object } = look;
    const magnified = Math.max(0.7, look.scale * look.zoom);
    const word =
      this.close && body.form === 'chip'
        ? (words.hiddenTypes[object.guarded === true ? 'guarded' : object.type] ?? object.type)
        : null;
    stage.draw(this.shape, bodyDrawing(body, object, { palette, word, open: look.open, lettering }), magnified);
    stage.draw(this.badge, countDrawing(this.count, palette), magnified);
    const right = body.width / 2;
    const top = -body.height / 2;
    const small = body.form === 'chip';
    this.badge.setPosition(small ? right - 1 : right - 3, small ? top : top + 3);
    const reach = (look.gcRefs === null ? 0 : 12 + String(this.count).length * 4) * this.marking;
    this.extra('gc', look.gcRefs === null ? null : gcRefsDrawing(look.gcRefs, palette), right - 13 - reach, top + 3);
    const { outline, attention, sign } = this.marks;
    this.extra('outline', outline === null ? null : outlineDrawing(body, outline.colour, outline.style), 0, 0);
    this.extra('attention', attention === null ? null : outlineDrawing(body, attention.colour, attention.style), 0, 0);
    this.extra('flag', this.marks.flag ? flagDrawing(palette) : null, -right + 2, top - 5);
    this.extra('seal', this.marks.seal ? sealDrawing(palette) : null, right - 3, -top - 4);
    this.extra('sign', sign === null ? null : signDrawing(sign.sign, sign.colour, palette), -right + 3, -top - 4);
  }

  private extra(name: string, drawing: Parameters<Stage['draw']>[1] | null, x: number, y: number): void {
    const image = this.extras.get(name);
    if (drawing === null) {
      if (image === undefined) return;
      this.extras.delete(name);
      this.stage.drop(image);
      return;
    }
    const shown = image ?? this.stage.image(this.node);
    this.extras.set(name, shown);
    this.stage.draw(shown, drawing, Math.max(0.7, this.look.scale * this.look.zoom));
    if (name === 'gc') shown.setScale(shown.scaleX * this.marking);
    shown.setPosition(x, y);
  }

  /** Comes out of the frame of whoever made it. */
  popFrom(from: Point | null): void {
    this.pop.snap(0);
    this.pop.target = 1;
    if (from === null) return;
    const { x, y } = { x: this.x.target, y: this.y.target };
    this.x.snap(from.x);
    this.y.snap(from.y);
    this.moveTo({ x, y }, true);
  }

  moveTo(at: Point, weighty = false): void {
    this.x.kind = weighty ? SLOW : CALM;
    this.y.kind = weighty ? SLOW : CALM;
    this.x.target = at.x;
    this.y.target = at.y;
  }

  /** Goes on by `seconds`; true when anything that others hang on (place, size) changed. */
  step(seconds: number, time: number, motion: boolean): boolean {
    let moved = false;
    for (const spring of [this.x, this.y, this.size, this.pop]) moved = spring.step(seconds) || moved;
    this.alpha.step(seconds);
    this.dim.step(seconds);
    this.tilt.step(seconds);
    this.pulse.step(seconds);
    const wanders = motion && this.drifting;
    const before = this.wander;
    const reach = DRIFT * this.size.value;
    this.wander = wanders
      ? { x: Math.sin(time * 0.9 + this.id * 1.7) * reach, y: Math.cos(time * 0.7 + this.id * 2.3) * reach }
      : { x: 0, y: 0 };
    const leaning = this.tilt.value / ASIDE.tilt;
    this.node.setPosition(this.at.x, this.at.y + leaning * ASIDE.down * this.size.value);
    this.node.setScale(this.scaleNow);
    this.node.setRotation(this.tilt.value);
    this.node.setAlpha(Math.min(1, Math.max(0, this.alpha.value * this.dim.value)));
    const unit: unknown = this.badge.getData('unit');
    this.badge.setScale(
      (typeof unit === 'number' ? unit : 1) * this.marking * this.pulse.value * (this.body.form === 'chip' ? 0.82 : 1),
    );
    return moved || wanders || before.x !== this.wander.x;
  }

  get still(): boolean {
    return [this.x, this.y, this.size, this.pop, this.alpha, this.dim, this.tilt, this.pulse].every(
      (spring) => spring.still,
    );
  }

  snap(): void {
    for (const spring of [this.x, this.y, this.size, this.pop, this.alpha, this.dim, this.tilt]) spring.snap();
    this.pulse.snap(1);
  }

  repaint(): void {
    this.marks = markLook(this.look.marks, this.stage.palette);
    this.paint();
  }

  destroy(): void {
    this.stage.drop(this.shape);
    this.stage.drop(this.badge);
    for (const image of this.extras.values()) this.stage.drop(image);
    this.node.destroy();
  }
}
