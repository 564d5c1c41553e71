/** CPython's answer laid beside the engine's, object by object and line by line. */
import type { Label, Place, TypeName } from '../../../shared/heap/picture.ts';
import type { RuntimeId } from '../../../shared/heap/runtime.ts';
import { compareSteps as firstDifference } from '../../../shared/python/conformance.ts';
import type { Step } from '../../../shared/python/observe.ts';
import type { RecordedCollection } from '../../../shared/python/recorder.ts';
import { answerText } from '../line-notes.ts';
import { collectionsOnEngine, runOnEngine } from './engine-steps.ts';
import type { RefereeAnswer } from './referee-port.ts';
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

/** What one side said about a line: what finalizers, callbacks and the collector wrote, an answer, an error. */
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

/** A collection on both sides; null where there is none. */
export interface ComparedCollection {
  readonly engine: RecordedCollection | null;
  readonly cpython: RecordedCollection | null;
  readonly agrees: boolean;
}

export interface Comparison {
  readonly objects: readonly ComparedObject[];
  /** The lines about which something was said on either side. */
  readonly said: readonly ComparedLine[];
  /** The collections of a program that collects by itself; null where objects and lines were told. */
  readonly collections: readonly ComparedCollection[] | null;
  readonly lines: number;
  readonly agrees: boolean;
  /** The first line, from 1, about which the two do not agree; null where they always do. */
  readonly differsFrom: number | null;
}

/** What a step tells beside its objects. */
const SAID = ['err', 'ret', 'log', 'stderr', 'garbage', 'weak'] as const;

type Known = Map<Label, readonly [number, Place] | 'dead'>;

/** Runs the program on the engine and lays the referee's answer beside it. Throws a RangeError when that has not a step a move. */
export function compareWith(program: RefereeProgram, answer: RefereeAnswer, runtime: RuntimeId): Comparison {
  return 'collections' in answer
    ? compareCollections(program, answer.collections, runtime)
    : compareSteps(program, answer, runtime);
}

function compareCollections(
  program: RefereeProgram,
  cpython: readonly RecordedCollection[],
  runtime: RuntimeId,
): Comparison {
  const engine = collectionsOnEngine(program, runtime);
  const count = Math.max(engine.length, cpython.length);
  const collections = Array.from({ length: count }, (_, index): ComparedCollection => {
    const [one, other] = [engine[index] ?? null, cpython[index] ?? null];
    return { engine: one, cpython: other, agrees: JSON.stringify(one) === JSON.stringify(other) };
  });
  const odd = collections.find(({ agrees }) => !agrees);
  const differsFrom =
    odd === undefined
      ? null
      : Math.min(odd.engine?.[0] ?? Number.POSITIVE_INFINITY, odd.cpython?.[0] ?? Number.POSITIVE_INFINITY);
  return { objects: [], said: [], collections, lines: program.moves.length, agrees: odd === undefined, differsFrom };
}

function compareSteps(program: RefereeProgram, cpython: readonly Step[], runtime: RuntimeId): Comparison {
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
    const line = compareLine({ number, move, one, other, error: errors[index] ?? null, runtime });
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
    collections: null,
    lines: moves.length,
    agrees: first === null,
    differsFrom: first,
  };
}

/** Whether the program starts threads: CPython as WebAssembly has none, so the referee makes do with their references. */
export function startsThreads({ moves }: RefereeProgram): boolean {
  return moves.some((move) => 'line' in move && /\bpark\(/.test(move.line));
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

interface BothSteps {
  readonly number: number;
  readonly move: RefereeMove;
  readonly one: Step;
  readonly other: Step;
  /** What the engine raised, in Python's words. */
  readonly error: string | null;
  readonly runtime: RuntimeId;
}

function compareLine({ number, move, one, other, error, runtime }: BothSteps): ComparedLine {
  const agrees = firstDifference(other, one, runtime, SAID) === null;
  return { number, move, engine: { ...saidIn(one), error }, cpython: saidIn(other), agrees };
}

function saidIn({ log = [], stderr = [], ret, err }: Step): Said {
  return { log: [...log, ...stderr], answer: ret === undefined ? null : answerText(ret), error: err ?? null };
}

function isHeard({ log, answer, error }: Said): boolean {
  return log.length > 0 || answer !== null || error !== null;
}

function numberOf(label: Label): number {
  return Number(label.slice(1));
}
