import type { Forecast } from '../match/entries.ts';

/** What a bot wants to do next: one of the commands of a seat, or nothing for now. */
export type BotThought =
  | { readonly type: 'play-line'; readonly text: string }
  | { readonly type: 'forecast'; readonly values: Forecast }
  | { readonly type: 'ready' }
  | { readonly type: 'wait' };

export const WAIT: BotThought = { type: 'wait' };
export const READY: BotThought = { type: 'ready' };
