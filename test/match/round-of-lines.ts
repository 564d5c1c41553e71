/** A heap that lines have made, as beliefs are tried on it; what comes of it is told by whoever wrote the lines. */
import type { ForecastRound } from '../../shared/beliefs/forecast-round.ts';
import type { FrameId, Label } from '../../shared/heap/picture.ts';
import type { RuntimeId } from '../../shared/heap/runtime.ts';
import { readMove } from '../../shared/match/lines.ts';
import { programLine } from '../../shared/match/round-end.ts';
import type { Truck } from '../../shared/match/settings.ts';
import type { ProgramLine } from '../../shared/match/state.ts';
import { Machine } from '../../shared/python/machine.ts';

interface Rest {
  /** Lines of seats, in order, after the others. */
  readonly moves?: readonly (readonly [seat: number, line: string])[];
  /** Lines that are still to come. */
  readonly lines?: readonly string[];
  readonly runtime?: RuntimeId;
}

/** `alive` and `dead`: what CPython leaves and what not, of the stakes. Throws when a line is not in the language or raises. */
export function roundOfLines(
  program: readonly string[],
  truck: Truck | null,
  { alive, dead }: { readonly alive: readonly Label[]; readonly dead: readonly Label[] },
  { moves = [], lines = [], runtime = '3.15' }: Rest = {},
): ForecastRound {
  const machine = new Machine(runtime);
  const played: ProgramLine[] = [];
  const play = (text: string, frame: FrameId): void => {
    const parsed = readMove(text);
    if (!parsed.ok) throw new Error(`not in the move language: ${text}`);
    if (frame !== 'globals') machine.openFrame(frame);
    const outcome = machine.run(parsed.code, frame);
    const { error } = outcome;
    if (error !== undefined) throw new Error(`${text} raises ${error.name}: ${error.message}`);
    played.push({ seq: 1, ...programLine(frame === 'globals' ? 'scenario' : frame, text, machine, outcome) });
  };
  for (const text of program) play(text, 'globals');
  for (const [seat, text] of moves) play(text, seat);
  return {
    id: 'by hand',
    machine,
    seats: [...new Set(moves.map(([seat]) => seat))].sort((one, other) => one - other),
    lines,
    truck,
    stakes: [...alive, ...dead],
    truth: Object.fromEntries([...alive.map((label) => [label, true]), ...dead.map((label) => [label, false])]),
    program: played,
  };
}
