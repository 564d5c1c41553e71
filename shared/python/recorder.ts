/**
 * The traces that the recorder of automatic collections left in what it recorded. They are settings of a conformance
 * run and no truth about programs.
 */
import { collectOldestDue, isOverThreshold } from '../heap/collector.ts';
import type { Heap } from '../heap/heap.ts';
import { FUNCTION, LIST } from '../heap/kinds.ts';
import { track } from '../heap/lists.ts';

/** `[line, generation, collected, uncollectable]` */
export type RecordedCollection = readonly [number, number, number, number];
/** `[line, count 0, count 1, count 2]`, as `gc.get_count()` said. */
export type RecordedCounts = readonly [number, number, number, number];

export interface Recording {
  readonly collections: RecordedCollection[];
  readonly counts: RecordedCounts[];
  /** The line that runs, from 1. */
  line: number;
}

/**
 * Records collections as the recorder did: its entry for each is a tracked list that survives, and what its callback is
 * told is a dict, which is free again when the callback returns; a full collection empties the free lists, so that the
 * next dict counts. The tuple of `gc.set_threshold`'s arguments comes from a free list if one of its length has been
 * freed since; so does the one that `gc.get_count` answers with.
 */
export function recordCollections(heap: Heap): Recording {
  const recording: Recording = { collections: [], counts: [], line: 0 };
  const freeTuples = new Set<number>();
  heap.freeDicts = 1;
  heap.beforeCollection = () => {
    heap.freeDicts = Math.max(heap.freeDicts ?? 0, 1);
  };
  // The program ran as a whole, by a function of its own: one of the survivors that generation 2 waits for.
  if (heap.runtime.framesHoldFunction) track(heap, heap.allocate(FUNCTION, 0));
  let before = heap.stats.map((generation) => [...generation]);
  let deadAtFull = deadIn(heap);
  heap.afterCollection = (generation) => {
    const now = heap.stats[generation] ?? [0, 0, 0];
    const then = before[generation] ?? [0, 0, 0];
    recording.collections.push([recording.line, generation, now[1] - (then[1] ?? 0), now[2] - (then[2] ?? 0)]);
    before = heap.stats.map((counts) => [...counts]);
    track(heap, heap.allocate(LIST, 0));
    heap.collectionScheduled = false;
    if (generation < 2) return;
    heap.freeDicts = 1;
    heap.counts[0]++;
    freeTuples.clear();
    deadAtFull = deadIn(heap);
  };
  heap.afterGetCount = () => {
    // the recorder asks in a function of its own, whose call is where what is scheduled is done
    if (heap.collectionScheduled) collectOldestDue(heap);
    recording.counts.push([recording.line, ...heap.counts]);
    if (freeTuples.has(3)) return;
    freeTuples.add(3);
    heap.counts[0]++;
    if (isOverThreshold(heap)) collectOldestDue(heap);
  };
  heap.beforeSetThreshold = (count) => {
    const isFree = freeTuples.has(count) || (count === 1 && deadIn(heap) > deadAtFull);
    freeTuples.add(count);
    if (!isFree) heap.counts[0]++;
    return !isFree && isOverThreshold(heap);
  };
  return recording;
}

/** How many objects have died so far. */
function deadIn(heap: Heap): number {
  return heap.nextId - 1 - heap.live;
}
