/** Rounds of bots as people would forecast on them: the heap before the bell, and what came of it. */
import type { ForecastRound } from '../../shared/beliefs/forecast-round.ts';
import { forecastedRounds } from '../../shared/beliefs/forecasted-rounds.ts';
import type { BotStrength } from '../../shared/match/settings.ts';
import { headerOf, playMatch, type ScenarioText } from './rounds-of-bots.ts';

/** One round of that scenario with these bots, as it stood when everybody forecast. The same seed gives the same round. */
export function roundBeforeBell(scenario: ScenarioText, bots: readonly BotStrength[], seed: string): ForecastRound {
  const header = headerOf(scenario, bots);
  const [forecasted] = forecastedRounds(header, playMatch(header, seed));
  if (forecasted === undefined) throw new Error(`the bell never rang in ${seed}`);
  return { ...forecasted.round, id: seed };
}
