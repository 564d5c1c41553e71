import { featureNotInPlay, priceOf, readMove } from '../../../shared/match/lines.ts';
import type { Saying } from '../../i18n.ts';
import type { TableView } from './table-view.ts';

export const OFFER_GROUPS = ['make', 'name', 'link', 'change', 'hold', 'weak', 'cut', 'ask', 'run'] as const;
export type OfferGroup = (typeof OFFER_GROUPS)[number];

/** A line that a gesture could make, what it does in a few words, and what it costs in tokens; 0: nothing does. */
export interface Offer {
  readonly line: string;
  readonly group: OfferGroup;
  readonly gloss: Saying;
  readonly cost: number;
}

export type Draft = Omit<Offer, 'cost'>;

/** What a gesture comes to: lines to choose from, the likeliest first, or a kind word why there are none. */
export type Proposal =
  | { readonly type: 'offers'; readonly offers: readonly [Offer, ...Offer[]] }
  | { readonly type: 'explain'; readonly saying: Saying };

export function draft(group: OfferGroup, line: string, gloss: Saying): Draft {
  return { group, line, gloss };
}

export function explain(key: Saying['key'], params?: Saying['params']): Proposal {
  return { type: 'explain', saying: params === undefined ? { key } : { key, params } };
}

/** The drafts that are lines of the language and in play here, with their prices; each line once. */
export function inPlay(
  drafts: readonly Draft[],
  { vocabulary, free }: Pick<TableView, 'vocabulary' | 'free'>,
): readonly Offer[] {
  const seen = new Set<string>();
  return drafts.flatMap((one) => {
    const parsed = readMove(one.line);
    if (!parsed.ok || seen.has(one.line) || featureNotInPlay(parsed, vocabulary) !== null) return [];
    seen.add(one.line);
    return [{ ...one, cost: free ? 0 : priceOf(parsed, vocabulary) }];
  });
}

/** A proposal of what is in play among the drafts; where nothing is, `otherwise`. */
export function propose(drafts: readonly Draft[], view: TableView, otherwise: Proposal): Proposal {
  const [first, ...rest] = inPlay(drafts, view);
  return first === undefined ? otherwise : { type: 'offers', offers: [first, ...rest] };
}
