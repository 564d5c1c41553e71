/** What every layer of the scene needs to draw: the scene, the pictures, the theme and the words. */
import { GameObjects, type Scene } from 'phaser';
import type { ArenaWords } from './arena.ts';
import { CanvasTextures, type Drawing, scaleFor } from './canvas-textures.ts';
import { PALETTES, type Palette, type ThemeName } from './palette.ts';

export class Stage {
  readonly scene: Scene;
  readonly textures: CanvasTextures;
  theme: ThemeName;
  words: ArenaWords;
  /** Device pixels in a CSS pixel. */
  density: number;
  /** How much larger than on a desk letters are, beside what they are written on. */
  readonly lettering: number;
  /** Whether the heap is always seen as a whole, because nobody is there to pan. */
  readonly whole: boolean;

  constructor(
    scene: Scene,
    theme: ThemeName,
    words: ArenaWords,
    density: number,
    { lettering = 1, whole = false }: { readonly lettering?: number; readonly whole?: boolean } = {},
  ) {
    this.lettering = lettering;
    this.whole = whole;
    this.scene = scene;
    this.textures = new CanvasTextures(scene);
    this.theme = theme;
    this.words = words;
    this.density = density;
  }

  get palette(): Palette {
    return PALETTES[this.theme];
  }

  image(into: GameObjects.Container): GameObjects.Image {
    const image = new GameObjects.Image(this.scene, 0, 0, '__WHITE');
    into.add(image);
    return image;
  }

  container(into: GameObjects.Container): GameObjects.Container {
    const container = new GameObjects.Container(this.scene);
    into.add(container);
    return container;
  }

  graphics(into: GameObjects.Container): GameObjects.Graphics {
    const graphics = new GameObjects.Graphics(this.scene);
    into.add(graphics);
    return graphics;
  }

  /** Shows a drawing in an image at its own size; `magnified` is how much larger it will be seen. */
  draw(image: GameObjects.Image, drawing: Drawing, magnified = 1): void {
    const wanted = Math.ceil(this.density * magnified * 2) / 2;
    this.textures.show(image, drawing, this.theme, Math.min(4, Math.max(1, wanted)));
    image.setScale(scaleFor(image, 1));
  }

  drop(image: GameObjects.Image): void {
    this.textures.forget(image);
    image.destroy();
  }
}
