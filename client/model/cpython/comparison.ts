/** CPython's answer laid beside the engine's, object by object and line by line. */
import type { Label, Place, TypeName } from '../../../shared/heap/picture.ts';
import type { RuntimeId } from '../../../shared/heap/runtime.ts';
import type { Step } from '../../../shared/python/observe.ts';
import { answerText } from '../line-notes.ts';
import { runOnEngine } from './engine-steps.ts';
import type { RefereeMove, RefereeProgram } from './referee-program.ts';

/** How an object ended: dead, or alive with its count and its place. Null: it was never made there. */
export type Fate =
  | { readonly type: 'alive'; readonly references: number; readonly place: Place }
  | { readonly type: 'dead' }
  | null;

export interface ComparedObject {
  readonly label: Label;
  /** What the engine made it. */
  readonly type: TypeName;
  readonly engine: Fate;
  readonly cpython: Fate;
  /** The line, from 1, from which on the two tell something else of it; null where they never do. */
  readonly differsFrom: number | null;
}

/** What one side said about a line: what finalizers and callbacks wrote, an answer, an error. */
export interface Said {
  readonly log: readonly string[];
  readonly answer: string | null;
  readonly error: string | null;
}

export interface ComparedLine {
  /** From 1. */
  readonly number: number;
  readonly move: RefereeMove;
  readonly engine: Said;
  readonly cpython: Said;
  readonly agrees: boolean;
}

export interface Comparison {
  readonly objects: readonly ComparedObject[];
  /** The lines about which something was said on either side. */
  readonly said: readonly ComparedLine[];
  readonly lines: number;
  readonly agrees: boolean;
  /** The first line, from 1, about which the two do not agree; null where they always do. */
  readonly differsFrom: number | null;
}

/** What depends on all that an interpreter does, the referee's own work included. */
const NOT_COMPARED = /^gc\.get_count\(/;

type Known = Map<Label, readonly [number, Place] | 'dead'>;

/** Runs the program on the engine and lays `cpython`, the referee's steps, beside it. Throws a RangeError when these are not one a move. */
export function compareWith(program: RefereeProgram, cpython: readonly Step[], runtime: RuntimeId): Comparison {
  const { moves } = program;
  if (cpython.length !== moves.length) throw new RangeError(`${cpython.length} steps for ${moves.length} lines`);
  const { steps, errors, types } = runOnEngine(program, runtime);
  const ours: Known = new Map();
  const theirs: Known = new Map();
  const objectsDiffer = new Map<Label, number>();
  const said: ComparedLine[] = [];
  let first: number | null = null;

  for (const [index, move] of moves.entries()) {
    const number = index + 1;
    const one = steps[index] ?? {};
    const other = cpython[index] ?? {};
    for (const label of new Set([...learn(ours, one), ...learn(theirs, other)])) {
      if (JSON.stringify(ours.get(label)) !== JSON.stringify(theirs.get(label)) && !objectsDiffer.has(label)) {
        objectsDiffer.set(label, number);
        first ??= number;
      }
    }
    const line = compareLine(number, move, one, other, errors[index] ?? null);
    if (!line.agrees || isHeard(line.engine) || isHeard(line.cpython)) said.push(line);
    if (!line.agrees) first ??= number;
  }
  const labels = [...new Set([...ours.keys(), ...theirs.keys()])].sort((a, b) => numberOf(a) - numberOf(b));
  return {
    objects: labels.map((label) => ({
      label,
      type: types.get(label) ?? 'Node',
      engine: fateOf(ours, label),
      cpython: fateOf(theirs, label),
      differsFrom: objectsDiffer.get(label) ?? null,
    })),
    said,
    lines: moves.length,
    agrees: first === null,
    differsFrom: first,
  };
}

/** Whether the program lets the collector run by itself: when it does depends on everything the interpreter allocates. */
export function collectsByItself({ moves }: RefereeProgram): boolean {
  return moves.some((move) => 'line' in move && move.line.startsWith('gc.enable('));
}

/** Takes in what a step tells of objects; whose it told. */
function learn(known: Known, { set = {}, dead = [] }: Step): readonly Label[] {
  const told = Object.entries(set) as [Label, readonly [number, Place]][];
  for (const [label, state] of told) known.set(label, state);
  for (const label of dead) known.set(label, 'dead');
  return [...told.map(([label]) => label), ...dead];
}

function fateOf(known: Known, label: Label): Fate {
  const state = known.get(label);
  if (state === undefined) return null;
  return state === 'dead' ? { type: 'dead' } : { type: 'alive', references: state[0], place: state[1] };
}

function compareLine(number: number, move: RefereeMove, one: Step, other: Step, error: string | null): ComparedLine {
  const isQuestion = !('line' in move && NOT_COMPARED.test(move.line));
  const agrees =
    one.err === other.err &&
    same(one.log, other.log) &&
    same(one.garbage, other.garbage) &&
    sameWeak(one.weak, other.weak) &&
    (!isQuestion || same(one.ret, other.ret));
  return { number, move, engine: { ...saidIn(one), error }, cpython: saidIn(other), agrees };
}

function saidIn({ log = [], ret, err }: Step): Said {
  return { log, answer: ret === undefined ? null : answerText(ret), error: err ?? null };
}

function isHeard({ log, answer, error }: Said): boolean {
  return log.length > 0 || answer !== null || error !== null;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Names in whatever order. */
function sameWeak(one: Step['weak'] = {}, other: Step['weak'] = {}): boolean {
  return same(Object.entries(one).sort(byName), Object.entries(other).sort(byName));
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function numberOf(label: Label): number {
  return Number(label.slice(1));
}
