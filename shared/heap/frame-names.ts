import type { Value } from './value.ts';

/** The names of a frame, by their numbers among the atoms. A name that is bound anew keeps its place, as in a dict. */
export class Names {
  /** By number; zero where nothing is bound. */
  private readonly held: Value[];
  /** The numbers of the bound ones, in order of binding. */
  private readonly order: number[];

  /** No names, or a copy of those of another frame. */
  constructor(from: Names | null = null) {
    this.held = from === null ? [] : from.held.slice();
    this.order = from === null ? [] : from.order.slice();
  }

  get size(): number {
    return this.order.length;
  }

  /** What is bound to a name; zero if nothing is. */
  get(name: number): Value {
    return this.held[name] ?? 0;
  }

  /** Binds a name. @returns what it was bound to; zero if to nothing. */
  bind(name: number, value: Value): Value {
    const { held } = this;
    while (held.length <= name) held.push(0);
    const old = held[name] ?? 0;
    held[name] = value;
    if (old === 0) this.order.push(name);
    return old;
  }

  /** Unbinds a name. @returns what it was bound to; zero if to nothing. */
  unbind(name: number): Value {
    const old = this.get(name);
    if (old === 0) return 0;
    this.held[name] = 0;
    this.order.splice(this.order.indexOf(name), 1);
    return old;
  }

  /** The bound names in order of binding. */
  names(): readonly number[] {
    return this.order;
  }

  /** What they are bound to, in the same order. */
  values(): Value[] {
    return this.order.map((name) => this.get(name));
  }
}
