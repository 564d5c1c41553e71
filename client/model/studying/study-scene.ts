/** What a student's page shows, of where the session stands and of what is here of it. */
import type { StudentView } from '../../../shared/protocol/session-views.ts';

export type StudyScene =
  /** Nothing is on yet, or nothing in which this student takes part. */
  | 'waiting'
  /** The round plays, and the own table is on its way. */
  | 'seating'
  | 'table'
  /** The own table is through with the round, others still play. */
  | 'early'
  /** A round is on and there is no seat in it: the next one has one. */
  | 'next-round'
  | 'lecture'
  | 'between'
  | 'ended';

/** `match`: how far the match at the own table is; null where there is none to see. */
export function studySceneOf({ stage, me }: StudentView, match: 'playing' | 'finished' | null): StudyScene {
  switch (stage.type) {
    case 'lobby':
      return 'waiting';
    case 'ended':
      return 'ended';
    case 'between':
      return 'between';
    case 'activity':
      if (stage.mode === 'lecture') return 'lecture';
      if (me.table === null) return 'next-round';
      if (match === null) return 'seating';
      return match === 'finished' ? 'early' : 'table';
  }
}
