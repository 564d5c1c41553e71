/** Who may see what: the one place where secrets are taken out. Before `revealed`, contracts and forecasts are their owner's alone. */
import type { Entry } from './entries.ts';
import type { LogHeader, PublicHeader, Seat } from './settings.ts';
import type { MatchState, SeatState } from './state.ts';

/** Somebody at the table, somebody who looks on, or whoever keeps the log. */
export type Viewer = { readonly seat: Seat } | 'spectator' | 'everything';

/** What everybody may know of a header: neither the seed nor what only the log needs. */
export function publicHeader({ seed: _seed, publicKey: _key, ...open }: LogHeader): PublicHeader {
  return open;
}

/** Whether viewers see the entry differently, so that it cannot be encoded once for all. */
export function isSecret(entry: Entry): boolean {
  return entry.type === 'contracts-dealt' || (entry.type === 'forecast-made' && entry.values !== null);
}

/**
 * The entry in the eyes of a viewer. A logged entry loses its hash: it covers the secrets, and there are few enough
 * possible ones to try them all against it.
 */
export function viewEntry(entry: Entry & { readonly hash?: string }, viewer: Viewer): Entry {
  const { hash: _, ...open } = entry;
  if (viewer === 'everything') return open;
  switch (open.type) {
    case 'contracts-dealt':
      return { ...open, contracts: open.contracts.filter(({ seat }) => sees(viewer, seat)) };
    case 'forecast-made':
      return open.by !== 'server' && sees(viewer, open.by) ? open : { ...open, values: null };
    case 'round-started':
    case 'phase-started':
    case 'moved':
    case 'stakes-chosen':
    case 'disagreements-shown':
    case 'readied':
    case 'revealed':
    case 'phase-retimed':
    case 'forecaster-joined':
    case 'bot-stepped-in':
    case 'player-returned':
    case 'checkpointed':
    case 'finished':
      return open;
  }
}

/**
 * The state in the eyes of a viewer: what folding the viewer's entries would give. Shares the machine, which whoever
 * thinks about it must fork.
 */
export function viewState(state: MatchState, viewer: Viewer): MatchState {
  if (viewer === 'everything') return state;
  const revealed = state.round !== null && state.round.revealed !== null;
  return {
    ...state,
    header: withoutSeed(state.header),
    seats: state.seats.map((seat) => (sees(viewer, seat.player.seat) ? seat : veiled(seat, revealed))),
  };
}

/** A state may have been folded from a whole log's header. */
function withoutSeed(header: PublicHeader): PublicHeader {
  return 'seed' in header ? publicHeader(header as LogHeader) : header;
}

function veiled(seat: SeatState, revealed: boolean): SeatState {
  const { forecasts } = seat;
  return {
    ...seat,
    contracts: revealed ? seat.contracts : [],
    forecasts: { 1: forecasts[1] === null ? null : 'hidden', 2: forecasts[2] === null ? null : 'hidden' },
  };
}

function sees(viewer: { readonly seat: Seat } | 'spectator', seat: Seat): boolean {
  return viewer !== 'spectator' && viewer.seat === seat;
}
