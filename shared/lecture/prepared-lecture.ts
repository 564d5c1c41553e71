/** Lectures that come with the game: a script whose first comments say what it is. */
import { isRuntimeId, type RuntimeId } from '../heap/runtime.ts';
import type { Bilingual } from '../match/scenario.ts';
import { TOPICS, type Topic } from '../match/topics.ts';
import { readScript } from './read-script.ts';
import type { Script } from './script.ts';
import { ScriptError } from './script-error.ts';
import { SCRIPT_FIELDS, type ScriptField } from './script-fields.ts';

export interface PreparedLecture {
  /** The file's name without `.py`. */
  readonly id: string;
  /** Where it stands in a list: lower comes first. */
  readonly order: number;
  readonly title: Bilingual;
  /** One sentence. */
  readonly about: Bilingual;
  readonly teaches: readonly Topic[];
  readonly runtime: RuntimeId;
  /** The whole file, as an activity holds it. */
  readonly text: string;
  readonly script: Script;
}

const FIELD = /^#\s*([A-Za-z][A-Za-z.]*)\s*:\s*(.+)$/;

/** Reads a file. Throws a ScriptError that names the line and the reason. */
export function readPreparedLecture(id: string, text: string): PreparedLecture {
  const fields = fieldsOf(text);
  const runtime = required(fields, 'runtime', isRuntimeId);
  return {
    id,
    order: Number(required(fields, 'order', (value): value is string => /^\d{1,4}$/.test(value))),
    title: { en: required(fields, 'title'), zh: required(fields, 'title.zh') },
    about: { en: required(fields, 'about'), zh: required(fields, 'about.zh') },
    teaches: required(fields, 'teaches', areTopics).split(/,\s*/).filter(isTopic),
    runtime,
    text,
    script: readScript(text, runtime),
  };
}

type Fields = ReadonlyMap<string, { readonly value: string; readonly line: number }>;

function fieldsOf(text: string): Fields {
  const fields = new Map<string, { value: string; line: number }>();
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const [, key = '', value = ''] = FIELD.exec(line.trim()) ?? [];
    if (SCRIPT_FIELDS.has(key)) fields.set(key, { value, line: index + 1 });
  }
  return fields;
}

function required<T extends string = string>(
  fields: Fields,
  key: ScriptField,
  isRight: (value: string) => value is T = (value): value is T => value !== '',
): T {
  const field = fields.get(key);
  if (field === undefined) throw new ScriptError('missing-field', 0, { key });
  if (!isRight(field.value)) throw new ScriptError('bad-field', field.line, { key, value: field.value });
  return field.value;
}

function areTopics(value: string): value is string {
  return value.split(/,\s*/).every(isTopic);
}

function isTopic(value: string): value is Topic {
  return (TOPICS as readonly string[]).includes(value);
}
