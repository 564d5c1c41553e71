/** Who may do what, and when: the one table that `decide` and `verify` ask. */
import type { Phase } from './entries.ts';
import { type Refusal, refuse } from './refusals.ts';
import type { Stage } from './state.ts';

/** What a seat can do by itself. */
export type SeatAction = 'play-line' | 'forecast' | 'ready';

const ALLOWED: Readonly<Record<Phase, readonly SeatAction[]>> = {
  briefing: ['ready'],
  build: ['play-line', 'ready'],
  predict: ['forecast', 'ready'],
  peer: ['forecast', 'ready'],
  bell: [],
  collect: ['ready'],
  reveal: ['ready'],
};

/** Whether a seat may do that in that phase. */
export function isAllowed(action: SeatAction, phase: Phase): boolean {
  return ALLOWED[phase].includes(action);
}

/** The phase that is on, if the action is allowed in it; else the refusal that says why not. */
export function phaseFor(
  action: SeatAction,
  stage: Stage,
): { ok: true; value: Phase } | { ok: false; refusal: Refusal } {
  switch (stage.type) {
    case 'waiting':
      return refuse('not-started');
    case 'finished':
      return refuse('match-over');
    case 'phase':
      return isAllowed(action, stage.phase)
        ? { ok: true, value: stage.phase }
        : refuse('wrong-phase', { phase: stage.phase });
  }
}
