import type { RuntimeId } from '../heap/runtime.ts';
import type { Feature } from '../python/features.ts';
import type { Move } from '../python/move.ts';
import type { ContractKind } from './entries.ts';
import type { Truck } from './settings.ts';
import type { Topic } from './topics.ts';

/** A text in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** A scenario file, read. Its comments are the fields, its lines build the first heap. */
export interface Scenario {
  readonly id: string;
  /** Where it stands in a list of scenarios: lower comes first. */
  readonly order: number;
  readonly title: Bilingual;
  readonly teaches: readonly Topic[];
  /** One or two sentences for the briefing. */
  readonly briefing: Bilingual;
  readonly hints: readonly Bilingual[];
  readonly runtime: RuntimeId;
  readonly truck: Truck;
  /** What is in play beyond plain references, and what each use costs in tokens. */
  readonly vocabulary: ReadonlyMap<Feature, number>;
  /** Which kinds of contract are dealt. */
  readonly contracts: readonly ContractKind[];
  /** How many stakes, 6 to 10. */
  readonly stakes: number;
  readonly lines: readonly { readonly text: string; readonly move: Move }[];
}
