/** How many statements a second run, from parsed lines and from text, against CPython on the same programs. */
import { Machine } from '../../shared/python/machine.ts';
import type { CPython } from './cpython.ts';
import { FLOORS } from './floors.ts';
import { drawProgram, moveOf } from './programs.ts';
import { alone, secondsOf, sideBySide } from './side-by-side.ts';
import type { Measure } from './verdict.ts';

const PROGRAMS = 10;
const LINES = 2_000;
const STATEMENTS = PROGRAMS * LINES;

export async function measureStatements(python: CPython | null): Promise<Measure[]> {
  const programs = Array.from({ length: PROGRAMS }, (_, index) => drawProgram(LINES, `program ${index}`));
  const moves = programs.map((lines) => lines.map(moveOf));
  await python?.ask(['load', programs]);

  const parsed = await sideBySide(() => secondsOf(() => runMoves(moves)), python, ['compiled']);
  const text = await sideBySide(() => secondsOf(() => runTexts(programs)), python, ['text']);
  const parsing = alone(() => secondsOf(() => parseTexts(programs)));
  return [
    {
      name: 'statements from parsed lines',
      unit: '1/s',
      ours: STATEMENTS / parsed.ours,
      against: parsed.theirs === null ? FLOORS.compiled : STATEMENTS / parsed.theirs,
      required: { bound: 'at least', factor: 0.5 },
    },
    {
      name: 'statements from text, parse included',
      unit: '1/s',
      ours: STATEMENTS / text.ours,
      against: text.theirs === null ? FLOORS.text : STATEMENTS / text.theirs,
      required: { bound: 'at least', factor: 2 },
    },
    { name: 'parsing a line', unit: 'µs', ours: (1e6 * parsing) / STATEMENTS, against: null, required: null },
  ];
}

function runMoves(programs: readonly (readonly ReturnType<typeof moveOf>[])[]): void {
  for (const moves of programs) {
    const machine = new Machine('3.13', { record: false });
    for (const move of moves) machine.run(move);
  }
}

function runTexts(programs: readonly (readonly string[])[]): void {
  for (const lines of programs) {
    const machine = new Machine('3.13', { record: false });
    for (const line of lines) machine.run(moveOf(line));
  }
}

function parseTexts(programs: readonly (readonly string[])[]): void {
  for (const lines of programs) for (const line of lines) moveOf(line);
}
