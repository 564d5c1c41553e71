/** `with handle as name: line`, on one line. */
import type { Expression, SimpleMove, WithMove } from './move.ts';
import { readBoundName } from './names.ts';
import { refuse } from './refusal.ts';
import type { Syntax } from './syntax-node.ts';

type Lower = (node: Syntax) => Expression;
type LowerSimple = (node: Syntax) => SimpleMove;

/** Lowers a `with` of one manager, at most one name, and one simple line. */
export function lowerWith(node: Syntax, lower: Lower, lowerSimple: LowerSimple): WithMove {
  const [keyword, manager, ...rest] = node.children;
  const body = rest.pop();
  if (keyword?.type !== 'with') return refuse('not-in-language', node, { what: 'await' });
  if (manager === undefined || body === undefined) return refuse('syntax-error', node);
  // Since 3.9 `with (a, b): …` has two managers; before, one tuple.
  if (manager.type === 'TupleExpression') refuse('not-in-language', manager, { what: 'with' });
  return { kind: 'with', manager: lower(manager), name: readTarget(node, rest), body: lowerBody(body, lowerSimple) };
}

function readTarget(node: Syntax, rest: readonly Syntax[]): string | null {
  const [as, target, extra] = rest;
  if (as === undefined) return null;
  if (as.type !== 'as' || target?.type !== 'VariableName' || extra !== undefined) {
    return refuse('not-in-language', node, { what: 'with' });
  }
  return readBoundName(target);
}

function lowerBody(body: Syntax, lowerSimple: LowerSimple): WithMove['body'] {
  const [colon, line, extra] = body.children;
  if (colon === undefined || line === undefined) return refuse('syntax-error', body);
  if (extra !== undefined) return refuse('not-in-language', extra, { what: 'two-statements' });
  return line.type === 'PassStatement' ? { kind: 'pass' } : lowerSimple(line);
}
