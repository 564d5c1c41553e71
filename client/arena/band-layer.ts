/** The terraces, the shelf and the corner, as places one can see. */
import type { GameObjects } from 'phaser';
import type { Band, BandKey } from './bands.ts';
import { captionDrawing } from './paint-text.ts';
import { SLOW, Spring } from './spring.ts';
import type { Stage } from './stage.ts';
import { fitted } from './text-width.ts';
import { colourNumber, withAlpha } from './theme.ts';

interface BandSprite {
  readonly key: BandKey;
  readonly x: Spring;
  readonly y: Spring;
  readonly width: Spring;
  readonly height: Spring;
  readonly alpha: Spring;
  readonly caption: GameObjects.Image;
}

const RADIUS = 16;
const LIP = 5;

export class BandLayer {
  private readonly stage: Stage;
  private readonly graphics: GameObjects.Graphics;
  private readonly captions: GameObjects.Container;
  private readonly sprites = new Map<BandKey, BandSprite>();
  private taken = -1;
  private dirty = true;

  constructor(stage: Stage, into: GameObjects.Container, captions: GameObjects.Container) {
    this.stage = stage;
    this.graphics = stage.graphics(into);
    this.captions = captions;
  }

  show(bands: readonly Band[], taken: number): void {
    this.taken = taken;
    this.dirty = true;
    for (const band of bands) {
      const sprite = this.sprites.get(band.key) ?? this.add(band);
      sprite.x.target = band.box.x;
      sprite.y.target = band.box.y;
      sprite.width.target = band.box.width;
      sprite.height.target = band.box.height;
      this.paintCaption(sprite);
      sprite.alpha.target = 1;
    }
    for (const sprite of this.sprites.values()) {
      if (!bands.some((band) => band.key === sprite.key)) sprite.alpha.target = 0;
    }
  }

  private add(band: Band): BandSprite {
    const spring = (value: number): Spring => new Spring(value, SLOW, 60);
    const sprite: BandSprite = {
      key: band.key,
      x: spring(band.box.x),
      y: spring(band.box.y),
      width: spring(band.box.width),
      height: spring(band.box.height),
      alpha: new Spring(0, SLOW, 0.3),
      caption: this.stage.image(this.captions),
    };
    this.sprites.set(band.key, sprite);
    return sprite;
  }

  private words(key: BandKey): string {
    const { words } = this.stage;
    if (key === 'P') return words.permanent;
    if (key === 'U') return words.untracked;
    return words.generations[key];
  }

  private paintCaption(sprite: BandSprite): void {
    const { palette, lettering } = this.stage;
    const size = 11.5 * Math.min(1.2, lettering);
    const drawing = captionDrawing({
      text: fitted(this.words(sprite.key), size + 1, sprite.width.target - 30),
      size,
      weight: 600,
      colour: palette.quiet,
      spacing: 0.06,
      halo: withAlpha(palette.terraces[0], 0.6),
      align: 'left',
    });
    this.stage.draw(sprite.caption, drawing);
  }

  step(seconds: number): void {
    let changed = this.dirty;
    for (const sprite of this.sprites.values()) {
      for (const spring of [sprite.x, sprite.y, sprite.width, sprite.height, sprite.alpha]) {
        changed = spring.step(seconds) || changed;
      }
    }
    if (changed) this.draw();
    this.dirty = false;
  }

  private draw(): void {
    const { graphics } = this;
    graphics.clear();
    for (const sprite of this.sprites.values()) {
      if (sprite.alpha.value > 0.01) this.drawBand(sprite);
      sprite.caption.setPosition(sprite.x.value + 18, sprite.y.value + 15);
      sprite.caption.setAlpha(Math.max(0, sprite.alpha.value));
    }
  }

  private drawBand(sprite: BandSprite): void {
    const { graphics } = this;
    const { palette, theme } = this.stage;
    const { x, y, width, height } = sprite;
    const box = [x.value, y.value, width.value, height.value] as const;
    const [left, top, wide, high] = box;
    const alpha = sprite.alpha.value;
    const shelf = typeof sprite.key !== 'number';
    const ground = typeof sprite.key === 'number' ? palette.terraces[sprite.key] : palette.shelf;
    graphics.fillStyle(colourNumber(palette.ledge), alpha * (theme === 'dark' ? 0.75 : 0.9));
    graphics.fillRoundedRect(left, top + LIP, wide, high, RADIUS);
    graphics.fillStyle(colourNumber(ground), alpha);
    graphics.fillRoundedRect(left, top, wide, high, RADIUS);
    const shine = theme === 'dark' ? 0.05 : 0.5;
    graphics.lineStyle(1, 0xffffff, alpha * shine);
    graphics.strokeRoundedRect(left + 0.5, top + 0.5, wide - 1, high - 1, RADIUS);
    if (shelf) {
      graphics.lineStyle(1.2, colourNumber(palette.faint), alpha * 0.6);
      graphics.strokeRoundedRect(left + 1, top + 1, wide - 2, high - 2, RADIUS);
      return;
    }
    if (typeof sprite.key !== 'number' || sprite.key > this.taken) return;
    graphics.fillStyle(colourNumber(palette.truck), alpha * 0.85);
    graphics.fillRoundedRect(left + wide - 4, top + 14, 4, Math.max(0, high - 28), 2);
  }

  /** A terrace as it is drawn now; null when there is none. */
  boxOf(
    key: BandKey,
  ): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null {
    const sprite = this.sprites.get(key);
    if (sprite === undefined) return null;
    return { x: sprite.x.value, y: sprite.y.value, width: sprite.width.value, height: sprite.height.value };
  }

  get still(): boolean {
    return [...this.sprites.values()].every((sprite) =>
      [sprite.x, sprite.y, sprite.width, sprite.height, sprite.alpha].every((spring) => spring.still),
    );
  }

  snap(): void {
    for (const sprite of this.sprites.values()) {
      for (const spring of [sprite.x, sprite.y, sprite.width, sprite.height, sprite.alpha]) spring.snap();
    }
    this.dirty = true;
  }

  repaint(): void {
    for (const sprite of this.sprites.values()) this.paintCaption(sprite);
    this.dirty = true;
  }
}
