import type { Label } from '../heap/picture.ts';
import type { Forecast } from '../match/entries.ts';
import type { Student } from './header.ts';

/** What somebody asks of a lecture. `decideLecture` answers with entries or a refusal. */
export type LectureCommand =
  | { readonly type: 'run-line'; readonly text: string }
  /** What the script has next. While the class forecasts: ends that first, and shows what it said. */
  | { readonly type: 'next' }
  /** Leaves out what the script has next. */
  | { readonly type: 'skip' }
  /** Null: the stakes that split best. */
  | { readonly type: 'open-checkpoint'; readonly stakes: readonly Label[] | null }
  | { readonly type: 'forecast'; readonly student: Student; readonly values: Forecast }
  | { readonly type: 'close-forecasts' }
  | { readonly type: 'show-distribution' }
  | { readonly type: 'open-peer' }
  | { readonly type: 'reveal' }
  | { readonly type: 'finish' };
