/** Which lines make an exception whose traceback holds the frame of the line itself. */
import type { Expression, Move, MoveTarget, Unpacking } from './move.ts';

/** Whether its text alone leaves that open: it is sooner read than the move. Names in other scripts may be other spellings. */
export function mayLeaveFrame(text: string): boolean {
  return /capture|log_error|[^ -~]/.test(text);
}

/** Whether the move calls `capture` or `log_error`. */
export function leavesFrame(move: Move): boolean {
  switch (move.kind) {
    case 'assign':
      return captures(move.value) || (move.target.kind !== 'name' && captures(move.target));
    case 'expression':
      return captures(move.value);
    case 'question':
      return captures(move.object);
    case 'gc':
      return move.args.some(({ value }) => captures(value));
    case 'assign-all':
      return captures(move.value) || move.targets.some(capturesIn);
    case 'delete':
      return move.targets.some(captures);
    case 'identity':
      return captures(move.left) || captures(move.right);
    case 'with':
      return captures(move.manager) || (move.body.kind !== 'pass' && leavesFrame(move.body));
    default:
      return false;
  }
}

function capturesIn(target: MoveTarget | Unpacking): boolean {
  return target.kind === 'unpack' ? target.targets.some(captures) : captures(target);
}

function captures(expression: Expression): boolean {
  switch (expression.kind) {
    case 'hold':
      return expression.holder === 'capture' || expression.holder === 'log_error' || captures(expression.object);
    case 'list':
    case 'tuple':
    case 'set':
      for (const item of expression.items) if (captures(item)) return true;
      return false;
    case 'new':
      for (const { value } of expression.args) if (captures(value)) return true;
      return false;
    case 'dict':
      return expression.entries.some(({ value }) => captures(value));
    case 'attribute':
    case 'item':
    case 'weakref':
      return captures(expression.object);
    case 'finalize':
      return captures(expression.object) || (expression.shut !== null && captures(expression.shut));
    case 'call':
      return captures(expression.callee);
    case 'method':
      return captures(expression.object) || (expression.argument !== null && captures(expression.argument));
    default:
      return false;
  }
}
