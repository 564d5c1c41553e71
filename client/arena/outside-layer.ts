/** The strip below the heap: what is open outside of memory, whatever became of the objects that opened it. */
import type { GameObjects } from 'phaser';
import { scaleFor } from './canvas-textures.ts';
import { Effects } from './effects.ts';
import { clamp } from './geometry.ts';
import { SMALL_TAP, SPOUT, tapDrawing } from './paint-tap.ts';
import { captionDrawing } from './paint-text.ts';
import type { Outside, Tap } from './rim.ts';
import { CALM, LIVELY, Spring } from './spring.ts';
import type { Stage } from './stage.ts';
import { colourNumber } from './theme.ts';

/** A drop leaves a tap so often, in seconds, and falls for this part of the time. */
const DRIP = { every: 1.7, falls: 0.42, depth: 15 } as const;

interface TapSprite {
  tap: Tap;
  readonly image: GameObjects.Image;
  readonly x: Spring;
  readonly pop: Spring;
}

const isLeaked = ({ descriptor }: Tap): boolean => descriptor !== null && descriptor.keeper === null;
const keyOf = ({ descriptor }: Tap): string => (descriptor === null ? 'more' : String(descriptor.number));

export class OutsideLayer {
  private readonly stage: Stage;
  private readonly effects: Effects;
  private readonly ground: GameObjects.Graphics;
  private readonly drops: GameObjects.Graphics;
  private readonly node: GameObjects.Container;
  private readonly title: GameObjects.Image;
  private readonly sprites = new Map<string, TapSprite>();
  private outside: Outside | null = null;
  /** What the strip will show once its cue comes. */
  private next: Outside | null = null;

  constructor(stage: Stage, into: GameObjects.Container) {
    this.stage = stage;
    this.node = stage.container(into);
    this.ground = stage.graphics(this.node);
    this.title = stage.image(this.node);
    this.drops = stage.graphics(into);
    this.effects = new Effects(stage, into);
  }

  /** What is open now; `held`: it shows when `turn` says so. The strip itself is there at once. */
  show(outside: Outside | null, held: boolean): void {
    this.next = outside;
    if (held && this.outside !== null && outside !== null) {
      this.outside = { ...outside, taps: this.outside.taps };
      this.paint();
      return;
    }
    this.outside = outside;
    this.apply(false);
  }

  /** Taps open and close, with a ripple each. */
  turn(): void {
    this.outside = this.next;
    this.apply(true);
  }

  settle(): void {
    if (this.outside !== this.next) this.turn();
  }

  private apply(lively: boolean): void {
    const taps = this.outside?.taps ?? [];
    const keys = new Set(taps.map(keyOf));
    for (const [key, sprite] of [...this.sprites]) {
      if (keys.has(key)) continue;
      if (lively) this.ripple(sprite.tap, this.stage.palette.quiet);
      this.stage.drop(sprite.image);
      this.sprites.delete(key);
    }
    for (const tap of taps) this.place(tap, lively);
    this.paint();
  }

  private place(tap: Tap, lively: boolean): void {
    const x = tap.box.x + tap.box.width / 2;
    const sprite = this.sprites.get(keyOf(tap));
    if (sprite !== undefined) {
      const leaks = isLeaked(tap) && !isLeaked(sprite.tap);
      sprite.tap = tap;
      sprite.x.target = x;
      if (lively && leaks) {
        sprite.pop.kick(7);
        this.ripple(tap, this.stage.palette.bad);
      }
      return;
    }
    const made: TapSprite = {
      tap,
      image: this.stage.image(this.node),
      x: new Spring(x, CALM, 60),
      pop: new Spring(lively ? 0.2 : 1, LIVELY, 0.1),
    };
    made.pop.target = 1;
    this.sprites.set(keyOf(tap), made);
    if (lively) this.ripple(tap, this.stage.palette.hint);
  }

  private ripple(tap: Tap, colour: string): void {
    const { box } = tap;
    this.effects.ripple({ x: box.x + box.width / 2, y: box.y + box.height / 2 }, 1, colour, box.width * 0.6);
  }

  paint(): void {
    const { palette } = this.stage;
    this.ground.clear();
    this.title.setVisible(this.outside !== null && this.outside.title !== '');
    if (this.outside === null) return;
    const { box, title } = this.outside;
    this.ground.fillStyle(colourNumber(palette.ledge), 0.85);
    this.ground.fillRoundedRect(box.x, box.y, box.width, box.height, 10);
    this.ground.lineStyle(1.2, colourNumber(palette.faint), 0.7);
    this.ground.strokeRoundedRect(box.x, box.y, box.width, box.height, 10);
    this.stage.draw(
      this.title,
      captionDrawing({
        text: title,
        size: 12,
        weight: 600,
        colour: palette.quiet,
        spacing: 0,
        halo: null,
        align: 'left',
      }),
    );
    this.title.setPosition(box.x + 12, box.y + box.height / 2);
    for (const { tap, image } of this.sprites.values()) {
      const state = tap.descriptor === null ? 'more' : isLeaked(tap) ? 'leaked' : 'kept';
      this.stage.draw(
        image,
        tapDrawing({ text: tap.text, width: tap.box.width, height: tap.box.height, state }, palette),
      );
    }
  }

  repaint(): void {
    this.paint();
  }

  /** `time` in seconds since the start; drops fall only with `motion`, else they hang. */
  step(seconds: number, time: number, motion: boolean): void {
    this.effects.step(seconds);
    this.drops.clear();
    for (const { tap, image, x, pop } of this.sprites.values()) {
      x.step(seconds);
      pop.step(seconds);
      const y = tap.box.y + tap.box.height / 2;
      image.setPosition(x.value, y);
      image.setScale(scaleFor(image, Math.max(0.01, pop.value)));
      if (!isLeaked(tap)) continue;
      const spout = {
        x: x.value - tap.box.width / 2 + SMALL_TAP.inset + (SPOUT.x * SMALL_TAP.width) / 2,
        y: y - 1 + (SPOUT.y * SMALL_TAP.height) / 2 + 2,
      };
      this.drip(spout.x, spout.y, motion ? time + (tap.descriptor?.number ?? 0) * 0.37 : 0);
    }
  }

  private drip(x: number, y: number, time: number): void {
    const share = (time % DRIP.every) / DRIP.every;
    const falling = clamp((share - (1 - DRIP.falls)) / DRIP.falls, 0, 1);
    const grown = clamp(share / (1 - DRIP.falls), 0.5, 1);
    const alpha = 1 - falling * 0.9;
    this.drops.fillStyle(colourNumber(this.stage.palette.bad), alpha);
    this.drops.fillCircle(x, y + 1 + falling * falling * DRIP.depth, 2.8 * grown);
  }

  get still(): boolean {
    return this.effects.still && [...this.sprites.values()].every(({ x, pop }) => x.still && pop.still);
  }

  /** True while something drips. */
  get drips(): boolean {
    return [...this.sprites.values()].some(({ tap }) => isLeaked(tap));
  }

  snap(): void {
    this.effects.snap();
    for (const { x, pop } of this.sprites.values()) {
      x.snap();
      pop.snap(1);
    }
  }
}
