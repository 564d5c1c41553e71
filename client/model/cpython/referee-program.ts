/** What the referee (shared/cpython/referee.py) runs: the lines of a round or of a sandbox, each where it was said. */
import type { Seat } from '../../../shared/match/settings.ts';
import type { ProgramLine } from '../../../shared/match/state.ts';

/** A line in the globals or in a player's frame, or the return of a player's frame. */
export type RefereeMove = { readonly line: string; readonly frame?: Seat } | { readonly leave: Seat };

export interface RefereeProgram {
  readonly moves: readonly RefereeMove[];
  /** The players' frames that are open from the start. */
  readonly frames: readonly Seat[];
}

/** A sandbox's lines. */
export function programOfLines(lines: readonly string[]): RefereeProgram {
  return { moves: lines.map((line) => ({ line })), frames: [] };
}

/** A round as far as it was played: scenario, moves, the frames' returns, the truck. */
export function programOfRound(
  program: readonly Pick<ProgramLine, 'by' | 'text'>[],
  frames: readonly Seat[],
): RefereeProgram {
  return { moves: program.map(moveOf), frames };
}

function moveOf({ by, text }: Pick<ProgramLine, 'by' | 'text'>): RefereeMove {
  if (by === 'scenario' || by === 'truck') return { line: text };
  return typeof by === 'object' ? { leave: by.bell } : { line: text, frame: by };
}

/** Whether two programs are the same, move by move. */
export function isSameProgram(one: RefereeProgram, other: RefereeProgram): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
