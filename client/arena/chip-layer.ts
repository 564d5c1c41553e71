/** Lines of Python that travel: with a reference that grows, or out of the frame of whoever typed them. */
import type { GameObjects } from 'phaser';
import { scaleFor } from './canvas-textures.ts';
import { clamp, type Point, type Size } from './geometry.ts';
import { CHIP_HEIGHT, chipDrawing, chipWidth } from './paint-text.ts';
import { LIVELY, QUICK, Spring } from './spring.ts';
import type { Stage } from './stage.ts';

interface Chip {
  readonly image: GameObjects.Image;
  readonly width: number;
  /** Where it is carried; null once it has arrived. */
  readonly follow: () => { readonly at: Point; readonly arrived: boolean } | null;
  at: Point;
  lingers: number;
  readonly pop: Spring;
  readonly alpha: Spring;
}

const LINGER = 0.75;

/** Keeps a chip inside the arena. */
export function insideArena(at: Point, width: number, arena: Size): Point {
  const x = width / 2 + 6;
  const y = CHIP_HEIGHT / 2 + 6;
  return { x: clamp(at.x, x, Math.max(x, arena.width - x)), y: clamp(at.y, y, Math.max(y, arena.height - y)) };
}

export class ChipLayer {
  private readonly stage: Stage;
  private readonly node: GameObjects.Container;
  private readonly chips: Chip[] = [];

  constructor(stage: Stage, into: GameObjects.Container) {
    this.stage = stage;
    this.node = stage.container(into);
  }

  send(line: string, colour: string, ink: string, start: Point, follow: Chip['follow']): void {
    const image = this.stage.image(this.node);
    this.stage.draw(image, chipDrawing(line, colour, ink));
    const pop = new Spring(0.4, LIVELY, 0.1);
    pop.target = 1;
    const alpha = new Spring(0, QUICK, 0.3);
    alpha.target = 1;
    this.chips.push({ image, width: chipWidth(line), follow, at: start, lingers: LINGER, pop, alpha });
  }

  /** A new line is on its way: the ones before have been seen. */
  hush(): void {
    for (const chip of this.chips) chip.lingers = Math.min(chip.lingers, 0);
  }

  step(seconds: number, arena: Size): void {
    for (let index = this.chips.length - 1; index >= 0; index -= 1) {
      const chip = this.chips[index];
      if (chip === undefined) continue;
      const carried = chip.follow();
      if (carried !== null) chip.at = { x: carried.at.x, y: carried.at.y - 26 };
      if (carried === null || carried.arrived || chip.lingers <= 0) chip.lingers -= seconds;
      if (chip.lingers < 0) chip.alpha.target = 0;
      chip.pop.step(seconds);
      chip.alpha.step(seconds);
      const at = insideArena(chip.at, chip.width, arena);
      chip.image.setPosition(at.x, at.y).setScale(scaleFor(chip.image, chip.pop.value));
      chip.image.setAlpha(clamp(chip.alpha.value, 0, 1));
      if (chip.lingers >= 0 || chip.alpha.value > 0.02) continue;
      this.stage.drop(chip.image);
      this.chips.splice(index, 1);
    }
  }

  get still(): boolean {
    return this.chips.length === 0;
  }

  snap(): void {
    for (const chip of this.chips.splice(0)) this.stage.drop(chip.image);
  }
}
