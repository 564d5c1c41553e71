/** Pictures for tests, in one line each. */
import type {
  FrameId,
  Label,
  ObjectId,
  Picture,
  PicturedName,
  PicturedObject,
  Place,
  Slot,
  TypeName,
} from '../../shared/heap/picture.ts';
import type { ArenaFrame, ArenaView } from './arena.ts';

export const id = (value: number): ObjectId => value as ObjectId;

interface MadeUp {
  readonly type?: TypeName;
  readonly place?: Place;
  readonly references?: number;
  readonly reachable?: boolean;
  /** `.left` to an object by number, or to an atom. */
  readonly slots?: Readonly<Record<string, number | string>>;
  readonly weak?: boolean;
}

function kindOf(name: string): Slot['kind'] {
  if (name.startsWith('.')) return 'attribute';
  if (name === '{}') return 'member';
  if (name.startsWith("['")) return 'key';
  return name.startsWith('[') ? 'index' : 'hidden';
}

export function madeUp(number: number, made: MadeUp = {}): PicturedObject {
  const slots = Object.entries(made.slots ?? {}).map(
    ([name, to]): Slot => ({
      name,
      kind: kindOf(name),
      to: typeof to === 'number' ? { object: id(to) } : { atom: to },
      weak: made.weak === true,
    }),
  );
  return {
    id: id(number),
    label: `#${number}` as Label,
    type: made.type ?? 'Node',
    references: made.references ?? 1,
    place: made.place ?? 0,
    slots,
    finalized: false,
    reachable: made.reachable ?? true,
  };
}

export const name = (frame: FrameId, text: string, to: number | string): PicturedName => ({
  frame,
  name: text,
  to: typeof to === 'number' ? { object: id(to) } : { atom: to },
});

export function pictureOf(objects: readonly PicturedObject[], names: readonly PicturedName[] = []): Picture {
  return {
    objects,
    names,
    garbage: [],
    threads: [],
    descriptors: [],
    collector: { enabled: false, thresholds: [2000, 10, 10], counts: [0, 0, 0] },
  };
}

export function frameOf(frame: FrameId, more: Partial<ArenaFrame> = {}): ArenaFrame {
  return {
    frame,
    title: frame === 'globals' ? 'shared' : `player ${frame}`,
    colour: frame === 'globals' ? null : frame,
    own: frame === 0,
    tokens: frame === 0 ? { have: 2, most: 6 } : null,
    returned: false,
    connected: true,
    ...more,
  };
}

export function viewOf(picture: Picture, more: Partial<ArenaView> = {}): ArenaView {
  return {
    picture,
    frames: [frameOf('globals'), frameOf(0), frameOf(1)],
    marks: new Map(),
    gcRefs: null,
    subtracted: [],
    truck: { takes: 1, at: 'waiting' },
    paths: [],
    ...more,
  };
}
