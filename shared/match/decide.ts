/** The rules from outside: a command on a state gives entries, or the refusal that says why not. Changes nothing. */
import type { Command } from './commands.ts';
import type { Entry, EntryBody, Forecast, Phase } from './entries.ts';
import { checkForecast, isEmpty, knownForecast, sameForecast } from './forecasts.ts';
import { judgeLine } from './line-judgement.ts';
import { endPhase, type Secrets, startRound } from './next-phase.ts';
import { phaseFor } from './permissions.ts';
import { type Result, refuse } from './refusals.ts';
import { isAwaited } from './seats.ts';
import { MAX_FORECASTERS, type Seat } from './settings.ts';
import type { MatchState, SeatState } from './state.ts';

export type { Secrets } from './next-phase.ts';

/** An entry before it has its place in the list. */
export type Decided = EntryBody & { readonly by: 'server' | Seat };

/** After so many moves a checkpoint lets every client compare its heap. */
export const MOVES_PER_CHECKPOINT = 20;

/**
 * What a command comes to at match time `at` (ms): the entries to append, in order, none if nothing changes; or a
 * refusal. Leaves the state and its machine as they were.
 */
export function decide(state: MatchState, command: Command, at: number, secrets: Secrets): Result<readonly Decided[]> {
  const now = matchTime(state, at);
  switch (command.type) {
    case 'begin':
      return begin(state, now, secrets);
    case 'tick':
      return tick(state, now, secrets);
    case 'play-line':
      return withSeat(state, command.seat, (seat) => playLine(state, seat, command.text, now));
    case 'forecast':
      return withSeat(state, command.seat, (seat) => forecast(state, seat, command.values));
    case 'ready':
      return withSeat(state, command.seat, (seat) => ready(state, seat));
    case 'join-late':
      return joinLate(state, command.name);
    case 'retime':
      return retime(state, command.until, now);
    case 'drop-out':
      return withSeat(state, command.seat, (seat) => dropOut(state, seat));
    case 'return':
      return withSeat(state, command.seat, (seat) => comeBack(state, seat));
  }
}

/** The entries that `decided` become, after the state's last one. */
export function stampEntries(state: Pick<MatchState, 'seq' | 'at'>, decided: readonly Decided[], at: number): Entry[] {
  const now = matchTime(state, at);
  return decided.map((body, index) => ({ ...body, seq: state.seq + 1 + index, at: now }));
}

/** Match time is in whole ms and never falls: an earlier moment counts as the last entry's. */
function matchTime(state: Pick<MatchState, 'at'>, at: number): number {
  return Math.max(Math.floor(at), state.at);
}

/** The match time in ms at which the next tick ends something; null when nothing waits for time. */
export function dueAt(state: MatchState): number | null {
  if (state.stage.type !== 'phase') return null;
  return endsEarly(state) ? state.at : state.stage.until;
}

/** Whether all for whom the phase waits are ready. */
export function everybodyIsReady(state: MatchState): boolean {
  const counting = state.seats.filter((seat) => isAwaited(seat, state.stage));
  return counting.length > 0 && counting.every((seat) => seat.ready);
}

function endsEarly(state: MatchState): boolean {
  return state.header.settings.endsWhenReady !== false && everybodyIsReady(state);
}

function begin(state: MatchState, at: number, secrets: Secrets): Result<readonly Decided[]> {
  switch (state.stage.type) {
    case 'waiting':
      return byServer(startRound(state, 0, at, secrets));
    case 'phase':
      return refuse('table-started');
    case 'finished':
      return refuse('match-over');
  }
}

function tick(state: MatchState, at: number, secrets: Secrets): Result<readonly Decided[]> {
  const { stage, round } = state;
  if (stage.type !== 'phase' || round === null) return byServer([]);
  if (at < stage.until && !endsEarly(state)) return byServer([]);
  return byServer(endPhase(state, round, stage.phase, at, secrets));
}

function playLine(state: MatchState, seat: SeatState, text: string, at: number): Result<readonly Decided[]> {
  const judged = judgeLine(state, seat, text, at);
  if (!judged.ok) return judged;
  // a line that raises may have done something before: it does it to a copy
  const { line } = judged.value;
  const copy = state.machine.fork();
  const { error } = copy.run(line.code, seat.player.seat);
  if (error !== undefined) return refuse('python-error', { name: error.name, message: error.message });

  const moved: Decided = { type: 'moved', line: line.spelling, by: seat.player.seat };
  if (state.movesSinceCheckpoint + 1 < MOVES_PER_CHECKPOINT) return { ok: true, value: [moved] };
  return { ok: true, value: [moved, { type: 'checkpointed', digest: copy.digest(), by: 'server' }] };
}

/** A forecast adds to what the seat said before in the same pass, so that the entry holds all of it. */
function forecast(state: MatchState, seat: SeatState, said: Forecast): Result<readonly Decided[]> {
  const phase = phaseFor('forecast', state.stage);
  if (!phase.ok) return phase;
  const checked = checkForecast(said, state.round?.stakes ?? []);
  if (!checked.ok) return checked;
  const pass = phase.value === 'peer' ? 2 : 1;
  const before = knownForecast(seat.forecasts[pass]);
  const values = isEmpty(before) ? said : { ...before, ...said };
  if (sameForecast(before, values)) return { ok: true, value: [] };
  return { ok: true, value: [{ type: 'forecast-made', pass, values, by: seat.player.seat }] };
}

function ready(state: MatchState, seat: SeatState): Result<readonly Decided[]> {
  const phase = phaseFor('ready', state.stage);
  if (!phase.ok) return phase;
  if (seat.ready) return refuse('already-ready');
  return { ok: true, value: [{ type: 'readied', by: seat.player.seat }] };
}

/** Who comes late can still forecast until the bell. */
function joinLate(state: MatchState, name: string): Result<readonly Decided[]> {
  const { stage, seats } = state;
  if (stage.type === 'waiting') return refuse('not-started');
  if (stage.type === 'finished') return refuse('match-over');
  if (!COME_LATE.has(stage.phase)) return refuse('wrong-phase', { phase: stage.phase });
  if (seats.filter(({ forecaster }) => forecaster).length >= MAX_FORECASTERS) return refuse('table-full');
  return byServer([{ type: 'forecaster-joined', seat: seats.length, name }]);
}

const COME_LATE: ReadonlySet<Phase> = new Set(['briefing', 'build', 'predict', 'peer']);

function retime(state: MatchState, until: number, at: number): Result<readonly Decided[]> {
  const { stage } = state;
  if (stage.type === 'waiting') return refuse('not-started');
  if (stage.type === 'finished') return refuse('match-over');
  const end = Math.max(Math.round(until), at);
  return byServer(end === stage.until ? [] : [{ type: 'phase-retimed', until: end }]);
}

function dropOut(state: MatchState, seat: SeatState): Result<readonly Decided[]> {
  if (seat.player.kind !== 'person' || seat.botSteppedIn || state.stage.type === 'finished') return byServer([]);
  return byServer([{ type: 'bot-stepped-in', seat: seat.player.seat }]);
}

function comeBack(state: MatchState, seat: SeatState): Result<readonly Decided[]> {
  if (!seat.botSteppedIn || state.stage.type === 'finished') return byServer([]);
  return byServer([{ type: 'player-returned', seat: seat.player.seat }]);
}

function withSeat(
  state: MatchState,
  seat: Seat,
  decideFor: (seat: SeatState) => Result<readonly Decided[]>,
): Result<readonly Decided[]> {
  const found = state.seats[seat];
  return found === undefined ? refuse('no-such-seat', { seat }) : decideFor(found);
}

function byServer(bodies: readonly EntryBody[]): Result<readonly Decided[]> {
  return { ok: true, value: bodies.map((body) => Object.assign({}, body, { by: 'server' as const })) };
}
