import { type ReadonlySignal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Label, TypeName } from '../../shared/heap/picture.ts';
import type { Entry, Phase } from '../../shared/match/entries.ts';
import type { MatchLog } from '../../shared/match/log.ts';
import type { Seat } from '../../shared/match/settings.ts';
import type { MatchState } from '../../shared/match/state.ts';
import type { Composer } from '../model/composer.ts';
import type { Answer } from '../model/connection.ts';
import type { RefereeCheck } from '../model/cpython/referee-check.ts';
import type { ForecastDesk } from '../model/forecast-desk.ts';
import type { MatchModel } from '../model/match-model.ts';
import type { Stage } from '../model/stage.ts';
import type { TablePlace } from '../model/table-place.ts';

/** What every part of the board looks at, live or in a replay. */
export interface MatchView {
  readonly model: MatchModel;
  readonly stage: Stage;
  /** null: looking on. */
  readonly seat: ReadonlySignal<Seat | null>;
  readonly connected: ReadonlySignal<ReadonlySet<Seat>>;
  /** Match time in ms, a few times a second. */
  readonly now: ReadonlySignal<number>;
  /** All that the viewer knows of the match so far; in a replay all of it. */
  readonly entries: () => readonly Entry[];
  /** The match's log once it is over; null where it cannot be had. */
  readonly log: () => Promise<MatchLog | null>;
  /** Asks real CPython about the round at the cursor; null where the match goes on by itself. */
  readonly check: RefereeCheck | null;
  /** What can be done; null in a replay, and for whoever looks on from outside of the table. */
  readonly play: {
    readonly place: TablePlace;
    readonly composer: Composer;
    readonly forecasts: ForecastDesk;
    /** Starts another match at the same table; null where that is not the table's to decide. */
    readonly again: (() => Promise<Answer>) | null;
  } | null;
}

const Context = createContext<MatchView | null>(null);
export const MatchViewProvider = Context.Provider;

/** The match that the component is about. Throws where there is none: a bug. */
export function useMatch(): MatchView {
  const view = useContext(Context);
  if (view === null) throw new Error('no match around this component');
  return view;
}

/** What is on: a phase, or before the first, or after the last. */
export type BoardPhase = Phase | 'waiting' | 'finished';

export function phaseOf({ stage }: MatchState): BoardPhase {
  return stage.type === 'phase' ? stage.phase : stage.type;
}

/** A player's name by seat. */
export function nameOf(state: MatchState, seat: Seat): string {
  return state.seats.find(({ player }) => player.seat === seat)?.player.name ?? '?';
}

/** The type behind a label, also of the dead. */
export function typeOf(state: MatchState, label: Label): TypeName {
  return state.machine.typeOf(label) ?? 'Node';
}

/** A signal that never changes. */
export function constant<T>(value: T): ReadonlySignal<T> {
  return signal(value);
}
