import type { Forecast } from './entries.ts';
import type { Seat } from './settings.ts';

/** What somebody asks of a running match. `decide` answers with entries or a refusal. */
export type Command =
  | { readonly type: 'play-line'; readonly seat: Seat; readonly text: string }
  | { readonly type: 'forecast'; readonly seat: Seat; readonly values: Forecast }
  | { readonly type: 'ready'; readonly seat: Seat }
  /** A person's connection has been gone for long enough. */
  | { readonly type: 'drop-out'; readonly seat: Seat }
  | { readonly type: 'return'; readonly seat: Seat }
  /** Somebody comes late, to forecast. */
  | { readonly type: 'join-late'; readonly name: string }
  /** The phase that is on is to end at that match time in ms. */
  | { readonly type: 'retime'; readonly until: number }
  /** Time has come: ends the phase if it is due, or if everybody is ready. Gives no entries when neither. */
  | { readonly type: 'tick' }
  /** Begins the first round. */
  | { readonly type: 'begin' };
