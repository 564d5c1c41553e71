/** How many statements a second run, from parsed lines and from text, against CPython on the same programs. */
import type { Code } from '../../shared/python/bytecode.ts';
import { Machine } from '../../shared/python/machine.ts';
import type { CPython } from './cpython.ts';
import { FLOORS } from './floors.ts';
import { codeOf, drawProgram } from './programs.ts';
import { alone, secondsOf, sideBySide } from './side-by-side.ts';
import type { Measure } from './verdict.ts';

const PROGRAMS = 10;
const LINES = 2_000;
const STATEMENTS = PROGRAMS * LINES;

export async function measureStatements(python: CPython | null): Promise<Measure[]> {
  const programs = Array.from({ length: PROGRAMS }, (_, index) => drawProgram(LINES, `program ${index}`));
  const codes = programs.map((lines) => lines.map(codeOf));
  await python?.ask(['load', programs]);

  const parsed = await sideBySide(() => secondsOf(() => runCodes(codes)), python, ['compiled']);
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

function runCodes(programs: readonly (readonly Code[])[]): void {
  for (const codes of programs) {
    const machine = new Machine('3.13', { record: false });
    for (const code of codes) machine.run(code);
  }
}

function runTexts(programs: readonly (readonly string[])[]): void {
  for (const lines of programs) {
    const machine = new Machine('3.13', { record: false });
    for (const line of lines) machine.run(codeOf(line));
  }
}

function parseTexts(programs: readonly (readonly string[])[]): void {
  for (const lines of programs) for (const line of lines) codeOf(line);
}
