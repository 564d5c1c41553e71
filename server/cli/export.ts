/** `export LOG --to FORMAT`: a match, or a lecture, in a form that others can run or read. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { matchCsv } from '../../shared/export/match-csv.ts';
import { matchJson } from '../../shared/export/match-json.ts';
import { notebookOf, notebookText } from '../../shared/export/notebook.ts';
import { type PythonSources, pythonProgram } from '../../shared/export/python-program.ts';
import { type ToldLog, tellLog } from '../../shared/export/tell-log.ts';
import type { ToldMatch } from '../../shared/export/told-match.ts';
import { isLectureLog } from '../../shared/lecture/lecture-log.ts';
import { type MatchLog, readLog, readUnsealedLog } from '../../shared/match/log.ts';
import { UnfoldableEntry } from '../../shared/match/unfoldable.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { lectureIn, writtenLecture } from './export-lecture.ts';
import { exitCodeOf, InputError } from './input-error.ts';
import { readText } from './read-input.ts';
import { type CommandLanguage, LANGUAGES, wordsIn } from './words.ts';

const FORMATS = ['py', 'ipynb', 'csv', 'json'] as const;
type Format = (typeof FORMATS)[number];

interface ExportOptions {
  readonly to: Format;
  readonly out?: string;
  /** Counted from 1. */
  readonly round?: number;
  readonly lang?: CommandLanguage;
}

/** Adds `export LOG` to the command line. */
export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description(
      'write a match as a program or a notebook that plays it in real CPython and checks every line, or as a table',
    )
    .argument('<log>', 'the log file')
    .addOption(new Option('--to <format>', 'what to write').choices(FORMATS).makeOptionMandatory())
    .option('--out <file>', 'where to write it instead of standard output')
    .option('--round <n>', 'only this round, from 1', readRound)
    .addOption(
      new Option('--lang <language>', 'of a notebook, and of the headings in a table').choices(LANGUAGES).default('en'),
    )
    .action(async (file: string, options: ExportOptions) => {
      process.exitCode = await exportLog(file, options);
    });
}

/** Exports the log in a file. @returns 0, or 2 if the log or an option cannot be used */
export async function exportLog(file: string, options: ExportOptions): Promise<number> {
  return exitCodeOf(async () => {
    const log = await readText(file);
    const text = await (isLectureLog(log.slice(0, log.indexOf('\n'))) ? ofLecture : ofMatch)(file, log, options);
    if (options.out === undefined) process.stdout.write(text);
    else await writeOut(options.out, text);
    return 0;
  });
}

async function ofMatch(file: string, log: string, options: ExportOptions): Promise<string> {
  const match = onlyRound(matchIn(file, log), options.round);
  if (!match.finished) process.stderr.write(`${file}: the match is not over; what was played is exported\n`);
  return written(match, options);
}

async function ofLecture(file: string, log: string, { to, round, lang = 'en' }: ExportOptions): Promise<string> {
  if (round !== undefined) throw new InputError(`--round ${round}: a lecture has no rounds`);
  const lecture = lectureIn(file, log);
  if (!lecture.finished) process.stderr.write(`${file}: the lecture is not over; what was given is exported\n`);
  return writtenLecture(lecture, { to, lang }, pythonSources);
}

async function written(match: ToldMatch, { to, lang = 'en' }: ExportOptions): Promise<string> {
  switch (to) {
    case 'py':
      return pythonProgram(match, await pythonSources());
    case 'ipynb':
      return notebookText(notebookOf(match, await pythonSources(), await wordsIn(lang)));
    case 'csv':
      return matchCsv(match, await wordsIn(lang));
    case 'json':
      return matchJson(match);
  }
}

async function pythonSources(): Promise<PythonSources> {
  return { referee: await pythonSource('referee'), exported: await pythonSource('exported') };
}

function pythonSource(name: string): Promise<string> {
  return readFile(join(PROJECT_ROOT, 'shared', 'cpython', `${name}.py`), 'utf8');
}

function matchIn(file: string, log: string): ToldMatch {
  const told = tellLogIn(file, logIn(file, log));
  if (told.ok) return told.match;
  throw new InputError(`${file}:${told.line}: wrong-hash: entry ${told.seq} does not follow from those before`);
}

function tellLogIn(file: string, log: Pick<MatchLog, 'header' | 'entries'>): ToldLog {
  try {
    return tellLog(log);
  } catch (cause) {
    if (!(cause instanceof UnfoldableEntry)) throw cause;
    throw new InputError(`${file}: ${cause.message}`, { cause });
  }
}

/** A log, or what is there of one whose writing was cut short between two lines. */
function logIn(file: string, text: string): Pick<MatchLog, 'header' | 'entries'> {
  const sealed = readLog(text);
  if (sealed.ok) return sealed.log;
  const unsealed = readUnsealedLog(text);
  if (unsealed.ok) return unsealed.log;
  const { line, code, message } = unsealed;
  throw new InputError(`${file}:${line}: ${code}: ${message}`);
}

function onlyRound(match: ToldMatch, round: number | undefined): ToldMatch {
  if (round === undefined) return match;
  const rounds = match.rounds.filter(({ index }) => index === round - 1);
  if (rounds.length === 0) throw new InputError(`--round ${round}: the match has ${match.rounds.length} rounds`);
  return { ...match, rounds };
}

async function writeOut(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (cause) {
    throw new InputError(`${file}: cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

function readRound(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('expected a round, counted from 1');
  return Number(text);
}
