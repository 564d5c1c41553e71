/** What people typed: the lines that ran, by the words that they use, and those that were refused, by why. */
import { readMove } from '../match/lines.ts';
import type { RefusalCode } from '../match/refusals.ts';
import type { StudentId } from '../session/dealing.ts';

export interface LineCounts {
  readonly total: number;
  /** Lines that use nothing beyond names, attributes and items. */
  readonly plain: number;
  /** Lines that use a word of the vocabulary, by word, the most frequent first; a line counts once for each of its words. */
  readonly byWord: readonly { readonly word: string; readonly lines: number }[];
}

export function countLines(texts: readonly string[]): LineCounts {
  const counts = new Map<string, number>();
  let plain = 0;
  for (const text of texts) {
    const read = readMove(text);
    const words = new Set<string>(read.ok ? read.features : []);
    if (words.size === 0) plain++;
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const byWord = [...counts].map(([word, lines]) => ({ word, lines }));
  return { total: texts.length, plain, byWord: byWord.sort((a, b) => b.lines - a.lines || (a.word < b.word ? -1 : 1)) };
}

/** A line that was refused. */
export interface RefusedText {
  readonly student: StudentId;
  /** Of the session, counted from 0. */
  readonly round: number;
  readonly text: string;
  readonly code: RefusalCode;
  /** The exception's name where Python refused it. */
  readonly error: string | null;
}

export interface ErrorCount {
  readonly code: RefusalCode;
  readonly error: string | null;
  /** Lines that were refused so. */
  readonly count: number;
  /** How many people typed one. */
  readonly students: number;
  /** The texts that came most often, three at most; of whom they are is not told. */
  readonly examples: readonly string[];
}

const MOST_EXAMPLES = 3;

/** By reason, the most frequent first. */
export function countErrors(refused: readonly RefusedText[]): ErrorCount[] {
  const groups = grouped(refused, ({ code, error }) => `${code} ${error ?? ''}`);
  return [...groups.values()]
    .flatMap((group): ErrorCount[] => {
      const [first] = group;
      if (first === undefined) return [];
      const { code, error } = first;
      const students = new Set(group.map(({ student }) => student)).size;
      return [{ code, error, count: group.length, students, examples: examplesOf(group) }];
    })
    .sort((one, other) => other.count - one.count);
}

function examplesOf(group: readonly RefusedText[]): string[] {
  const texts = [...grouped(group, ({ text }) => text)].map(([text, same]) => ({ text, count: same.length }));
  return texts
    .sort((one, other) => other.count - one.count)
    .slice(0, MOST_EXAMPLES)
    .map(({ text }) => text);
}

/** In order of first appearance. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
