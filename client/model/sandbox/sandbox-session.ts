/**
 * A sandbox: one namespace, any lines, a cursor. What is shown is the heap behind the cursor; a line that is said goes
 * in there, and the lines after it stay.
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Picture } from '../../../shared/heap/picture.ts';
import type { RuntimeId } from '../../../shared/heap/runtime.ts';
import { readMove } from '../../../shared/match/lines.ts';
import { type Refusal, refuse } from '../../../shared/match/refusals.ts';
import type { Machine } from '../../../shared/python/machine.ts';
import { LONGEST_LINE } from '../../../shared/python/parse.ts';
import { collectorBeats } from '../collector-beats.ts';
import type { Answer } from '../connection.ts';
import { Guide } from '../guide.ts';
import type { Playback } from '../playback.ts';
import type { Clock } from '../ports.ts';
import type { ShownLine } from '../stage.ts';
import { ProgramRun } from './program-run.ts';
import { EMPTY, type SandboxDocument } from './sandbox-link.ts';

/** More lines than this are no longer a program that anybody reads. */
export const MOST_LINES = 500;
const STEP_MS = 900;
const MOST_UNDONE = 200;

interface Moment {
  readonly document: SandboxDocument;
  readonly cursor: number;
}

export interface SandboxOptions {
  readonly clock: Clock;
  /** Hears of each line that is stepped over, before what it changed is shown. */
  readonly onLine: (line: ShownLine) => void;
}

export class SandboxSession implements Playback {
  readonly document: ReadonlySignal<SandboxDocument>;
  readonly run: ReadonlySignal<ProgramRun>;
  readonly cursor: ReadonlySignal<number>;
  /** The heap behind the cursor. */
  readonly picture: ReadonlySignal<Picture>;
  readonly playing: ReadonlySignal<boolean>;
  readonly speed: Signal<number> = signal(1);
  readonly canUndo: ReadonlySignal<boolean>;
  /** Leads through the collection that the cursor stands behind, once that was asked for. */
  readonly guide: ReadonlySignal<Guide | null>;
  readonly watching: Signal<boolean> = signal(false);
  /** Whether the line behind which the cursor stands was a collection that can be watched step by step. */
  readonly canWatch: ReadonlySignal<boolean>;
  readonly #options: SandboxOptions;
  readonly #moment: Signal<Moment> = signal({ document: EMPTY, cursor: 0 });
  readonly #past: Signal<readonly Moment[]> = signal([]);
  readonly #playing = signal(false);
  readonly #guide = signal<Guide | null>(null);
  #cancel: () => void = () => {};

  constructor(options: SandboxOptions) {
    this.#options = options;
    this.document = computed(() => this.#moment.value.document);
    this.run = computed(() => new ProgramRun(this.document.value.runtime, this.document.value.lines));
    this.cursor = computed(() => this.#moment.value.cursor);
    this.picture = computed(() => this.run.value.machineAt(this.cursor.value).picture());
    this.playing = this.#playing;
    this.canUndo = computed(() => this.#past.value.length > 0 || this.document.value.lines.length > 0);
    this.guide = this.#guide;
    this.canWatch = computed(() => this.#collectionAt(this.cursor.value) !== null);
  }

  get length(): number {
    return this.document.value.lines.length;
  }

  /**
   * Says a line: it goes in behind the cursor. One that raises and leaves nothing behind is refused in Python's words;
   * one that raises after it has done something is part of the program, as in Python.
   */
  say(text: string): Answer {
    const parsed = readMove(text);
    if (!parsed.ok) {
      const { code, from, to, params } = parsed.refusal;
      return refused('line-unreadable', { ...params, reason: code, from, to });
    }
    const line = parsed.spelling;
    if (line.length > LONGEST_LINE) {
      return refused('line-unreadable', { reason: 'too-long', limit: LONGEST_LINE, from: 0, to: text.length });
    }
    const { document, cursor } = this.#moment.peek();
    if (document.lines.length >= MOST_LINES) return refused('too-large');
    const machine = this.run.peek().machineAt(cursor);
    const before = traceIn(machine);
    const { error, events } = machine.run(parsed.code, 'globals');
    if (error !== undefined && events.length === 0 && traceIn(machine) === before) {
      return refused('python-error', { name: error.name, message: error.message });
    }
    const lines = document.lines.toSpliced(cursor, 0, line);
    this.#edit({ document: { ...document, lines }, cursor: cursor + 1 }, () => this.#tellOf(cursor));
    return { type: 'done', seq: null };
  }

  /** Whether a line would run here without an error. */
  isLegal(text: string): boolean {
    const parsed = readMove(text);
    if (!parsed.ok) return false;
    return this.run.peek().machineAt(this.cursor.peek()).run(parsed.code, 'globals').error === undefined;
  }

  /** Opens another program, with the cursor at its end; how many of its lines are none of the move language, or too many. */
  open({ runtime, lines }: SandboxDocument): number {
    const read = lines.flatMap((text) => {
      const parsed = readMove(text);
      return parsed.ok ? [parsed.spelling] : [];
    });
    const kept = read.slice(0, MOST_LINES);
    this.#edit({ document: { runtime, lines: kept }, cursor: kept.length });
    return lines.length - kept.length;
  }

  /** Takes the line behind which the cursor stands out of the program. */
  remove(): void {
    const { document, cursor } = this.#moment.peek();
    if (cursor === 0) return;
    this.#edit({ document: { ...document, lines: document.lines.toSpliced(cursor - 1, 1) }, cursor: cursor - 1 });
  }

  /** Runs the same lines on another CPython. */
  setRuntime(runtime: RuntimeId): void {
    const { document, cursor } = this.#moment.peek();
    if (runtime !== document.runtime) this.#edit({ document: { ...document, runtime }, cursor });
  }

  clear(): void {
    const { document } = this.#moment.peek();
    if (document.lines.length > 0) this.#edit({ document: { ...document, lines: [] }, cursor: 0 });
  }

  /** Takes the last change back. A program that came as a whole loses its last line. */
  undo(): void {
    const last = this.#past.peek().at(-1);
    if (last !== undefined) {
      this.#show(last, this.#past.peek().slice(0, -1));
      return;
    }
    const { document } = this.#moment.peek();
    const lines = document.lines.slice(0, -1);
    this.#show({ document: { ...document, lines }, cursor: lines.length }, []);
  }

  play(): void {
    if (this.cursor.peek() >= this.length) this.seek(0);
    this.#playing.value = true;
    this.#schedule();
  }

  pause(): void {
    this.#cancel();
    this.#playing.value = false;
  }

  step(): void {
    this.pause();
    this.#forward();
  }

  back(): void {
    this.seek(this.cursor.peek() - 1);
  }

  seek(index: number): void {
    this.pause();
    this.#moveTo(Math.max(0, Math.min(this.document.peek().lines.length, Math.round(index))));
  }

  /** Leads through the collection that the cursor stands behind; does nothing where there was none. */
  watch(): void {
    const guide = this.#collectionAt(this.cursor.peek());
    if (guide === null) return;
    this.pause();
    batch(() => {
      this.#endGuide();
      this.#guide.value = guide;
      this.watching.value = true;
    });
    guide.play();
  }

  /** Back from the collection to the heap behind the cursor. */
  stopWatching(): void {
    this.#endGuide();
  }

  dispose(): void {
    this.pause();
    this.#endGuide();
  }

  #edit(moment: Moment, told: () => void = () => {}): void {
    this.pause();
    this.#show(moment, [...this.#past.peek(), this.#moment.peek()].slice(-MOST_UNDONE), told);
  }

  #show(moment: Moment, past: readonly Moment[], told: () => void = () => {}): void {
    batch(() => {
      this.#endGuide();
      this.#moment.value = moment;
      this.#past.value = past;
      told();
    });
  }

  #moveTo(cursor: number): void {
    batch(() => {
      this.#endGuide();
      this.#moment.value = { ...this.#moment.peek(), cursor };
    });
  }

  #forward(): void {
    const cursor = this.cursor.peek();
    if (cursor >= this.document.peek().lines.length) return;
    batch(() => {
      this.#moveTo(cursor + 1);
      this.#tellOf(cursor);
    });
  }

  #tellOf(index: number): void {
    const line = this.run.value.lines[index];
    if (line !== undefined) this.#options.onLine({ events: line.events, by: 'globals', line: line.text });
  }

  #schedule(): void {
    this.#cancel();
    if (this.cursor.peek() >= this.document.peek().lines.length) {
      this.#playing.value = false;
      return;
    }
    this.#cancel = this.#options.clock.after(STEP_MS / this.speed.peek(), () => {
      this.#forward();
      this.#schedule();
    });
  }

  #collectionAt(cursor: number): Guide | null {
    const line = this.run.value.lines[cursor - 1];
    if (line === undefined || !line.text.startsWith('gc.collect(')) return null;
    const merged = line.events.find((event) => event.type === 'merged');
    if (merged === undefined) return null;
    const beats = collectorBeats({
      before: this.run.value.machineAt(cursor - 1).picture(),
      after: this.picture.value,
      events: line.events,
      truck: merged.generation,
      returned: [],
    });
    return new Guide(beats, this.#options.clock);
  }

  #endGuide(): void {
    this.#guide.peek()?.dispose();
    this.#guide.value = null;
    this.watching.value = false;
  }
}

/** What of a line would be seen afterwards. `registry` and its like come into being when they are first named: that is no trace. */
function traceIn(machine: Machine): string {
  const { objects, garbage } = machine.picture();
  return JSON.stringify([machine.namesIn('globals'), objects.filter(({ label }) => label !== null), garbage]);
}

function refused(code: Refusal['code'], params: Refusal['params'] = {}): Answer {
  return { type: 'refused', refusal: refuse(code, params).refusal };
}
