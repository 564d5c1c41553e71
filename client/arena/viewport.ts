/** How the heap is panned and zoomed within its room. Headless. */
import { type Box, clamp, type Point } from './geometry.ts';

export const MOST_ZOOM = 3;

export class Viewport {
  zoom = 1;
  /** Where the heap's (0, 0) is on the screen. */
  x = 0;
  y = 0;
  private room: Box = { x: 0, y: 0, width: 1, height: 1 };
  private content: Box = { x: 0, y: 0, width: 1, height: 1 };

  /** `content` can be higher than the room: then it can be panned even at zoom 1. */
  fit(room: Box, content: Box): void {
    this.room = room;
    this.content = content;
    this.hold();
  }

  get pannable(): boolean {
    return this.zoom > 1.001 || this.content.height > this.room.height + 1;
  }

  toHeap(point: Point): Point {
    return { x: (point.x - this.x) / this.zoom, y: (point.y - this.y) / this.zoom };
  }

  toScreen(point: Point): Point {
    return { x: point.x * this.zoom + this.x, y: point.y * this.zoom + this.y };
  }

  pan(dx: number, dy: number): void {
    this.x += dx;
    this.y += dy;
    this.hold();
  }

  /** Zooms so that what is under a point stays under it; true when anything changed. */
  zoomAt(point: Point, factor: number): boolean {
    const before = { zoom: this.zoom, x: this.x, y: this.y };
    const zoom = clamp(this.zoom * factor, this.least, MOST_ZOOM);
    const under = this.toHeap(point);
    this.zoom = zoom;
    this.x = point.x - under.x * zoom;
    this.y = point.y - under.y * zoom;
    this.hold();
    return before.zoom !== this.zoom || before.x !== this.x || before.y !== this.y;
  }

  /** A heap that is higher than its room can be seen as a whole by zooming out. */
  private get least(): number {
    return Math.min(1, this.room.height / this.content.height);
  }

  /** Pans as little as it takes to see a box of the heap; true when anything changed. */
  reveal(box: Box): boolean {
    const before = { x: this.x, y: this.y };
    const from = this.toScreen(box);
    const to = this.toScreen({ x: box.x + box.width, y: box.y + box.height });
    const { room } = this;
    const into = (start: number, end: number, least: number, most: number): number =>
      start < least ? least - start : end > most ? Math.max(most - end, least - start) : 0;
    this.pan(into(from.x, to.x, room.x, room.x + room.width), into(from.y, to.y, room.y, room.y + room.height));
    return before.x !== this.x || before.y !== this.y;
  }

  /** Zooms out so far that the heap is seen from top to bottom: where nobody can pan. */
  showAll(): void {
    this.zoom = this.least;
    this.hold();
  }

  reset(): void {
    this.zoom = 1;
    this.x = 0;
    this.y = 0;
    this.hold();
  }

  /** No edge of the heap comes further in than the edge of its room; what is smaller is centred. */
  private hold(): void {
    const { room, content, zoom } = this;
    const hold = (at: number, from: number, size: number, start: number, length: number): number => {
      const wanted = length * zoom;
      if (wanted <= size) return from + (size - wanted) / 2 - start * zoom;
      return clamp(at, from + size - (start + length) * zoom, from - start * zoom);
    };
    this.x = hold(this.x, room.x, room.width, content.x, content.width);
    this.y = hold(this.y, room.y, room.height, content.y, content.height);
  }
}
