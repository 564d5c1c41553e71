/** Pointer events into gestures: hover, tap, drag, drop, pan, zoom. Knows nothing of what is drawn but through `PointerWorld`. */
import type { Anchor, ArenaGesture } from './arena.ts';
import { distance, type Point, type Size } from './geometry.ts';
import { anchorKey } from './hit.ts';

export interface PointerWorld {
  /** The arena's own pixels, which a large screen shows larger. */
  readonly size: Size;
  anchorAt(point: Point, coarse: boolean): Anchor | null;
  /** True where a drag moves the heap instead of making a reference. */
  pannable(): boolean;
  pan(dx: number, dy: number): void;
  /** True when the zoom changed. */
  zoomAt(point: Point, factor: number): boolean;
  hover(anchor: Anchor | null): void;
  gesture(gesture: ArenaGesture): void;
  /** Shows a drag in progress; `null` ends it. */
  drag(drag: { readonly from: Anchor; readonly over: Anchor | null; readonly at: Point } | null): void;
}

interface Press {
  readonly id: number;
  readonly anchor: Anchor | null;
  readonly start: Point;
  readonly coarse: boolean;
}

type State =
  | { readonly type: 'idle' }
  | ({ readonly type: 'pressing' } & Press)
  /** `left`: it has been away from where it began, so that coming back means something. */
  | ({ readonly type: 'dragging'; readonly left: boolean } & Press & { readonly from: Anchor })
  | { readonly type: 'panning'; readonly id: number; readonly at: Point }
  | { readonly type: 'pinching' };

const MOUSE_SLOP = 4;
const FINGER_SLOP = 9;

export class PointerGestures {
  private state: State = { type: 'idle' };
  private readonly fingers = new Map<number, Point>();
  private readonly canvas: HTMLCanvasElement;
  private readonly world: PointerWorld;
  private readonly listening = new AbortController();
  private hovered = '';

  constructor(canvas: HTMLCanvasElement, world: PointerWorld) {
    this.canvas = canvas;
    this.world = world;
    canvas.style.touchAction = 'none';
    const { signal } = this.listening;
    canvas.addEventListener('pointerdown', (event) => this.down(event), { signal });
    canvas.addEventListener('pointermove', (event) => this.move(event), { signal });
    canvas.addEventListener('pointerup', (event) => this.up(event), { signal });
    canvas.addEventListener('pointercancel', (event) => this.lost(event), { signal });
    canvas.addEventListener('pointerleave', () => this.leave(), { signal });
    canvas.addEventListener('wheel', (event) => this.wheel(event), { signal, passive: false });
    canvas.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
    window.addEventListener('keydown', (event) => this.key(event), { signal });
  }

  destroy(): void {
    this.listening.abort();
  }

  private point(event: { readonly clientX: number; readonly clientY: number }): Point {
    const box = this.canvas.getBoundingClientRect();
    const { size } = this.world;
    return {
      x: (event.clientX - box.left) * (size.width / Math.max(1, box.width)),
      y: (event.clientY - box.top) * (size.height / Math.max(1, box.height)),
    };
  }

  private down(event: PointerEvent): void {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    const point = this.point(event);
    this.fingers.set(event.pointerId, point);
    this.canvas.setPointerCapture(event.pointerId);
    if (this.fingers.size > 1) {
      this.cancel();
      this.state = { type: 'pinching' };
      return;
    }
    const coarse = event.pointerType !== 'mouse';
    const anchor = this.world.anchorAt(point, coarse);
    this.state = { type: 'pressing', id: event.pointerId, anchor, start: point, coarse };
  }

  private move(event: PointerEvent): void {
    const point = this.point(event);
    const before = this.fingers.get(event.pointerId);
    if (before !== undefined) this.fingers.set(event.pointerId, point);
    const { state } = this;
    switch (state.type) {
      case 'idle':
        if (event.pointerType === 'mouse') this.hover(this.world.anchorAt(point, false));
        return;
      case 'pressing':
        if (state.id === event.pointerId) this.press(state, point);
        return;
      case 'dragging':
        if (state.id === event.pointerId) this.dragTo(state, point);
        return;
      case 'panning':
        if (state.id !== event.pointerId) return;
        this.world.pan(point.x - state.at.x, point.y - state.at.y);
        this.state = { ...state, at: point };
        return;
      case 'pinching':
        if (before !== undefined) this.pinch(event.pointerId, before, point);
        return;
    }
  }

  private press(state: Extract<State, { type: 'pressing' }>, point: Point): void {
    if (distance(point, state.start) < (state.coarse ? FINGER_SLOP : MOUSE_SLOP)) return;
    this.hover(null);
    const { anchor } = state;
    if (anchor !== null && anchor.type !== 'heap') {
      const dragging = { ...state, type: 'dragging', from: anchor, left: false } as const;
      this.state = dragging;
      this.dragTo(dragging, point);
      return;
    }
    if (this.world.pannable()) this.state = { type: 'panning', id: state.id, at: point };
  }

  private dragTo(state: Extract<State, { type: 'dragging' }>, point: Point): void {
    const over = this.world.anchorAt(point, state.coarse);
    const away = state.left || anchorKey(over) !== anchorKey(state.from);
    if (away !== state.left) this.state = { ...state, left: away };
    this.world.drag({ from: state.from, over: away ? over : null, at: point });
  }

  private pinch(id: number, before: Point, now: Point): void {
    const other = [...this.fingers].find(([finger]) => finger !== id)?.[1];
    if (other === undefined) return;
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    const was = { x: (before.x + other.x) / 2, y: (before.y + other.y) / 2 };
    this.world.zoomAt(middle, distance(now, other) / Math.max(1, distance(before, other)));
    this.world.pan(middle.x - was.x, middle.y - was.y);
  }

  private up(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
    const point = this.point(event);
    const { state } = this;
    switch (state.type) {
      case 'pressing':
        this.state = { type: 'idle' };
        if (state.anchor !== null) this.world.gesture({ type: 'tap', on: state.anchor, at: this.onPage(event) });
        return;
      case 'dragging':
        this.state = { type: 'idle' };
        this.drop(state, point, this.onPage(event));
        return;
      case 'panning':
        this.state = { type: 'idle' };
        return;
      case 'pinching':
        if (this.fingers.size === 0) this.state = { type: 'idle' };
        return;
      case 'idle':
        return;
    }
  }

  private onPage(event: PointerEvent): Point {
    return { x: event.clientX + window.scrollX, y: event.clientY + window.scrollY };
  }

  private drop(state: Extract<State, { type: 'dragging' }>, point: Point, at: Point): void {
    const on = this.world.anchorAt(point, state.coarse);
    this.world.drag(null);
    const back = !state.left && anchorKey(on) === anchorKey(state.from);
    if (on === null || back) this.world.gesture({ type: 'cancel' });
    else this.world.gesture({ type: 'drop', from: state.from, on, at });
  }

  private lost(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
    this.cancel();
  }

  private cancel(): void {
    const dragging = this.state.type === 'dragging';
    this.state = { type: 'idle' };
    if (!dragging) return;
    this.world.drag(null);
    this.world.gesture({ type: 'cancel' });
  }

  private leave(): void {
    if (this.state.type === 'idle') this.hover(null);
  }

  private hover(anchor: Anchor | null): void {
    const key = anchorKey(anchor);
    if (key === this.hovered) return;
    this.hovered = key;
    this.canvas.style.cursor = anchor === null || anchor.type === 'heap' ? 'default' : 'pointer';
    this.world.hover(anchor);
    this.world.gesture({ type: 'hover', over: anchor });
  }

  private wheel(event: WheelEvent): void {
    const step = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
    if (this.world.zoomAt(this.point(event), Math.exp(-step * 0.0016))) event.preventDefault();
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || this.state.type !== 'dragging') return;
    event.preventDefault();
    this.cancel();
  }
}
