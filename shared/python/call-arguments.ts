/** The arguments of a call as it is written, positional ones and keywords. */
import type { Argument, Expression } from './move.ts';
import { refuse } from './refusal.ts';
import type { Syntax } from './syntax.ts';

/** Reads the arguments of a call expression that `depth` displays and calls are around; refuses unpacking, comprehensions, and what Python calls a syntax error. */
export function readArguments(
  call: Syntax,
  lower: (node: Syntax, depth?: number) => Expression,
  depth = 0,
): Argument[] {
  const list = call.children[1];
  if (list === undefined) return refuse('syntax-error', call);
  const parts = list.children.filter(({ type }) => type !== '(' && type !== ')' && type !== ',');
  const found: Argument[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part === undefined) break;
    if (part.type === '*' || part.type === '**') refuse('not-in-language', list, { what: 'unpacking' });
    if (parts[i + 1]?.type === 'for') refuse('not-in-language', list, { what: 'comprehension' });
    if (parts[i + 1]?.type === 'AssignOp') {
      found.push(readKeyword(part, parts[i + 2], found, (node) => lower(node, depth + 1)));
      i += 2;
    } else if (found.some(({ name }) => name !== null)) refuse('syntax-error', part);
    else found.push({ name: null, value: lower(part, depth + 1) });
  }
  return found;
}

function readKeyword(
  keyword: Syntax,
  value: Syntax | undefined,
  before: readonly Argument[],
  lower: (node: Syntax) => Expression,
): Argument {
  const name = keyword.text.normalize('NFKC');
  if (keyword.type !== 'VariableName' || value === undefined) return refuse('syntax-error', keyword);
  if (before.some((argument) => argument.name === name)) refuse('syntax-error', keyword);
  return { name, value: lower(value) };
}
