/**
 * Lines to moves. The grammar is Lezer's Python; this lowers its tree to the move language and says of everything else
 * what it is and where it stands.
 */
import { readAtom } from './atom-text.ts';
import type { Code } from './bytecode.ts';
import { compileMove } from './compile.ts';
import { leavesFrame, mayLeaveFrame } from './line-frames.ts';
import { lowerCall, lowerStatementCall } from './lower-call.ts';
import { lowerWith } from './lower-with.ts';
import type { AtomText, Expression, Move, MoveTarget, SimpleMove, Unpacking } from './move.ts';
import { readAttributeName, readBoundName, readName } from './names.ts';
import { Refused, refuse, type SyntaxRefusal } from './refusal.ts';
import { parts, readSyntax, type Syntax, withoutPunctuation } from './syntax.ts';

export type { RefusalCode, SyntaxRefusal } from './refusal.ts';

export const LONGEST_LINE = 400;
export const DEEPEST_DISPLAY = 16;

export type Parsed =
  | { readonly ok: true; readonly move: Move; readonly code: Code }
  | { readonly ok: false; readonly refusal: SyntaxRefusal };

/**
 * Reads one line of the move language. A refusal tells whether it is not Python or not in the language, and where. The
 * move comes with its code, for machines to run.
 */
export function parseLine(text: string): Parsed {
  try {
    const move = readLine(text);
    return { ok: true, move, code: compileMove(move, mayLeaveFrame(text) && leavesFrame(move)) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

function readLine(text: string): Move {
  const whole = { from: 0, to: text.length };
  if (text.length > LONGEST_LINE) refuse('too-long', whole, { limit: String(LONGEST_LINE) });
  if (/^(?:[ \t#]|$)/.test(text)) refuseBlank(text, whole);
  const script = readSyntax(text);
  const statement = script.children[0];
  if (statement === undefined) return refuse('empty', whole);
  const second = script.children[1];
  if (second !== undefined) refuse('not-in-language', second, { what: 'two-statements' });
  return lowerStatement(statement);
}

/** An empty line, a comment, or one that is indented. */
function refuseBlank(text: string, whole: { readonly from: number; readonly to: number }): never {
  if (/^[ \t]*(#|$)/.test(text)) return refuse('empty', whole);
  return refuse('syntax-error', { from: 0, to: text.length - text.trimStart().length });
}

const STATEMENTS: Readonly<Record<string, string>> = {
  StatementGroup: 'two-statements',
  UpdateStatement: 'augmented-assignment',
  IfStatement: 'if',
  ForStatement: 'for',
  WhileStatement: 'while',
  TryStatement: 'try',
  WithStatement: 'with',
  MatchStatement: 'match',
  FunctionDefinition: 'def',
  ClassDefinition: 'class',
  DecoratedStatement: 'decorator',
  ImportStatement: 'import',
  ReturnStatement: 'return',
  YieldStatement: 'yield',
  RaiseStatement: 'raise',
  AssertStatement: 'assert',
  PassStatement: 'pass',
  BreakStatement: 'break',
  ContinueStatement: 'continue',
  ScopeStatement: 'global',
  TypeDefinition: 'type',
  PrintStatement: 'print',
};

function lowerStatement(node: Syntax): Move {
  return node.type === 'WithStatement' ? lowerWith(node, lowerExpression, lowerSimple) : lowerSimple(node);
}

function lowerSimple(node: Syntax): SimpleMove {
  switch (node.type) {
    case 'AssignStatement':
      return lowerAssignment(node);
    case 'DeleteStatement':
      return { kind: 'delete', targets: deleteTargets(node) };
    case 'ExpressionStatement':
      return lowerExpressionStatement(node);
    default:
      return refuse('not-in-language', node, { what: STATEMENTS[node.type] ?? 'statement' });
  }
}

function lowerAssignment(node: Syntax): SimpleMove {
  const [left, sign, value, more] = node.children;
  const isPlain = sign?.type === 'AssignOp' && more === undefined;
  if (left === undefined || value === undefined || !isPlain) return lowerAssignments(node);
  const target = lowerLeftSide(node, [left]);
  if (target.kind === 'unpack') return lowerAssignments(node);
  return { kind: 'assign', target, value: lowerExpression(value) };
}

/** Several targets, or several things on one side. */
function lowerAssignments(node: Syntax): SimpleMove {
  const annotation = node.children.find(({ type }) => type === 'TypeDef');
  if (annotation !== undefined) refuse('not-in-language', annotation, { what: 'annotation' });
  const sides = sidesOf(node);
  const right = sides.pop() ?? [];
  const targets = sides.map((side) => lowerLeftSide(node, side));
  const [target] = targets;
  if (target === undefined) return refuse('syntax-error', node);
  const isBare = right.some(({ type }) => type === ',');
  if (isBare && !targets.some(({ kind }) => kind === 'unpack')) refuse('not-in-language', node, { what: 'bare-tuple' });
  const value = lowerSide(node, right, isBare);
  if (target.kind !== 'unpack' && targets.length === 1) return { kind: 'assign', target, value };
  return { kind: 'assign-all', targets, value };
}

/** What stands before, between and behind the signs of equality. */
function sidesOf(node: Syntax): Syntax[][] {
  const sides: Syntax[][] = [[]];
  for (const child of node.children) {
    if (child.type === 'AssignOp') sides.push([]);
    else sides.at(-1)?.push(child);
  }
  return sides;
}

function lowerLeftSide(node: Syntax, side: readonly Syntax[]): MoveTarget | Unpacking {
  const [only, extra] = side;
  if (only === undefined) return refuse('syntax-error', node);
  if (extra !== undefined) return lowerTargets(node, side);
  const isBracketed = only.type === 'TupleExpression' || only.type === 'ArrayExpression';
  return isBracketed ? lowerTargets(only, only.children) : lowerTarget(only);
}

function lowerTargets(node: Syntax, side: readonly Syntax[]): Unpacking {
  const nodes = withoutPunctuation(side);
  const star = nodes.find(({ type }) => type === '*');
  if (star !== undefined) refuse('not-in-language', star, { what: 'starred-target' });
  const targets = nodes.map(lowerTarget);
  return targets.length === 0
    ? refuse('not-in-language', node, { what: 'empty-targets' })
    : { kind: 'unpack', targets };
}

function lowerSide(node: Syntax, side: readonly Syntax[], isBare: boolean): Expression {
  if (isBare) return lowerItems(node, 'tuple', withoutPunctuation(side), 0);
  const [value, extra] = side;
  return value === undefined || extra !== undefined ? refuse('syntax-error', node) : lowerExpression(value);
}

function deleteTargets(node: Syntax): MoveTarget[] {
  const targets = parts(node).slice(1).map(lowerTarget);
  return targets.length === 0 ? refuse('syntax-error', node) : targets;
}

function lowerTarget(node: Syntax): MoveTarget {
  switch (node.type) {
    case 'VariableName':
      return { kind: 'name', name: readBoundName(node) };
    case 'MemberExpression': {
      const target = lowerMember(node, 0);
      if (target.kind === 'attribute' || target.kind === 'item') return target;
      return refuse('reserved-name', node, { name: node.text });
    }
    case 'TupleExpression':
    case 'ArrayExpression':
      return refuse('not-in-language', node, { what: 'nested-targets' });
    case 'ParenthesizedExpression':
      return refuse('not-in-language', node, { what: 'parenthesized-target' });
    default:
      return refuse('syntax-error', node);
  }
}

function lowerExpressionStatement(node: Syntax): SimpleMove {
  const [expression, extra] = node.children;
  if (expression === undefined) return refuse('syntax-error', node);
  if (extra !== undefined) refuse('not-in-language', node, { what: 'bare-tuple' });
  if (expression.type === 'CallExpression') {
    const call = lowerStatementCall(expression, lowerExpression);
    if (call !== null) return call;
  }
  if (expression.type === 'BinaryExpression' && expression.children[1]?.type === 'is') return lowerIdentity(expression);
  return { kind: 'expression', value: lowerExpression(expression) };
}

function lowerIdentity(node: Syntax): SimpleMove {
  const [left, , second, third] = node.children;
  const right = third ?? second;
  if (left === undefined || right === undefined) return refuse('syntax-error', node);
  return { kind: 'identity', left: lowerExpression(left), right: lowerExpression(right), not: third !== undefined };
}

const EXPRESSIONS: Readonly<Record<string, string>> = {
  BinaryExpression: 'operator',
  UnaryExpression: 'operator',
  ConditionalExpression: 'conditional',
  LambdaExpression: 'lambda',
  NamedExpression: 'walrus',
  AwaitExpression: 'await',
  YieldExpression: 'yield',
  ContinuedString: 'joined-strings',
  FormatString: 'f-string',
  Ellipsis: 'ellipsis',
  ComprehensionExpression: 'comprehension',
  ArrayComprehensionExpression: 'comprehension',
  SetComprehensionExpression: 'comprehension',
  DictionaryComprehensionExpression: 'comprehension',
};

const DISPLAYS: Readonly<Record<string, 'list' | 'tuple' | 'set'>> = {
  ArrayExpression: 'list',
  TupleExpression: 'tuple',
  SetExpression: 'set',
};

/** Lowers an expression; `depth` counts the displays and calls around it. */
export function lowerExpression(node: Syntax, depth = 0): Expression {
  if (depth > DEEPEST_DISPLAY) refuse('nested-too-deep', node, { limit: String(DEEPEST_DISPLAY) });
  const atom = readAtom(node);
  if (atom !== null) return { kind: 'atom', text: atom };
  const display = DISPLAYS[node.type];
  if (display !== undefined) return lowerDisplay(node, display, depth);
  switch (node.type) {
    case 'VariableName':
      return { kind: 'name', name: readName(node) };
    case 'ParenthesizedExpression':
      return lowerParenthesized(node, depth);
    case 'MemberExpression':
      return lowerMember(node, depth);
    case 'DictionaryExpression':
      return { kind: 'dict', entries: lowerEntries(node, depth) };
    case 'CallExpression':
      return lowerCall(node, depth, lowerExpression);
    default:
      return refuse('not-in-language', node, { what: whatIs(node) });
  }
}

function whatIs(node: Syntax): string {
  const what = EXPRESSIONS[node.type] ?? 'expression';
  const compares = node.children.some((child) => COMPARISONS.has(child.type));
  return what === 'operator' && compares ? 'comparison' : what;
}

const COMPARISONS: ReadonlySet<string> = new Set(['CompareOp', 'is', 'in', 'not']);

function lowerParenthesized(node: Syntax, depth: number): Expression {
  const [inner, extra] = parts(node);
  if (inner === undefined || extra !== undefined) return refuse('syntax-error', node);
  return lowerExpression(inner, depth + 1);
}

function requireRoom(node: Syntax, depth: number): void {
  if (depth >= DEEPEST_DISPLAY) refuse('nested-too-deep', node, { limit: String(DEEPEST_DISPLAY) });
}

function lowerDisplay(node: Syntax, kind: 'list' | 'tuple' | 'set', depth: number): Expression {
  return lowerItems(node, kind, parts(node), depth);
}

function lowerItems(node: Syntax, kind: 'list' | 'tuple' | 'set', nodes: readonly Syntax[], depth: number): Expression {
  requireRoom(node, depth);
  const items = nodes.map((item) => lowerExpression(refuseStar(item), depth + 1));
  if (kind === 'tuple' && items.length === 0) refuse('not-in-language', node, { what: 'empty-tuple' });
  return { kind, items };
}

function refuseStar(node: Syntax): Syntax {
  if (node.type === '*' || node.type === '**') refuse('not-in-language', node, { what: 'unpacking' });
  return node;
}

function lowerEntries(node: Syntax, depth: number): { key: AtomText; value: Expression }[] {
  requireRoom(node, depth);
  const entries: { key: AtomText; value: Expression }[] = [];
  const items = parts(node).map(refuseStar);
  for (let i = 0; i < items.length; i += 3) {
    const [key, colon, value] = items.slice(i, i + 3);
    if (key === undefined || colon?.type !== ':' || value === undefined) return refuse('syntax-error', node);
    entries.push({ key: lowerKey(key), value: lowerExpression(value, depth + 1) });
  }
  return entries;
}

/** A key or an index: an integer or a string, written out. */
function lowerKey(node: Syntax): AtomText {
  const atom = readAtom(node);
  if (atom === null) return refuse('not-in-language', node, { what: 'computed-key' });
  if (node.type === 'Boolean') refuse('not-in-language', node, { what: 'boolean-key' });
  return atom;
}

function lowerMember(node: Syntax, depth: number): Expression {
  const [object, access, key, extra] = node.children;
  if (object === undefined || access === undefined || key === undefined) return refuse('syntax-error', node);
  const isDotted = object.type === 'VariableName' && access.type === '.';
  if (isDotted && object.text === 'gc' && key.text === 'garbage') return { kind: 'garbage' };
  if (isDotted && object.text === 'Member' && key.text === 'members') return { kind: 'members' };
  const inner = lowerExpression(object, depth + 1);
  if (access.type === '.') return { kind: 'attribute', object: inner, name: readAttributeName(key) };
  if (extra?.type === ':' || key.type === ':') refuse('not-in-language', node, { what: 'slice' });
  if (extra?.type === ',') refuse('not-in-language', node, { what: 'computed-key' });
  return { kind: 'item', object: inner, key: lowerKey(key) };
}
