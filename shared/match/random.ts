import { type HashText, sha256Hex } from './log-chain.ts';

/** A stream of numbers that a seed decides: the only randomness in `shared/`. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, bound). */
  below(bound: number): number;
  /** One of the items; throws a RangeError when there is none. */
  pick<T>(items: readonly T[]): T;
  /** A new array of the same items in random order (Fisher–Yates). */
  shuffle<T>(items: readonly T[]): T[];
}

/**
 * A generator for one purpose: `seed` is the match's secret, `purpose` says what it is for (`deal/2`), so that drawing
 * more for one thing never changes another. sfc32, seeded from SHA-256 of both.
 */
export function randomFor(seed: string, purpose: string, hashText: HashText = sha256Hex): Random {
  const hash = hashText(`${seed}/${purpose}`);
  let a = int32In(hash, 0);
  let b = int32In(hash, 1);
  let c = int32In(hash, 2);
  let counter = int32In(hash, 3);

  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  const below = (bound: number): number => Math.floor(next() * bound);

  return {
    next,
    below,
    pick(items) {
      if (items.length === 0) throw new RangeError('nothing to pick from');
      return items[below(items.length)] as (typeof items)[number];
    },
    shuffle(items) {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]] as [never, never];
      }
      return shuffled;
    },
  };
}

const HEX_DIGITS_OF_INT32 = 8;

function int32In(hex: string, index: number): number {
  const start = HEX_DIGITS_OF_INT32 * index;
  return Number.parseInt(hex.slice(start, start + HEX_DIGITS_OF_INT32), 16) | 0;
}
