/** The line that stands for the collector's work in a round. */
import type { Reason } from './belief.ts';
import { isCollection, stepsOf } from './course.ts';
import type { ForecastRound } from './forecast-round.ts';

/** The last collection that is to come; null where there is none. */
export function lastCollection(round: ForecastRound): Reason | null {
  const step = stepsOf(round).findLast(isCollection);
  return step?.type === 'line' ? { type: 'line', text: step.text, about: null } : null;
}
