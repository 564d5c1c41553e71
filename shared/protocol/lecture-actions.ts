import type { LectureCommand } from '../lecture/commands.ts';
import type { HostAction } from './host-actions.ts';

/** What a host can do in a lecture. */
export type LectureAction = Extract<
  HostAction,
  {
    readonly do:
      | 'lecture-line'
      | 'lecture-next'
      | 'lecture-skip'
      | 'open-checkpoint'
      | 'show-distribution'
      | 'open-peer'
      | 'close-forecasts'
      | 'reveal-checkpoint';
  }
>;

/** Whether an action is one for a lecture: the session passes those on. */
export function isLectureAction(action: HostAction): action is LectureAction {
  return COMMANDS.has(action.do);
}

const COMMANDS: ReadonlySet<HostAction['do']> = new Set<LectureAction['do']>([
  'lecture-line',
  'lecture-next',
  'lecture-skip',
  'open-checkpoint',
  'show-distribution',
  'open-peer',
  'close-forecasts',
  'reveal-checkpoint',
]);

/** The command that an action asks for. */
export function commandOf(action: LectureAction): LectureCommand {
  switch (action.do) {
    case 'lecture-line':
      return { type: 'run-line', text: action.text };
    case 'lecture-next':
      return { type: 'next' };
    case 'lecture-skip':
      return { type: 'skip' };
    case 'open-checkpoint':
      return { type: 'open-checkpoint', stakes: action.stakes };
    case 'show-distribution':
    case 'open-peer':
    case 'close-forecasts':
      return { type: action.do };
    case 'reveal-checkpoint':
      return { type: 'reveal' };
  }
}
