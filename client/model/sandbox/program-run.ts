/** A program in the move language, run line by line in one namespace: what each line did, and the heap anywhere in between. */
import type { HeapEvent } from '../../../shared/heap/events.ts';
import type { RuntimeId } from '../../../shared/heap/runtime.ts';
import { readMove } from '../../../shared/match/lines.ts';
import { Machine } from '../../../shared/python/machine.ts';
import type { Answer, PythonError } from '../../../shared/python/outcome.ts';

export interface RunLine {
  readonly text: string;
  /** Absent where the line is no question. */
  readonly answer?: Answer;
  /** What it raised; what it did before that stays done, and the next line runs all the same. */
  readonly error?: PythonError;
  readonly events: readonly HeapEvent[];
}

/** How many lines are run at most to get from a keyframe to a heap. */
const LINES_PER_KEYFRAME = 32;

export class ProgramRun {
  readonly runtime: RuntimeId;
  readonly lines: readonly RunLine[];
  /** The machines after 0, 32, 64, … lines. */
  readonly #keyframes: Machine[] = [];

  /** Runs the lines; each must be one of the move language. Throws an Error for one that is not. */
  constructor(runtime: RuntimeId, texts: readonly string[]) {
    this.runtime = runtime;
    const machine = new Machine(runtime);
    this.lines = texts.map((text, index) => {
      if (index % LINES_PER_KEYFRAME === 0) this.#keyframes.push(machine.fork());
      return runLine(machine, text);
    });
    if (texts.length % LINES_PER_KEYFRAME === 0) this.#keyframes.push(machine.fork());
  }

  /** The machine after the first `index` lines, the caller's own. Throws a RangeError when there are not so many. */
  machineAt(index: number): Machine {
    const frame = Math.floor(index / LINES_PER_KEYFRAME);
    const machine = this.#keyframes[frame]?.fork();
    if (machine === undefined || !Number.isInteger(index) || index > this.lines.length) {
      throw new RangeError(`no heap ${index} in ${this.lines.length} lines`);
    }
    for (const { text } of this.lines.slice(frame * LINES_PER_KEYFRAME, index)) runLine(machine, text);
    return machine;
  }
}

function runLine(machine: Machine, text: string): RunLine {
  const parsed = readMove(text);
  if (!parsed.ok) throw new Error(`not in the move language: ${text}`);
  return { text, ...machine.run(parsed.code, 'globals') };
}
