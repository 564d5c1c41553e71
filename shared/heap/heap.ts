/**
 * The storage of a heap: objects as rows of typed arrays, their references as cells in one shared arena.
 *
 * What holds between lines:
 * - A value is one int32: a positive number is an object's slot, a negative one is an interned text (`~number`), zero is nothing.
 * - Each tracked object is linked into exactly one collector list, and its generation byte says which; an untracked one
 *   is in none.
 * - `refcnt` of an object is the number of values that hold it: cells, names, `gc.garbage`, the interpreter's own.
 * - `gcRefs` is NOT_COLLECTING everywhere outside of a collection.
 */
import { Atoms } from './atoms.ts';
import {
  copyOfLabelRows,
  copyOfRows,
  grownLabelRows,
  grownRows,
  type LabelRows,
  labelRowsOver,
  type Rows,
  rowsOver,
} from './columns.ts';
import type { HeapEvent } from './events.ts';
import { Names } from './frame-names.ts';
import { type Kind, typeNameOf } from './kinds.ts';
import { labelText } from './labels.ts';
import type { FrameId, Label, ObjectId } from './picture.ts';
import type { Runtime } from './runtime.ts';
import type { ObjectSlot, Value } from './value.ts';

export type { ObjectSlot, Value } from './value.ts';

/** The heads of the collector's lists are rows too, so that linking needs no special case. */
export const GENERATION_0 = 1;
export const GENERATION_2 = 3;
export const PERMANENT = 4;
export const UNREACHABLE = 5;
export const STILL_UNREACHABLE = 6;
export const SEEN = 7;
export const CALLBACKS = 8;
export const FINALIZERS = 9;
export const FIRST_SLOT = 10;

/** Generation bytes 0, 1 and 2 are the generations. */
export const FROZEN = 3;
export const UNTRACKED = 4;

export const NOT_COLLECTING = -1;

/** Flags of an object. */
export const FINALIZED = 1;
/** An instance whose attributes moved to a dict object, on runtimes that keep them inline. */
export const HAS_DICT = 2;
/** A weak reference that has been hashed, and so can be hashed again after its referent's death. */
export const HASHED = 4;
/** A generator that is suspended between `try` and `finally`. */
export const GUARDED = 8;

/** Room for attribute names that a class shares among its instances (Objects/dictobject.c, SHARED_KEYS_MAX_SIZE). */
const SHARED_KEYS_ROOM = 30;
const KIND_COUNT = 32;
/** Rows of an empty heap, and labels. */
const FIRST_ROOM = 256;
const SIZE_CLASSES = 31;

export function atomValue(atom: number): Value {
  return ~atom;
}

export function atomOf(value: Value): number {
  return ~value;
}

export const NONE: Value = atomValue(Atoms.NONE);

export class Heap implements Rows, LabelRows {
  readonly runtime: Runtime;
  readonly atoms: Atoms;

  refcnt: Int32Array<ArrayBuffer>;
  gcRefs: Int32Array<ArrayBuffer>;
  prev: Int32Array<ArrayBuffer>;
  next: Int32Array<ArrayBuffer>;
  ids: Int32Array<ArrayBuffer>;
  labels: Int32Array<ArrayBuffer>;
  /** Where the object's cells begin, how many are in use, and the exponent of how many there is room for. */
  at: Int32Array<ArrayBuffer>;
  length: Int32Array<ArrayBuffer>;
  room: Uint8Array<ArrayBuffer>;
  kind: Uint8Array<ArrayBuffer>;
  generation: Uint8Array<ArrayBuffer>;
  flags: Uint8Array<ArrayBuffer>;
  /** Of an object: its newest weak reference in the order of `PyWeakReference` lists. Of a weak reference: its referent. */
  weak: Int32Array<ArrayBuffer>;

  cells: Int32Array<ArrayBuffer>;
  cellsUsed = 1;
  /** Free blocks of each size, chained through their first cell. */
  readonly freeBlocks: number[];

  slotsUsed = FIRST_SLOT;
  freeSlot = 0;
  live = 0;
  nextId = 1;
  nextLabel = 1;
  /** By label number: the slot while the object lives, and for ever its kind, with LABEL_FINALIZED once its `__del__` ran. */
  slotOfLabel: Int32Array<ArrayBuffer>;
  kindOfLabel: Uint8Array<ArrayBuffer>;

  /** By kind: the attribute names in the order in which the class met them, and the room that is left. */
  sharedKeys: number[][] = [];
  sharedKeysRoom: Uint8Array<ArrayBuffer>;
  /** By row, for an instance whose attributes were not stored in the order of their class: the order, as indices. */
  readonly attributeOrder: (number[] | undefined)[] = [];

  readonly frames = new Map<FrameId, Names>();
  globals = new Names();

  enabled = false;
  collecting = false;
  /** True while `delete_garbage` clears, so that deaths are known as the collector's. */
  clearing = false;
  debug = 0;
  /** How many times `on_gc` stands in `gc.callbacks`. */
  gcCallbacks = 0;
  thresholds: [number, number, number];
  counts: [number, number, number] = [0, 0, 0];
  longLivedTotal = 0;
  longLivedPending = 0;
  /** `[collections, collected, uncollectable]` a generation. */
  stats: [number, number, number][] = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];

  /** The interpreter's own objects; zero while they are being made. */
  garbage: ObjectSlot = 0;
  namespace: ObjectSlot = 0;
  graveyard: ObjectSlot = 0;
  registry: ObjectSlot = 0;
  weakcache: ObjectSlot = 0;
  lruCache: ObjectSlot = 0;
  /** `local` and `logs`; zero until the program's first use of them. */
  local: ObjectSlot = 0;
  logs: ObjectSlot = 0;
  /** `Member.members`; zero until the program's first use of the class. */
  members: ObjectSlot = 0;
  /** Which of the shared names a program has used so far. */
  touched = new Set<string>();

  /** The external resources that are open, in order, and the last one that was opened: numbers, which no object owns. */
  descriptors: number[] = [];
  lastDescriptor = 2;
  /** By the number of a parked thread: the frame in which it waits. The reference is the thread's. */
  readonly threads = new Map<number, ObjectSlot>();
  lastThread = 0;

  /** Objects in the middle of their death, outermost first, with how many of their references are dropped. */
  readonly dying: number[] = [];
  readonly dropped: number[] = [];
  dyingCount = 0;

  /** Called by an allocation, where the runtime collects inside of allocations. */
  overThreshold: (() => void) | null = null;
  /** Called before `gc.set_threshold` does anything, with the number of its arguments; true if that calls for a collection. */
  beforeSetThreshold: ((count: number) => boolean) | null = null;
  /** Called after `gc.get_count` has read the counts. */
  afterGetCount: (() => void) | null = null;
  /** Called after each collection. */
  afterCollection: ((generation: number) => void) | null = null;
  beforeCollection: (() => void) | null = null;
  /**
   * How many dead dicts are kept for reuse, which no count sees; null where that is not known: between the lines of a
   * program the interpreter takes and gives dicts, too.
   */
  freeDicts: number | null = null;
  /** A dict that was made where nothing is called has brought a collection about, which waits for the next call (`_Py_ScheduleGC`). */
  collectionScheduled = false;

  /** What happened, while somebody listens. */
  events: HeapEvent[] | null = null;
  /** What finalizers and callbacks wrote since the line began. */
  log: string[] = [];
  /** What the collector printed to `sys.stderr` since the line began. */
  stderr: string[] = [];
  /** Objects with smaller ids are the interpreter's own. */
  firstId = 1;

  /** An empty heap, or one that starts with copies of another's arrays. */
  constructor(runtime: Runtime, atoms: Atoms = new Atoms(), from: Heap | null = null) {
    this.runtime = runtime;
    this.atoms = atoms;
    const rows = from === null ? newRows(0, rowsOver(FIRST_ROOM)) : copyOfRows(from);
    this.refcnt = rows.refcnt;
    this.gcRefs = rows.gcRefs;
    this.prev = rows.prev;
    this.next = rows.next;
    this.ids = rows.ids;
    this.labels = rows.labels;
    this.at = rows.at;
    this.length = rows.length;
    this.weak = rows.weak;
    this.room = rows.room;
    this.kind = rows.kind;
    this.generation = rows.generation;
    this.flags = rows.flags;
    const labels = from === null ? labelRowsOver(FIRST_ROOM) : copyOfLabelRows(from);
    this.slotOfLabel = labels.slotOfLabel;
    this.kindOfLabel = labels.kindOfLabel;
    this.cells = from?.cells.slice() ?? new Int32Array(4 * FIRST_ROOM);
    this.freeBlocks = from?.freeBlocks.slice() ?? Array.from({ length: SIZE_CLASSES }, () => 0);
    this.sharedKeysRoom = from?.sharedKeysRoom.slice() ?? new Uint8Array(KIND_COUNT).fill(SHARED_KEYS_ROOM);
    this.thresholds = [...runtime.thresholds];
    this.frames.set('globals', this.globals);
    if (from === null) this.emptyLists();
  }

  private emptyLists(): void {
    for (let head = 0; head < FIRST_SLOT; head++) {
      this.prev[head] = head;
      this.next[head] = head;
    }
  }

  /** Allocates an object with room for `cells` values. It starts with a count of one, owned by the caller, and untracked. */
  allocate(kind: Kind, cells: number): ObjectSlot {
    let slot = this.freeSlot;
    if (slot !== 0) this.freeSlot = this.next[slot] ?? 0;
    else {
      slot = this.slotsUsed++;
      if (slot >= this.refcnt.length) this.growSlots();
    }
    this.refcnt[slot] = 1;
    this.ids[slot] = this.nextId++;
    this.kind[slot] = kind;
    this.live++;
    if (cells > 0) this.reserve(slot, cells);
    this.counts[0]++;
    if (this.enabled && this.runtime.automaticCollection === 'at-allocation') this.overThreshold?.();
    return slot;
  }

  /** The dict in which `functools.lru_cache` keeps what it has seen. */
  lruDict(): ObjectSlot {
    return this.cell(this.lruCache, 0);
  }

  /** Gives the object's row and cells back. Its references must have been dropped before. */
  release(slot: ObjectSlot): void {
    this.releaseCells(slot);
    this.kind[slot] = 0;
    this.flags[slot] = 0;
    this.labels[slot] = 0;
    this.weak[slot] = 0;
    this.ids[slot] = 0;
    this.gcRefs[slot] = NOT_COLLECTING;
    this.next[slot] = this.freeSlot;
    this.freeSlot = slot;
    this.live--;
    if (this.counts[0] > 0) this.counts[0]--;
  }

  /** Makes room for at least `count` cells, keeping what is there. New cells are zero. */
  reserve(slot: ObjectSlot, count: number): void {
    const old = this.room[slot] ?? 0;
    if (old !== 0 && 1 << old >= count) return;
    let size = 1;
    while (1 << size < count) size++;
    const block = this.takeBlock(size);
    const used = this.length[slot] ?? 0;
    const from = this.at[slot] ?? 0;
    for (let index = 0; index < used; index++) this.cells[block + index] = this.cells[from + index] ?? 0;
    for (let cell = block + used; cell < block + (1 << size); cell++) this.cells[cell] = 0;
    if (old !== 0) this.giveBlock(from, old);
    this.at[slot] = block;
    this.room[slot] = size;
  }

  releaseCells(slot: ObjectSlot): void {
    const size = this.room[slot] ?? 0;
    if (size !== 0) this.giveBlock(this.at[slot] ?? 0, size);
    this.room[slot] = 0;
    this.at[slot] = 0;
    this.length[slot] = 0;
  }

  /** Appends a value to the object's cells. The reference moves to the object. */
  push(slot: ObjectSlot, value: Value): void {
    const length = this.length[slot] ?? 0;
    this.reserve(slot, length + 1);
    this.cells[(this.at[slot] ?? 0) + length] = value;
    this.length[slot] = length + 1;
  }

  cell(slot: ObjectSlot, index: number): Value {
    return this.cells[(this.at[slot] ?? 0) + index] ?? 0;
  }

  setCell(slot: ObjectSlot, index: number, value: Value): void {
    this.cells[(this.at[slot] ?? 0) + index] = value;
  }

  lengthOf(slot: ObjectSlot): number {
    return this.length[slot] ?? 0;
  }

  kindOf(slot: ObjectSlot): Kind {
    return this.kind[slot] ?? 0;
  }

  incref(value: Value): void {
    if (value > 0) this.refcnt[value] = (this.refcnt[value] ?? 0) + 1;
  }

  isTracked(slot: ObjectSlot): boolean {
    return this.generation[slot] !== UNTRACKED;
  }

  /** Names a new object `#n`. */
  giveLabel(slot: ObjectSlot): void {
    const number = this.nextLabel++;
    if (number >= this.slotOfLabel.length) Object.assign(this, grownLabelRows(this));
    this.labels[slot] = number;
    this.slotOfLabel[number] = slot;
    this.kindOfLabel[number] = this.kind[slot] ?? 0;
  }

  idOf(slot: ObjectSlot): ObjectId {
    return (this.ids[slot] ?? 0) as ObjectId;
  }

  labelOf(slot: ObjectSlot): Label | null {
    const number = this.labels[slot] ?? 0;
    return number === 0 ? null : labelText(number);
  }

  /** Tells listeners that the object has been made. */
  announce(slot: ObjectSlot): void {
    this.events?.push({
      type: 'made',
      object: this.idOf(slot),
      label: this.labelOf(slot),
      typeName: typeNameOf(this.kindOf(slot)),
    });
  }

  write(text: string): void {
    this.log.push(text);
    this.events?.push({ type: 'logged', text });
  }

  /** Prints a line to `sys.stderr`. */
  printError(text: string): void {
    this.stderr.push(text);
    this.events?.push({ type: 'printed', text });
  }

  /**
   * An independent copy; ids and labels stay. Costs a copy of the arrays. `atoms`: this heap's, or a copy of its own.
   * Of another runtime only what its collector does may differ.
   */
  fork(atoms: Atoms = this.atoms, runtime: Runtime = this.runtime): Heap {
    const copy = new Heap(runtime, atoms, this);
    copyScalars(this, copy);
    for (const [frame, names] of this.frames) copy.frames.set(frame, new Names(names));
    copy.globals = copy.frames.get('globals') ?? new Names();
    copy.sharedKeys = this.sharedKeys.map((keys) => keys?.slice());
    for (const order of this.attributeOrder) copy.attributeOrder.push(order?.slice());
    copy.touched = new Set(this.touched);
    copy.descriptors = [...this.descriptors];
    for (const [thread, frame] of this.threads) copy.threads.set(thread, frame);
    return copy;
  }

  private growSlots(): void {
    Object.assign(this, newRows(this.refcnt.length, grownRows(this)));
  }

  private takeBlock(size: number): number {
    const free = this.freeBlocks[size] ?? 0;
    if (free !== 0) {
      this.freeBlocks[size] = this.cells[free] ?? 0;
      return free;
    }
    const block = this.cellsUsed;
    this.cellsUsed += 1 << size;
    let capacity = this.cells.length;
    while (capacity < this.cellsUsed) capacity *= 2;
    if (capacity !== this.cells.length) {
      const cells = new Int32Array(capacity);
      cells.set(this.cells);
      this.cells = cells;
    }
    return block;
  }

  private giveBlock(block: number, size: number): void {
    this.cells[block] = this.freeBlocks[size] ?? 0;
    this.freeBlocks[size] = block;
  }
}

/** What holds of a row from the first that is new: it is in no list, and not being collected. */
function newRows(first: number, rows: Rows): Rows {
  rows.gcRefs.fill(NOT_COLLECTING, first);
  rows.generation.fill(UNTRACKED, first);
  return rows;
}

function copyScalars(from: Heap, to: Heap): void {
  to.cellsUsed = from.cellsUsed;
  to.slotsUsed = from.slotsUsed;
  to.freeSlot = from.freeSlot;
  to.live = from.live;
  to.nextId = from.nextId;
  to.nextLabel = from.nextLabel;
  to.enabled = from.enabled;
  to.debug = from.debug;
  to.gcCallbacks = from.gcCallbacks;
  to.firstId = from.firstId;
  to.thresholds = [...from.thresholds];
  to.counts = [...from.counts];
  to.longLivedTotal = from.longLivedTotal;
  to.longLivedPending = from.longLivedPending;
  to.stats = from.stats.map(([runs, collected, uncollectable]) => [runs, collected, uncollectable]);
  to.garbage = from.garbage;
  to.namespace = from.namespace;
  to.graveyard = from.graveyard;
  to.registry = from.registry;
  to.weakcache = from.weakcache;
  to.lruCache = from.lruCache;
  to.local = from.local;
  to.logs = from.logs;
  to.lastDescriptor = from.lastDescriptor;
  to.lastThread = from.lastThread;
  to.members = from.members;
}
