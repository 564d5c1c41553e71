/** The rim on the stage: frames and names. */
import type { GameObjects } from 'phaser';
import type { FrameId } from '../../shared/heap/picture.ts';
import type { Point } from './geometry.ts';
import { captionDrawing } from './paint-text.ts';
import { PanelSprite } from './panel-sprite.ts';
import { nameKey, type Panel, type Rim } from './rim.ts';
import type { Stage } from './stage.ts';
import { TagSprite } from './tag-sprite.ts';

const panelKey = (panel: Panel): string => `${panel.frame.frame}/${panel.form === 'disc' ? 'disc' : 'box'}`;

export class RimLayer {
  readonly tags = new Map<string, TagSprite>();
  private readonly stage: Stage;
  private readonly panels = new Map<string, PanelSprite>();
  private readonly graphics: GameObjects.Graphics;
  private readonly titles: GameObjects.Container;
  private readonly tagNodes: GameObjects.Container;
  private readonly note: GameObjects.Image;
  private readonly farewell: TagSprite[] = [];
  private rim: Rim | null = null;
  private dirty = true;

  constructor(stage: Stage, panels: GameObjects.Container, tags: GameObjects.Container) {
    this.stage = stage;
    this.graphics = stage.graphics(panels);
    this.titles = stage.container(panels);
    this.tagNodes = stage.container(tags);
    this.note = stage.image(this.titles);
  }

  /** Everything that is there now; new names in `held` wait for `arrive`, names that went for `leave`. */
  show(rim: Rim, held: ReadonlySet<string>): void {
    this.rim = rim;
    this.dirty = true;
    const keys = new Set<string>();
    for (const panel of rim.panels) {
      const key = panelKey(panel);
      keys.add(key);
      const sprite = this.panels.get(key);
      if (sprite === undefined) this.panels.set(key, new PanelSprite(this.stage, this.titles, panel));
      else sprite.show(panel);
    }
    for (const [key, sprite] of this.panels) {
      if (keys.has(key)) continue;
      sprite.destroy();
      this.panels.delete(key);
    }
    for (const tag of rim.tags) {
      const key = nameKey(tag.frame, tag.name);
      const sprite = this.tags.get(key);
      if (sprite !== undefined) {
        sprite.show(tag);
        continue;
      }
      const made = new TagSprite(this.stage, this.tagNodes, tag);
      if (held.has(key)) made.pop.snap(0);
      this.tags.set(key, made);
    }
    this.placeNote();
  }

  private placeNote(): void {
    const box = this.rim?.note ?? null;
    const returned = this.rim?.panels.every((panel) => panel.frame.returned || panel.form === 'strip') ?? true;
    this.note.setVisible(box !== null && !returned);
    if (box === null) return;
    const { palette, words } = this.stage;
    const drawing = captionDrawing({
      text: words.framesReturn,
      size: 11.5,
      weight: 400,
      colour: palette.quiet,
      spacing: 0,
      halo: null,
      align: 'left',
      width: box.width - 12,
    });
    this.stage.draw(this.note, drawing);
    this.note.setPosition(box.x + 6, box.y + box.height / 2);
  }

  arrive(key: string): void {
    this.tags.get(key)?.arrive();
  }

  leave(key: string): void {
    const sprite = this.tags.get(key);
    if (sprite === undefined) return;
    this.tags.delete(key);
    sprite.leave();
    this.farewell.push(sprite);
  }

  /** At last only the names of the rim are there. */
  settle(): void {
    const keys = new Set(this.rim?.tags.map((tag) => nameKey(tag.frame, tag.name)) ?? []);
    for (const [key, sprite] of [...this.tags]) {
      if (!keys.has(key)) this.leave(key);
      else if (sprite.pop.target === 0) sprite.pop.target = 1;
    }
  }

  flash(frame: FrameId): void {
    for (const sprite of this.panels.values()) if (sprite.panel.frame.frame === frame) sprite.light();
  }

  /** Where things of a frame come from: the middle of its right side, or the top for the shared names. */
  gateOf(frame: FrameId): Point | null {
    const panel = [...this.panels.values()].find((sprite) => sprite.panel.frame.frame === frame)?.panel;
    if (panel === undefined) return null;
    const { box, form } = panel;
    if (form === 'strip') return { x: box.x + 60, y: box.y + box.height };
    if (form === 'bar') return { x: box.x + box.width / 2, y: box.y };
    return { x: box.x + box.width, y: box.y + box.height / 2 };
  }

  lift(key: string | null): void {
    for (const [name, sprite] of this.tags) sprite.lift.target = name === key ? 1.07 : 1;
  }

  step(seconds: number): void {
    const moving = this.dirty || [...this.panels.values()].some((sprite) => !sprite.still);
    if (moving) {
      this.graphics.clear();
      for (const sprite of this.panels.values()) sprite.step(seconds, this.graphics);
    }
    this.dirty = false;
    for (const sprite of this.tags.values()) sprite.step(seconds);
    for (let index = this.farewell.length - 1; index >= 0; index -= 1) {
      const sprite = this.farewell[index];
      if (sprite === undefined) continue;
      sprite.step(seconds);
      if (!sprite.gone) continue;
      sprite.destroy();
      this.farewell.splice(index, 1);
    }
  }

  get still(): boolean {
    const parts = [...this.panels.values(), ...this.tags.values()];
    return this.farewell.length === 0 && parts.every((sprite) => sprite.still);
  }

  snap(): void {
    for (const sprite of this.farewell.splice(0)) sprite.destroy();
    for (const sprite of [...this.panels.values(), ...this.tags.values()]) sprite.snap();
    this.dirty = true;
  }

  repaint(): void {
    for (const sprite of [...this.panels.values(), ...this.tags.values()]) sprite.paint();
    this.placeNote();
    this.dirty = true;
  }
}
