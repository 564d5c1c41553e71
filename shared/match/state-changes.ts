/**
 * States, rounds and seats with some changes. Written out, since nearly every entry makes some: spreading one over another
 * is many times slower, and gives objects of as many layouts as there are ways of making them.
 */
import type { Entry } from './entries.ts';
import type { MatchState, RoundState, SeatState } from './state.ts';

/** What an entry makes of a state; the rest stays. */
export type StateChanges = Partial<Omit<MatchState, 'header' | 'seq' | 'at'>>;
/** The same of its round. */
export type RoundChanges = Partial<Omit<RoundState, 'index' | 'scenario' | 'startedSeq'>>;
/** The same of one seat. */
export type SeatChanges = Partial<Omit<SeatState, 'player' | 'forecaster'>>;

/** The state after that entry, which made these changes. */
export function changedState(state: MatchState, { seq, at }: Entry, changes: StateChanges): MatchState {
  return {
    header: state.header,
    seq,
    at,
    stage: changes.stage ?? state.stage,
    seats: changes.seats ?? state.seats,
    round: changes.round ?? state.round,
    machine: changes.machine ?? state.machine,
    movesSinceCheckpoint: changes.movesSinceCheckpoint ?? state.movesSinceCheckpoint,
  };
}

export function changedRound(round: RoundState, changes: RoundChanges): RoundState {
  return {
    index: round.index,
    scenario: round.scenario,
    startedSeq: round.startedSeq,
    program: changes.program ?? round.program,
    stakes: changes.stakes ?? round.stakes,
    disagreements: changes.disagreements ?? round.disagreements,
    instants: changes.instants ?? round.instants,
    revealed: changes.revealed ?? round.revealed,
  };
}

export function changedSeat(seat: SeatState, changes: SeatChanges): SeatState {
  return {
    player: seat.player,
    tokens: changes.tokens ?? seat.tokens,
    ready: changes.ready ?? seat.ready,
    botSteppedIn: changes.botSteppedIn ?? seat.botSteppedIn,
    forecaster: seat.forecaster,
    contracts: changes.contracts ?? seat.contracts,
    forecasts: changes.forecasts ?? seat.forecasts,
    forecastPoints: changes.forecastPoints ?? seat.forecastPoints,
    contractPoints: changes.contractPoints ?? seat.contractPoints,
  };
}
