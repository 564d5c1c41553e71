/** What the server says. Secrets (keys, contracts, forecasts) appear only in frames to whom they belong. */
import type { Entry } from '../match/entries.ts';
import type { Refusal } from '../match/refusals.ts';
import type { Player, PublicHeader, Seat } from '../match/settings.ts';
import type { LectureMessage } from './lecture-messages.ts';
import type { HostedSession, ScreenView, StudentRow, StudentView, TableRow } from './session-views.ts';

export interface LobbySeat extends Player {
  readonly connected: boolean;
}

/** A table before its match, and what stays of it beside the match. */
export interface LobbyView {
  readonly code: string;
  readonly seats: readonly LobbySeat[];
  /** Who may start the match, choose the playlist and the settings, and seat bots; null: the host of a session. */
  readonly host: Seat | null;
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
        /** False: match time stands still. */
        readonly running: boolean;
      };
    }
  | { readonly t: 'lobby'; readonly lobby: LobbyView }
  /** Match time, whenever it stops or goes on. */
  | { readonly t: 'clock'; readonly now: number; readonly running: boolean }
  /** The answer to `hello-student`, once, with the student's secret; `session` follows whenever it changes. */
  | { readonly t: 'joined'; readonly v: number; readonly key: string; readonly session: StudentView }
  | { readonly t: 'session'; readonly session: StudentView }
  /** The answer to `hello-host`, and then what of it has changed, by id and by code. */
  | {
      readonly t: 'hosting';
      readonly v: number;
      readonly session: HostedSession;
      readonly students: readonly StudentRow[];
      readonly tables: readonly TableRow[];
    }
  | {
      readonly t: 'hosting-changed';
      readonly session?: HostedSession;
      readonly students?: readonly StudentRow[];
      readonly studentsGone?: readonly string[];
      readonly tables?: readonly TableRow[];
      readonly tablesGone?: readonly string[];
    }
  /** The answer to `hello-screen`, and again whenever it changes. */
  | { readonly t: 'screen'; readonly v: number; readonly screen: ScreenView }
  /** The table that this connection was shown is shown no longer: to a student who is moved, a host, a projector. */
  | { readonly t: 'table-left' }
  | LectureMessage
  | {
      readonly t: 'match-started';
      readonly header: PublicHeader;
      readonly now: number;
      readonly running: boolean;
    }
  /** What one commit made durable, in order, without gaps. */
  | { readonly t: 'entries'; readonly entries: readonly Entry[] }
  /** Who is connected, by seat; not part of the log. */
  | { readonly t: 'presence'; readonly connected: readonly Seat[] }
  /** The request was accepted; `seq` is the first entry that it made, where it made one. */
  | { readonly t: 'done'; readonly id: number; readonly seq?: number }
  /** The request was refused, or (`id` null) the connection is about to be closed. */
  | { readonly t: 'refused'; readonly id: number | null; readonly refusal: Refusal }
  | { readonly t: 'pong'; readonly id: number; readonly now: number };
