/** What is still to come in a round, step by step, for the real collector and the wrong ones. */
import type { Heap } from '../heap/heap.ts';
import type { ObjectId } from '../heap/picture.ts';
import { liveSlots } from '../heap/take-picture.ts';
import { readMove } from '../match/lines.ts';
import type { Seat } from '../match/settings.ts';
import type { Code } from '../python/bytecode.ts';
import type { Machine } from '../python/machine.ts';
import type { Move } from '../python/move.ts';
import type { ForecastRound } from './forecast-round.ts';

export type Step =
  /** The frame of that seat returns. */
  | { readonly type: 'return'; readonly seat: Seat }
  /** A line is run in the globals; the truck's is the last. */
  | { readonly type: 'line'; readonly text: string; readonly move: Move; readonly code: Code };

/** Throws when a line is not in the move language. */
export function stepsOf({ seats, lines, truck }: Pick<ForecastRound, 'seats' | 'lines' | 'truck'>): Step[] {
  const texts = truck === null ? lines : [...lines, `gc.collect(${truck})`];
  return [...seats.map((seat): Step => ({ type: 'return', seat })), ...texts.map(lineStep)];
}

export function lineStep(text: string): Extract<Step, { type: 'line' }> {
  const parsed = readMove(text);
  if (!parsed.ok) throw new Error(`not in the move language: ${text}`);
  return { type: 'line', text, move: parsed.move, code: parsed.code };
}

/** Moves the machine on by one step, as CPython would. What a line raises is left to it. */
export function takeStep(machine: Machine, step: Step): void {
  if (step.type === 'return') machine.returnFrame(step.seat);
  else machine.run(step.code, 'globals');
}

export function isCollection(step: Step): boolean {
  return step.type === 'line' && step.move.kind === 'gc' && step.move.call === 'gc.collect';
}

/** Everything that is in memory. */
export function livingObjects(heap: Heap): Set<ObjectId> {
  return new Set(liveSlots(heap).map((slot) => heap.idOf(slot)));
}

/** What is in memory in the end, by CPython's own rules. */
export function trueSurvivors(round: ForecastRound): ReadonlySet<ObjectId> {
  const machine = round.machine.fork({ record: false });
  for (const step of stepsOf(round)) takeStep(machine, step);
  return livingObjects(machine.heap);
}
