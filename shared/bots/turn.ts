/** What a bot has before it when it is asked in the build phase. */
import type { Contract } from '../match/entries.ts';
import { costOf, type PlanWorld, worldOf } from '../match/plan-world.ts';
import type { PlanBudget } from '../match/plans.ts';
import type { Random } from '../match/random.ts';
import type { MatchSettings, Seat } from '../match/settings.ts';
import type { MatchState, SeatState } from '../match/state.ts';
import { tokensAt } from '../match/tokens.ts';
import { type BotThought, READY, WAIT } from './thought.ts';

export interface Turn {
  readonly world: PlanWorld;
  readonly seat: Seat;
  readonly contracts: readonly Contract[];
  /** Whole tokens that can be spent right now. */
  readonly tokens: number;
  readonly settings: MatchSettings;
  /** How much of the build phase is over, 0 to 1. */
  readonly progress: number;
  /** Whether every person who is still there has nothing left to do; false at a table without persons. */
  readonly personsAreReady: boolean;
  readonly random: Random;
}

/** The turn of that seat at match time `at` (ms). */
export function turnOf(state: MatchState, own: SeatState, random: Random, at: number): Turn {
  const { settings } = state.header;
  const persons = state.seats.filter(({ player, botSteppedIn }) => player.kind === 'person' && !botSteppedIn);
  return {
    world: worldOf(state),
    seat: own.player.seat,
    contracts: own.contracts,
    tokens: tokensAt(own.tokens, at, settings),
    settings,
    progress: progressOf(state, at),
    personsAreReady: persons.length > 0 && persons.every(({ ready }) => ready),
    random,
  };
}

function progressOf({ stage }: MatchState, at: number): number {
  if (stage.type !== 'phase' || stage.until <= stage.startedAt) return 1;
  return Math.min(1, Math.max(0, (at - stage.startedAt) / (stage.until - stage.startedAt)));
}

/** Says the line if there are tokens for it; otherwise saves up. */
export function sayOrSave(turn: Turn, line: string): BotThought {
  const cost = costOf([line], turn.world.scenario.vocabulary);
  return cost !== null && cost <= turn.tokens ? { type: 'play-line', text: line } : WAIT;
}

/**
 * With nothing worth doing, a bot still watches what the others do to its objects; it is done when the persons at the
 * table are, or late in the phase.
 */
export function watchOn(turn: Turn, until: number): BotThought {
  return turn.personsAreReady || turn.progress >= until ? READY : WAIT;
}

/** What a plan may cost from now on: what is in stock and what will come back. */
export function budgetOf({ tokens, settings, progress }: Turn, attempts: number): PlanBudget {
  const { secondsPerToken, buildSeconds, tokensAtMost } = settings;
  const coming = secondsPerToken > 0 ? Math.floor(((1 - progress) * buildSeconds) / secondsPerToken) : tokensAtMost;
  return { tokens: tokens + coming, tokensALine: tokensAtMost, attempts, guesses: 0 };
}
