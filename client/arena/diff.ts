/** What differs between two views. Headless: the plan turns it into a sequence, the scene only carries that out. */
import type { FrameId, ObjectId, PicturedName, PicturedObject } from '../../shared/heap/picture.ts';
import type { ArenaView } from './arena.ts';
import { bandOf } from './bands.ts';
import { openDescriptors } from './descriptors.ts';
import { type Edge, edgesOf } from './edges.ts';

export interface ViewDiff {
  readonly came: readonly PicturedObject[];
  readonly went: readonly PicturedObject[];
  /** Objects whose count differs. */
  readonly counted: readonly ObjectId[];
  /** Objects that stand on another terrace. */
  readonly moved: readonly ObjectId[];
  /** Objects that no name reaches any more, and those that one reaches again. */
  readonly lost: readonly ObjectId[];
  readonly found: readonly ObjectId[];
  readonly edgesCame: readonly Edge[];
  readonly edgesWent: readonly Edge[];
  /** The same reference under another index: it slides, and is neither cut nor made. */
  readonly edgesSlid: readonly { readonly before: Edge; readonly after: Edge }[];
  readonly namesCame: readonly PicturedName[];
  readonly namesWent: readonly PicturedName[];
  readonly framesReturned: readonly FrameId[];
  readonly truckMoved: boolean;
  /** What changed outside of memory: descriptors were only opened, or some were closed or lost who could close them. */
  readonly taps: 'opened' | 'changed' | null;
}

const nameOf = (name: PicturedName): string => `${name.frame}/${name.name}`;

function missing<T>(from: readonly T[], inThese: readonly T[], key: (value: T) => unknown): readonly T[] {
  const keys = new Set(inThese.map(key));
  return from.filter((value) => !keys.has(key(value)));
}

function slides(
  came: readonly Edge[],
  went: readonly Edge[],
): readonly { readonly before: Edge; readonly after: Edge }[] {
  const free = [...came];
  const slid: { before: Edge; after: Edge }[] = [];
  for (const before of went) {
    if (before.from.type !== 'slot' || before.kind !== 'index') continue;
    const owner = before.from.object;
    const index = free.findIndex(
      (after) =>
        after.from.type === 'slot' && after.from.object === owner && after.to === before.to && after.kind === 'index',
    );
    const after = free[index];
    if (after === undefined) continue;
    free.splice(index, 1);
    slid.push({ before, after });
  }
  return slid;
}

function tapsOf(before: ArenaView | null, after: ArenaView): ViewDiff['taps'] {
  if (before === null) return null;
  const now = new Map(openDescriptors(after.picture).map(({ number, keeper }) => [number, keeper?.object]));
  const old = openDescriptors(before.picture);
  if (old.some(({ number, keeper }) => !now.has(number) || now.get(number) !== keeper?.object)) return 'changed';
  return now.size > old.length ? 'opened' : null;
}

/** The difference from one view to the next; before the first view there was nothing. */
export function diffOf(before: ArenaView | null, after: ArenaView): ViewDiff {
  const old = before?.picture.objects ?? [];
  const now = after.picture.objects;
  const oldById = new Map(old.map((object) => [object.id, object]));
  const changed = (test: (was: PicturedObject, is: PicturedObject) => boolean): readonly ObjectId[] =>
    now.flatMap((is) => {
      const was = oldById.get(is.id);
      return was !== undefined && test(was, is) ? [is.id] : [];
    });
  const oldEdges = before === null ? [] : edgesOf(before.picture);
  const edges = edgesOf(after.picture);
  const came = missing(edges, oldEdges, (edge) => edge.key);
  const went = missing(oldEdges, edges, (edge) => edge.key);
  const slid = slides(came, went);
  const oldNames = before?.picture.names ?? [];
  const returnedBefore = new Set((before?.frames ?? []).filter((frame) => frame.returned).map((frame) => frame.frame));
  return {
    came: missing(now, old, (object) => object.id),
    went: missing(old, now, (object) => object.id),
    counted: changed((was, is) => was.references !== is.references),
    moved: changed((was, is) => bandOf(was.place) !== bandOf(is.place)),
    lost: changed((was, is) => was.reachable && !is.reachable),
    found: changed((was, is) => !was.reachable && is.reachable),
    edgesCame: came.filter((edge) => !slid.some(({ after: other }) => other === edge)),
    edgesWent: went.filter((edge) => !slid.some(({ before: other }) => other === edge)),
    edgesSlid: slid,
    namesCame: missing(after.picture.names, oldNames, nameOf),
    namesWent: missing(oldNames, after.picture.names, nameOf),
    framesReturned: after.frames
      .filter((frame) => frame.returned && before !== null && !returnedBefore.has(frame.frame))
      .map((frame) => frame.frame),
    truckMoved: before !== null && before.truck.at !== after.truck.at,
    taps: tapsOf(before, after),
  };
}
