import type { Label, TypeName } from '../../../shared/heap/picture.ts';
import type { RuntimeId } from '../../../shared/heap/runtime.ts';
import { readMove } from '../../../shared/match/lines.ts';
import { Machine } from '../../../shared/python/machine.ts';
import { type Observed, observe, type Step } from '../../../shared/python/observe.ts';
import type { Outcome } from '../../../shared/python/outcome.ts';
import { type RecordedCollection, recordCollections } from '../../../shared/python/recorder.ts';
import type { RefereeMove, RefereeProgram } from './referee-program.ts';

export interface EngineSteps {
  readonly steps: readonly Step[];
  /** What each line raised, as Python says it; null where it raised nothing. */
  readonly errors: readonly (string | null)[];
  readonly types: ReadonlyMap<Label, TypeName>;
}

/** What the engine does with a program on a runtime, told as the referee tells what CPython does. */
export function runOnEngine({ moves, frames }: RefereeProgram, runtime: RuntimeId): EngineSteps {
  const machine = new Machine(runtime, { record: false });
  for (const frame of frames) machine.openFrame(frame);
  const types = new Map<Label, TypeName>();
  const errors: (string | null)[] = [];
  let seen: Observed = new Map();
  const steps = moves.map((move) => {
    const outcome = runMove(machine, move);
    const { step, objects } = observe(machine, outcome, seen);
    seen = objects;
    errors.push(outcome.error === undefined ? null : `${outcome.error.name}: ${outcome.error.message}`);
    return step;
  });
  for (let number = 1; ; number++) {
    const type = machine.typeOf(`#${number}`);
    if (type === null) return { steps, errors, types };
    types.set(`#${number}`, type);
  }
}

/** The collections of a program that collects by itself, with the traces that the referee leaves when it tells of them. */
export function collectionsOnEngine({ moves }: RefereeProgram, runtime: RuntimeId): readonly RecordedCollection[] {
  const machine = new Machine(runtime, { record: false });
  const recording = recordCollections(machine.heap);
  for (const [index, move] of moves.entries()) {
    recording.line = index + 1;
    runMove(machine, move);
  }
  return recording.collections;
}

function runMove(machine: Machine, move: RefereeMove): Outcome {
  if ('leave' in move) return machine.returnFrame(move.leave);
  const parsed = readMove(move.line);
  if (!parsed.ok) throw new Error(`not in the move language: ${move.line}`);
  return machine.run(parsed.code, move.frame ?? 'globals');
}
