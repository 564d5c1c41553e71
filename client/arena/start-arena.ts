/** Starts Phaser in an element and puts the arena into it. */
import { AUTO, Game, Scale, Scene } from 'phaser';
import type { Anchor, Arena, ArenaOptions, ArenaView, ArenaWords, StartArena, Transition } from './arena.ts';
import { densityFor, magnificationFor } from './density.ts';
import { Director } from './director.ts';
import type { Size } from './geometry.ts';
import type { ThemeName } from './palette.ts';
import { PointerGestures } from './pointer.ts';
import { Pointing } from './pointing.ts';
import { Stage } from './stage.ts';

/** A frame longer than this was a pause: motion goes on from where it was. */
const LONGEST_FRAME = 0.1;
/** While nothing moves but what drifts, so many milliseconds pass between two frames. */
const IDLE_PAUSE = 30;

/** Nothing can be laid out in less; a parent that is hidden for a while has no size at all. */
const LEAST: Size = { width: 240, height: 180 };

function sizeOf(parent: HTMLElement): Size {
  return { width: Math.max(LEAST.width, parent.clientWidth), height: Math.max(LEAST.height, parent.clientHeight) };
}

/** The pixels that the arena is laid out in: fewer than the screen's where things are drawn larger. */
function ownSize(size: Size, atLeast: number | undefined): Size {
  const magnified = magnificationFor(size, atLeast);
  return { width: size.width / magnified, height: size.height / magnified };
}

class ArenaScene extends Scene {
  director: Director | null = null;
  private readonly created: (scene: ArenaScene) => void;
  private last = 0;
  private pause = 0;

  constructor(created: (scene: ArenaScene) => void) {
    super('arena');
    this.created = created;
  }

  create(): void {
    this.created(this);
  }

  override update(): void {
    const now = performance.now();
    const seconds = Math.min(LONGEST_FRAME, (now - this.last) / 1000);
    this.last = now;
    if (this.director === null) return;
    this.director.step(seconds);
    const { activity } = this.director;
    if (activity === 'moving') return;
    // Nothing to draw until something happens: the last picture stays on the screen
    this.game.loop.sleep();
    if (activity === 'drifting') this.pause = window.setTimeout(() => this.game.loop.wake(), IDLE_PAUSE);
  }

  /** Draws again, from now on. */
  wake(): void {
    window.clearTimeout(this.pause);
    if (this.game.loop.running) return;
    this.last = performance.now();
    this.game.loop.wake();
  }

  end(): void {
    window.clearTimeout(this.pause);
    this.director = null;
  }
}

class PhaserArena implements Arena {
  private readonly parent: HTMLElement;
  private readonly magnification: number | undefined;
  private readonly game: Game;
  private readonly scene: ArenaScene;
  private readonly stage: Stage;
  private readonly director: Director;
  private readonly pointing: Pointing;
  private readonly pointers: PointerGestures;
  private readonly observer: ResizeObserver;

  constructor(options: ArenaOptions, game: Game, scene: ArenaScene) {
    this.parent = options.parent;
    this.magnification = options.magnification;
    this.game = game;
    this.scene = scene;
    const size = sizeOf(options.parent);
    this.stage = new Stage(
      scene,
      options.theme,
      options.words,
      densityFor(size) * magnificationFor(size, options.magnification),
      options,
    );
    this.director = new Director(this.stage, ownSize(size, options.magnification), () => scene.wake());
    this.pointing = new Pointing(this.director, options.onGesture);
    this.pointers = new PointerGestures(game.canvas, this.pointing);
    scene.director = this.director;
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(options.parent);
    game.canvas.addEventListener('webglcontextrestored', () => scene.wake());
    this.fitCanvas(size);
  }

  private fitCanvas(size: Size): void {
    const dense = densityFor(size);
    this.game.scale.setZoom(1 / dense);
    this.game.scale.resize(Math.round(size.width * dense), Math.round(size.height * dense));
    this.scene.cameras.main.setOrigin(0, 0).setZoom(this.stage.density);
  }

  private resize(): void {
    const size = sizeOf(this.parent);
    const own = ownSize(size, this.magnification);
    const sharpness = densityFor(size) * magnificationFor(size, this.magnification);
    const { size: before } = this.director;
    const sharper = sharpness !== this.stage.density;
    if (own.width === before.width && own.height === before.height && !sharper) return;
    this.stage.density = sharpness;
    this.fitCanvas(size);
    this.director.resize(own);
    if (sharper) this.director.repaint();
  }

  show(view: ArenaView, transition: Transition): void {
    this.director.show(view, transition);
  }

  locate(anchor: Anchor): { readonly x: number; readonly y: number } | null {
    const at = this.pointing.locate(anchor);
    if (at === null) return null;
    const box = this.game.canvas.getBoundingClientRect();
    const { width, height } = this.director.size;
    return {
      x: at.x * (box.width / width) + box.left + window.scrollX,
      y: at.y * (box.height / height) + box.top + window.scrollY,
    };
  }

  setTheme(theme: ThemeName): void {
    this.stage.theme = theme;
    this.director.repaint();
  }

  setWords(words: ArenaWords): void {
    this.stage.words = words;
    this.director.repaint();
  }

  settled(): Promise<void> {
    return this.director.still();
  }

  destroy(): void {
    this.observer.disconnect();
    this.pointers.destroy();
    this.director.end();
    this.scene.end();
    this.game.destroy(true);
  }
}

/** Starts the arena; resolves once it can show views. */
export const startArena: StartArena = (options) =>
  new Promise<Arena>((resolve) => {
    const size = sizeOf(options.parent);
    const dense = densityFor(size);
    const scene = new ArenaScene((created) => {
      game.canvas.setAttribute('aria-hidden', 'true');
      game.canvas.tabIndex = -1;
      game.canvas.style.display = 'block';
      resolve(new PhaserArena(options, game, created));
    });
    const game = new Game({
      type: AUTO,
      parent: options.parent,
      transparent: true,
      banner: false,
      autoFocus: false,
      disableContextMenu: true,
      audio: { noAudio: true },
      input: { mouse: false, touch: false, keyboard: false, gamepad: false, windowEvents: false },
      // One texture a draw call: software renderers sample several at once slowly, and wrongly where two meet
      render: { antialias: true, powerPreference: 'default', maxTextures: 1 },
      scale: {
        mode: Scale.NONE,
        expandParent: false,
        width: Math.round(size.width * dense),
        height: Math.round(size.height * dense),
        zoom: 1 / dense,
      },
      scene,
    });
  });
