/** The magic comments of a scenario file: `# key: value` above its first line, `# key.zh: value` for Chinese. */
import { ScenarioError } from './scenario-error.ts';

/** Given in both languages. */
const BILINGUAL_KEYS = ['title', 'briefing', 'hint'] as const;
const PLAIN_KEYS = ['order', 'teaches', 'runtime', 'truck', 'vocabulary', 'contracts', 'stakes'] as const;
type PlainKey = (typeof PLAIN_KEYS)[number];
type BilingualKey = (typeof BILINGUAL_KEYS)[number];
export type FieldKey = PlainKey | BilingualKey | `${BilingualKey}.zh`;

const KEYS: readonly string[] = [...PLAIN_KEYS, ...BILINGUAL_KEYS.flatMap((key) => [key, `${key}.zh`])];
const REPEATABLE: readonly string[] = ['hint', 'hint.zh'];
/** Some editors write one before the first character. */
const BYTE_ORDER_MARK = /^\uFEFF/;
const FIELD = /^#\s*([A-Za-z][A-Za-z.-]*)\s*:\s*(.*)$/;

export interface Field {
  readonly key: FieldKey;
  readonly value: string;
  /** Counted from 1. */
  readonly line: number;
}

/** A line of the file that is neither blank nor a comment. */
export interface SourceLine {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

export interface SplitSource {
  readonly fields: readonly Field[];
  readonly lines: readonly SourceLine[];
}

/**
 * Separates a scenario's fields from its lines. Every comment above the first line must be a field; below it comments
 * are free. Throws a ScenarioError at a comment that is no field, an unknown, repeated, empty or late one.
 */
export function splitSource(text: string): SplitSource {
  const fields: Field[] = [];
  const lines: SourceLine[] = [];
  for (const [index, raw] of text
    .replace(BYTE_ORDER_MARK, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = index + 1;
    const content = raw.trimEnd();
    if (content.trim() === '') continue;
    const comment = content.trimStart();
    if (!comment.startsWith('#')) lines.push({ text: content, line });
    else if (lines.length === 0) fields.push(readField(comment, line, fields));
    else refuseLateField(comment, line);
  }
  return { fields, lines };
}

/** The value of a field that must be there, once; throws a ScenarioError where it is missing. */
export function required(fields: readonly Field[], key: FieldKey): Field {
  const field = fields.find((candidate) => candidate.key === key);
  if (field === undefined) throw new ScenarioError('missing-key', 0, { key });
  return field;
}

/** The items of a field that is a list, separated by commas; throws a ScenarioError where one is there twice. */
export function itemsOf(field: Field): readonly string[] {
  const items = field.value.split(',').map((item) => item.trim().replace(/\s+/g, ' '));
  for (const [index, item] of items.entries()) {
    if (item === '') throw new ScenarioError('empty-value', field.line, { key: field.key });
    if (items.indexOf(item) < index) {
      throw new ScenarioError('repeated-value', field.line, { key: field.key, value: item });
    }
  }
  return items;
}

/** A field that is a whole number from `least` to `most`; throws a ScenarioError where it is not. */
export function wholeNumber(field: Field, least: number, most: number): number {
  const number = /^\d{1,6}$/.test(field.value) ? Number(field.value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new ScenarioError('not-a-number', field.line, { key: field.key, value: field.value, least, most });
}

/** `value` if it is one of `known`, with the literal type of that list; otherwise undefined. */
export function oneOf<T extends string>(known: readonly T[], value: string): T | undefined {
  return known.find((candidate) => candidate === value);
}

function readField(comment: string, line: number, before: readonly Field[]): Field {
  const match = FIELD.exec(comment);
  if (match === null) throw new ScenarioError('not-a-field', line, { text: comment });
  const [, key = '', value = ''] = match;
  if (!isKey(key)) throw new ScenarioError('unknown-key', line, { key });
  if (value === '') throw new ScenarioError('empty-value', line, { key });
  if (!REPEATABLE.includes(key) && before.some((field) => field.key === key)) {
    throw new ScenarioError('repeated-key', line, { key });
  }
  return { key, value, line };
}

/** A field that slipped below the first line would be ignored in silence: better to say so. */
function refuseLateField(comment: string, line: number): void {
  const key = FIELD.exec(comment)?.[1];
  if (key !== undefined && isKey(key)) throw new ScenarioError('late-key', line, { key });
}

function isKey(key: string): key is FieldKey {
  return KEYS.includes(key);
}
