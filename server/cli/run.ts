/** `run FILE.py [--runtime R] [--json] [--stderr]`: runs a program in the move language, a step a line. */
import type { Command } from 'commander';
import { linesToRun } from '../../shared/export/lines-program.ts';
import { DEFAULT_RUNTIME, type RuntimeId } from '../../shared/heap/runtime.ts';
import { Machine } from '../../shared/python/machine.ts';
import type { Move } from '../../shared/python/move.ts';
import { type Observed, observe, type Step } from '../../shared/python/observe.ts';
import { type Answer, type Outcome, printAnswer } from '../../shared/python/outcome.ts';
import { parseLine } from '../../shared/python/parse.ts';
import type { SyntaxRefusal } from '../../shared/python/refusal.ts';
import { exitCodeOf, InputError } from './input-error.ts';
import { readLines, requireRuntime } from './read-input.ts';

interface ProgramLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly move: Move;
}

export function addRunCommand(program: Command): void {
  program
    .command('run')
    .description('run a program in the move language and tell what each line does')
    .argument('<file>', 'the program (.py), one line of the move language a line')
    .option('--runtime <id>', 'which CPython to be', DEFAULT_RUNTIME)
    .option('--json', 'print steps as JSON, as conformance records have them')
    .option('--stderr', 'with --json: tell what the collector prints, too, under the key stderr')
    .action(async (file: string, options: { runtime: string; json?: boolean; stderr?: boolean }) => {
      const flags = [...(options.json === true ? ['--json'] : []), ...(options.stderr === true ? ['--stderr'] : [])];
      process.exitCode = await run([file, '--runtime', options.runtime, ...flags]);
    });
}

/** Runs the program named in `args`. @returns 0, or 2 if the input cannot be used */
export async function run(args: string[]): Promise<number> {
  return exitCodeOf(async () => {
    const { file, runtime, json, stderr } = readArguments(args);
    const lines = await readProgram(file);
    const machine = new Machine(runtime);
    let seen: Observed = new Map();
    for (const line of lines) {
      const outcome = machine.run(line.move, 'globals');
      const { step, objects } = observe(machine, outcome, seen);
      seen = objects;
      print(json ? JSON.stringify(stderr ? step : withoutStderr(step)) : printStep(line, step, outcome));
    }
    return 0;
  });
}

interface RunArguments {
  readonly file: string;
  readonly runtime: RuntimeId;
  readonly json: boolean;
  readonly stderr: boolean;
}

function readArguments(args: readonly string[]): RunArguments {
  const rest = args.filter((arg) => arg !== '--json' && arg !== '--stderr');
  const at = rest.indexOf('--runtime');
  const [, id = ''] = at < 0 ? ['', DEFAULT_RUNTIME] : rest.splice(at, 2);
  const [file] = rest;
  if (file === undefined) throw new InputError('run: name a program');
  return { file, runtime: requireRuntime(id), json: args.includes('--json'), stderr: args.includes('--stderr') };
}

/** A step with the keys that every record has. */
function withoutStderr({ stderr: _, ...step }: Step): Step {
  return step;
}

async function readProgram(file: string): Promise<ProgramLine[]> {
  const program: ProgramLine[] = [];
  for (const { number, text } of linesToRun(await readLines(file))) {
    const parsed = parseLine(text);
    if (parsed.ok) program.push({ number, text, move: parsed.move });
    else if (parsed.refusal.code !== 'empty') {
      throw new InputError(describeRefusal(file, number, text, parsed.refusal));
    }
  }
  return program;
}

function describeRefusal(file: string, line: number, text: string, refusal: SyntaxRefusal): string {
  const details = Object.values(refusal.params).join(', ');
  const why = details === '' ? refusal.code : `${refusal.code} (${details})`;
  return `${file}:${line}:${refusal.from + 1}: ${why}\n  ${text}`;
}

function printStep(line: ProgramLine, step: Step, outcome: Outcome): string {
  return [`${String(line.number).padStart(4)}  ${line.text}`, ...stepDetails(step, outcome)].join('\n        ');
}

function stepDetails(step: Step, outcome: Outcome): string[] {
  const details: string[] = [];
  if (outcome.error !== undefined) details.push(`${outcome.error.name}: ${outcome.error.message}`);
  if (step.ret !== undefined) details.push(`-> ${printAnswer(step.ret as Answer)}`);
  for (const text of step.log ?? []) details.push(`log: ${text}`);
  for (const text of step.stderr ?? []) details.push(`stderr: ${text}`);
  for (const [label, [references, place]] of Object.entries(step.set ?? {})) {
    details.push(`${label}: ${references} ${references === 1 ? 'reference' : 'references'}, ${printPlace(place)}`);
  }
  if (step.dead !== undefined) details.push(`freed: ${step.dead.join(' ')}`);
  if (step.garbage !== undefined) details.push(`gc.garbage: ${step.garbage.join(' ')}`);
  // by name: 2.7 does not keep the order in which they were bound
  for (const [name, label] of Object.entries(step.weak ?? {}).sort()) details.push(`weak ${name}: ${label ?? 'dead'}`);
  return details;
}

function printPlace(place: number | string): string {
  if (place === 'P') return 'frozen';
  if (place === 'U') return 'untracked';
  return place === 'T' ? 'tracked' : `generation ${place}`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
