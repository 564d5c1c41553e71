/**
 * Scripts as text: lines of the move language, with marks for the lecture among them as comments.
 *
 * ```
 * # say: Two who hold each other.             a note for the projector; `# say.zh:` below it says it in Chinese
 * # say.zh: 互相引用的两个对象。
 * a = Node()                                  a line
 * # forecast: #1 a.next                       everybody forecasts who of these is alive at the reveal;
 * # peer                                      without any: the objects that split best. Then, if wanted, the peer round
 * del a
 * # reveal
 * ```
 *
 * Whatever else stands behind a `#` is a comment, unless it looks like a mark: one word, or a word and a colon.
 */
import type { RuntimeId } from '../heap/runtime.ts';
import { splitStakes } from './named-stakes.ts';
import { Rehearsal } from './rehearsal.ts';
import type { Script, ScriptStep } from './script.ts';
import { ScriptError } from './script-error.ts';
import { SCRIPT_FIELDS } from './script-fields.ts';

export const MAX_STEPS = 500;
export const LONGEST_NOTE = 500;

/** Some editors write one before the first character. */
const BYTE_ORDER_MARK = /^\uFEFF/;
const MARK = /^#\s*([A-Za-z][\w.-]*)\s*(?::\s*(.*))?$/;

/** The script that a text describes, run once on that Python. Throws a ScriptError that names the line and the reason. */
export function readScript(text: string, runtime: RuntimeId): Script {
  const steps: ScriptStep[] = [];
  const rehearsal = new Rehearsal(runtime);
  for (const [index, raw] of text
    .replace(BYTE_ORDER_MARK, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const content = raw.trim();
    if (content === '') continue;
    const step = content.startsWith('#') ? markOf(content, index + 1, steps) : lineOf(raw.trimEnd(), index + 1);
    if (step === null) continue;
    if (steps.length >= MAX_STEPS) throw new ScriptError('too-many-steps', index + 1, { limit: MAX_STEPS });
    steps.push(rehearsal.play(step));
  }
  rehearsal.end();
  return { steps };
}

function lineOf(text: string, line: number): ScriptStep {
  return { type: 'line', text, line };
}

/** The step that a comment marks; null for a field, a comment, or the Chinese of the note above, which it completes. */
function markOf(comment: string, line: number, steps: ScriptStep[]): ScriptStep | null {
  const match = MARK.exec(comment);
  if (match === null) return null;
  const [, key = '', value] = match;
  switch (key) {
    case 'say': {
      const text = noteText(key, value, line);
      return { type: 'note', text: { en: text, zh: text }, line };
    }
    case 'say.zh':
      translateNote(steps, noteText(key, value, line), line);
      return null;
    case 'forecast':
      return { type: 'forecast', stakes: splitStakes(value ?? ''), line };
    case 'peer':
    case 'reveal':
      if (value !== undefined && value !== '') throw new ScriptError('unknown-mark', line, { text: comment });
      return { type: key, line };
    default:
      if (!SCRIPT_FIELDS.has(key)) throw new ScriptError('unknown-mark', line, { text: comment });
      if (steps.length > 0) throw new ScriptError('late-field', line, { key });
      return null;
  }
}

function noteText(mark: string, value: string | undefined, line: number): string {
  if (value === undefined || value === '') throw new ScriptError('empty-mark', line, { mark });
  if (value.length > LONGEST_NOTE) throw new ScriptError('too-long', line, { limit: LONGEST_NOTE });
  return value;
}

/** A note in one language speaks it to all; the second completes it. */
function translateNote(steps: ScriptStep[], zh: string, line: number): void {
  const note = steps.at(-1);
  if (note?.type !== 'note' || note.text.en !== note.text.zh) throw new ScriptError('unpaired-note', line);
  steps[steps.length - 1] = { ...note, text: { en: note.text.en, zh } };
}
