/** The layers of the scene in their order, from the terraces below to the gesture in progress on top. */
import type { GameObjects } from 'phaser';
import type { ObjectId } from '../../shared/heap/picture.ts';
import { BandLayer } from './band-layer.ts';
import { ChipLayer } from './chip-layer.ts';
import { DragLayer } from './drag-layer.ts';
import { EdgeLayer, type EdgeWorld } from './edge-layer.ts';
import { Effects } from './effects.ts';
import { boxAround, overlaps, type Size } from './geometry.ts';
import { ObjectLayer } from './object-layer.ts';
import { OutsideLayer } from './outside-layer.ts';
import { PathLayer } from './path-layer.ts';
import { RimLayer } from './rim-layer.ts';
import { RingLayer } from './ring-layer.ts';
import type { Stage } from './stage.ts';
import { TruckSprite } from './truck-sprite.ts';
import type { Viewport } from './viewport.ts';

export interface Layers {
  readonly root: GameObjects.Container;
  /** The frames' boxes: below the references, so that one sees them leave their names. */
  readonly panels: GameObjects.Container;
  /** What is panned and zoomed. */
  readonly heap: GameObjects.Container;
  /** Hides what is panned below the rim. */
  readonly curtain: GameObjects.Graphics;
  readonly curtainNode: GameObjects.Container;
  readonly bands: BandLayer;
  readonly rings: RingLayer;
  readonly edges: EdgeLayer;
  readonly paths: PathLayer;
  readonly objects: ObjectLayer;
  readonly effects: Effects;
  readonly rim: RimLayer;
  readonly outside: OutsideLayer;
  readonly truck: TruckSprite;
  readonly chips: ChipLayer;
  readonly drag: DragLayer;
}

export function makeLayers(stage: Stage, world: Omit<EdgeWorld, 'object'>): Layers {
  const root = stage.scene.add.container();
  const panels = stage.container(root);
  const heap = stage.container(root);
  const bandNode = stage.container(heap);
  const ringNode = stage.container(heap);
  const edgeNode = stage.container(heap);
  const pathNode = stage.container(heap);
  const captionNode = stage.container(heap);
  const objectNode = stage.container(heap);
  const labelNode = stage.container(heap);
  const bands = new BandLayer(stage, bandNode, captionNode);
  const effects = new Effects(stage, heap);
  const objects = new ObjectLayer(stage, objectNode, effects);
  const place = (id: ObjectId) => {
    const sprite = objects.sprites.get(id);
    if (sprite === undefined) return null;
    const { body } = sprite;
    const scale = sprite.scaleNow;
    return { at: sprite.at, scale, outline: body.outline, moving: objects.moving.has(id), reachable: !sprite.drifting };
  };
  const sized = (id: ObjectId) => {
    const sprite = objects.sprites.get(id);
    if (sprite === undefined) return null;
    const scale = sprite.scaleNow;
    const { extent, height } = sprite.body;
    const below = (extent.y + extent.height - height / 2) * scale;
    const at = { x: sprite.at.x, y: sprite.at.y + below / 2 };
    return { at, width: sprite.body.width * scale, height: height * scale + below };
  };
  const edges = new EdgeLayer(stage, edgeNode, labelNode, { ...world, object: place });
  const rings = new RingLayer(stage, ringNode, labelNode, {
    object: sized,
    span: () => {
      const box = bands.boxOf(0);
      return box === null ? [0, 0] : [box.x, box.x + box.width];
    },
    crowd: (box) => {
      const captions = ([0, 1, 2] as const).filter((key) => Math.abs(box.y - (bands.boxOf(key)?.y ?? -99) - 3) < 18);
      const covered = [...objects.sprites.keys()].filter((id) => {
        const object = sized(id);
        return object !== null && overlaps(box, boxAround(object.at, object.width, object.height));
      });
      return captions.length + covered.length;
    },
  });
  const paths = new PathLayer(stage, pathNode, labelNode, edges);
  const curtainNode = stage.container(root);
  const curtain = stage.graphics(curtainNode);
  const tags = stage.container(root);
  const rim = new RimLayer(stage, panels, tags);
  const outside = new OutsideLayer(stage, tags);
  const truck = new TruckSprite(stage, root, bands);
  const chips = new ChipLayer(stage, root);
  const drag = new DragLayer(stage, root);
  return {
    root,
    panels,
    heap,
    curtain,
    curtainNode,
    bands,
    rings,
    edges,
    paths,
    objects,
    effects,
    rim,
    outside,
    truck,
    chips,
    drag,
  };
}

/** Goes on by `seconds`. The order matters: references follow objects and names. */
export function stepLayers(layers: Layers, seconds: number, time: number, motion: boolean, arena: Size): void {
  layers.bands.step(seconds);
  layers.rim.step(seconds);
  layers.outside.step(seconds, time, motion);
  layers.objects.step(seconds, time, motion);
  layers.edges.step(seconds);
  layers.rings.step(seconds, time, motion);
  layers.paths.step(seconds, time, motion);
  layers.effects.step(seconds);
  layers.truck.step(seconds);
  layers.chips.step(seconds, arena);
}

export function layersStill(layers: Layers): boolean {
  const { bands, rim, outside, objects, edges, rings, paths, effects, truck, chips } = layers;
  return [bands, rim, outside, objects, edges, rings, paths, effects, truck, chips].every((layer) => layer.still);
}

/** Everything jumps to where it is going. */
export function snapLayers(layers: Layers, viewport: Viewport): void {
  const { bands, rim, outside, objects, edges, rings, paths, effects, truck, chips } = layers;
  for (const layer of [bands, rim, outside, objects, edges, rings, paths, effects, truck, chips]) layer.snap();
  layers.heap.setPosition(viewport.x, viewport.y).setScale(viewport.zoom);
}
