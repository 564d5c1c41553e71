import type { Played } from '../python/conformance.ts';
import type { ProgramLine } from './state.ts';

/** A round's program as CPython plays it: the scenario and the truck in the globals, each seat in a frame of its own. */
export function playedOf(program: readonly Pick<ProgramLine, 'by' | 'text'>[]): Played[] {
  return program.map(({ by, text }): Played => {
    if (by === 'scenario' || by === 'truck') return { line: text };
    return typeof by === 'number' ? { line: text, frame: by } : { leave: by.bell };
  });
}
