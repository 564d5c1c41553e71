import type { Atoms } from '../heap/atoms.ts';
import { integerOf } from './atom-text.ts';
import type { AtomText } from './move.ts';

/**
 * A text that is an argument of an instruction: a name, an attribute's name, a key, a constant. It keeps its number in
 * the table of the heap that it was last run on, as CPython's code keeps what its instructions found the last time.
 */
export class CodeText {
  readonly text: AtomText;
  /** What it is as an index; null if it is none. */
  readonly integer: number | null;
  private table = 0;
  private number = 0;

  constructor(text: AtomText) {
    this.text = text;
    this.integer = integerOf(text);
  }

  numberIn(atoms: Atoms): number {
    if (this.table !== atoms.id) {
      this.number = atoms.intern(this.text);
      this.table = atoms.id;
    }
    return this.number;
  }
}
