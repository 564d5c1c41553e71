/** Moves to code, as CPython's compiler orders the steps: the value before the target, operands from left to right. */
import { kindOfClass } from '../heap/kinds.ts';
import { type Code, Instruction, KIND_BITS, OP, type Opcode, PARAMETERS, type Uncompiled } from './bytecode.ts';
import { leavesFrame } from './line-frames.ts';
import { type Expression, HOLDERS, type InitArgument, METHODS, type Move, type MoveTarget } from './move.ts';

/** The code of a whole line, which leaves the stack as it found it. `leaves`: whether its frame outlives it. */
export function compileMove(move: Move, leaves = leavesFrame(move)): Code {
  const assembler = new Assembler();
  if (leaves) assembler.emit(OP.MAKE_FUNCTION);
  switch (move.kind) {
    case 'assign':
      return assembler.evaluate(move.value).store(move.target).code();
    case 'expression':
      return assembler.evaluate(move.value).emit(OP.POP_TOP).code();
    case 'delete':
      for (const target of move.targets) assembler.delete(target);
      return assembler.code();
    default:
      return assembler.code(move);
  }
}

/** The code that leaves an expression's value on the stack. */
export function compileExpression(expression: Expression): Code {
  return new Assembler().evaluate(expression).code();
}

/** The code that binds what is on top of the stack. */
export function compileStore(target: MoveTarget): Code {
  return new Assembler().store(target).code();
}

/** By opcode, those with that argument. */
const sharedNumbered: Instruction[][] = [];
/** By opcode, those about that text: so what one keeps is there when the next line comes. */
const sharedTexts: Map<string, Instruction>[] = [];
const REMEMBERED = 4096;

function numbered(opcode: Opcode, argument: number): Instruction {
  const known = sharedNumbered[opcode]?.[argument];
  if (known !== undefined) return known;
  const made = new Instruction(opcode, argument, '', null);
  const shared = sharedNumbered[opcode] ?? [];
  sharedNumbered[opcode] = shared;
  if (argument < REMEMBERED) shared[argument] = made;
  return made;
}

function about(opcode: Opcode, text: string): Instruction {
  const shared = sharedTexts[opcode] ?? new Map<string, Instruction>();
  sharedTexts[opcode] = shared;
  const known = shared.get(text);
  if (known !== undefined) return known;
  if (shared.size >= REMEMBERED) shared.clear();
  const made = new Instruction(opcode, 0, text, null);
  shared.set(text, made);
  return made;
}

class Assembler {
  readonly #code: Instruction[] = [];

  /** The instructions, then what has none. A copy, which takes no more room than it needs. */
  code(statement?: Uncompiled): Code {
    if (statement !== undefined) this.#code.push(new Instruction(OP.PERFORM, 0, '', statement));
    return this.#code.slice();
  }

  emit(opcode: Opcode, argument = 0): this {
    this.#code.push(numbered(opcode, argument));
    return this;
  }

  evaluate(expression: Expression): this {
    switch (expression.kind) {
      case 'atom':
        return this.#emitText(OP.LOAD_CONST, expression.text);
      case 'name':
        return this.#emitText(OP.LOAD_NAME, expression.name);
      case 'attribute':
        return this.evaluate(expression.object).#emitText(OP.LOAD_ATTR, expression.name);
      case 'item':
        return this.evaluate(expression.object).#emitText(OP.LOAD_SUBSCR, expression.key);
      case 'new':
        return this.#callClass(kindOfClass(expression.class), expression.args);
      case 'list':
        return this.#evaluateAll(expression.items).emit(OP.BUILD_LIST, expression.items.length);
      case 'tuple':
        return this.#evaluateAll(expression.items).emit(OP.BUILD_TUPLE, expression.items.length);
      case 'set':
        return this.#evaluateAll(expression.items).emit(OP.BUILD_SET, expression.items.length);
      case 'dict':
        for (const { key, value } of expression.entries) this.#emitText(OP.LOAD_CONST, key).evaluate(value);
        return this.emit(OP.BUILD_MAP, expression.entries.length);
      case 'weakref':
        return this.evaluate(expression.object).emit(OP.CALL_REF, expression.watched ? 1 : 0);
      case 'finalize':
        return this.emit(OP.LOAD_FINALIZE)
          .evaluate(expression.object)
          .#evaluateOrNull(expression.shut)
          .emit(OP.CALL_FINALIZE);
      case 'hold':
        if (expression.holder === 'cached') this.emit(OP.LOAD_CACHED);
        return this.evaluate(expression.object).emit(OP.CALL_HOLDER, HOLDERS.indexOf(expression.holder));
      case 'call':
        return this.evaluate(expression.callee).emit(OP.CALL);
      case 'method':
        return this.evaluate(expression.object)
          .#evaluateOrNull(expression.argument)
          .emit(OP.CALL_METHOD, METHODS.indexOf(expression.method));
      case 'garbage':
        return this.emit(OP.LOAD_GARBAGE);
      case 'members':
        return this.emit(OP.LOAD_MEMBERS);
    }
  }

  store(target: MoveTarget): this {
    switch (target.kind) {
      case 'name':
        return this.#emitText(OP.STORE_NAME, target.name);
      case 'attribute':
        return this.evaluate(target.object).#emitText(OP.STORE_ATTR, target.name);
      case 'item':
        return this.evaluate(target.object).#emitText(OP.STORE_SUBSCR, target.key);
    }
  }

  delete(target: MoveTarget): this {
    switch (target.kind) {
      case 'name':
        return this.#emitText(OP.DELETE_NAME, target.name);
      case 'attribute':
        return this.evaluate(target.object).#emitText(OP.DELETE_ATTR, target.name);
      case 'item':
        return this.evaluate(target.object).#emitText(OP.DELETE_SUBSCR, target.key);
    }
  }

  #evaluateAll(expressions: readonly Expression[]): this {
    for (const expression of expressions) this.evaluate(expression);
    return this;
  }

  #evaluateOrNull(expression: Expression | null): this {
    return expression === null ? this.emit(OP.PUSH_NULL) : this.evaluate(expression);
  }

  #callClass(kind: number, args: readonly InitArgument[]): this {
    if (args.length === 0) return this.emit(OP.CALL_CLASS, kind);
    const given = args.map(({ name }) => name).join();
    const parameters = PARAMETERS.findIndex((names) => names.join() === given);
    if (parameters < 0) throw new Error(`no __init__ takes ${given}`);
    return this.#evaluateAll(args.map(({ value }) => value)).emit(OP.CALL_CLASS_WITH, (parameters << KIND_BITS) | kind);
  }

  #emitText(opcode: Opcode, text: string): this {
    this.#code.push(about(opcode, text));
    return this;
  }
}
