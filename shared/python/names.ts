/** Which names a line may read, bind, and hang on objects. */
import { INSTANCE_CLASSES } from '../heap/picture.ts';
import { SHARED_NAMES } from './move.ts';
import { refuse } from './refusal.ts';
import type { Syntax } from './syntax.ts';

/** Names that only mean something where a call or an argument expects them. */
const NOT_VALUES: ReadonlySet<string> = new Set([
  ...INSTANCE_CLASSES,
  'gc',
  'weakref',
  'sys',
  'closure',
  'generator',
  'guarded',
  'capture',
  'watcher',
  'released',
  'on_gc',
  'len',
  'park',
  'log_error',
  'shut',
  'open_descriptors',
]);

/** What programs stand on, and so may not bind. */
const RESERVED: ReadonlySet<string> = new Set([...NOT_VALUES, ...SHARED_NAMES]);

/** Every instance carries its own label under this name. */
const RESERVED_ATTRIBUTES: ReadonlySet<string> = new Set(['label']);

/** Equal names are one string wherever they stand: tables find a string that they know by its address. */
const canonicalNames = new Map<string, string>();
const REMEMBERED = 4096;

/** Python compares identifiers in this form (PEP 3131). */
function canonical(node: Syntax): string {
  const known = canonicalNames.get(node.text);
  if (known !== undefined) return known;
  const name = node.text.normalize('NFKC');
  if (name.startsWith('__')) refuse('reserved-name', node, { name });
  if (canonicalNames.size >= REMEMBERED) canonicalNames.clear();
  canonicalNames.set(name, name);
  return name;
}

/** A name that is read as a value. */
export function readName(node: Syntax): string {
  const name = canonical(node);
  if (NOT_VALUES.has(name)) refuse('not-in-language', node, { what: 'builtin-as-value' });
  return name;
}

/** A name that is assigned or deleted. */
export function readBoundName(node: Syntax): string {
  const name = canonical(node);
  if (RESERVED.has(name)) refuse('reserved-name', node, { name });
  return name;
}

export function readAttributeName(node: Syntax): string {
  const name = canonical(node);
  if (RESERVED_ATTRIBUTES.has(name)) refuse('reserved-name', node, { name });
  return name;
}
