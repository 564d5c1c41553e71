/**
 * Everything with text or fine shading is drawn once on a canvas and then shown as an image: sharp on any screen, and
 * cheap however many there are. Same key, same picture.
 */
import type { GameObjects, Scene } from 'phaser';

/** A drawing around (0, 0), in pixels at scale 1. */
export interface Drawing {
  /** What makes it different from other drawings; the theme and the sharpness are added to it. */
  readonly key: string;
  /** How far it reaches from (0, 0) to each side, shadows and glows included. */
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly paint: (context: CanvasRenderingContext2D) => void;
}

const MOST_UNUSED = 500;

export class CanvasTextures {
  private readonly scene: Scene;
  private readonly made = new Map<string, number>();
  private readonly users = new Map<GameObjects.Image, string>();

  constructor(scene: Scene) {
    this.scene = scene;
  }

  /**
   * Shows a drawing in an image. `sharpness` is how many device pixels a pixel of the drawing gets. The image keeps its
   * own scale: use `scaleFor` to know what 1 means.
   */
  show(image: GameObjects.Image, drawing: Drawing, theme: string, sharpness: number): void {
    const key = `${theme}|${sharpness}|${drawing.key}`;
    if (this.users.get(image) === key) return;
    if (!this.made.has(key)) this.make(key, drawing, sharpness);
    this.users.set(image, key);
    image.setTexture(key);
    image.setData('unit', 1 / sharpness);
  }

  forget(image: GameObjects.Image): void {
    this.users.delete(image);
  }

  private make(key: string, drawing: Drawing, sharpness: number): void {
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(drawing.halfWidth * 2 * sharpness);
    canvas.height = Math.ceil(drawing.halfHeight * 2 * sharpness);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('the browser gives no 2d canvas');
    context.translate(canvas.width / 2, canvas.height / 2);
    context.scale(sharpness, sharpness);
    drawing.paint(context);
    this.scene.textures.addCanvas(key, canvas);
    this.made.set(key, this.made.size);
  }

  /** Lets go of pictures that no image shows, once there are many. */
  sweep(): void {
    if (this.made.size < MOST_UNUSED) return;
    const used = new Set(this.users.values());
    for (const key of this.made.keys()) {
      if (used.has(key)) continue;
      this.scene.textures.remove(key);
      this.made.delete(key);
    }
  }
}

/** What an image's scale must be so that its drawing has `scale` times its own size. */
export function scaleFor(image: GameObjects.Image, scale: number): number {
  const unit: unknown = image.getData('unit');
  return (typeof unit === 'number' ? unit : 1) * scale;
}
