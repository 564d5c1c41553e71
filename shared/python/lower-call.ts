/** Calls: constructors, weak references, holders, methods, and what a whole line may ask of `gc`. */
import { INSTANCE_CLASSES, type InstanceClass } from '../heap/picture.ts';
import { readAtom } from './atom-text.ts';
import { readArguments } from './call-arguments.ts';
import {
  type AtomText,
  CALLBACK_CALLS,
  type CallbackCall,
  DEBUG_FLAGS,
  type DebugFlag,
  type Expression,
  GC_CALLS,
  type GcFunction,
  HOLDERS,
  type Holder,
  type InitArgument,
  METHODS,
  type Method,
  OPEN_DESCRIPTORS,
  QUESTIONS,
  type Question,
  type SimpleMove,
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
export function lowerStatementCall(node: Syntax, lower: Lower): SimpleMove | null {
  const { name } = callee(node);
  if (name === 'len' && node.children[1]?.children[1]?.text.replaceAll(/\s/g, '') === 'gc.callbacks') {
    one(node, name);
    return { kind: 'callbacks', call: 'len' };
  }
  if (name.startsWith('gc.callbacks.')) return lowerCallbacks(node, name.slice('gc.callbacks.'.length));
  if (name.startsWith('gc.')) return lowerGcCall(node, name, lower);
  if (isOneOf<Question>(QUESTIONS, name))
    return { kind: 'question', question: name, object: lower(one(node, name), 1) };
  if (name === OPEN_DESCRIPTORS) {
    exactly(node, name, 0);
    return { kind: 'descriptors' };
  }
  return null;
}

/** What the module gc has beside functions, and what every module has. */
const GC_ATTRIBUTES = /^gc\.(garbage|callbacks|DEBUG_|__)/;

/** A call of a function of gc, of one that it does not have, or null for a call of something else that it has. */
function lowerGcCall(node: Syntax, name: string, lower: Lower): SimpleMove | null {
  if (!/^gc\.\w+$/u.test(name) || GC_ATTRIBUTES.test(name)) return null;
  if (name === 'gc.set_debug') {
    const flags = debugFlags(node);
    if (flags !== null) return { kind: 'debug', flags };
  }
  const args = readArguments(node, lower);
  const [first] = args;
  if (isOneOf<StateQuestion>(STATE_QUESTIONS, name)) {
    return first === undefined ? { kind: 'state', question: name } : { kind: 'gc', call: name, args };
  }
  if (isOneOf<Question>(QUESTIONS, name)) {
    const isFitting = args.length === 1 && first?.name === null;
    if (isFitting) return { kind: 'question', question: name, object: first.value };
    return { kind: 'gc', call: name as GcFunction, args };
  }
  if (isOneOf<GcFunction>(GC_CALLS, name)) return { kind: 'gc', call: name, args };
  return { kind: 'missing-gc', name: name.slice('gc.'.length), args };
}

/** The flags that the call names, or null if its argument is none; joined by `|` they may be integers, too. */
function debugFlags(node: Syntax): (DebugFlag | AtomText)[] | null {
  const [argument, ...others] = parts(node.children[1] ?? node);
  if (argument === undefined || others.length > 0) return null;
  const name = spelling(argument);
  if (isOneOf<DebugFlag>(DEBUG_FLAGS, name)) return [name];
  return argument.type === 'BinaryExpression' ? joinedFlags(argument) : null;
}

function joinedFlags(node: Syntax): (DebugFlag | AtomText)[] {
  if (node.type === 'ParenthesizedExpression') return parts(node).flatMap(joinedFlags);
  if (node.type === 'BinaryExpression' && node.children[1]?.text === '|') {
    return [node.children[0], node.children[2]].flatMap((side) => (side === undefined ? [] : joinedFlags(side)));
  }
  const name = spelling(node);
  if (isOneOf<DebugFlag>(DEBUG_FLAGS, name)) return [name];
  const atom = readAtom(node);
  if (atom !== null && /^-?\d+$/.test(atom)) return [atom];
  return refuse('not-in-language', node, { what: 'computed-argument' });
}

function spelling(node: Syntax): string {
  return node.text.replaceAll(/\s/g, '');
}

function lowerCallbacks(node: Syntax, method: string): SimpleMove {
  if (method === 'len' || !isOneOf<CallbackCall>(CALLBACK_CALLS, method)) {
    return refuse('unknown-call', node, { name: method });
  }
  const [argument] = exactly(node, `gc.callbacks.${method}`, method === 'clear' ? 0 : 1);
  if (argument !== undefined && argument.text !== 'on_gc') {
    refuse('not-in-language', argument, { what: 'other-callback' });
  }
  return { kind: 'callbacks', call: method };
}

/** What is a line by itself. */
const ASKED_ALONE: ReadonlySet<string> = new Set([...GC_CALLS, ...QUESTIONS, ...STATE_QUESTIONS, OPEN_DESCRIPTORS]);

/** A call inside an expression. */
export function lowerCall(node: Syntax, depth: number, lower: Lower): Expression {
  const { target, name } = callee(node);
  if (isOneOf<InstanceClass>(INSTANCE_CLASSES, name)) {
    return { kind: 'new', class: name, args: lowerInit(node, name, depth, lower) };
  }
  if (isOneOf<Holder>(HOLDERS, name)) return { kind: 'hold', holder: name, object: lower(one(node, name), depth + 1) };
  if (name === 'weakref.ref') return lowerRef(node, depth, lower);
  if (name === 'weakref.finalize') return lowerFinalize(node, depth, lower);
  if (ASKED_ALONE.has(name)) {
    return refuse('not-in-language', node, { what: 'nested-question' });
  }
  if (/^(gc|sys|weakref)\./.test(name) && !/^gc\.garbage[.[]/.test(name)) refuse('unknown-call', target, { name });
  if (target.type === 'MemberExpression' && target.children[1]?.type === '.') {
    return lowerMethod(node, target, depth, lower);
  }
  if (argumentsOf(node).length > 0) refuse('unknown-call', target, { name });
  return { kind: 'call', callee: lower(target, depth + 1) };
}

/** The arguments of `__init__(self, left=…, right=…)`. */
function lowerInit(node: Syntax, name: InstanceClass, depth: number, lower: Lower): readonly InitArgument[] {
  const found = readArguments(node, lower, depth);
  if (found.length > INIT_PARAMETERS.length) refuse('argument-count', node, { name });
  return found.map((argument, index) => {
    const parameter = argument.name ?? INIT_PARAMETERS[index] ?? '';
    if (!isOneOf(INIT_PARAMETERS, parameter)) return refuse('not-in-language', node, { what: 'keyword-argument' });
    if (index === 1 && found[0]?.name === null && parameter === 'left') refuse('argument-count', node, { name });
    return { name: parameter, value: argument.value };
  });
}

const INIT_PARAMETERS = ['left', 'right'] as const;

function lowerRef(node: Syntax, depth: number, lower: Lower): Expression {
  const [object, callback] = exactly(node, 'weakref.ref', 1, 2);
  if (object === undefined) return refuse('argument-count', node, { name: 'weakref.ref' });
  if (callback !== undefined && callback.text !== 'watcher') {
    refuse('not-in-language', callback, { what: 'other-callback' });
  }
  return { kind: 'weakref', object: lower(object, depth + 1), watched: callback !== undefined };
}

function lowerFinalize(node: Syntax, depth: number, lower: Lower): Expression {
  const [object, callback, argument] = exactly(node, 'weakref.finalize', 2, 3);
  if (object === undefined) return refuse('argument-count', node, { name: 'weakref.finalize' });
  const takes = callback?.text === 'shut' ? 1 : 0;
  if (takes === 0 && callback?.text !== 'released') {
    refuse('not-in-language', callback ?? node, { what: 'other-callback' });
  }
  exactly(node, 'weakref.finalize', 2 + takes);
  return {
    kind: 'finalize',
    object: lower(object, depth + 1),
    shut: argument === undefined ? null : lower(argument, depth + 1),
  };
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
