import { MAX_NAME_LENGTH } from '../../shared/protocol/limits.ts';

/** Proper names, easy to say in either language, for whoever brings none. */
const PERSON_NAMES = [
  'Panda',
  'Koala',
  'Otter',
  'Robin',
  'Lotus',
  'Bamboo',
  'Ginkgo',
  'Lychee',
  'Mango',
  'Kiwi',
  'Yuzu',
  'Mochi',
  'Vega',
  'Mira',
  'Nova',
  'Luna',
  'Iris',
  'Juno',
  'Coral',
  'Pearl',
  'Amber',
  'Jade',
  'Opal',
  'Indigo',
] as const;
const BOT_NAMES = ['Bit', 'Byte', 'Nibble', 'Tick', 'Tock', 'Gizmo', 'Widget', 'Sprocket'] as const;

/** Control and format characters (which hide text or turn its direction), separators of lines, private and unassigned ones. */
const REFUSED = /[\p{C}\p{Zl}\p{Zp}]/u;
/** More marks on one letter than any script needs climb over their neighbours. */
const PILED_MARKS = /\p{M}{5,}/u;

/** The name as the table shows it: trimmed, single spaces, composed; null when it holds what a name may not. */
export function cleanName(name: string): string | null {
  const composed = name.normalize('NFC');
  if (REFUSED.test(composed) || PILED_MARKS.test(composed)) return null;
  const clean = composed.replace(/\s+/gu, ' ').trim();
  return clean === '' || clean.length > MAX_NAME_LENGTH ? null : clean;
}

/** The name, or the name and the first number with which nobody at the table has it. */
export function uniqueName(name: string, taken: readonly string[]): string {
  const known = new Set(taken.map(fold));
  if (!known.has(fold(name))) return name;
  for (let number = 2; ; number++) {
    const candidate = withNumber(name, number);
    if (!known.has(fold(candidate))) return candidate;
  }
}

/** A name for a person who brought none, none of `taken`; `choice` in [0, 1) picks it. */
export function personName(taken: readonly string[], choice: number): string {
  return freeName(PERSON_NAMES, taken, choice);
}

/** A name for a bot, none of `taken`: the first that is free. */
export function botName(taken: readonly string[]): string {
  return freeName(BOT_NAMES, taken, 0);
}

function freeName(names: readonly string[], taken: readonly string[], choice: number): string {
  const known = new Set(taken.map(fold));
  const free = names.filter((name) => !known.has(fold(name)));
  const from = free.length > 0 ? free : names;
  return uniqueName(from[Math.floor(choice * from.length)] ?? 'Panda', taken);
}

/** What looks alike counts as alike. */
function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

function withNumber(name: string, number: number): string {
  const suffix = ` ${number}`;
  let kept = name;
  // whole characters, or half of one would stand before the number
  while (kept.length + suffix.length > MAX_NAME_LENGTH) kept = [...kept].slice(0, -1).join('');
  return `${kept.trimEnd()}${suffix}`;
}
