/** What the server says. Secrets (keys, contracts, forecasts) appear only in frames to whom they belong. */
import type { Entry } from '../match/entries.ts';
import type { Refusal } from '../match/refusals.ts';
import type { Player, PublicHeader, Seat } from '../match/settings.ts';

export interface LobbySeat extends Player {
  readonly connected: boolean;
}

/** A table before its match, and what stays of it beside the match. */
export interface LobbyView {
  readonly code: string;
  readonly seats: readonly LobbySeat[];
  /** Who may start the match, choose the playlist and the settings, and seat bots. */
  readonly host: Seat;
  readonly playlist: readonly string[];
  /** Whether the table talks between two forecasts. */
  readonly peer: boolean;
  /** What can be chosen. */
  readonly scenarios: readonly { readonly id: string; readonly title: { readonly en: string; readonly zh: string } }[];
}

export type ServerMessage =
  /** The answer to `hello`. `entries` are as this viewer may see them, after `since` if the client gave one that fits (`resumed`). */
  | {
      readonly t: 'welcome';
      readonly v: number;
      /** null: a spectator. */
      readonly seat: Seat | null;
      /** The seat's secret, only ever sent to the seat itself. */
      readonly key: string | null;
      readonly lobby: LobbyView;
      readonly match: null | {
        readonly header: PublicHeader;
        readonly resumed: boolean;
        readonly entries: readonly Entry[];
        /** Match time in ms at the moment of sending, to set the client's clock by. */
        readonly now: number;
      };
    }
  | { readonly t: 'lobby'; readonly lobby: LobbyView }
  | { readonly t: 'match-started'; readonly header: PublicHeader; readonly now: number }
  /** What one commit made durable, in order, without gaps. */
  | { readonly t: 'entries'; readonly entries: readonly Entry[] }
  /** Who is connected, by seat; not part of the log. */
  | { readonly t: 'presence'; readonly connected: readonly Seat[] }
  /** The request was accepted; `seq` is the first entry that it made, where it made one. */
  | { readonly t: 'done'; readonly id: number; readonly seq?: number }
  /** The request was refused, or (`id` null) the connection is about to be closed. */
  | { readonly t: 'refused'; readonly id: number | null; readonly refusal: Refusal }
  | { readonly t: 'pong'; readonly id: number; readonly now: number };
