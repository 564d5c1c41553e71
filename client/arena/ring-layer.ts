/** Dotted rings around what no name reaches. */
import type { GameObjects } from 'phaser';
import type { ObjectId, Picture } from '../../shared/heap/picture.ts';
import { type Box, boxAround, clamp, type Point } from './geometry.ts';
import { ringsFor, unreachableGroups } from './groups.ts';
import { captionDrawing } from './paint-text.ts';
import { strokeDashes } from './pen.ts';
import { Spring } from './spring.ts';
import type { Stage } from './stage.ts';
import { sansWidth } from './text-width.ts';
import { colourNumber, withAlpha } from './theme.ts';

const CAPTION = 12;

export interface RingWorld {
  object(id: ObjectId): { readonly at: Point; readonly width: number; readonly height: number } | null;
  /** From where to where the terraces are wide. */
  span(): readonly [number, number];
  /** How much a caption in that box would cover. */
  crowd(box: Box): number;
}

export class RingLayer {
  private readonly stage: Stage;
  private readonly world: RingWorld;
  private readonly graphics: GameObjects.Graphics;
  private readonly captionNodes: GameObjects.Container;
  private readonly captions: GameObjects.Image[] = [];
  private groups: readonly (readonly ObjectId[])[] = [];
  private reachable: readonly ObjectId[] = [];
  private readonly alpha = new Spring(0, { pace: 5, damping: 1 }, 0.3);
  private dirty = true;

  constructor(stage: Stage, into: GameObjects.Container, captions: GameObjects.Container, world: RingWorld) {
    this.stage = stage;
    this.world = world;
    this.graphics = stage.graphics(into);
    this.captionNodes = stage.container(captions);
  }

  show(picture: Picture): void {
    const groups = unreachableGroups(picture);
    const grew = groups.flat().length > this.groups.flat().length;
    this.groups = groups;
    this.reachable = picture.objects.filter((object) => object.reachable).map((object) => object.id);
    if (grew) this.alpha.snap(0);
    this.alpha.target = groups.length > 0 ? 1 : 0;
    this.dirty = true;
    this.repaint();
  }

  repaint(): void {
    const { palette, words } = this.stage;
    while (this.captions.length < this.groups.length) this.captions.push(this.stage.image(this.captionNodes));
    this.captions.forEach((caption, index) => {
      caption.setVisible(index < this.said);
      const drawing = captionDrawing({
        text: words.unreachable,
        size: this.caption,
        weight: 500,
        colour: palette.lost,
        spacing: 0,
        halo: withAlpha(palette.terraces[1], 0.9),
        align: 'center',
      });
      this.stage.draw(caption, drawing);
    });
    this.dirty = true;
  }

  step(seconds: number, time: number, motion: boolean): void {
    const changed = this.alpha.step(seconds);
    if (this.groups.length === 0 && !this.dirty && !changed) return;
    if (!motion && !changed && !this.dirty) return;
    this.dirty = false;
    this.graphics.clear();
    if (this.groups.length === 0) return;
    this.graphics.lineStyle(2, colourNumber(this.stage.palette.lost), Math.max(0, this.alpha.value) * 0.75);
    const others = this.reachable.flatMap((id) => {
      const object = this.world.object(id);
      return object === null ? [] : [object.at];
    });
    this.groups.forEach((group, index) => {
      const boxes = group.flatMap((id): Box[] => {
        const object = this.world.object(id);
        return object === null ? [] : [boxAround(object.at, object.width, object.height)];
      });
      this.drawGroup(boxes, others, this.captions[index], motion ? time * 5 : 0);
    });
  }

  private drawGroup(
    boxes: readonly Box[],
    others: readonly Point[],
    caption: GameObjects.Image | undefined,
    shift: number,
  ): void {
    const rings = ringsFor(boxes, others);
    for (const ring of rings) {
      const first = ring[0];
      if (first !== undefined) strokeDashes(this.graphics, [...ring, first], 2.6, 5.2, shift);
    }
    const all = rings[0] ?? [];
    if (caption === undefined) return;
    caption.setVisible(all.length > 0 && this.captions.indexOf(caption) < this.said);
    const top = Math.min(...all.map((point) => point.y));
    const left = Math.min(...all.map((point) => point.x));
    const right = Math.max(...all.map((point) => point.x));
    const bottom = Math.max(...all.map((point) => point.y));
    const half = sansWidth(this.stage.words.unreachable, this.caption) / 2 + 8;
    const [from, to] = this.world.span();
    const middle = clamp((left + right) / 2, Math.min(from + half, to - half), Math.max(from + half, to - half));
    const crowd = (y: number): number => this.world.crowd({ x: middle - half, y: y - 9, width: 2 * half, height: 18 });
    // Stays where it is unless the other side is freer: what drifts must not make it jump
    const below = caption.y > (top + bottom) / 2;
    const here = crowd(below ? bottom : top);
    const there = crowd(below ? top : bottom);
    caption.setPosition(middle, (there < here ? !below : below) ? bottom + 2 : top - 1);
    caption.setAlpha(Math.max(0, this.alpha.value));
  }

  /** How many groups say what they are: in large letters one does, and its ring says it of the others. */
  private get said(): number {
    return this.stage.lettering > 1 ? Math.min(1, this.groups.length) : this.groups.length;
  }

  private get caption(): number {
    return CAPTION * Math.min(1.2, this.stage.lettering);
  }

  get still(): boolean {
    return this.alpha.still;
  }

  snap(): void {
    this.alpha.snap();
    this.dirty = true;
  }
}
