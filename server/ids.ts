import { customAlphabet, nanoid } from 'nanoid';

/** Everything that must be unique or hard to guess. Tests bring their own. */
export interface Ids {
  /** What people type to join: without 0, O, 1, I and L, and without vowels, so that it spells nothing. */
  tableCode(): string;
  /** A seat's secret. */
  seatKey(): string;
  matchId(): string;
  /** What a match's contracts and stakes are drawn from. */
  matchSeed(): string;
  /** What an internal error is called, to the player and in the server's log. */
  reference(): string;
}

const CODE_ALPHABET = '23456789BCDFGHJKMNPQRSTVWXZ';
export const CODE_LENGTH = 6;
const randomCode = customAlphabet(CODE_ALPHABET, CODE_LENGTH);
const randomId = customAlphabet('23456789abcdefghjkmnpqrstuvwxyz', 16);

/** Ids from the machine's randomness; `seed` fixes what matches are drawn from, and nothing else. */
export function randomIds(seed: string | null): Ids {
  return {
    tableCode: () => randomCode(),
    seatKey: () => nanoid(24),
    matchId: () => randomId(),
    matchSeed: () => seed ?? nanoid(32),
    reference: () => randomId(10),
  };
}
