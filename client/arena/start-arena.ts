/** Starts Phaser in an element and puts the arena into it. */
import { AUTO, Game, Scale, Scene } from 'phaser';
import type { Anchor, Arena, ArenaOptions, ArenaView, ArenaWords, StartArena, Transition } from './arena.ts';
import { Director } from './director.ts';
import type { Size } from './geometry.ts';
import type { ThemeName } from './palette.ts';
import { PointerGestures } from './pointer.ts';
import { Pointing } from './pointing.ts';
import { Stage } from './stage.ts';

const MOST_DENSITY = 3;
/** A frame longer than this was a pause: motion goes on from where it was. */
const LONGEST_FRAME = 0.1;

const density = (): number => Math.min(MOST_DENSITY, Math.max(1, window.devicePixelRatio));

function sizeOf(parent: HTMLElement): Size {
  return { width: Math.max(1, parent.clientWidth), height: Math.max(1, parent.clientHeight) };
}

class ArenaScene extends Scene {
  director: Director | null = null;
  private readonly created: (scene: ArenaScene) => void;

  constructor(created: (scene: ArenaScene) => void) {
    super('arena');
    this.created = created;
  }

  create(): void {
    this.created(this);
  }

  override update(_time: number, delta: number): void {
    this.director?.step(Math.min(LONGEST_FRAME, delta / 1000));
  }
}

class PhaserArena implements Arena {
  private readonly parent: HTMLElement;
  private readonly game: Game;
  private readonly scene: Scene;
  private readonly stage: Stage;
  private readonly director: Director;
  private readonly pointing: Pointing;
  private readonly pointers: PointerGestures;
  private readonly observer: ResizeObserver;

  constructor(options: ArenaOptions, game: Game, scene: ArenaScene) {
    this.parent = options.parent;
    this.game = game;
    this.scene = scene;
    this.stage = new Stage(scene, options.theme, options.words, density());
    this.director = new Director(this.stage, sizeOf(options.parent));
    this.pointing = new Pointing(this.director, options.onGesture);
    this.pointers = new PointerGestures(game.canvas, this.pointing);
    scene.director = this.director;
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(options.parent);
    this.fitCanvas(sizeOf(options.parent));
  }

  private fitCanvas(size: Size): void {
    const { density: dense } = this.stage;
    this.game.scale.setZoom(1 / dense);
    this.game.scale.resize(Math.round(size.width * dense), Math.round(size.height * dense));
    const camera = this.scene.cameras.main;
    camera.setOrigin(0, 0).setZoom(dense);
  }

  private resize(): void {
    const size = sizeOf(this.parent);
    const dense = density();
    const { size: before } = this.director;
    if (size.width === before.width && size.height === before.height && dense === this.stage.density) return;
    const sharper = dense !== this.stage.density;
    this.stage.density = dense;
    this.fitCanvas(size);
    this.director.resize(size);
    if (sharper) this.director.repaint();
  }

  show(view: ArenaView, transition: Transition): void {
    this.director.show(view, transition);
  }

  locate(anchor: Anchor): { readonly x: number; readonly y: number } | null {
    const at = this.pointing.locate(anchor);
    if (at === null) return null;
    const box = this.game.canvas.getBoundingClientRect();
    return { x: at.x + box.left + window.scrollX, y: at.y + box.top + window.scrollY };
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
    this.game.destroy(true);
  }
}

/** Starts the arena; resolves once it can show views. */
export const startArena: StartArena = (options) =>
  new Promise<Arena>((resolve) => {
    const dense = density();
    const size = sizeOf(options.parent);
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
      render: { antialias: true, powerPreference: 'default' },
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
