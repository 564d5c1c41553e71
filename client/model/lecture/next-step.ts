/** What the script has next, as the host's button says it. */
import { upcomingStep } from '../../../shared/lecture/decide-lecture.ts';
import type { Script, ScriptStep } from '../../../shared/lecture/script.ts';
import { type LectureState, openPass } from '../../../shared/lecture/state.ts';

export type NextStep =
  /** While the class forecasts: it is stopped, and what it said is shown. */
  | { readonly type: 'show' }
  | { readonly type: 'step'; readonly step: ScriptStep; readonly index: number }
  /** Nothing is left. */
  | { readonly type: 'end' };

/** What pressing "next" would do. */
export function nextStep(state: LectureState, script: Script): NextStep {
  const upcoming = upcomingStep(state, script);
  if (openPass(state) !== null && upcoming?.step.type !== 'peer') return { type: 'show' };
  return upcoming === null ? { type: 'end' } : { type: 'step', ...upcoming };
}
