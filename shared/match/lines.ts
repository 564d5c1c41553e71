/** Lines as the table sees them: read once, priced by the scenario's vocabulary. */
import type { Feature } from '../python/features.ts';
import { featuresOf } from '../python/features.ts';
import type { Move } from '../python/move.ts';
import { parseLine } from '../python/parse.ts';

type Parsed = ReturnType<typeof parseLine>;

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

/** The first feature that a move uses and the vocabulary does not have; null when all are in play. */
export function featureNotInPlay(move: Move, vocabulary: ReadonlyMap<Feature, number>): Feature | null {
  return featuresOf(move).find((feature) => !vocabulary.has(feature)) ?? null;
}

/** What a move costs in tokens: the prices of its features, one for each use, and one token at least. */
export function priceOf(move: Move, vocabulary: ReadonlyMap<Feature, number>): number {
  const sum = featuresOf(move).reduce((total, feature) => total + (vocabulary.get(feature) ?? 0), 0);
  return Math.max(1, sum);
}
