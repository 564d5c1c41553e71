/** One name on the stage. */
import type { GameObjects } from 'phaser';
import { scaleFor } from './canvas-textures.ts';
import { isUnspoken } from './edges.ts';
import { clamp, type Point } from './geometry.ts';
import { tagDrawing } from './paint-text.ts';
import { seatColour } from './palette.ts';
import type { Tag } from './rim.ts';
import { CALM, LIVELY, QUICK, SLOW, Spring } from './spring.ts';
import type { Stage } from './stage.ts';
import { OWN_TAG } from './tag-flow.ts';

export class TagSprite {
  tag: Tag;
  readonly x: Spring;
  readonly y: Spring;
  readonly pop = new Spring(1, LIVELY, 0.1);
  readonly alpha: Spring;
  readonly fold = new Spring(1, CALM, 0.1);
  readonly lift = new Spring(1, QUICK, 0.1);
  dying = false;
  private readonly stage: Stage;
  private readonly image: GameObjects.Image;

  constructor(stage: Stage, into: GameObjects.Container, tag: Tag) {
    this.stage = stage;
    this.tag = tag;
    this.x = new Spring(tag.exit.x, CALM, 60);
    this.y = new Spring(tag.exit.y, CALM, 60);
    this.alpha = new Spring(tag.shown ? 1 : 0, QUICK, 0.3);
    this.image = stage.image(into);
    this.paint();
  }

  show(tag: Tag): void {
    this.tag = tag;
    this.x.target = tag.exit.x;
    this.y.target = tag.exit.y;
    this.alpha.target = tag.shown ? 1 : 0;
    this.paint();
  }

  /** Where the reference leaves now. */
  get exit(): Point {
    return { x: this.x.value, y: this.y.value };
  }

  get moving(): boolean {
    return !this.x.still || !this.y.still;
  }

  paint(): void {
    const { tag, stage } = this;
    if (!tag.shown) return;
    const tone = tag.frame === 'globals' ? 'shared' : tag.own ? 'own' : 'other';
    const { palette } = stage;
    const font = tone === 'shared' || tone === 'own' ? OWN_TAG.font : 11.5;
    const colour = seatColour(palette, tag.colour);
    const pointed = 'object' in tag.to && (tone === 'shared' || tag.towards.x > 0);
    const { width, height } = tag.box;
    stage.draw(
      this.image,
      tagDrawing(
        { text: tag.text, width, height, font, colour, tone, pointed, unspoken: isUnspoken(tag.name) },
        palette,
      ),
    );
  }

  arrive(): void {
    this.pop.snap(0.2);
    this.pop.target = 1;
  }

  /** Folds up and flies off. */
  leave(): void {
    this.dying = true;
    this.fold.target = 0.12;
    this.alpha.kind = SLOW;
    this.alpha.target = 0;
    this.x.kind = SLOW;
    this.y.kind = SLOW;
    this.x.target = this.x.value - 46;
    this.y.target = this.y.value - 34;
  }

  step(seconds: number): boolean {
    const moved = [this.x, this.y].map((spring) => spring.step(seconds)).includes(true);
    for (const spring of [this.pop, this.alpha, this.fold, this.lift]) spring.step(seconds);
    const { box, exit } = this.tag;
    this.image.setPosition(
      this.x.value + box.x + box.width / 2 - exit.x,
      this.y.value + box.y + box.height / 2 - exit.y,
    );
    const scale = scaleFor(this.image, this.pop.value * this.lift.value);
    this.image.setScale(scale, scale * clamp(this.fold.value, 0.05, 1));
    this.image.setRotation((1 - this.fold.value) * -0.5);
    this.image.setAlpha(clamp(this.alpha.value, 0, 1));
    return moved;
  }

  get still(): boolean {
    return [this.x, this.y, this.pop, this.alpha, this.fold, this.lift].every((spring) => spring.still);
  }

  get gone(): boolean {
    return this.dying && this.alpha.value < 0.02;
  }

  snap(): void {
    for (const spring of [this.x, this.y, this.pop, this.alpha, this.fold, this.lift]) spring.snap();
  }

  destroy(): void {
    this.stage.drop(this.image);
  }
}
