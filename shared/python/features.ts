/** What a line uses beyond plain references: the vocabulary of scenarios, which sets prices. */
import { DISPLAY_TYPES, INSTANCE_CLASSES } from '../heap/picture.ts';
import {
  type Expression,
  GC_CALLS,
  HOLDERS,
  type Move,
  type MoveTarget,
  OPEN_DESCRIPTORS,
  QUESTIONS,
  SHARED_NAMES,
  type SharedName,
  STATE_QUESTIONS,
  type Unpacking,
  type WithMove,
} from './move.ts';
import { swappedItems } from './swaps.ts';

export const FEATURES = [
  ...INSTANCE_CLASSES,
  '__init__',
  ...DISPLAY_TYPES,
  'weakref.ref',
  'watcher',
  'weakref.finalize',
  'weakcache',
  ...HOLDERS,
  'touch',
  'registry',
  'Member.members',
  'graveyard',
  'local',
  'logs',
  'close',
  'cache_clear',
  'release',
  'shut',
  'with',
  'gc.garbage',
  'gc.callbacks',
  ...GC_CALLS,
  ...QUESTIONS,
  'is',
  'unpacking',
  'chained',
  ...STATE_QUESTIONS,
  OPEN_DESCRIPTORS,
] as const;
export type Feature = (typeof FEATURES)[number];

/** The features of a move, one for each occurrence, in order of reading. */
export function featuresOf(move: Move): Feature[] {
  switch (move.kind) {
    case 'assign':
      return [...inExpression(move.target), ...inExpression(move.value)];
    case 'assign-all':
      return [
        ...move.targets.slice(1).map(() => 'chained' as const),
        ...move.targets.flatMap(inTarget),
        ...(swappedItems(move, ['tuple']) ?? [move.value]).flatMap(inExpression),
      ];
    case 'delete':
      return move.targets.flatMap(inExpression);
    case 'expression':
      return inExpression(move.value);
    case 'gc':
      return [move.call, ...move.args.flatMap(({ value }) => inExpression(value))];
    case 'missing-gc':
      return move.args.flatMap(({ value }) => inExpression(value));
    case 'callbacks':
      return ['gc.callbacks'];
    case 'debug':
      return ['gc.set_debug'];
    case 'question':
      return [move.question, ...inExpression(move.object)];
    case 'identity':
      return ['is', ...inExpression(move.left), ...inExpression(move.right)];
    case 'state':
      return [move.question];
    case 'descriptors':
      return [OPEN_DESCRIPTORS];
    case 'with':
      return inWith(move);
  }
}

function inTarget(target: MoveTarget | Unpacking): Feature[] {
  return target.kind === 'unpack' ? ['unpacking', ...target.targets.flatMap(inExpression)] : inExpression(target);
}

function inWith({ manager, body }: WithMove): Feature[] {
  return ['with', ...inExpression(manager), ...(body.kind === 'pass' ? [] : featuresOf(body))];
}

function inExpression(expression: Expression): Feature[] {
  switch (expression.kind) {
    case 'atom':
      return [];
    case 'name':
      return sharedName(expression.name);
    case 'attribute':
      return [...inExpression(expression.object), ...inAttribute(expression.name)];
    case 'item':
      return inExpression(expression.object);
    case 'new':
      return [
        expression.class,
        ...(expression.args.length === 0 ? [] : (['__init__'] as const)),
        ...expression.args.flatMap(({ value }) => inExpression(value)),
      ];
    case 'list':
    case 'tuple':
    case 'set':
      return [expression.kind, ...expression.items.flatMap(inExpression)];
    case 'dict':
      return ['dict', ...expression.entries.flatMap(({ value }) => inExpression(value))];
    case 'weakref':
      return ['weakref.ref', ...inExpression(expression.object), ...(expression.watched ? (['watcher'] as const) : [])];
    case 'finalize':
      return ['weakref.finalize', ...inExpression(expression.object), ...inCallback(expression.shut)];
    case 'hold':
      return [expression.holder, ...inExpression(expression.object)];
    case 'call':
      return inExpression(expression.callee);
    case 'method':
      return [...inExpression(expression.object), ...inMethod(expression)];
    case 'garbage':
      return ['gc.garbage'];
    case 'members':
      return ['Member.members'];
  }
}

function inCallback(shut: Expression | null): Feature[] {
  return shut === null ? [] : ['shut', ...inExpression(shut)];
}

/** What a class gives its instances: an attribute of that name may be it. */
function inAttribute(name: string): Feature[] {
  return name === 'touch' ? ['touch'] : name === 'members' ? ['Member.members'] : [];
}

function sharedName(name: string): Feature[] {
  return (SHARED_NAMES as readonly string[]).includes(name) ? [name as SharedName] : [];
}

const PRICED_METHODS = ['close', 'cache_clear', 'release'] as const;

function inMethod(expression: Extract<Expression, { kind: 'method' }>): Feature[] {
  const own = PRICED_METHODS.filter((method) => method === expression.method);
  return expression.argument === null ? own : [...own, ...inExpression(expression.argument)];
}
