/** Bots play through the same door as people, from what their seat may see. */
import type { Random } from '../match/random.ts';
import type { BotStrength, Seat } from '../match/settings.ts';
import type { MatchState, SeatState } from '../match/state.ts';
import { forecastOf } from './forecasting.ts';
import { thinkGreedily } from './greedy-bot.ts';
import { thinkAhead } from './lookahead-bot.ts';
import { thinkAtRandom } from './random-bot.ts';
import { type BotThought, READY, WAIT } from './thought.ts';
import { type Turn, turnOf } from './turn.ts';

export type { BotThought } from './thought.ts';

/**
 * What the bot in that seat does next. `state` is what the seat may see (`viewState`); its machine is only forked.
 * `at` is match time now in ms: without it the last entry's counts, and tokens that came back since do not.
 * Whoever asks sets the pace. Throws when the state has no such seat.
 */
export function think(
  state: MatchState,
  seat: Seat,
  strength: BotStrength,
  random: Random,
  at: number = state.at,
): BotThought {
  const own = state.seats.find(({ player }) => player.seat === seat);
  if (own === undefined) throw new Error(`no seat ${seat} at this table`);
  if (state.stage.type !== 'phase' || own.ready) return WAIT;
  switch (state.stage.phase) {
    case 'briefing':
    case 'collect':
    case 'reveal':
      return READY;
    case 'bell':
      return WAIT;
    case 'build':
      return thinkOfALine(turnOf(state, own, random, at), strength);
    case 'predict':
      return thinkOfAForecast(state, own, 1, strength, random);
    case 'peer':
      return thinkOfAForecast(state, own, 2, strength, random);
  }
}

function thinkOfALine(turn: Turn, strength: BotStrength): BotThought {
  switch (strength) {
    case 'random':
      return thinkAtRandom(turn);
    case 'greedy':
      return thinkGreedily(turn);
    case 'lookahead':
      return thinkAhead(turn);
  }
}

function thinkOfAForecast(
  state: MatchState,
  own: SeatState,
  pass: 1 | 2,
  strength: BotStrength,
  random: Random,
): BotThought {
  if (own.forecasts[pass] !== null) return READY;
  return { type: 'forecast', values: forecastOf(state, strength, random) };
}
