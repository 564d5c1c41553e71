/** What the referee (shared/cpython/referee.py) runs: the lines of a round or of a sandbox, each where it was said. */
import type { Seat } from '../../../shared/match/settings.ts';
import type { ProgramLine } from '../../../shared/match/state.ts';

/** A line in the globals or in a player's frame, or the return of a player's frame. */
export type RefereeMove = { readonly line: string; readonly frame?: Seat } | { readonly leave: Seat };

export interface RefereeProgram {
  readonly moves: readonly RefereeMove[];
  /** The players' frames that are open from the start. */
  readonly frames: readonly Seat[];
  /**
   * True where the collector runs by itself. To look at objects between lines is to make some, and would move the
   * moment: the lines are run as one program, and only the collections are told.
   */
  readonly automatic: boolean;
}

/** A sandbox's lines; `raises`: whether any of them does, which would end a program that is run as one. */
export function programOfLines(lines: readonly string[], raises = false): RefereeProgram {
  const says = (call: string): boolean => lines.some((line) => line.startsWith(call));
  const automatic = !raises && says('gc.enable(') && says('gc.set_threshold(');
  return { moves: lines.map((line) => ({ line })), frames: [], automatic };
}

/** A round as far as it was played: scenario, moves, the frames' returns, the truck. */
export function programOfRound(
  program: readonly Pick<ProgramLine, 'by' | 'text'>[],
  frames: readonly Seat[],
): RefereeProgram {
  return { moves: program.map(moveOf), frames, automatic: false };
}

function moveOf({ by, text }: Pick<ProgramLine, 'by' | 'text'>): RefereeMove {
  if (by === 'scenario' || by === 'truck') return { line: text };
  return typeof by === 'object' ? { leave: by.bell } : { line: text, frame: by };
}

/** Whether two programs are the same, move by move. */
export function isSameProgram(one: RefereeProgram, other: RefereeProgram): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
