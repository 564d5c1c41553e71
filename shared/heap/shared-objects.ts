/**
 * `local`, `logs` and `Member.members` are there when a program starts, frozen like the other shared objects; here they are made at
 * their first use and put where they would have been standing, so that programs without them have heaps without them.
 */
import { newList } from './containers.ts';
import { newDict } from './dicts.ts';
import { HAS_DICT, type Heap, type ObjectSlot } from './heap.ts';
import { LOCAL, LOG_RECORD } from './kinds.ts';
import { untrack } from './lists.ts';

/** The room that is left for attribute names once a log record has its own twenty-one (`LogRecord.__init__`). */
const ROOM_IN_RECORDS = 11;

/** The program's `threading.local()`. Its cell is the dict that it keeps for this thread. */
export function sharedLocal(heap: Heap): ObjectSlot {
  heap.touched.add('local');
  if (heap.local === 0) {
    heap.local = settled(heap, () => {
      const local = heap.allocate(LOCAL, 1);
      heap.flags[local] = (heap.flags[local] ?? 0) | HAS_DICT;
      return local;
    });
    const dict = settled(heap, () => newDict(heap));
    heap.push(heap.local, dict);
    if (heap.isTracked(dict)) standBeside(heap, dict, heap.lruCache);
    standBeside(heap, heap.local, heap.lruCache);
    nameShared(heap, heap.local);
  }
  return heap.local;
}

/** The list of the log records that the handler has kept. */
export function sharedLogs(heap: Heap): ObjectSlot {
  heap.touched.add('logs');
  if (heap.logs === 0) {
    heap.sharedKeysRoom[LOG_RECORD] = ROOM_IN_RECORDS;
    heap.logs = settled(heap, () => newList(heap));
    standBeside(heap, heap.logs, heap.lruCache);
    nameShared(heap, heap.logs);
  }
  return heap.logs;
}

/** `Member.members`: the list in which the class keeps its instances. Only the class refers to it. */
export function sharedMembers(heap: Heap): ObjectSlot {
  heap.touched.add('Member.members');
  if (heap.members === 0) {
    heap.members = settled(heap, () => newList(heap));
    standBeside(heap, heap.members, heap.next[heap.lruCache] ?? 0);
    heap.generation[heap.members] = heap.generation[heap.lruCache] ?? 0;
    nameShared(heap, heap.members);
  }
  return heap.members;
}

/** Makes an object as before the program began: it brings no collection about, does not count as a new one, and has no id of the program's. */
export function settled(heap: Heap, make: () => ObjectSlot): ObjectSlot {
  const [enabled, count] = [heap.enabled, heap.counts[0]];
  heap.enabled = false;
  const slot = make();
  heap.enabled = enabled;
  heap.ids[slot] = -(heap.ids[slot] ?? 0);
  heap.counts[0] = count;
  return slot;
}

/** Links an object into the list of another, next to it. */
export function standBeside(heap: Heap, slot: ObjectSlot, neighbour: ObjectSlot): void {
  untrack(heap, slot);
  const { prev, next } = heap;
  const before = prev[neighbour] ?? 0;
  next[before] = slot;
  prev[slot] = before;
  next[slot] = neighbour;
  prev[neighbour] = slot;
  heap.generation[slot] = heap.generation[neighbour] ?? 0;
}

/** The module's dict binds the shared names in this order. */
function nameShared(heap: Heap, slot: ObjectSlot): void {
  heap.push(heap.namespace, slot);
  const { graveyard, registry, weakcache, local, logs, lruCache, members } = heap;
  const bound = [graveyard, registry, weakcache, local, logs, lruCache, members].filter((shared) => shared !== 0);
  bound.forEach((shared, i) => {
    heap.setCell(heap.namespace, i, shared);
  });
}
