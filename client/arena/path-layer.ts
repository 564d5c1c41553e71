/** Ways through the heap, glowing over the references they take, with their order. */
import type { GameObjects } from 'phaser';
import type { ObjectId } from '../../shared/heap/picture.ts';
import type { ArenaPath } from './arena.ts';
import { alongPoints, partOf } from './curves.ts';
import type { EdgeLayer } from './edge-layer.ts';
import type { EdgeSprite } from './edge-sprite.ts';
import type { Point } from './geometry.ts';
import { countDrawing } from './paint-marks.ts';
import type { Palette } from './palette.ts';
import { fillHead, strokeLine } from './pen.ts';
import { Spring } from './spring.ts';
import type { Stage } from './stage.ts';
import { colourNumber } from './theme.ts';

const toneColour = (tone: ArenaPath['tone'], palette: Palette): string => palette[tone];

/** The references that a path takes, from its name to its last object; the first that fits each step. */
export function stepsOf(path: ArenaPath, edges: Iterable<EdgeSprite>): readonly EdgeSprite[] {
  const all = [...edges];
  const steps: EdgeSprite[] = [];
  let before: ObjectId | null = null;
  for (const object of path.objects) {
    const owner: ObjectId | null = before;
    const step = all.find(({ edge }) => {
      if (edge.to !== object) return false;
      if (owner !== null) return edge.from.type === 'slot' && edge.from.object === owner && !edge.weak;
      if (path.from === null) return false;
      return edge.from.type === 'name' && edge.from.frame === path.from.frame && edge.from.name === path.from.name;
    });
    if (step !== undefined) steps.push(step);
    before = object;
  }
  return steps;
}

export class PathLayer {
  private readonly stage: Stage;
  private readonly edges: EdgeLayer;
  private readonly graphics: GameObjects.Graphics;
  private readonly numbers: GameObjects.Container;
  private readonly images: GameObjects.Image[] = [];
  private paths: readonly ArenaPath[] = [];
  private key = '';
  private readonly drawn = new Spring(0, { pace: 3.4, damping: 1 }, 0.1);

  constructor(stage: Stage, into: GameObjects.Container, numbers: GameObjects.Container, edges: EdgeLayer) {
    this.stage = stage;
    this.edges = edges;
    this.graphics = stage.graphics(into);
    this.numbers = stage.container(numbers);
  }

  show(paths: readonly ArenaPath[]): void {
    this.paths = paths;
    const key = JSON.stringify(paths);
    if (key !== this.key) {
      this.drawn.snap(0);
      this.drawn.target = paths.length > 0 ? 1 : 0;
    }
    this.key = key;
  }

  /** The objects and references that the paths take; null when there is no path. */
  emphasis(): { readonly objects: ReadonlySet<ObjectId>; readonly edges: ReadonlySet<string> } | null {
    if (this.paths.length === 0) return null;
    const objects = new Set(this.paths.flatMap((path) => path.objects));
    const steps = this.paths.flatMap((path) => stepsOf(path, this.edges.sprites.values()));
    return { objects, edges: new Set(steps.map((sprite) => sprite.edge.key)) };
  }

  step(seconds: number, time: number, motion: boolean): void {
    this.drawn.step(seconds);
    this.graphics.clear();
    let used = 0;
    for (const path of this.paths) {
      const steps = stepsOf(path, this.edges.sprites.values());
      const colour = toneColour(path.tone, this.stage.palette);
      steps.forEach((sprite, index) => {
        const share = Math.min(1, Math.max(0, this.drawn.value * steps.length - index));
        if (share <= 0) return;
        this.drawStep(sprite.points, share, colourNumber(colour));
        if (share >= 0.7) this.number(used++, index + 1, alongPoints(sprite.points, 0.5));
      });
      if (motion) this.spark(steps, colourNumber(colour), time);
    }
    this.images.forEach((image, index) => {
      image.setVisible(index < used);
    });
  }

  private drawStep(points: readonly Point[], share: number, colour: number): void {
    const part = partOf(points, share);
    for (const [width, alpha] of [
      [11, 0.12],
      [7, 0.2],
      [3.2, 1],
    ] as const) {
      this.graphics.lineStyle(width, colour, alpha);
      strokeLine(this.graphics, part);
    }
    this.graphics.fillStyle(colour, 1);
    fillHead(this.graphics, part, 13);
  }

  /** Runs along the whole way, so that its direction is seen. */
  private spark(steps: readonly EdgeSprite[], colour: number, time: number): void {
    if (steps.length === 0 || this.drawn.value < 0.98) return;
    const along = (time * 0.9) % steps.length;
    const sprite = steps[Math.floor(along)];
    if (sprite === undefined) return;
    const at = alongPoints(sprite.points, along % 1);
    this.graphics.fillStyle(colour, 0.35);
    this.graphics.fillCircle(at.x, at.y, 8);
    this.graphics.fillStyle(0xffffff, 0.95);
    this.graphics.fillCircle(at.x, at.y, 3.4);
  }

  private number(index: number, order: number, at: Point): void {
    const image = this.images[index] ?? this.stage.image(this.numbers);
    this.images[index] = image;
    this.stage.draw(image, countDrawing(order, { ...this.stage.palette, badgeLine: this.stage.palette.proof }));
    image.setPosition(at.x, at.y);
  }

  get still(): boolean {
    return this.drawn.still;
  }

  snap(): void {
    this.drawn.snap();
  }
}
