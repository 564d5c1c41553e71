/**
 * What a line is compiled to: instructions for a stack of values, named as CPython names its own where it has the same
 * (Doc/library/dis.rst). A line is compiled once and may run any number of times, on any machine: code knows texts, no
 * objects and no heap.
 */
import { CodeText } from './code-text.ts';
import type { Move } from './move.ts';

/** What instructions have as arguments; and in brackets what they take from the stack, its top last, and leave there. */
export const OP = {
  /** `[] -> [0]` */
  PUSH_NULL: 0,
  /** `[value] -> []` */
  POP_TOP: 1,
  /** The text of an atom: `[] -> [atom]` */
  LOAD_CONST: 2,
  /** A name, as for all `…_NAME`: `[] -> [value]` */
  LOAD_NAME: 3,
  /** `[value] -> []` */
  STORE_NAME: 4,
  /** `[] -> []` */
  DELETE_NAME: 5,
  /** A name, as for all `…_ATTR`: `[object] -> [value]` */
  LOAD_ATTR: 6,
  /** `[value, object] -> []` */
  STORE_ATTR: 7,
  /** `[object] -> []` */
  DELETE_ATTR: 8,
  /** The text of a key, as for all `…_SUBSCR`: `[object] -> [value]` */
  LOAD_SUBSCR: 9,
  /** `[value, object] -> []` */
  STORE_SUBSCR: 10,
  /** `[object] -> []` */
  DELETE_SUBSCR: 11,
  /** A kind of instances: `[] -> [instance]` */
  CALL_CLASS: 12,
  /** A kind, and above KIND_BITS an index into PARAMETERS: `[arguments…] -> [instance]` */
  CALL_CLASS_WITH: 13,
  /** How many items, as for all `BUILD_…`: `[items…] -> [list]` */
  BUILD_LIST: 14,
  BUILD_TUPLE: 15,
  BUILD_SET: 16,
  /** How many entries: `[key, value, …] -> [dict]` */
  BUILD_MAP: 17,
  /** 1 if it has a callback: `[object] -> [weakref]` */
  CALL_REF: 18,
  /** Raises where there is no `weakref.finalize`: `[] -> []` */
  LOAD_FINALIZE: 19,
  /** `[object, argument of shut or 0] -> [finalize]` */
  CALL_FINALIZE: 20,
  /** An index into HOLDERS: `[object] -> [result]` */
  CALL_HOLDER: 21,
  /** `[callee] -> [result]` */
  CALL: 22,
  /** An index into METHODS: `[object, argument or 0] -> [result]` */
  CALL_METHOD: 23,
  /** `gc.garbage`: `[] -> [list]` */
  LOAD_GARBAGE: 24,
  /** `Member.members`: `[] -> [list]` */
  LOAD_MEMBERS: 25,
  /** The line's function is made, which frames that outlive the line hold: `[] -> []` */
  MAKE_FUNCTION: 26,
  /** Raises where there is no `cached`: `[] -> []` */
  LOAD_CACHED: 27,
  /** A statement without instructions of its own, with which the code ends: `[] -> []` */
  PERFORM: 28,
} as const;
export type Opcode = (typeof OP)[keyof typeof OP];

/** Statements that have no instructions of their own. */
export type Uncompiled = Exclude<Move, { kind: 'assign' | 'expression' | 'delete' }>;

/** One step, with what it is about: a number, a text or a statement. Equal ones may be one object. */
export class Instruction extends CodeText {
  readonly opcode: Opcode;
  readonly argument: number;
  readonly statement: Uncompiled | null;

  constructor(opcode: Opcode, argument: number, text: string, statement: Uncompiled | null) {
    super(text);
    this.opcode = opcode;
    this.argument = argument;
    this.statement = statement;
  }
}

/** What a line costs is mostly memory to be fetched: the instructions are few and shared, and a line is a short list. */
export type Code = readonly Instruction[];

/** In what order an `__init__` may be given its arguments. */
export const PARAMETERS = [['left'], ['right'], ['left', 'right'], ['right', 'left']] as const;
export const KIND_BITS = 5;
