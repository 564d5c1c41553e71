/**
 * Interned texts: what names, attributes, keys and atoms are called, as small numbers. The table only grows and its
 * numbers never show outside, so a heap and its forks share one.
 */
export class Atoms {
  /** `None` is in every table, and first. */
  static readonly NONE = 0;
  static #made = 0;

  /** Which table it is, counted from 1: the same text may have another number in another one. */
  readonly id: number;

  readonly #texts: string[];
  readonly #numbers: Map<string, number>;

  /** A new table, or one that goes on from what is in another. */
  constructor(from: Atoms | null = null) {
    this.id = ++Atoms.#made;
    this.#texts = from === null ? [] : from.#texts.slice();
    this.#numbers = new Map(from === null ? [] : from.#numbers);
    this.intern('None');
  }

  /** The number of a text, the same at every call. Counts from 0. */
  intern(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.length;
    this.#texts.push(text);
    this.#numbers.set(text, number);
    return number;
  }

  text(number: number): string {
    const text = this.#texts[number];
    if (text === undefined) throw new Error(`no such atom: ${number}`);
    return text;
  }
}
