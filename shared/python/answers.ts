/** Lines that are questions. Objects answer by their labels, in order; hidden ones are left out. */
import { decref } from '../heap/deallocate.ts';
import {
  atomOf,
  FINALIZED,
  GENERATION_0,
  GENERATION_2,
  type Heap,
  type ObjectSlot,
  PERMANENT,
  type Value,
} from '../heap/heap.ts';
import { DICT, LAST_TO_FIRST, LIST, NAMESPACE, SET, TUPLE, WEAK_VALUE_DICTIONARY } from '../heap/kinds.ts';
import { members } from '../heap/lists.ts';
import { dictOf } from '../heap/lookup.ts';
import { sizeOfOwn } from '../heap/program-objects.ts';
import { atomType, charactersOf, integerOf } from './atom-text.ts';
import { requireFunction } from './gc-module.ts';
import { evaluate } from './interpreter.ts';
import type { AtomText, Move, Question, StateQuestion } from './move.ts';
import type { Answer } from './outcome.ts';
import { raise } from './python-error.ts';
import type { Line } from './running-line.ts';
import { pythonTypeOf } from './type-names.ts';

type Identity = Extract<Move, { kind: 'identity' }>;

/** Answers about a value, whose reference is the question's: it counts as one that `sys.getrefcount` sees. */
export function answerQuestion(line: Line, question: Question, value: Value): Answer {
  const { heap, stack } = line;
  stack.push(value);
  if (question === 'gc.get_referrers') return tellObjects(heap, referrersOfAny(heap, [value]), () => dropTop(line));
  if (question === 'gc.get_referents') return tellObjects(heap, referentsOfAll(heap, [value]), () => dropTop(line));
  const answer = answerAbout(heap, question, value);
  dropTop(line);
  return answer;
}

function dropTop({ heap, stack }: Line): void {
  decref(heap, stack.pop() ?? 0);
}

/**
 * Answers with objects. The list that CPython makes of them holds them while the arguments are dropped, and then drops
 * them itself, the last one first.
 */
export function tellObjects(heap: Heap, told: readonly ObjectSlot[], dropArguments: () => void): Answer {
  const answer = labelsOf(heap, told);
  for (const object of told) heap.incref(object);
  dropArguments();
  for (let i = told.length - 1; i >= 0; i--) decref(heap, told[i] ?? 0);
  return answer;
}

type QuestionOfOne = Exclude<Question, 'gc.get_referrers' | 'gc.get_referents'>;

function answerAbout(heap: Heap, question: QuestionOfOne, value: Value): Answer {
  switch (question) {
    case 'sys.getrefcount':
      return value > 0 ? referencesTo(heap, value) : countOfAtom(heap, value);
    case 'gc.is_tracked':
      return value > 0 && heap.isTracked(value);
    case 'gc.is_finalized':
      return value > 0 && ((heap.flags[value] ?? 0) & FINALIZED) !== 0;
    case 'len':
      return lengthOf(heap, value);
  }
}

/** The heap holds `gc.garbage` once for all the places where the interpreter does. */
function referencesTo(heap: Heap, slot: ObjectSlot): number {
  const elsewhere = slot === heap.garbage ? heap.runtime.garbageReferences - 1 : 0;
  return (heap.refcnt[slot] ?? 0) + elsewhere;
}

/** The tracked, unfrozen containers that refer to one of the values or more, in the order of the lists. */
export function referrersOfAny(heap: Heap, values: readonly Value[]): ObjectSlot[] {
  const shared = values.filter((value) => isShared(heap, value));
  const found: ObjectSlot[] = [];
  for (let head = GENERATION_0; head <= GENERATION_2; head++) {
    for (let slot = heap.next[head] ?? head; slot !== head; slot = heap.next[slot] ?? head) {
      if (heap.kindOf(slot) !== NAMESPACE && shared.some((value) => refersTo(heap, slot, value))) found.push(slot);
    }
  }
  return found;
}

/** What the values refer to, as often as they do, in the order in which they are traversed. */
export function referentsOfAll(heap: Heap, values: readonly Value[]): ObjectSlot[] {
  return values.flatMap((value) => (value > 0 ? referentsOf(heap, value) : []));
}

/** The tracked objects of a generation, or of all but the permanent one. */
export function objectsIn(heap: Heap, generation: number | null): Answer {
  const [first, last] =
    generation === null ? [GENERATION_0, GENERATION_2] : [GENERATION_0 + generation, GENERATION_0 + generation];
  const found: ObjectSlot[] = [];
  for (let head = first; head <= last; head++) found.push(...members(heap, head));
  return labelsOf(heap, found);
}

/** What an immortal object says; null for texts and numbers whose count depends on more than the program. */
function countOfAtom(heap: Heap, value: Value): Answer {
  const text = heap.atoms.text(atomOf(value));
  const isImmortal = atomType(text) === 'str' ? isLatinCharacter(text) : isShared(heap, value);
  return isImmortal ? heap.runtime.immortalRefcount : null;
}

/** Empty texts and single characters up to U+00FF are made once, with the interpreter. */
function isLatinCharacter(text: AtomText): boolean {
  const characters = charactersOf(text).map((character) => character.slice(1, -1));
  return characters.length === 0 || (characters.length === 1 && (characters[0] ?? '') <= '\u00ff');
}

/** Whether everything that names the value means one object: not so for large numbers and for most texts. */
function isShared(heap: Heap, value: Value): boolean {
  if (value > 0) return true;
  const text = heap.atoms.text(atomOf(value));
  if (atomType(text) === 'str') return isSharedText(charactersOf(text).map((character) => character.slice(1, -1)));
  const integer = integerOf(text);
  return integer === null || (integer >= -5 && integer <= heap.runtime.largestSmallInteger);
}

/** Single characters, and what could be a name (`PyUnicode_InternInPlace` by Objects/codeobject.c). */
function isSharedText(characters: readonly string[]): boolean {
  return characters.length <= 1 || /^\w*$/.test(characters.join(''));
}

/**
 * `left is right`. Null where two texts or numbers are equal and only the memory of the interpreter tells whether they
 * are one object.
 */
export function answerIdentity(line: Line, { left, right, not }: Identity): Answer {
  const { heap, stack } = line;
  const first = evaluate(line, left);
  stack.push(first);
  const second = evaluate(line, right);
  stack.push(second);
  const isSame = first === second;
  const answer = isSame && !isShared(heap, first) ? null : isSame !== not;
  const dropped = heap.runtime.operandsDropped === 'left-first' ? [second, first] : [first, second];
  stack.length -= 2;
  for (let value = dropped.pop(); value !== undefined; value = dropped.pop()) decref(heap, value);
  return answer;
}

function refersTo(heap: Heap, slot: ObjectSlot, value: Value): boolean {
  for (let i = 0; i < heap.lengthOf(slot); i++) if (heap.cell(slot, i) === value) return true;
  return false;
}

/** What an object refers to, as often as it does. */
function referentsOf(heap: Heap, slot: ObjectSlot): ObjectSlot[] {
  const found: ObjectSlot[] = [];
  for (let i = 0; i < heap.lengthOf(slot); i++) if (heap.cell(slot, i) > 0) found.push(heap.cell(slot, i));
  if (LAST_TO_FIRST[heap.kindOf(slot)] === 1) found.reverse();
  const holdsInline = slot === heap.weakcache && heap.runtime.instanceDict === 'inline';
  return holdsInline ? [...found, ...referentsOf(heap, dictOf(heap, slot))] : found;
}

function labelsOf(heap: Heap, slots: readonly ObjectSlot[]): string[] {
  return slots
    .map((slot) => heap.labels[slot] ?? 0)
    .filter((label) => label !== 0)
    .sort((a, b) => a - b)
    .map((label) => `#${label}`);
}

function lengthOf(heap: Heap, value: Value): number {
  const kind = value > 0 ? heap.kindOf(value) : 0;
  if (kind === LIST || kind === TUPLE || kind === SET) return heap.lengthOf(value);
  if (kind === DICT || kind === WEAK_VALUE_DICTIONARY) return heap.lengthOf(value) / 2;
  const text = value < 0 ? heap.atoms.text(atomOf(value)) : 'None';
  if (atomType(text) === 'str') return charactersOf(text).length;
  return raise('TypeError', `object of type '${pythonTypeOf(heap, value)}' has no len()`);
}

function askCounts(heap: Heap): Answer {
  const counts = [...heap.counts];
  heap.afterGetCount?.();
  return counts;
}

/** Answers about the collector. */
export function answerState(heap: Heap, question: StateQuestion): Answer {
  requireFunction(heap, question);
  switch (question) {
    case 'gc.get_stats':
      return heap.stats.map((generation) => [...generation]);
    case 'gc.get_count':
      return askCounts(heap);
    case 'gc.get_threshold':
      return [...heap.thresholds];
    case 'gc.isenabled':
      return heap.enabled;
    case 'gc.get_debug':
      return heap.debug;
    case 'gc.get_freeze_count':
      return sizeOfOwn(heap, PERMANENT);
    case 'gc.get_objects':
      return objectsIn(heap, null);
  }
}
