/** What a proof can be: everything that a view needs to draw it and to say it. */
import type { Label, ObjectId, TypeName } from '../heap/picture.ts';
import type { Way } from './heap-ways.ts';
import type { ProgramLine } from './state.ts';

/** An object as a proof names it; hidden ones have no label. */
export interface ProofObject {
  readonly object: ObjectId;
  readonly label: Label | null;
  readonly type: TypeName;
}

/** A line of the round's program. */
export interface ProofLine {
  /** Its place in `round.program`. */
  readonly index: number;
  readonly seq: number;
  /** Whose line it was: a seat's, the scenario's, a seat's frame at the bell, or the truck. */
  readonly by: ProgramLine['by'];
  readonly text: string;
}

export type SurvivalProof =
  /** A name, or the interpreter itself, still leads to it. */
  | { readonly type: 'reachable'; readonly way: Way }
  /** A `__del__` brought it back, its own or that of something that holds it. `way` leads to it from there. */
  | { readonly type: 'resurrected'; readonly by: ProofObject; readonly line: ProofLine; readonly way: Way }
  /** Nothing leads to it, but it, or what the way starts at, is frozen: no collection looks there. */
  | { readonly type: 'frozen'; readonly way: Way }
  /** Nothing leads to it, but it, or what the way starts at, is in a generation that the truck did not take; null: 2.7 cannot tell which. */
  | { readonly type: 'not-collected'; readonly generation: 1 | 2 | null; readonly way: Way }
  /** Nothing leads to it, and no truck has been: it, or what the way starts at, waits in that generation; null: 2.7 cannot tell which. */
  | { readonly type: 'uncollected'; readonly generation: 0 | 1 | 2 | null; readonly way: Way }
  /** It, or what the way starts at, was put into `gc.garbage`. */
  | { readonly type: 'in-garbage'; readonly way: Way }
  /** Something that lost its last way from a name only while the collector worked still refers to it. */
  | { readonly type: 'referenced'; readonly way: Way };

export type DeathProof =
  /** Its count fell to zero in that line; `with` died in the same line, in order of dying, itself included. */
  | { readonly type: 'dropped'; readonly line: ProofLine; readonly with: readonly ProofObject[] }
  /** The collector found this group unreachable, it among them, in that line. */
  | {
      readonly type: 'collected';
      readonly line: ProofLine;
      readonly generation: 0 | 1 | 2;
      /** False: it was not in the list that was collected (too old, or untracked), but only the group held it. */
      readonly member: boolean;
      readonly group: readonly ProofObject[];
    };

export type Proof = { readonly label: Label } & (SurvivalProof | DeathProof);

/** A program line as a proof quotes it. */
export function proofLine(program: readonly ProgramLine[], index: number): ProofLine {
  const line = program[index];
  if (line === undefined) throw new RangeError(`no line ${index} in the program`);
  return { index, seq: line.seq, by: line.by, text: line.text };
}
