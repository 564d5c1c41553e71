/** What people typed: the lines that ran, by the words that they use, and those that were refused, by why. */
import { readMove } from '../match/lines.ts';
import { type RefusalSaying, refusalSayings } from '../match/refusal-sayings.ts';
import type { Refusal, RefusalCode } from '../match/refusals.ts';
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
  readonly params: Refusal['params'];
}

/** The key of the sentence that says why, among the messages, and what it speaks of. */
export interface ErrorSaying {
  readonly key: RefusalSaying['key'] | 'report.too-few-tokens';
  readonly params: Refusal['params'];
}

export interface ErrorCount {
  readonly code: RefusalCode;
  /** The exception's name where Python refused it. */
  readonly error: string | null;
  readonly saying: ErrorSaying;
  /** Lines that were refused so. */
  readonly count: number;
  /** How many people typed one. */
  readonly students: number;
  /** The texts that came most often, three at most; of whom they are is not told. */
  readonly examples: readonly string[];
}

const MOST_EXAMPLES = 3;

/** By what was said about them, the most frequent first. */
export function countErrors(refused: readonly RefusedText[]): ErrorCount[] {
  const groups = grouped(refused, (line) => JSON.stringify([errorOf(line), sayingOf(line)]));
  return [...groups.values()]
    .flatMap((group): ErrorCount[] => {
      const [first] = group;
      if (first === undefined) return [];
      const students = new Set(group.map(({ student }) => student)).size;
      const { code } = first;
      const [error, saying] = [errorOf(first), sayingOf(first)];
      return [{ code, error, saying, count: group.length, students, examples: examplesOf(group) }];
    })
    .sort((one, other) => other.count - one.count);
}

function errorOf({ code, params }: RefusedText): string | null {
  return code === 'python-error' ? String(params.name) : null;
}

/** Without what is otherwise each time: how many tokens somebody had, and where in the line it went wrong. */
function sayingOf({ code, params }: RefusedText): ErrorSaying {
  if (code === 'too-few-tokens') return { key: 'report.too-few-tokens', params: {} };
  const { saying } = refusalSayings({ code, params });
  const { from: _from, to: _to, reason: _reason, ...spokenOf } = saying.params ?? {};
  return { key: saying.key, params: spokenOf };
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
