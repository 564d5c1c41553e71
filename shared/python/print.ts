/** Moves to lines: the one spelling of each move, so that reading it gives the same move again. */
import {
  type Argument,
  type CallbackCall,
  type Expression,
  type InitArgument,
  type Move,
  OPEN_DESCRIPTORS,
  type Unpacking,
  type WithMove,
} from './move.ts';

/** Python text of a move. */
export function printMove(move: Move): string {
  switch (move.kind) {
    case 'assign':
      return `${printExpression(move.target)} = ${printExpression(move.value)}`;
    case 'assign-all':
      return printAssignments(move);
    case 'delete':
      return `del ${move.targets.map(printExpression).join(', ')}`;
    case 'expression':
      return printExpression(move.value);
    case 'gc':
      return `${move.call}(${printArguments(move.args)})`;
    case 'missing-gc':
      return `gc.${move.name}(${printArguments(move.args)})`;
    case 'callbacks':
      return printCallbacks(move.call);
    case 'debug':
      return `gc.set_debug(${move.flags.join(' | ')})`;
    case 'question':
      return `${move.question}(${printExpression(move.object)})`;
    case 'identity':
      return `${printExpression(move.left)} is ${move.not ? 'not ' : ''}${printExpression(move.right)}`;
    case 'state':
      return `${move.question}()`;
    case 'descriptors':
      return `${OPEN_DESCRIPTORS}()`;
    case 'with':
      return printWith(move);
  }
}

function printAssignments({ targets, value }: Extract<Move, { kind: 'assign-all' }>): string {
  const unpacks = targets.at(-1)?.kind === 'unpack';
  const isBare = unpacks && value.kind === 'tuple' && value.items.length > 1;
  const left = targets.map((target) => (target.kind === 'unpack' ? printTargets(target) : printExpression(target)));
  return [...left, isBare ? printAll(value.items) : printExpression(value)].join(' = ');
}

function printTargets({ targets }: Unpacking): string {
  return targets.length === 1 ? `${printAll(targets)},` : printAll(targets);
}

function printWith({ manager, name, body }: WithMove): string {
  const as = name === null ? '' : ` as ${name}`;
  return `with ${printExpression(manager)}${as}: ${body.kind === 'pass' ? 'pass' : printMove(body)}`;
}

export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'atom':
      return expression.text;
    case 'name':
      return expression.name;
    case 'attribute':
      return `${printReceiver(expression.object)}.${expression.name}`;
    case 'item':
      return `${printReceiver(expression.object)}[${expression.key}]`;
    case 'new':
      return `${expression.class}(${printInit(expression.args)})`;
    case 'list':
      return `[${printAll(expression.items)}]`;
    case 'tuple':
      return expression.items.length === 1 ? `(${printAll(expression.items)},)` : `(${printAll(expression.items)})`;
    case 'set':
      return `{${printAll(expression.items)}}`;
    case 'dict':
      return `{${expression.entries.map(({ key, value }) => `${key}: ${printExpression(value)}`).join(', ')}}`;
    case 'weakref':
      return `weakref.ref(${printExpression(expression.object)}${expression.watched ? ', watcher' : ''})`;
    case 'finalize':
      return `weakref.finalize(${printExpression(expression.object)}, ${printCallback(expression.shut)})`;
    case 'hold':
      return `${expression.holder}(${printExpression(expression.object)})`;
    case 'call':
      return `${printReceiver(expression.callee)}()`;
    case 'method': {
      const argument = expression.argument === null ? '' : printExpression(expression.argument);
      return `${printReceiver(expression.object)}.${expression.method}(${argument})`;
    }
    case 'garbage':
      return 'gc.garbage';
    case 'members':
      return 'Member.members';
  }
}

function printArguments(args: readonly Argument[]): string {
  return args
    .map(({ name, value }) => (name === null ? printExpression(value) : `${name}=${printExpression(value)}`))
    .join(', ');
}

function printCallbacks(call: CallbackCall): string {
  if (call === 'len') return 'len(gc.callbacks)';
  return `gc.callbacks.${call}(${call === 'clear' ? '' : 'on_gc'})`;
}

function printCallback(shut: Expression | null): string {
  return shut === null ? 'released' : `shut, ${printExpression(shut)}`;
}

/** Keywords where the place alone does not tell. */
function printInit(args: readonly InitArgument[]): string {
  const isPositional = args.every(({ name }, index) => name === (index === 0 ? 'left' : 'right'));
  return args.map(({ name, value }) => (isPositional ? '' : `${name}=`) + printExpression(value)).join(', ');
}

/** A number before a dot needs parentheses. */
function printReceiver(expression: Expression): string {
  const text = printExpression(expression);
  return expression.kind === 'atom' && /^-?\d/.test(text) ? `(${text})` : text;
}

function printAll(items: readonly Expression[]): string {
  return items.map(printExpression).join(', ');
}
