/** A gesture in progress: a reference as it would be, and the line of Python that would make it. */
import type { GameObjects } from 'phaser';
import type { DragPreview } from './arena.ts';
import { insideArena } from './chip-layer.ts';
import { type Box, centre, type Point, type Size } from './geometry.ts';
import { CHIP_HEIGHT, chipDrawing, chipWidth } from './paint-text.ts';
import { fillHead, shortened, strokeDashes, strokeLine } from './pen.ts';
import type { Stage } from './stage.ts';
import { colourNumber } from './theme.ts';

export interface Drag {
  readonly from: Point;
  readonly to: Point;
  /** What it would be dropped on; null: a place. */
  readonly target: Box | null;
  readonly preview: DragPreview | null;
  readonly colour: string;
}

const STEPS = 24;

/** Hangs a little, as a rubber band does. */
function band(from: Point, to: Point): readonly Point[] {
  const sag = Math.min(46, Math.hypot(to.x - from.x, to.y - from.y) * 0.14);
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 + sag };
  return Array.from({ length: STEPS + 1 }, (_, index) => {
    const t = index / STEPS;
    const s = 1 - t;
    return {
      x: s * s * from.x + 2 * s * t * middle.x + t * t * to.x,
      y: s * s * from.y + 2 * s * t * middle.y + t * t * to.y,
    };
  });
}

export class DragLayer {
  private readonly stage: Stage;
  private readonly graphics: GameObjects.Graphics;
  private readonly chip: GameObjects.Image;

  constructor(stage: Stage, into: GameObjects.Container) {
    this.stage = stage;
    this.graphics = stage.graphics(into);
    this.chip = stage.image(into).setVisible(false);
  }

  show(drag: Drag | null, arena: Size): void {
    this.graphics.clear();
    if (drag === null) {
      this.chip.setVisible(false);
      return;
    }
    const { palette } = this.stage;
    const bad = drag.preview !== null && !drag.preview.legal;
    const colour = bad ? palette.bad : drag.colour;
    this.drawBand(drag, colourNumber(colour));
    this.chip.setVisible(drag.preview !== null);
    if (drag.preview === null) return;
    const { line } = drag.preview;
    this.stage.draw(
      this.chip,
      chipDrawing(line, colour, bad ? (this.stage.theme === 'dark' ? '#2a0710' : '#ffffff') : palette.onSeat),
    );
    const lift = drag.to.y - 34 - CHIP_HEIGHT / 2 < 6 ? 44 : -36;
    const at = insideArena({ x: drag.to.x, y: drag.to.y + lift }, chipWidth(line), arena);
    this.chip.setPosition(at.x, at.y);
  }

  private drawBand(drag: Drag, tint: number): void {
    const { graphics } = this;
    const { target } = drag;
    const points = band(drag.from, target === null ? drag.to : centre(target));
    graphics.lineStyle(8, tint, 0.16);
    strokeLine(graphics, points);
    graphics.lineStyle(2.6, tint, 1);
    graphics.fillStyle(tint, 1);
    if (drag.preview === null) strokeDashes(graphics, points, 7, 6);
    else strokeLine(graphics, shortened(points, 8));
    fillHead(graphics, points, 14);
    graphics.fillCircle(drag.from.x, drag.from.y, 4.5);
    if (target !== null) {
      graphics.lineStyle(2.4, tint, 0.95);
      graphics.strokeRoundedRect(target.x - 6, target.y - 6, target.width + 12, target.height + 12, 14);
      graphics.fillStyle(tint, 0.1);
      graphics.fillRoundedRect(target.x - 6, target.y - 6, target.width + 12, target.height + 12, 14);
      return;
    }
    graphics.lineStyle(2, tint, 0.8);
    graphics.strokeCircle(drag.to.x, drag.to.y, 13);
  }
}
