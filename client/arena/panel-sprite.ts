/** One frame at the rim: whose it is, how many tokens it has, whether it has returned. */
import type { GameObjects } from 'phaser';
import { clamp } from './geometry.ts';
import { captionDrawing, seatMarkDrawing } from './paint-text.ts';
import { seatColour } from './palette.ts';
import { strokeDashes } from './pen.ts';
import type { Panel } from './rim.ts';
import { CALM, Spring } from './spring.ts';
import type { Stage } from './stage.ts';
import { fitted, sansWidth } from './text-width.ts';
import { colourNumber, mix } from './theme.ts';

/** How far apart the dots of tokens are: one's own, and the others'. */
const DOT = { own: 10, other: 6.5 } as const;

export class PanelSprite {
  panel: Panel;
  readonly box: readonly [Spring, Spring, Spring, Spring];
  readonly flash = new Spring(0, { pace: 4, damping: 1 }, 0.3);
  private readonly stage: Stage;
  private readonly title: GameObjects.Image;
  private readonly mark: GameObjects.Image;

  constructor(stage: Stage, into: GameObjects.Container, panel: Panel) {
    this.stage = stage;
    this.panel = panel;
    const { x, y, width, height } = panel.box;
    const spring = (value: number): Spring => new Spring(value, CALM, 60);
    this.box = [spring(x), spring(y), spring(width), spring(height)];
    this.title = stage.image(into);
    this.mark = stage.image(into);
    this.paint();
  }

  show(panel: Panel): void {
    this.panel = panel;
    const { x, y, width, height } = panel.box;
    [x, y, width, height].forEach((value, index) => {
      const spring = this.box[index];
      if (spring !== undefined) spring.target = value;
    });
    this.paint();
  }

  light(): void {
    this.flash.snap(1);
    this.flash.target = 0;
  }

  private get titleText(): string {
    const { frame, form } = this.panel;
    const { words } = this.stage;
    if (form === 'strip') return words.sharedNames.toLocaleUpperCase();
    if (form === 'disc') return this.letter;
    const full = frame.own ? `${frame.title} (${words.you})` : frame.title;
    const room = this.panel.box.width - 40 - (frame.own ? 0 : this.dotsWidth);
    return fitted(form === 'bar' ? frame.title : full, 13.5, form === 'bar' ? 88 : room);
  }

  /** The same letter as on the pages, so that colour is never the only sign. */
  private get letter(): string {
    const { colour, title } = this.panel.frame;
    return colour === null ? ([...title][0] ?? '?') : String.fromCharCode(65 + colour);
  }

  private get dot(): number {
    return this.panel.frame.own ? DOT.own : DOT.other;
  }

  private get dotsWidth(): number {
    const { tokens } = this.panel.frame;
    return tokens === null || tokens.most > 10 ? 0 : tokens.most * this.dot + 4;
  }

  paint(): void {
    const { palette } = this.stage;
    const { frame, form } = this.panel;
    const seat = seatColour(palette, frame.colour);
    const strip = form === 'strip';
    const colour = strip ? palette.quiet : frame.returned ? palette.faint : seat;
    this.stage.draw(
      this.title,
      captionDrawing({
        text: this.titleText,
        size: strip ? 11.5 : frame.own ? 14 : 13,
        weight: strip ? 600 : 700,
        colour: form === 'disc' && !frame.returned ? palette.onSeat : colour,
        spacing: strip ? 0.08 : 0,
        halo: null,
        align: form === 'disc' ? 'center' : 'left',
      }),
    );
    const hollow = frame.returned || !frame.connected;
    this.mark.setVisible(!strip && form !== 'disc');
    this.stage.draw(
      this.mark,
      seatMarkDrawing(this.letter, frame.returned ? palette.faint : seat, palette.onSeat, hollow),
    );
    this.title.setVisible(!strip || this.panel.box.width > 320);
  }

  /** Draws box, dot and tokens; true while something moves. */
  step(seconds: number, graphics: GameObjects.Graphics): void {
    for (const spring of [...this.box, this.flash]) spring.step(seconds);
    const [x, y, width, height] = this.box.map((spring) => spring.value) as [number, number, number, number];
    const { form, frame } = this.panel;
    if (form === 'strip') {
      this.title.setPosition(x, y + 4 + 14);
      return;
    }
    if (form === 'disc') {
      this.drawDisc(graphics, x + width / 2, y + height / 2, width / 2);
      return;
    }
    this.drawBox(graphics, x, y, width, height);
    const line = y + (form === 'bar' ? Math.min(height / 2, 22) : frame.own ? 17 : 14);
    this.mark.setPosition(x + 17, line);
    this.title.setPosition(x + 31, line);
    if (form === 'bar') this.drawTokens(graphics, x + 31 + sansWidth(this.titleText, 14) + 12, line);
    else if (frame.own) this.drawTokens(graphics, x + 10, line + 18);
    else this.drawTokens(graphics, x + width - 8 - this.dotsWidth, line);
  }

  private get seat(): string {
    return seatColour(this.stage.palette, this.panel.frame.colour);
  }

  private drawBox(graphics: GameObjects.Graphics, x: number, y: number, width: number, height: number): void {
    const { palette, theme } = this.stage;
    const { own, returned } = this.panel.frame;
    const flash = clamp(this.flash.value, 0, 1);
    const colour = colourNumber(this.seat);
    if (returned) {
      graphics.lineStyle(1.3, colour, 0.45);
      const corners = [
        { x: x + 8, y },
        { x: x + width - 8, y },
        { x: x + width, y: y + 8 },
        { x: x + width, y: y + height - 8 },
        { x: x + width - 8, y: y + height },
        { x: x + 8, y: y + height },
        { x, y: y + height - 8 },
        { x, y: y + 8 },
        { x: x + 8, y },
      ];
      strokeDashes(graphics, corners, 5, 5);
      return;
    }
    if (flash > 0.01) {
      graphics.lineStyle(10, colour, flash * 0.22);
      graphics.strokeRoundedRect(x, y, width, height, 12);
    }
    const ground = mix(palette.panel, this.seat, (own ? 0.07 : 0.03) + flash * 0.16);
    graphics.fillStyle(colourNumber(ground), theme === 'dark' ? 0.94 : 0.96);
    graphics.fillRoundedRect(x, y, width, height, 11);
    graphics.lineStyle(own ? 1.8 : 1.2, colour, own ? 1 : 0.4 + flash * 0.6);
    graphics.strokeRoundedRect(x, y, width, height, 11);
  }

  private drawTokens(graphics: GameObjects.Graphics, x: number, y: number): void {
    const { tokens, returned } = this.panel.frame;
    if (tokens === null || returned || this.dotsWidth === 0) return;
    const colour = colourNumber(this.seat);
    for (let index = 0; index < tokens.most; index += 1) {
      const at = x + (index + 0.5) * this.dot;
      graphics.fillStyle(colour, index < Math.floor(tokens.have) ? 1 : 0.2);
      graphics.fillCircle(at, y, this.dot * 0.32);
    }
  }

  private drawDisc(graphics: GameObjects.Graphics, x: number, y: number, radius: number): void {
    const { returned, connected } = this.panel.frame;
    const colour = colourNumber(this.seat);
    const flash = clamp(this.flash.value, 0, 1);
    if (flash > 0.01) {
      graphics.fillStyle(colour, flash * 0.3);
      graphics.fillCircle(x, y, radius + 7);
    }
    graphics.fillStyle(colour, returned ? 0.12 : connected ? 1 : 0.45);
    graphics.fillCircle(x, y, radius);
    if (returned) {
      graphics.lineStyle(1.3, colour, 0.5);
      graphics.strokeCircle(x, y, radius);
    }
    this.title.setPosition(x, y + 0.5);
  }

  get still(): boolean {
    return [...this.box, this.flash].every((spring) => spring.still);
  }

  snap(): void {
    for (const spring of [...this.box, this.flash]) spring.snap();
  }

  destroy(): void {
    this.stage.drop(this.title);
    this.stage.drop(this.mark);
  }
}
