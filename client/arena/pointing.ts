/** Between pointers and the stage: what is under a point, where an anchor is, what a drag looks like. */
import type { Anchor, ArenaGesture, ArenaOptions, DragPreview } from './arena.ts';
import { portsOf } from './body.ts';
import type { Director } from './director.ts';
import type { EdgeSprite } from './edge-sprite.ts';
import { type Edge, isUnspoken } from './edges.ts';
import { type Box, boxAround, centre, inflate, type Point, type Size } from './geometry.ts';
import { anchorAt, type HitWorld } from './hit.ts';
import type { ObjectSprite } from './object-sprite.ts';
import { seatColour } from './palette.ts';
import type { PointerWorld } from './pointer.ts';
import { nameKey } from './rim.ts';

const isSpoken = ({ from }: Edge): boolean => from.type !== 'name' || !isUnspoken(from.name);

export class Pointing implements PointerWorld {
  private readonly director: Director;
  private readonly onGesture: ArenaOptions['onGesture'];

  constructor(director: Director, onGesture: ArenaOptions['onGesture']) {
    this.director = director;
    this.onGesture = onGesture;
  }

  get size(): Size {
    return this.director.size;
  }

  private screenBox(sprite: ObjectSprite): Box {
    const { viewport } = this.director;
    const scale = sprite.size.value * viewport.zoom;
    return boxAround(viewport.toScreen(sprite.at), sprite.body.width * scale, sprite.body.height * scale);
  }

  /** Where the reference in a slot leaves, on the screen. */
  private portOf(sprite: ObjectSprite, slot: string): Point | null {
    const { viewport } = this.director;
    const port = portsOf(sprite.body, slot)[0];
    if (port !== undefined) {
      const scale = sprite.size.value;
      return viewport.toScreen({ x: sprite.at.x + port.at.x * scale, y: sprite.at.y + port.at.y * scale });
    }
    const start = this.edgeOf(sprite, slot)?.points[0];
    return start === undefined ? null : viewport.toScreen(start);
  }

  private edgeOf(sprite: ObjectSprite, slot: string): EdgeSprite | undefined {
    return [...this.director.layers.edges.sprites.values()].find(
      ({ edge }) => edge.from.type === 'slot' && edge.from.object === sprite.id && edge.from.slot === slot,
    );
  }

  private world(): HitWorld {
    const { layers, viewport, arrangement, view } = this.director;
    const rim = arrangement?.rim;
    const sprites = [...layers.objects.sprites.values()];
    const atoms = new Map(view?.picture.objects.map((object) => [object.id, object.slots]));
    return {
      tags: (rim?.tags ?? []).filter((tag) => tag.shown && !isUnspoken(tag.name)),
      panels: (rim?.panels ?? [])
        .filter((panel) => panel.form !== 'strip')
        .map((panel) => ({
          frame: panel.frame.frame,
          box: panel.box,
          above: rim?.narrow === true && panel.form !== 'bar',
        })),
      objects: sprites.map((sprite) => ({ object: sprite.id, box: this.screenBox(sprite) })),
      ports: sprites.flatMap((sprite) =>
        (atoms.get(sprite.id) ?? []).flatMap(({ name, kind }) => {
          const at = kind === 'hidden' ? null : this.portOf(sprite, name);
          return at === null ? [] : [{ object: sprite.id, slot: name, at }];
        }),
      ),
      edges: [...layers.edges.sprites.values()]
        .filter(({ edge }) => isSpoken(edge))
        .map(({ edge, points }) => ({
          anchor:
            edge.from.type === 'name'
              ? { type: 'name', frame: edge.from.frame, name: edge.from.name }
              : { type: 'slot', object: edge.from.object, slot: edge.from.slot },
          points: points.map((point) => viewport.toScreen(point)),
        })),
      heap: rim?.heap ?? { x: 0, y: 0, width: 0, height: 0 },
    };
  }

  anchorAt(point: Point, coarse: boolean): Anchor | null {
    const { width, height } = this.director.size;
    if (point.x < 0 || point.y < 0 || point.x > width || point.y > height) return null;
    return anchorAt(this.world(), point, coarse);
  }

  pannable(): boolean {
    return this.director.viewport.pannable;
  }

  pan(dx: number, dy: number): void {
    this.director.viewport.pan(dx, dy);
    this.director.moved();
  }

  zoomAt(point: Point, factor: number): boolean {
    const changed = this.director.viewport.zoomAt(point, factor);
    if (changed) this.director.zoomed();
    return changed;
  }

  hover(anchor: Anchor | null): void {
    this.director.hover(anchor);
  }

  gesture(gesture: ArenaGesture): void {
    if (gesture.type === 'tap' && gesture.on.type === 'frame') this.director.toggleFrame(gesture.on.frame);
    this.onGesture(gesture);
  }

  drag(drag: Parameters<PointerWorld['drag']>[0]): void {
    const { layers, size } = this.director;
    this.director.rouse();
    if (drag === null) {
      layers.drag.show(null, size);
      this.director.hover(null);
      return;
    }
    const preview: DragPreview | null = this.onGesture({ type: 'drag', from: drag.from, over: drag.over });
    const start = this.startOf(drag.from) ?? drag.at;
    const target = drag.over === null ? null : this.targetBox(drag.over);
    layers.drag.show({ from: start, to: drag.at, target, preview, colour: this.ownColour() }, size);
  }

  private ownColour(): string {
    const own = this.director.view?.frames.find((frame) => frame.own);
    const { palette } = this.director.stage;
    return own === undefined ? palette.focused : seatColour(palette, own.colour);
  }

  private startOf(anchor: Anchor): Point | null {
    if (anchor.type === 'name')
      return this.director.layers.rim.tags.get(nameKey(anchor.frame, anchor.name))?.exit ?? null;
    return this.locate(anchor);
  }

  private targetBox(anchor: Anchor): Box | null {
    const { layers, arrangement } = this.director;
    switch (anchor.type) {
      case 'object': {
        const sprite = layers.objects.sprites.get(anchor.object);
        return sprite === undefined ? null : this.screenBox(sprite);
      }
      case 'slot': {
        const at = this.locate(anchor);
        return at === null ? null : boxAround(at, 14, 14);
      }
      case 'name': {
        const tag = arrangement?.rim.tags.find((each) => each.frame === anchor.frame && each.name === anchor.name);
        return tag === undefined ? null : inflate(tag.box, -3);
      }
      case 'frame': {
        const panel = arrangement?.rim.panels.find((each) => each.frame.frame === anchor.frame);
        return panel === undefined ? null : inflate(panel.box, -5);
      }
      case 'heap':
        return null;
    }
  }

  /** Where an anchor is on the canvas, in CSS pixels; null when it is not drawn. */
  locate(anchor: Anchor): Point | null {
    const { layers, viewport, arrangement } = this.director;
    switch (anchor.type) {
      case 'object': {
        const sprite = layers.objects.sprites.get(anchor.object);
        return sprite === undefined ? null : viewport.toScreen(sprite.at);
      }
      case 'slot': {
        const sprite = layers.objects.sprites.get(anchor.object);
        return sprite === undefined ? null : this.portOf(sprite, anchor.slot);
      }
      case 'name': {
        const tag = arrangement?.rim.tags.find((each) => each.frame === anchor.frame && each.name === anchor.name);
        return tag === undefined ? null : tag.shown ? centre(tag.box) : tag.exit;
      }
      case 'frame': {
        const panel = arrangement?.rim.panels.find((each) => each.frame.frame === anchor.frame);
        return panel === undefined ? null : centre(panel.box);
      }
      case 'heap':
        return arrangement === null ? null : centre(arrangement.rim.heap);
    }
  }
}
