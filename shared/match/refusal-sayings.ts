/** Refusals as sentences, before they are in a language: which message says it, and with what. */
import { REFUSAL_CODES as PARSER_CODES, type RefusalCode as ParserCode } from '../python/refusal.ts';
import type { Refusal, RefusalCode } from './refusals.ts';

/** The sentence's key among the messages, and what it speaks of. */
export interface RefusalSaying {
  readonly key:
    | `refusal.${RefusalCode}`
    | `line.${ParserCode}`
    | `line.what-${(typeof TRIED)[number] | 'other'}`
    | (typeof PYTHON_ERRORS)[number][2]
    | 'python.other';
  readonly params?: Refusal['params'];
}

/** Errors of Python with a sentence of their own, from the most particular message to the mere name. */
const PYTHON_ERRORS = [
  ['NameError', /./, 'python.name-error'],
  ['UnboundLocalError', /./, 'python.unbound-local'],
  ['AttributeError', /'NoneType'/, 'python.none-attribute'],
  ['AttributeError', /./, 'python.attribute-error'],
  ['IndexError', /pop/, 'python.pop-empty'],
  ['IndexError', /./, 'python.index-error'],
  ['KeyError', /./, 'python.key-error'],
  ['TypeError', /weak reference/, 'python.no-weakref'],
  ['TypeError', /unhashable/, 'python.unhashable'],
  ['TypeError', /not support item (assignment|deletion)/, 'python.item-assignment'],
  ['TypeError', /not subscriptable|unsubscriptable/, 'python.not-subscriptable'],
  ['TypeError', /not callable/, 'python.not-callable'],
  ['TypeError', /indices must be/, 'python.bad-index'],
  ['TypeError', /./, 'python.type-error'],
  ['ValueError', /./, 'python.value-error'],
  ['ReferenceError', /./, 'python.reference-error'],
] as const;

/** The sentence for learners about what Python raised. */
function pythonErrorSaying(name: string, message: string): RefusalSaying {
  const found = PYTHON_ERRORS.find(([kind, pattern]) => kind === name && pattern.test(message || ' '));
  return { key: found?.[2] ?? 'python.other' };
}

/** A refusal in two parts: what Python itself says, if it does, and a sentence for people. */
export function refusalSayings({ code, params }: Refusal): {
  readonly python: string | null;
  readonly saying: RefusalSaying;
} {
  if (code === 'python-error') {
    const [name, message] = [String(params.name), String(params.message)];
    return { python: message === '' ? name : `${name}: ${message}`, saying: pythonErrorSaying(name, message) };
  }
  if (code === 'line-unreadable') return { python: null, saying: unreadable(params) };
  return { python: null, saying: { key: `refusal.${code}`, params } };
}

/** What of Python a line tried that has a sentence of its own. */
const TRIED = [
  'two-statements',
  'nested-targets',
  'augmented-assignment',
  'bare-tuple',
  'empty-tuple',
  'builtin-as-value',
  'computed-key',
  'slice',
  'nested-question',
  'other-callback',
  'computed-argument',
  'operator',
  'comparison',
  'import',
] as const;

/** Why the parser could not read a line. */
function unreadable(params: Refusal['params']): RefusalSaying {
  const reason = PARSER_CODES.find((code) => code === params.reason) ?? 'syntax-error';
  if (reason !== 'not-in-language') return { key: `line.${reason}`, params };
  const what = String(params.what ?? '');
  const tried = TRIED.find((one) => one === what);
  if (tried !== undefined) return { key: `line.what-${tried}` };
  // keywords speak for themselves; the parser's longer names do not
  return /^[a-z]+$/.test(what) ? { key: 'line.not-in-language', params: { what } } : { key: 'line.what-other' };
}
