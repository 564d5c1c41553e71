/** Rounds of bots as people forecast on them: the heap before the bell, and what came of it. */
import { type ForecastRound, forecastRoundOf } from '../../shared/beliefs/forecast-round.ts';
import { evolve, startMatch } from '../../shared/match/evolve.ts';
import type { BotStrength } from '../../shared/match/settings.ts';
import { headerOf, playMatch, type ScenarioText } from './rounds-of-bots.ts';

/** One round of that scenario with these bots, as it stood when everybody forecast. The same seed gives the same round. */
export function roundBeforeBell(scenario: ScenarioText, bots: readonly BotStrength[], seed: string): ForecastRound {
  const header = headerOf(scenario, bots);
  let state = startMatch(header);
  for (const entry of playMatch(header, seed)) {
    if (entry.type === 'phase-started' && entry.phase === 'bell') return { ...forecastRoundOf(state), id: seed };
    state = evolve(state, entry);
  }
  throw new Error(`the bell never rang in ${seed}`);
}
