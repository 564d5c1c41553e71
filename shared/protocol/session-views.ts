/** What a session shows of itself, to whom: students see themselves, hosts see the class, projectors what the host shows. */
import type { Phase } from '../match/entries.ts';
import type { PeerGain } from '../match/peer-gain.ts';
import type { BotStrength, Seat, Truck } from '../match/settings.ts';
import type { SessionOptions, TimeFactor } from '../session/options.ts';
import type { Activity } from '../session/playlist.ts';
import type { ScreenContent } from './host-actions.ts';

/** Where a session stands. `activity` counts from 0. */
export type SessionStage =
  | { readonly type: 'lobby' }
  /** Tables play, or the lecture is on. */
  | { readonly type: 'activity'; readonly activity: number; readonly mode: Activity['mode'] }
  /** That activity is over. */
  | { readonly type: 'between'; readonly activity: number }
  | { readonly type: 'ended' };

export interface SessionPoints {
  readonly forecastPoints: number;
  readonly contractPoints: number;
}

/** How the class stands, best first; names as they are shown. */
export interface Standing extends SessionPoints {
  readonly name: string;
  readonly team: number | null;
}

/** What a student sees. */
export interface StudentView {
  readonly code: string;
  readonly title: string;
  readonly language: SessionOptions['language'];
  readonly stage: SessionStage;
  /** How many activities the playlist has. */
  readonly activities: number;
  readonly paused: boolean;
  readonly teams: number;
  /** The teams at their table, by seat; empty where nobody plays in teams, or sits. */
  readonly tableTeams: readonly (number | null)[];
  /** Whether a real name is asked for, and the X25519 key (hex) to seal it with. */
  readonly realNames: { readonly publicKey: string } | null;
  readonly me: SessionPoints & {
    readonly name: string;
    /** The filter, or a host, has hidden the name that was asked for: others see this pseudonym. */
    readonly nameHidden: boolean;
    readonly team: number | null;
    /** Where they sit now; null: nowhere, until the next round. */
    readonly table: string | null;
    readonly forecaster: boolean;
    /** Place in the class by points, from 1; null before anything is scored. */
    readonly rank: number | null;
    readonly lost: boolean;
  };
  /** How many have come. */
  readonly students: number;
}

export interface StudentRow extends SessionPoints {
  readonly id: string;
  /** As shown. */
  readonly name: string;
  /** As asked for, where that is hidden. */
  readonly hiddenName: string | null;
  /** What logs and exports call them. */
  readonly pseudonym: string;
  /** The sealed real name; hosts open it. */
  readonly sealedName: string | null;
  /** On the guest list, and never here yet: such a student stands nowhere. */
  readonly expected: boolean;
  readonly connected: boolean;
  readonly team: number | null;
  readonly timeFactor: TimeFactor;
  readonly table: string | null;
  readonly forecaster: boolean;
}

/** Who sits at a table, and how they do in the round that is on. */
export interface TableSeatRow {
  readonly seat: Seat;
  /** Null: a bot. */
  readonly student: string | null;
  readonly name: string;
  readonly bot: BotStrength | null;
  readonly forecaster: boolean;
  readonly connected: boolean;
  readonly ready: boolean;
  readonly hasForecast: boolean;
  readonly lines: number;
  /** Lines that were refused. */
  readonly refused: number;
  /** Session time in ms of their last line or forecast; null: none in this round. */
  readonly lastAt: number | null;
}

/** Why a table may want a visit. */
export type Need = 'stuck' | 'idle' | 'many-refused' | 'nobody-there';

export interface TableRow {
  readonly code: string;
  /** Its place in the deal, from 0. */
  readonly index: number;
  readonly phase: Phase | 'waiting' | 'finished';
  /** Match time in ms, now and when the phase ends. */
  readonly now: number;
  readonly until: number | null;
  readonly running: boolean;
  readonly seats: readonly TableSeatRow[];
  readonly needs: readonly Need[];
  /** What talking brought, once the round is revealed; null: there was no peer round. */
  readonly gain: PeerGain | null;
  /** The heap in miniature: each object's place (0 to 2, 3: anywhere else), and who refers to whom, by place in the list. */
  readonly heap: { readonly objects: readonly number[]; readonly references: readonly (readonly [number, number])[] };
}

export interface HostKeyRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  /** Whether it is the one that this connection came with. */
  readonly own: boolean;
  readonly connected: boolean;
}

/** What hosts see beside the class and its tables. */
export interface HostedSession {
  readonly code: string;
  readonly createdAt: string;
  readonly stage: SessionStage;
  readonly paused: boolean;
  readonly locked: boolean;
  readonly options: SessionOptions;
  readonly activities: readonly Activity[];
  readonly keys: readonly HostKeyRow[];
  readonly screen: ScreenContent;
  /** How many projectors are connected. */
  readonly screens: number;
  /** The tables of the next round as they are dealt; null: not yet. */
  readonly deal: readonly (readonly string[])[] | null;
  readonly banned: number;
  /** How many have said that they are lost, over time: session time in ms and the count from then on. */
  readonly lost: readonly { readonly at: number; readonly count: number }[];
  /** Which table this connection looks at. */
  readonly looking: string | null;
  /** Session time in ms. */
  readonly now: number;
  /** ISO 8601: when everything of it is deleted unless somebody does something in it before; null: as soon as it ends. */
  readonly deletedAt: string | null;
}

/** Who sits at a table, as everybody may see it. */
export interface ScreenSeat extends Pick<TableSeatRow, 'seat' | 'name' | 'bot' | 'forecaster' | 'connected' | 'ready'> {
  readonly team: number | null;
}

/** What the projector shows: nothing that students may not see. */
export interface ScreenView {
  readonly code: string;
  readonly title: string;
  readonly language: SessionOptions['language'];
  readonly stage: SessionStage;
  readonly activities: number;
  readonly paused: boolean;
  readonly locked: boolean;
  readonly content: ScreenContent;
  readonly names: readonly { readonly name: string; readonly connected: boolean; readonly team: number | null }[];
  /** What is played at the tables; null in a lecture, and before the first round. `truck`: null is the scenario's own. */
  readonly round: { readonly scenario: string; readonly truck: Truck | null } | null;
  /** Without anything secret: no needs, no forecasts. */
  readonly tables: readonly (Pick<
    TableRow,
    'code' | 'index' | 'phase' | 'now' | 'until' | 'running' | 'gain' | 'heap'
  > & { readonly seats: readonly ScreenSeat[] })[];
  readonly standings: readonly Standing[];
}
