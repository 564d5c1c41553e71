/**
 * A heap that is not the server's is thrown away and asked for anew, until it comes. Where the new one goes astray at
 * the same entry, asking again would never end: then it says that it is stuck.
 */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Answer } from './connection.ts';
import type { Clock } from './ports.ts';

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;
/** So many disagreements about one entry are no accident. */
const MOST_AT_ONE_ENTRY = 2;

interface Trouble {
  readonly seq: number;
  readonly times: number;
}

export class FreshCopy {
  /** How often this client's heap was not the server's. */
  readonly disagreements: Signal<number> = signal(0);
  readonly stuck: ReadonlySignal<boolean>;
  readonly #stuck = signal(false);
  readonly #clock: Clock;
  readonly #ask: (seq: number) => Promise<Answer>;
  #trouble: Trouble | null = null;
  #awaited = false;
  #cancel: () => void = () => {};

  /** `ask` tells the server at which entry the heaps differ. */
  constructor(clock: Clock, ask: (seq: number) => Promise<Answer>) {
    this.#clock = clock;
    this.#ask = ask;
    this.stuck = this.#stuck;
  }

  /** Whether what is here is given up: only a whole new copy is of use. */
  get awaited(): boolean {
    return this.#awaited;
  }

  /** The heaps differ at that entry. */
  differs(seq: number): void {
    if (this.#awaited) return;
    this.#awaited = true;
    this.disagreements.value += 1;
    const trouble = { seq, times: this.#trouble?.seq === seq ? this.#trouble.times + 1 : 1 };
    this.#trouble = trouble;
    if (trouble.times >= MOST_AT_ONE_ENTRY) this.#stuck.value = true;
    else void this.#request(trouble, FIRST_DELAY_MS);
  }

  /** A whole copy has come and is about to be folded. */
  arrived(): void {
    this.#awaited = false;
    this.#cancel();
  }

  /** It has been folded: whether it holds shows in what `differs` has said since. */
  folded(): void {
    if (!this.#awaited) this.#stuck.value = false;
  }

  dispose(): void {
    this.#trouble = null;
    this.#cancel();
  }

  async #request(trouble: Trouble, delay: number): Promise<void> {
    await this.#ask(trouble.seq);
    // whatever the answer is: the copy comes before it, or has not come
    if (!this.#awaited || this.#trouble !== trouble) return;
    this.#cancel = this.#clock.after(delay, () => {
      void this.#request(trouble, Math.min(2 * delay, LONGEST_DELAY_MS));
    });
  }
}
