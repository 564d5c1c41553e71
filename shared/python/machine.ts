/** A program's machine: a heap, its names, and the lines that run on them. */
import { decref, LABEL_FINALIZED } from '../heap/deallocate.ts';
import { digestHeap } from '../heap/digest.ts';
import type { HeapEvent } from '../heap/events.ts';
import { Names } from '../heap/frame-names.ts';
import type { Heap, ObjectSlot } from '../heap/heap.ts';
import { typeNameOf } from '../heap/kinds.ts';
import { labelNumber, labelText } from '../heap/labels.ts';
import { forkHeap, newHeap } from '../heap/new-heap.ts';
import { type PathStep, pathTo } from '../heap/paths.ts';
import type { FrameId, Label, ObjectId, Picture, Place, TypeName } from '../heap/picture.ts';
import { reachableSlots } from '../heap/reach.ts';
import { type ReferenceGraph, takeGraph } from '../heap/reference-graph.ts';
import { RUNTIMES, type RuntimeId } from '../heap/runtime.ts';
import { findObject, placeOf, takePicture } from '../heap/take-picture.ts';
import type { Code } from './bytecode.ts';
import { compileMove } from './compile.ts';
import type { Move } from './move.ts';
import type { Outcome } from './outcome.ts';
import { NOTHING, runCode } from './run-code.ts';
import { Line } from './running-line.ts';

export type { PathRoot, PathStep } from '../heap/paths.ts';

export interface MachineOptions {
  /** Whether outcomes carry events. Lines run faster without. */
  readonly record?: boolean;
}

const NO_EVENTS: readonly HeapEvent[] = [];
/** The outcome of a line that answers nothing, raises nothing and was not recorded. */
const QUIET: Outcome = { events: NO_EVENTS };

export class Machine {
  readonly runtime: RuntimeId;
  /** The heap itself, for checkers and measurements; lines are the way to change it. */
  readonly heap: Heap;
  readonly #record: boolean;
  readonly #line: Line;
  /** As it was computed last; null since something was done. */
  #digest: string | null = null;

  constructor(runtime: RuntimeId, options: MachineOptions = {}, heap: Heap = newHeap(RUNTIMES[runtime])) {
    this.runtime = runtime;
    this.#record = options.record ?? true;
    this.heap = heap;
    this.#line = new Line(heap);
  }

  /** An independent copy: neither sees what the other does from now on. Ids and labels stay. */
  fork(options: MachineOptions = { record: this.#record }): Machine {
    return new Machine(this.runtime, options, forkHeap(this.heap));
  }

  /** The same for an original that is copied again and again: what its copies meet leaves no trace in it. */
  copy(options: MachineOptions = { record: this.#record }): Machine {
    return new Machine(this.runtime, options, forkHeap(this.heap, true));
  }

  /** Whether outcomes carry events. */
  get isRecording(): boolean {
    return this.#record;
  }

  /**
   * Runs a line as `exec(line, globals, locals of that frame)` does: names are looked up in the frame, then the globals,
   * then the shared names; a store or `del` is the frame's. An error is part of the outcome, with what was done before it. A move is compiled first; `parseLine` gives
   * the code with it.
   */
  run(line: Move | Code, frame: FrameId = 'globals'): Outcome {
    const { heap } = this;
    const events: HeapEvent[] | null = this.#record ? [] : null;
    this.#digest = null;
    heap.events = events;
    if (heap.log.length > 0) heap.log.length = 0;
    if (heap.stderr.length > 0) heap.stderr.length = 0;
    const result = runCode(this.#line, frame, 'kind' in line ? compileMove(line) : line);
    heap.events = null;
    if (result === NOTHING && events === null) return QUIET;
    return { events: events ?? NO_EVENTS, ...result };
  }

  /** A player's empty frame. Does nothing if it is open. */
  openFrame(frame: number): void {
    if (this.heap.frames.has(frame)) return;
    this.#digest = null;
    this.heap.frames.set(frame, new Names());
  }

  /** The frame returns: its names are dropped in order of binding, and the frame is gone. */
  returnFrame(frame: number): Outcome {
    const { heap } = this;
    const events: HeapEvent[] = [];
    this.#digest = null;
    heap.events = this.#record ? events : null;
    heap.log.length = 0;
    heap.stderr.length = 0;
    const names = heap.frames.get(frame);
    if (names !== undefined) {
      heap.frames.delete(frame);
      for (const value of names.values()) decref(heap, value);
    }
    heap.events = null;
    return { events: this.#record ? events : NO_EVENTS };
  }

  /** The names bound in a frame, in order of binding. */
  namesIn(frame: FrameId): readonly string[] {
    return (this.heap.frames.get(frame)?.names() ?? []).map((name) => this.heap.atoms.text(name));
  }

  picture(): Picture {
    return takePicture(this.heap);
  }

  /** The same without words: what a picture shows and what holds what, for searches through all of it. */
  graph(): ReferenceGraph {
    return takeGraph(this.heap);
  }

  /** 16 hex digits over all that decides how the machine goes on. */
  digest(): string {
    this.#digest ??= digestHeap(this.heap);
    return this.#digest;
  }

  /** What finalizers and callbacks wrote during the last line. */
  log(): readonly string[] {
    return this.heap.log;
  }

  /** What the collector printed to `sys.stderr` during the last line, as `gc.set_debug` told it to. */
  stderr(): readonly string[] {
    return this.heap.stderr;
  }

  /** The labels of the objects that are alive, in order. */
  labels(): readonly Label[] {
    const found: Label[] = [];
    for (let label = 1; label < this.heap.nextLabel; label++) {
      if (this.heap.slotOfLabel[label] !== 0) found.push(labelText(label));
    }
    return found;
  }

  /** The labels of all objects that there have ever been, in order. */
  labelsEverGiven(): readonly Label[] {
    const labels: Label[] = [];
    for (let label = 1; label < this.heap.nextLabel; label++) labels.push(labelText(label));
    return labels;
  }

  isAlive(label: Label): boolean {
    return this.#slot(label) !== 0;
  }

  placeOf(label: Label): Place | null {
    const slot = this.#slot(label);
    return slot === 0 ? null : placeOf(this.heap, slot);
  }

  /** Also of the dead. Null if no object ever had the label. */
  typeOf(label: Label): TypeName | null {
    const kind = (this.heap.kindOfLabel[labelNumber(label)] ?? 0) & ~LABEL_FINALIZED;
    return kind === 0 ? null : typeNameOf(kind);
  }

  /** Whether its `__del__` has run; also of the dead. */
  hasFinalizerRun(label: Label): boolean {
    return ((this.heap.kindOfLabel[labelNumber(label)] ?? 0) & LABEL_FINALIZED) !== 0;
  }

  /** What becomes of an object, in one look: itself while it lives, where it is, and whether its `__del__` has run. */
  fateOf(label: Label): {
    readonly object: ObjectId | null;
    readonly place: Place | null;
    readonly finalized: boolean;
  } {
    const number = labelNumber(label);
    const slot = number < this.heap.nextLabel ? (this.heap.slotOfLabel[number] ?? 0) : 0;
    return {
      object: slot === 0 ? null : this.heap.idOf(slot),
      place: slot === 0 ? null : placeOf(this.heap, slot),
      finalized: ((this.heap.kindOfLabel[number] ?? 0) & LABEL_FINALIZED) !== 0,
    };
  }

  objectOf(label: Label): ObjectId | null {
    const slot = this.#slot(label);
    return slot === 0 ? null : this.heap.idOf(slot);
  }

  labelOf(object: ObjectId): Label | null {
    const slot = findObject(this.heap, object);
    return slot === 0 ? null : this.heap.labelOf(slot);
  }

  /** What strong references lead to from names, or from what the interpreter holds. */
  reachableFromNames(): ReadonlySet<ObjectId> {
    return new Set([...reachableSlots(this.heap)].map((slot) => this.heap.idOf(slot)));
  }

  /** The shortest chain of strong references that keeps an object alive; null if nothing does. */
  pathFromRoot(object: ObjectId): readonly PathStep[] | null {
    const slot = findObject(this.heap, object);
    return slot === 0 ? null : pathTo(this.heap, slot);
  }

  #slot(label: Label): ObjectSlot {
    const number = labelNumber(label);
    return number < this.heap.nextLabel ? (this.heap.slotOfLabel[number] ?? 0) : 0;
  }
}
