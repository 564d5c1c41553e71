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
  const found: Feature[] = [];
  addMove(move, found);
  return found;
}

function addMove(move: Move, found: Feature[]): void {
  switch (move.kind) {
    case 'assign':
      addExpression(move.target, found);
      addExpression(move.value, found);
      return;
    case 'assign-all':
      for (let more = 1; more < move.targets.length; more++) found.push('chained');
      for (const target of move.targets) addTarget(target, found);
      addAll(swappedItems(move, ['tuple']) ?? [move.value], found);
      return;
    case 'delete':
      addAll(move.targets, found);
      return;
    case 'expression':
      addExpression(move.value, found);
      return;
    case 'gc':
      found.push(move.call);
      addValues(move.args, found);
      return;
    case 'missing-gc':
      addValues(move.args, found);
      return;
    case 'callbacks':
      found.push('gc.callbacks');
      return;
    case 'debug':
      found.push('gc.set_debug');
      return;
    case 'question':
      found.push(move.question);
      addExpression(move.object, found);
      return;
    case 'identity':
      found.push('is');
      addExpression(move.left, found);
      addExpression(move.right, found);
      return;
    case 'state':
      found.push(move.question);
      return;
    case 'descriptors':
      found.push(OPEN_DESCRIPTORS);
      return;
    case 'with':
      found.push('with');
      addExpression(move.manager, found);
      if (move.body.kind !== 'pass') addMove(move.body, found);
      return;
  }
}

function addTarget(target: MoveTarget | Unpacking, found: Feature[]): void {
  if (target.kind === 'unpack') {
    found.push('unpacking');
    addAll(target.targets, found);
  } else addExpression(target, found);
}

function addAll(expressions: readonly Expression[], found: Feature[]): void {
  for (const expression of expressions) addExpression(expression, found);
}

function addValues(holders: readonly { readonly value: Expression }[], found: Feature[]): void {
  for (const { value } of holders) addExpression(value, found);
}

function addExpression(expression: Expression, found: Feature[]): void {
  switch (expression.kind) {
    case 'atom':
      return;
    case 'name':
      if (isSharedName(expression.name)) found.push(expression.name);
      return;
    case 'attribute':
      addExpression(expression.object, found);
      addAttribute(expression.name, found);
      return;
    case 'item':
      addExpression(expression.object, found);
      return;
    case 'new':
      found.push(expression.class);
      if (expression.args.length > 0) found.push('__init__');
      addValues(expression.args, found);
      return;
    case 'list':
    case 'tuple':
    case 'set':
      found.push(expression.kind);
      addAll(expression.items, found);
      return;
    case 'dict':
      found.push('dict');
      addValues(expression.entries, found);
      return;
    case 'weakref':
      found.push('weakref.ref');
      addExpression(expression.object, found);
      if (expression.watched) found.push('watcher');
      return;
    case 'finalize':
      found.push('weakref.finalize');
      addExpression(expression.object, found);
      if (expression.shut === null) return;
      found.push('shut');
      addExpression(expression.shut, found);
      return;
    case 'hold':
      found.push(expression.holder);
      addExpression(expression.object, found);
      return;
    case 'call':
      addExpression(expression.callee, found);
      return;
    case 'method':
      addExpression(expression.object, found);
      if (isPricedMethod(expression.method)) found.push(expression.method);
      if (expression.argument !== null) addExpression(expression.argument, found);
      return;
    case 'garbage':
      found.push('gc.garbage');
      return;
    case 'members':
      found.push('Member.members');
      return;
  }
}

/** What a class gives its instances: an attribute of that name may be it. */
function addAttribute(name: string, found: Feature[]): void {
  if (name === 'touch') found.push('touch');
  if (name === 'members') found.push('Member.members');
}

function isSharedName(name: string): name is SharedName {
  return (SHARED_NAMES as readonly string[]).includes(name);
}

const PRICED_METHODS = ['close', 'cache_clear', 'release'] as const;

function isPricedMethod(method: string): method is (typeof PRICED_METHODS)[number] {
  return (PRICED_METHODS as readonly string[]).includes(method);
}
