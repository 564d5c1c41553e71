/** Calls: constructors, weak references, holders, methods, and what a whole line may ask of `gc`. */
import { INSTANCE_CLASSES, type InstanceClass } from '../heap/picture.ts';
import { readAtom } from './atom-text.ts';
import {
  type AtomText,
  DEBUG_FLAGS,
  type DebugFlag,
  type Expression,
  GC_CALLS,
  type GcCall,
  HOLDERS,
  type Holder,
  METHODS,
  type Method,
  type Move,
  QUESTIONS,
  type Question,
  STATE_QUESTIONS,
  type StateQuestion,
} from './move.ts';
import { readAttributeName } from './names.ts';
import { refuse } from './refusal.ts';
import { parts, type Syntax } from './syntax.ts';

type Lower = (node: Syntax, depth?: number) => Expression;

/** Methods of built-in types outside of the language: a line that calls one is refused, not told a falsehood. */
const OTHER_METHODS: ReadonlySet<string> = new Set(
  (
    'sort insert extend remove index count reverse copy get keys values items popitem setdefault update union ' +
    'difference intersection send throw with_traceback add_note detach alive peek touch cache_info cache_parameters ' +
    'issubset issuperset isdisjoint format join split'
  ).split(' '),
);

function callee(node: Syntax): { readonly target: Syntax; readonly name: string } {
  const target = node.children[0];
  if (target === undefined) return refuse('syntax-error', node);
  return { target, name: target.text.replaceAll(/\s/g, '') };
}

function argumentsOf(node: Syntax): readonly Syntax[] {
  const list = node.children[1];
  if (list === undefined) return refuse('syntax-error', node);
  for (const part of list.children) {
    if (part.type === 'AssignOp') refuse('not-in-language', list, { what: 'keyword-argument' });
    if (part.type === '*' || part.type === '**') refuse('not-in-language', list, { what: 'unpacking' });
    if (part.type === 'for') refuse('not-in-language', list, { what: 'comprehension' });
  }
  return parts(list);
}

function exactly(node: Syntax, name: string, least: number, most = least): readonly Syntax[] {
  const found = argumentsOf(node);
  if (found.length < least || found.length > most) refuse('argument-count', node, { name });
  return found;
}

function one(node: Syntax, name: string): Syntax {
  const [argument] = exactly(node, name, 1);
  return argument ?? refuse('argument-count', node, { name });
}

function isOneOf<T extends string>(list: readonly T[], name: string): name is T {
  return (list as readonly string[]).includes(name);
}

/** A call that is a whole line and no expression of the language; null for any other. */
export function lowerStatementCall(node: Syntax, lower: Lower): Move | null {
  const { name } = callee(node);
  if (name === 'gc.set_debug') return lowerSetDebug(node);
  if (isOneOf<GcCall>(GC_CALLS, name)) return { kind: 'gc', call: name, args: gcArguments(node, name) };
  if (isOneOf<Question>(QUESTIONS, name))
    return { kind: 'question', question: name, object: lower(one(node, name), 1) };
  if (isOneOf<StateQuestion>(STATE_QUESTIONS, name)) {
    exactly(node, name, 0);
    return { kind: 'state', question: name };
  }
  return null;
}

const GC_ARGUMENTS: Readonly<Record<GcCall, readonly [least: number, most: number]>> = {
  'gc.collect': [0, 1],
  'gc.enable': [0, 0],
  'gc.disable': [0, 0],
  'gc.freeze': [0, 0],
  'gc.unfreeze': [0, 0],
  'gc.set_threshold': [1, 3],
  'gc.set_debug': [1, 1],
};

function gcArguments(node: Syntax, name: GcCall): AtomText[] {
  const [least, most] = GC_ARGUMENTS[name];
  return exactly(node, name, least, most).map(
    (argument) => readAtom(argument) ?? refuse('not-in-language', argument, { what: 'computed-argument' }),
  );
}

function lowerSetDebug(node: Syntax): Move {
  const argument = one(node, 'gc.set_debug');
  const atom = readAtom(argument);
  if (atom !== null) return { kind: 'gc', call: 'gc.set_debug', args: [atom] };
  return { kind: 'debug', flags: debugFlags(argument) };
}

function debugFlags(node: Syntax): DebugFlag[] {
  if (node.type === 'BinaryExpression' && node.children[1]?.text === '|') {
    return [node.children[0], node.children[2]].flatMap((side) => (side === undefined ? [] : debugFlags(side)));
  }
  const name = node.text.replaceAll(/\s/g, '');
  if (isOneOf(Object.keys(DEBUG_FLAGS) as DebugFlag[], name)) return [name];
  return refuse('not-in-language', node, { what: 'computed-argument' });
}

/** A call inside an expression. */
export function lowerCall(node: Syntax, depth: number, lower: Lower): Expression {
  const { target, name } = callee(node);
  if (isOneOf<InstanceClass>(INSTANCE_CLASSES, name)) {
    exactly(node, name, 0);
    return { kind: 'new', class: name };
  }
  if (isOneOf<Holder>(HOLDERS, name)) return { kind: 'hold', holder: name, object: lower(one(node, name), depth + 1) };
  if (name === 'weakref.ref') return lowerRef(node, depth, lower);
  if (name === 'weakref.finalize') return lowerFinalize(node, depth, lower);
  if (([...GC_CALLS, ...QUESTIONS, ...STATE_QUESTIONS] as readonly string[]).includes(name)) {
    return refuse('not-in-language', node, { what: 'nested-question' });
  }
  if (/^(gc|sys|weakref)\./.test(name) && !name.startsWith('gc.garbage.')) refuse('unknown-call', target, { name });
  if (target.type === 'MemberExpression' && target.children[1]?.type === '.') {
    return lowerMethod(node, target, depth, lower);
  }
  if (argumentsOf(node).length > 0) refuse('unknown-call', target, { name });
  return { kind: 'call', callee: lower(target, depth + 1) };
}

function lowerRef(node: Syntax, depth: number, lower: Lower): Expression {
  const [object, callback] = exactly(node, 'weakref.ref', 1, 2);
  if (object === undefined) return refuse('argument-count', node, { name: 'weakref.ref' });
  if (callback !== undefined && callback.text !== 'watcher') {
    refuse('not-in-language', callback, { what: 'other-callback' });
  }
  return { kind: 'weakref', object: lower(object, depth + 1), watched: callback !== undefined };
}

function lowerFinalize(node: Syntax, depth: number, lower: Lower): Expression {
  const [object, callback] = exactly(node, 'weakref.finalize', 2);
  if (object === undefined) return refuse('argument-count', node, { name: 'weakref.finalize' });
  if (callback?.text !== 'released') refuse('not-in-language', callback ?? node, { what: 'other-callback' });
  return { kind: 'finalize', object: lower(object, depth + 1) };
}

function lowerMethod(node: Syntax, target: Syntax, depth: number, lower: Lower): Expression {
  const [receiver, , property] = target.children;
  if (receiver === undefined || property === undefined) return refuse('syntax-error', node);
  const name = property.text;
  if (!isOneOf<Method>(METHODS, name)) {
    if (OTHER_METHODS.has(name) || argumentsOf(node).length > 0) refuse('unknown-call', property, { name });
    return {
      kind: 'call',
      callee: { kind: 'attribute', object: lower(receiver, depth + 1), name: readAttributeName(property) },
    };
  }
  const takesOne = name === 'append' || name === 'add' || name === 'discard';
  const [argument] = exactly(node, name, takesOne ? 1 : 0);
  const object = lower(receiver, depth + 1);
  return { kind: 'method', object, method: name, argument: argument === undefined ? null : lower(argument, depth + 1) };
}
