/** Lines as the table sees them: read once, priced by the scenario's vocabulary. */
import { type Feature, featuresOf } from '../python/features.ts';
import type { Move } from '../python/move.ts';
import { type Parsed, parseLine } from '../python/parse.ts';
import { printMove } from '../python/print.ts';

/** The same few texts come again and again: in the fold, in replays, in bots' plans. Moves are values, so they can be shared. */
const read = new Map<string, Parsed>();
const REMEMBERED = 4096;

/** What `parseLine` says about a text. */
export function readMove(text: string): Parsed {
  const known = read.get(text);
  if (known !== undefined) return known;
  const parsed = parseLine(text);
  if (read.size >= REMEMBERED) read.clear();
  read.set(text, parsed);
  return parsed;
}

const spellings = new WeakMap<Move, string>();

/** The one spelling of a move, in which it stands in a log, however it was typed. */
export function spellingOf(move: Move): string {
  const known = spellings.get(move);
  if (known !== undefined) return known;
  const spelling = printMove(move);
  spellings.set(move, spelling);
  return spelling;
}

/** The first feature that a move uses and the vocabulary does not have; null when all are in play. */
export function featureNotInPlay(move: Move, vocabulary: ReadonlyMap<Feature, number>): Feature | null {
  return featuresOf(move).find((feature) => !vocabulary.has(feature)) ?? null;
}

/** What a move costs in tokens: the prices of its features, one for each use, and one token at least. */
export function priceOf(move: Move, vocabulary: ReadonlyMap<Feature, number>): number {
  const sum = featuresOf(move).reduce((total, feature) => total + (vocabulary.get(feature) ?? 0), 0);
  return Math.max(1, sum);
}
