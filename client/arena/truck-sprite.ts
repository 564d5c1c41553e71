/** The truck: waits at the top right, drives along the terraces that it takes. */
import type { GameObjects } from 'phaser';
import type { ArenaView } from './arena.ts';
import type { BandLayer } from './band-layer.ts';
import { scaleFor } from './canvas-textures.ts';
import type { Box, Size } from './geometry.ts';
import { TRUCK, truckDrawing, truckTextDrawing, wheelDrawing } from './paint-truck.ts';
import type { Stage } from './stage.ts';

interface Stop {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  /** Arrives out of sight, without driving there. */
  readonly jump: boolean;
}

const PACE = 620;
const ON_ROAD = 0.72;
const ROAD = 15;

export class TruckSprite {
  private readonly stage: Stage;
  private readonly bands: BandLayer;
  private readonly node: GameObjects.Container;
  private readonly hull: GameObjects.Image;
  private readonly text: GameObjects.Image;
  private readonly wheels: readonly GameObjects.Image[];
  private readonly stops: Stop[] = [];
  private waiting: Box = { x: 0, y: 0, width: 168, height: 40 };
  private arena: Size = { width: 0, height: 0 };
  private truck: ArenaView['truck'] = { takes: 0, at: 'gone' };
  private speed = 0;
  /** What a player's line sent it to collect; null on its own round. */
  private errand: 0 | 1 | 2 | null = null;

  constructor(stage: Stage, into: GameObjects.Container, bands: BandLayer) {
    this.stage = stage;
    this.bands = bands;
    this.node = stage.container(into);
    this.hull = stage.image(this.node);
    this.wheels = TRUCK.wheels.map(() => stage.image(this.node));
    this.text = stage.image(this.node);
    this.repaint();
  }

  repaint(): void {
    const { palette } = this.stage;
    this.stage.draw(this.hull, truckDrawing(palette));
    this.stage.draw(this.text, truckTextDrawing(`gc.collect(${this.errand ?? this.truck.takes})`));
    for (const wheel of this.wheels) this.stage.draw(wheel, wheelDrawing(palette));
  }

  private get home(): Stop {
    const { x, y, width, height } = this.waiting;
    const scale = Math.min(1.05, width / (TRUCK.width + 8), height / TRUCK.height);
    return { x: x + width - (TRUCK.width * scale) / 2 - 2, y: y + height / 2, scale, jump: false };
  }

  private get outside(): number {
    return this.arena.width + TRUCK.width;
  }

  private onRoad(generation: 0 | 1 | 2, share: number): Stop {
    const box = this.bands.boxOf(generation);
    if (box === null) return this.home;
    const half = (TRUCK.width * ON_ROAD) / 2;
    const from = box.x + half + 6;
    const to = box.x + box.width - half - 14;
    return { x: from + (to - from) * share, y: box.y + ROAD, scale: ON_ROAD, jump: false };
  }

  /** `motion` false: it stands there at once. */
  show(truck: ArenaView['truck'], waiting: Box, arena: Size, motion: boolean): void {
    const moved = truck.at !== this.truck.at;
    const first = this.arena.width === 0;
    this.truck = truck;
    this.waiting = waiting;
    this.arena = arena;
    this.repaint();
    if (first || !motion) {
      this.stops.length = 0;
      this.park();
      return;
    }
    if (moved) this.driveTo(truck.at);
    else if (this.stops.length === 0) this.park();
  }

  private park(): void {
    if (this.errand !== null) {
      this.errand = null;
      this.repaint();
    }
    const { at } = this.truck;
    const stop = at === 'waiting' ? this.home : at === 'gone' ? { ...this.home, x: this.outside } : this.onRoad(at, 1);
    this.node.setPosition(stop.x, stop.y).setScale(stop.scale);
    this.node.setVisible(at !== 'gone');
    this.speed = 0;
    this.face(-1);
  }

  private driveTo(at: ArenaView['truck']['at']): void {
    this.node.setVisible(true);
    this.stops.push({ x: this.outside, y: this.node.y, scale: this.node.scaleX, jump: false });
    if (at === 'gone') return;
    const end = at === 'waiting' ? this.home : this.onRoad(at, 1);
    this.stops.push({ ...end, x: this.outside, jump: true });
    if (at !== 'waiting') this.stops.push(this.onRoad(at, 0.16));
    this.stops.push(end);
  }

  /** Out, over each of the terraces, and home again. */
  patrol(generation: 0 | 1 | 2): void {
    this.errand = generation;
    this.repaint();
    this.node.setVisible(true);
    this.stops.push({ x: this.outside, y: this.node.y, scale: this.node.scaleX, jump: false });
    for (const terrace of [0, 1, 2] as const) {
      if (terrace > generation) break;
      const road = this.onRoad(terrace, 0.08);
      this.stops.push({ ...road, x: this.outside, jump: true }, road, { ...road, x: this.outside });
    }
    const { home } = this;
    this.stops.push({ ...home, x: this.outside, jump: true }, home);
  }

  private face(direction: number): void {
    this.hull.setScale(scaleFor(this.hull, 1) * -direction, scaleFor(this.hull, 1));
    this.text.setPosition(-14 * direction, -2.5);
    this.wheels.forEach((wheel, index) => {
      wheel.setPosition((TRUCK.wheels[index] ?? 0) * -direction, TRUCK.height / 2 - 5);
    });
  }

  step(seconds: number): void {
    let left = seconds;
    while (left > 0) {
      const stop = this.stops[0];
      if (stop === undefined) {
        // The terrace may be sliding under a parked truck.
        if (typeof this.truck.at === 'number') this.park();
        return;
      }
      if (stop.jump) {
        this.node.setPosition(stop.x, stop.y).setScale(stop.scale);
        this.stops.shift();
        continue;
      }
      left = this.drive(stop, left);
    }
  }

  /** Drives towards a stop; gives the time that is left when it is reached. */
  private drive(stop: Stop, seconds: number): number {
    const dx = stop.x - this.node.x;
    const last = this.stops.length === 1;
    const wanted = last ? Math.min(PACE, 60 + Math.abs(dx) * 2.6) : PACE * 1.6;
    this.speed += (wanted - this.speed) * Math.min(1, seconds * 7);
    if (Math.abs(dx) > 1) this.face(Math.sign(dx));
    const reach = this.speed * seconds;
    if (reach >= Math.abs(dx)) {
      this.node.setPosition(stop.x, stop.y).setScale(stop.scale);
      this.stops.shift();
      if (this.stops.length === 0) this.park();
      return seconds * (1 - Math.abs(dx) / Math.max(reach, 0.001));
    }
    this.node.x += Math.sign(dx) * reach;
    for (const wheel of this.wheels) wheel.rotation += ((Math.sign(dx) * reach) / TRUCK.wheel / this.node.scaleX) * 0.8;
    return 0;
  }

  get still(): boolean {
    return this.stops.length === 0;
  }

  snap(): void {
    this.stops.length = 0;
    this.park();
  }
}
