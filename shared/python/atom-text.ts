/** Atoms and names: their spelling in a line, and the one spelling that stands for them inside. */
import type { AtomText } from './move.ts';
import { refuse } from './refusal.ts';
import type { Syntax } from './syntax.ts';

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\', "'": "'", '"': '"', n: '\n', t: '\t', r: '\r' };

/** A string without quotes, escapes or line ends in it: most of them. */
const PLAIN_STRING = /^(?:'[^'"\\\n\r\t]*'|"[^'"\\\n\r\t]*")$/;

/** More digits than any index or threshold needs, and few enough to stay exact. */
const MOST_DIGITS = 15;

const ZERO = '0'.charCodeAt(0);

/** The atom that a syntax node spells, or null if it spells none. */
export function readAtom(node: Syntax): AtomText | null {
  switch (node.type) {
    case 'None':
      return 'None';
    case 'Boolean':
      return node.text;
    case 'Number':
      return readInteger(node);
    case 'String':
      return PLAIN_STRING.test(node.text) ? `'${node.text.slice(1, -1)}'` : reprOf(readString(node));
    case 'UnaryExpression':
      return readNegative(node);
    default:
      return null;
  }
}

function readNegative(node: Syntax): AtomText | null {
  const [operator, operand] = node.children;
  if (operator?.text !== '-' || operand?.type !== 'Number') return null;
  const digits = readInteger(operand);
  return digits === '0' ? '0' : `-${digits}`;
}

function readInteger(node: Syntax): string {
  if (node.text.length === 1) return node.text;
  if (!/^\d+(_\d+)*$/.test(node.text)) return refuse('not-in-language', node, { what: 'number-format' });
  const digits = node.text.replaceAll('_', '');
  if (/^0+[1-9]/.test(digits)) refuse('syntax-error', node);
  if (digits.length > MOST_DIGITS) refuse('not-in-language', node, { what: 'big-number' });
  return digits.replace(/^0+(?=\d)/, '');
}

function readString(node: Syntax): string {
  const quoted = /^(['"])(?!\1\1)([\s\S]*)\1$/.exec(node.text);
  if (quoted === null) return refuse('not-in-language', node, { what: 'string-prefix' });
  return (quoted[2] ?? '').replace(/\\([\s\S])/g, (_, escaped: string) => {
    const meant = ESCAPES[escaped];
    return meant ?? refuse('not-in-language', node, { what: 'string-escape' });
  });
}

/** A string as Python's `repr` writes it. */
export function reprOf(text: string): AtomText {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll(quote, `\\${quote}`);
  return quote + body + quote;
}

/** The characters of a string, each as an atom. */
export function charactersOf(text: AtomText): AtomText[] {
  const written = text.slice(1, -1).match(/\\?./gsu) ?? [];
  return written.map((character) =>
    reprOf(character.length > 1 ? (ESCAPES[character[1] ?? ''] ?? character) : character),
  );
}

/** The integer that an atom is, or null. */
export function integerOf(atom: AtomText): number | null {
  const first = atom.charCodeAt(0) - ZERO;
  if (atom.length === 1 && first >= 0 && first <= 9) return first;
  if (atom === 'True') return 1;
  if (atom === 'False') return 0;
  return /^-?\d+$/.test(atom) ? Number(atom) : null;
}

export type AtomType = 'NoneType' | 'bool' | 'int' | 'str';

export function atomType(atom: AtomText): AtomType {
  if (atom === 'None') return 'NoneType';
  if (atom === 'True' || atom === 'False') return 'bool';
  return atom.startsWith("'") || atom.startsWith('"') ? 'str' : 'int';
}
