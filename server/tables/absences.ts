import type { Cancel, Clock } from '../clock.ts';

/** Who has been gone for how long: speaks up once for each absence that lasts. */
export class Absences {
  readonly #clock: Clock;
  readonly #patienceMs: number;
  readonly #lasting: (keyHash: string) => void;
  readonly #waiting = new Map<string, Cancel>();

  constructor(clock: Clock, patienceMs: number, lasting: (keyHash: string) => void) {
    this.#clock = clock;
    this.#patienceMs = patienceMs;
    this.#lasting = lasting;
  }

  /** Somebody is gone; nothing changes when that is known. */
  began(keyHash: string): void {
    if (this.#waiting.has(keyHash)) return;
    const cancel = this.#clock.after(this.#patienceMs, () => {
      this.#waiting.delete(keyHash);
      this.#lasting(keyHash);
    });
    this.#waiting.set(keyHash, cancel);
  }

  ended(keyHash: string): void {
    this.#waiting.get(keyHash)?.();
    this.#waiting.delete(keyHash);
  }

  clear(): void {
    for (const cancel of this.#waiting.values()) cancel();
    this.#waiting.clear();
  }
}
