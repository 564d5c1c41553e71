/** What a report needs of one table's match: recomputed from its log, by seat, without names. */
import { forecastRoundOf } from '../beliefs/forecast-round.ts';
import { hearOwn, isPersonAt, NOTHING_SAID, type OwnForecasts } from '../beliefs/own-forecasts.ts';
import { type Predictions, predict } from '../beliefs/predictions.ts';
import type { RuntimeId } from '../heap/runtime.ts';
import type { Contract, Entry } from '../match/entries.ts';
import { evolve, startMatch } from '../match/evolve.ts';
import type { PublicHeader, Seat, Truck } from '../match/settings.ts';
import type { MatchState, RoundState } from '../match/state.ts';
import { answerFacts, type QuestionFacts } from './question-facts.ts';

export interface JudgedContract extends Contract {
  readonly held: boolean;
}

export interface TableFacts {
  readonly scenario: string;
  readonly runtime: RuntimeId;
  readonly truck: Truck;
  /** Answers of people alone, in the order of seats. */
  readonly question: QuestionFacts;
  readonly contracts: readonly JudgedContract[];
  /** Lines that people played themselves, in order. */
  readonly lines: readonly { readonly by: Seat; readonly text: string }[];
  /** What the round was worth, as the log says. */
  readonly results: readonly {
    readonly seat: Seat;
    readonly forecastPoints: number;
    readonly contractPoints: number;
  }[];
}

/**
 * The facts of a session's match, which has one round; null before its reveal, since until then they are secrets. `id`
 * tells the round from the others of the session. The entries are the authority's. Throws UnfoldableEntry where they
 * are no match.
 */
export function tableFacts(id: string, header: PublicHeader, entries: readonly Entry[]): TableFacts | null {
  if (!entries.some(({ type }) => type === 'revealed')) return null;
  const lines: { readonly by: Seat; readonly text: string }[] = [];
  let predictions: Predictions | null = null;
  let hasPeer = false;
  let own: OwnForecasts = new Map();
  let state = startMatch(header);
  for (const entry of entries) {
    if (entry.type === 'phase-started' && entry.phase === 'bell') predictions = predict(forecastRoundOf(state));
    if (entry.type === 'phase-started' && entry.phase === 'peer') hasPeer = true;
    own = hearOwn(own, state, entry);
    const { by } = entry;
    if (entry.type === 'moved' && isPersonAt(state, by)) lines.push({ by, text: entry.line });
    state = evolve(state, entry);
  }
  const { round } = state;
  if (round?.revealed == null) throw new Error('a reveal without a round');
  const { scenario, revealed } = round;
  return {
    scenario: scenario.id,
    runtime: scenario.runtime,
    truck: scenario.truck,
    question: questionOf(id, state, { ...round, revealed }, { own, hasPeer, predictions }),
    contracts: revealed.contracts,
    lines,
    results: revealed.results,
  };
}

interface Heard {
  readonly own: OwnForecasts;
  readonly hasPeer: boolean;
  readonly predictions: Predictions | null;
}

function questionOf(
  id: string,
  { seats }: MatchState,
  { stakes, instants, revealed }: RoundState & { readonly revealed: NonNullable<RoundState['revealed']> },
  { own, hasPeer, predictions }: Heard,
): QuestionFacts {
  const question = { stakes: stakes.map((stake) => ({ stake, alive: instants.T?.[stake]?.alive === true })), hasPeer };
  const people = seats.filter(({ player }) => player.kind === 'person').map(({ player }) => player.seat);
  const answers = people.map((seat) => {
    const passes = own.get(seat) ?? NOTHING_SAID;
    const said = {
      by: seat,
      ...passes,
      counted: revealed.forecasts.find((forecast) => forecast.seat === seat)?.values ?? {},
      points: revealed.results.find((result) => result.seat === seat)?.forecastPoints ?? 0,
    };
    return answerFacts(question, said, { id, predictions });
  });
  return { ...question, answers };
}
