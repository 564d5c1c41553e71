/** Lines of the move language as a program that stock CPython runs as it is: it tells what each line does. */
import type { RuntimeId } from '../heap/runtime.ts';
import { bodyOf, FUTURE, type PythonSources } from './python-program.ts';
import { pythonComment, pythonString } from './python-text.ts';

/** Where the lines stand. Nobody calls the function: its lines are read from the file, by CPython's referee or by `run`. */
const OPENING = 'def program():';
const INDENT = '    ';

/** The file; `head` is said in comments at its top. */
export function linesProgram(
  { runtime, lines }: { readonly runtime: RuntimeId; readonly lines: readonly string[] },
  head: readonly string[],
  sources: PythonSources,
): string {
  return [
    '# -*- coding: utf-8 -*-',
    ...head.map((line) => `# ${pythonComment(line)}`.trimEnd()),
    FUTURE,
    '',
    '',
    OPENING,
    ...(lines.length === 0 ? ['pass'] : lines).map((line) => INDENT + line),
    '',
    '',
    `# ==== The referee: Garbage Day's shared/cpython/referee.py ${'='.repeat(20)}`,
    ...bodyOf(sources.referee),
    '',
    '',
    ...bodyOf(sources.exported),
    '',
    '',
    "if __name__ == '__main__':",
    `    tell_program(${pythonString(runtime)}, ${pythonString(OPENING)}, __file__)`,
    '',
  ].join('\n');
}

/** The lines to run in a file, given as its lines: those of `def program():`, or all. Numbers count from 1. */
export function linesToRun(file: readonly string[]): readonly { readonly number: number; readonly text: string }[] {
  const numbered = file.map((text, index) => ({ number: index + 1, text }));
  const opening = file.indexOf(OPENING);
  if (opening < 0) return numbered;
  const end = file.findIndex((text, index) => index > opening && /^[^\s#]/.test(text));
  return numbered
    .slice(opening + 1, end < 0 ? undefined : end)
    .map(({ number, text }) => ({ number, text: text.startsWith(INDENT) ? text.slice(INDENT.length) : text }));
}
