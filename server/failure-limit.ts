import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Counts what went wrong (or what is costly) by address: a school shares one, so what goes well is free. */
export class FailureLimit {
  readonly #limiter: RateLimiterMemory;
  readonly #most: number;

  /** `most` in `seconds`, from the first one on. */
  constructor(most: number, seconds: number) {
    this.#most = most;
    this.#limiter = new RateLimiterMemory({ points: most, duration: seconds });
  }

  /** Whether the address has used up what it may. */
  async isReached(address: string): Promise<boolean> {
    const used = await this.#limiter.get(address);
    return used !== null && used.consumedPoints >= this.#most;
  }

  async count(address: string): Promise<void> {
    await this.#limiter.penalty(address);
  }
}
