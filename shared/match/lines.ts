/** Lines as the table sees them: read once, priced by the scenario's vocabulary. */
import type { Code } from '../python/bytecode.ts';
import { type Feature, featuresOf } from '../python/features.ts';
import type { Move } from '../python/move.ts';
import { type Parsed, parseLine } from '../python/parse.ts';
import { printMove } from '../python/print.ts';
import { Memory } from './memory.ts';

/** A line as it was read. */
export type ReadLine = LegibleLine | Extract<Parsed, { readonly ok: false }>;

/** A line that is in the language. */
export class LegibleLine {
  readonly ok = true;
  readonly move: Move;
  readonly code: Code;
  /** What it uses of the vocabulary, one for each use. */
  readonly features: readonly Feature[];
  #spelling: string | null = null;

  constructor({ move, code }: Extract<Parsed, { readonly ok: true }>) {
    this.move = move;
    this.code = code;
    this.features = featuresOf(move);
  }

  /** Its one spelling, in which it stands in a log, however it was typed. */
  get spelling(): string {
    this.#spelling ??= printMove(this.move);
    return this.#spelling;
  }
}

/** The same few texts come again and again: in the fold, in replays, in bots' plans. Moves are values, so they can be shared. */
const read = new Memory<string, ReadLine>(4096);

/** What `parseLine` says about a text. */
export function readMove(text: string): ReadLine {
  return read.recall(text, readAnew, copied);
}

/** A text that is a part of another holds all of that in memory, and what is remembered is so for long. */
function copied(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

function readAnew(text: string): ReadLine {
  const parsed = parseLine(text);
  return parsed.ok ? new LegibleLine(parsed) : parsed;
}

/** The first feature that a line uses and the vocabulary does not have; null when all are in play. */
export function featureNotInPlay(
  { features }: Pick<LegibleLine, 'features'>,
  vocabulary: ReadonlyMap<Feature, number>,
): Feature | null {
  for (const feature of features) if (!vocabulary.has(feature)) return feature;
  return null;
}

/** What a line costs in tokens: the prices of its features, one for each use, and one token at least. */
export function priceOf({ features }: Pick<LegibleLine, 'features'>, vocabulary: ReadonlyMap<Feature, number>): number {
  let sum = 0;
  for (const feature of features) sum += vocabulary.get(feature) ?? 0;
  return Math.max(1, sum);
}
