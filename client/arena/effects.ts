/** What flares up and is gone: shards, sound, embers, smoke, ripples. Each knows its age and draws itself. */
import type { GameObjects } from 'phaser';
import type { Body } from './body.ts';
import type { Point } from './geometry.ts';
import { strokeLine } from './pen.ts';
import type { Stage } from './stage.ts';
import { colourNumber } from './theme.ts';

type Graphics = GameObjects.Graphics;

interface Effect {
  /** In seconds. */
  readonly lasts: number;
  /** `share` runs from 0 to 1. */
  readonly draw: (graphics: Graphics, share: number) => void;
  age: number;
}

/** Numbers that look random and are the same each time, so that a replay looks the same too. */
function scatter(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  };
}

interface Shard {
  readonly corners: readonly [Point, Point, Point];
  readonly middle: Point;
  readonly push: Point;
  readonly spin: number;
}

function shardsOf(body: Body, scale: number, seed: number): readonly Shard[] {
  const random = scatter(seed);
  const { outline } = body;
  const heart = { x: (random() - 0.5) * 8, y: (random() - 0.5) * 8 };
  const step = Math.max(1, Math.floor(outline.length / 9));
  const corners = outline.filter((_, index) => index % step === 0);
  return corners.map((corner, index) => {
    const next = corners[(index + 1) % corners.length] ?? corner;
    const middle = { x: (heart.x + corner.x + next.x) / 3, y: (heart.y + corner.y + next.y) / 3 };
    const local = (point: Point): Point => ({ x: (point.x - middle.x) * scale, y: (point.y - middle.y) * scale });
    const length = Math.max(1, Math.hypot(middle.x, middle.y));
    const force = 46 + random() * 50;
    return {
      corners: [local(heart), local(corner), local(next)],
      middle: { x: middle.x * scale, y: middle.y * scale },
      push: { x: (middle.x / length) * force * scale, y: ((middle.y / length) * force - 34) * scale },
      spin: (random() - 0.5) * 5,
    };
  });
}

export class Effects {
  private readonly stage: Stage;
  private readonly graphics: Graphics;
  private readonly running: Effect[] = [];

  constructor(stage: Stage, into: GameObjects.Container) {
    this.stage = stage;
    this.graphics = stage.graphics(into);
  }

  private run(lasts: number, draw: Effect['draw']): void {
    this.running.push({ lasts, draw, age: 0 });
  }

  /** Falls apart into what it was made of, with weight. */
  shatter(at: Point, body: Body, scale: number, fill: string, line: string): void {
    const shards = shardsOf(body, scale, body.object + 7);
    const inner = colourNumber(fill);
    const outer = colourNumber(line);
    this.run(0.95, (graphics, share) => {
      const time = share * 0.95;
      const fade = share < 0.12 ? 1 : 1 - (share - 0.12) / 0.88;
      for (const { corners, middle, push, spin } of shards) {
        const x = at.x + middle.x + push.x * time;
        const y = at.y + middle.y + push.y * time + 150 * scale * time * time;
        const turn = spin * time;
        const [a, b, c] = corners.map((corner) => ({
          x: x + (corner.x * Math.cos(turn) - corner.y * Math.sin(turn)) * (1 - share * 0.3),
          y: y + (corner.x * Math.sin(turn) + corner.y * Math.cos(turn)) * (1 - share * 0.3),
        })) as [Point, Point, Point];
        graphics.fillStyle(inner, fade * 0.95);
        graphics.fillTriangle(a.x, a.y, b.x, b.y, c.x, c.y);
        graphics.lineStyle(1.4, outer, fade);
        strokeLine(graphics, [a, b, c, a]);
      }
    });
  }

  /** Sound, as a bell's. */
  ring(at: Point, scale: number, colour: string): void {
    const tint = colourNumber(colour);
    this.run(1.1, (graphics, share) => {
      for (let wave = 0; wave < 3; wave += 1) {
        const own = share * 1.5 - wave * 0.22;
        if (own <= 0 || own >= 1) continue;
        graphics.lineStyle(3 * (1 - own) + 0.6, tint, 1 - own);
        const radius = (34 + own * 52) * scale;
        for (const middle of [0, Math.PI]) {
          graphics.beginPath();
          graphics.arc(at.x, at.y, radius, middle - 0.75, middle + 0.75);
          graphics.strokePath();
        }
      }
    });
  }

  /** Fire: what rises from its ashes. */
  burn(at: Point, scale: number, seed: number): void {
    const random = scatter(seed + 31);
    const sparks = Array.from({ length: 26 }, () => ({
      x: (random() - 0.5) * 56,
      lift: 50 + random() * 80,
      sway: (random() - 0.5) * 26,
      size: 1.6 + random() * 3.4,
      start: random() * 0.4,
    }));
    this.run(1.5, (graphics, share) => {
      for (const { x, lift, sway, size, start } of sparks) {
        const own = (share - start) / (1 - start);
        if (own <= 0 || own >= 1) continue;
        const glow = own < 0.35 ? 0xffe9a8 : own < 0.65 ? 0xffb14d : 0xff6b3d;
        graphics.fillStyle(glow, 1 - own);
        const sx = at.x + (x * (1 - own * 0.4) + Math.sin(own * 7) * sway) * scale;
        graphics.fillCircle(sx, at.y + (26 - lift * own) * scale, size * (1 - own * 0.5) * scale);
      }
    });
  }

  /** Smoke and a jolt: it raised, and nobody listens. */
  smoke(at: Point, scale: number): void {
    const tint = colourNumber(this.stage.palette.quiet);
    this.run(0.9, (graphics, share) => {
      for (let puff = 0; puff < 4; puff += 1) {
        graphics.fillStyle(tint, (1 - share) * 0.45);
        const x = at.x + (puff - 1.5) * 15 * scale * (0.6 + share);
        graphics.fillCircle(x, at.y - (24 + share * 30 + (puff % 2) * 9) * scale, (5 + share * 9) * scale);
      }
    });
  }

  /** A ripple where something arrives, or a flash where a weak reference dies. */
  ripple(at: Point, scale: number, colour: string, reach = 30): void {
    const tint = colourNumber(colour);
    this.run(0.55, (graphics, share) => {
      graphics.lineStyle(2.4 * (1 - share) + 0.3, tint, (1 - share) * 0.9);
      graphics.strokeCircle(at.x, at.y, (reach * 0.5 + reach * share) * scale);
    });
  }

  step(seconds: number): void {
    if (this.running.length === 0) return;
    this.graphics.clear();
    for (let index = this.running.length - 1; index >= 0; index -= 1) {
      const effect = this.running[index];
      if (effect === undefined) continue;
      effect.age += seconds;
      if (effect.age >= effect.lasts) this.running.splice(index, 1);
      else effect.draw(this.graphics, effect.age / effect.lasts);
    }
  }

  get still(): boolean {
    return this.running.length === 0;
  }

  snap(): void {
    this.running.length = 0;
    this.graphics.clear();
  }
}
