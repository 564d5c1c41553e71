/** One reference on the stage: where it runs now, how much of it has grown, and how clearly it is seen. */
import type { GameObjects } from 'phaser';
import { type CurveEnds, cubicOf, partOf, type Route, visiblePoints } from './curves.ts';
import type { Edge } from './edges.ts';
import type { Point } from './geometry.ts';
import { CALM, QUICK, Spring, type SpringKind } from './spring.ts';

const GROWING: SpringKind = { pace: 11, damping: 1 };
const SNAPPING: SpringKind = { pace: 16, damping: 1 };

export class EdgeSprite {
  edge: Edge;
  readonly grown = new Spring(1, GROWING, 0.1);
  readonly alpha = new Spring(1, CALM, 0.3);
  readonly dim = new Spring(1, QUICK, 0.3);
  /** 1 when it was just cut or made, fading. */
  readonly glow = new Spring(0, CALM, 0.1);
  label: GameObjects.Image | null = null;
  dying = false;
  /** The whole way, owner to target, whatever has grown of it. */
  points: readonly Point[] = [];
  private route: Route;
  private readonly bend: Spring;
  private readonly lean: Spring;
  private readonly ends: readonly [Spring, Spring, Spring, Spring];

  constructor(edge: Edge, route: Route) {
    this.edge = edge;
    this.route = route;
    this.bend = new Spring(route.bend, CALM, 0.1);
    this.lean = new Spring(route.lean, CALM, 0.1);
    const spring = (value: number): Spring => new Spring(value, CALM, 20);
    this.ends = [spring(route.port?.x ?? 0), spring(route.port?.y ?? 0), spring(route.aim.x), spring(route.aim.y)];
  }

  reroute(edge: Edge, route: Route): void {
    const leap = (this.route.port === null) !== (route.port === null) || this.route.loop !== route.loop;
    this.edge = edge;
    this.route = route;
    this.bend.target = route.bend;
    this.lean.target = route.lean;
    const values = [route.port?.x ?? 0, route.port?.y ?? 0, route.aim.x, route.aim.y];
    this.ends.forEach((spring, index) => {
      spring.target = values[index] ?? 0;
    });
    if (leap) this.settleRoute();
  }

  private settleRoute(): void {
    this.bend.snap();
    this.lean.snap();
    for (const spring of this.ends) spring.snap();
  }

  get labelShare(): number {
    return this.route.label;
  }

  /** Where the reference leaves, seen from its owner. */
  trace(ends: CurveEnds): void {
    const [px, py, ax, ay] = this.ends;
    const route: Route = {
      ...this.route,
      port: this.route.port === null ? null : { x: px.value, y: py.value },
      aim: { x: ax.value, y: ay.value },
      bend: this.bend.value,
      lean: this.lean.value,
    };
    this.points = visiblePoints(cubicOf(route, ends), route, ends);
  }

  /** What is seen of it. */
  shown(): readonly Point[] {
    return partOf(this.points, this.grown.value);
  }

  /** Two answers: whether it must be traced again, and whether it must be drawn again. */
  step(seconds: number): { readonly rerouted: boolean; readonly changed: boolean } {
    let rerouted = false;
    for (const spring of [this.bend, this.lean, ...this.ends]) rerouted = spring.step(seconds) || rerouted;
    let changed = rerouted;
    for (const spring of [this.grown, this.alpha, this.dim, this.glow]) changed = spring.step(seconds) || changed;
    return { rerouted, changed };
  }

  cut(): void {
    this.dying = true;
    this.glow.snap(1);
    this.glow.target = 0;
    this.grown.kind = SNAPPING;
    this.grown.target = 0;
    this.alpha.target = 0;
  }

  grow(): void {
    this.grown.snap(0);
    this.grown.target = 1;
    this.glow.snap(1);
    this.glow.target = 0;
  }

  get gone(): boolean {
    return this.dying && this.grown.value < 0.02;
  }

  get still(): boolean {
    return [this.grown, this.alpha, this.dim, this.glow, this.bend, this.lean, ...this.ends].every(
      (spring) => spring.still,
    );
  }

  snap(): void {
    for (const spring of [this.grown, this.alpha, this.dim, this.glow]) spring.snap();
    this.settleRoute();
  }
}
