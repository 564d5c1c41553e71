/** What a host may want to know of a table while it plays: who does what, and where help is needed. */
import type { LoggedEntry } from '../../shared/match/entries.ts';
import { peerGain } from '../../shared/match/peer-gain.ts';
import type { Seat } from '../../shared/match/settings.ts';
import type { MatchState } from '../../shared/match/state.ts';
import type { Need, TableRow, TableSeatRow } from '../../shared/protocol/session-views.ts';
import type { Table } from '../tables/table.ts';
import { shownName } from '../tables/table-record.ts';
import { miniatureOf } from './miniature.ts';
import type { RoundTable } from './session-record.ts';

/** So many refused lines with nothing between that worked: somebody is stuck. */
const REFUSED_IN_A_ROW = 3;
const MANY_REFUSED = 6;
/** Nothing from anybody at a table for so long, in ms of match time, in a phase where there is something to do. */
const IDLE_MS = 40_000;

interface SeatWatch {
  lines: number;
  refused: number;
  refusedInARow: number;
  /** Session time in ms. */
  lastAt: number | null;
}

export class TableWatch {
  readonly #seats = new Map<Seat, SeatWatch>();
  readonly #sessionNow: () => number;
  /** Match time in ms of what was last done there. */
  #lastAt = 0;

  /** `sessionNow`: session time in ms. */
  constructor(sessionNow: () => number) {
    this.#sessionNow = sessionNow;
  }

  /** What the table's log has gained. */
  saw(entries: readonly LoggedEntry[]): void {
    for (const { type, by, at } of entries) {
      if (type === 'phase-started') this.#lastAt = at;
      if (by === 'server' || (type !== 'moved' && type !== 'forecast-made' && type !== 'readied')) continue;
      const seat = this.#of(by);
      if (type === 'moved') seat.lines++;
      seat.refusedInARow = 0;
      seat.lastAt = this.#sessionNow();
      this.#lastAt = at;
    }
  }

  /** A line of that seat was refused. */
  refused(seat: Seat, at: number): void {
    const watch = this.#of(seat);
    watch.refused++;
    watch.refusedInARow++;
    watch.lastAt = this.#sessionNow();
    this.#lastAt = at;
  }

  /** The table as hosts see it. */
  row(table: Table, { code, seats }: RoundTable, index: number): TableRow {
    const { match, now } = table;
    const state = match?.state ?? null;
    const stage = state?.stage ?? { type: 'waiting' };
    return {
      code,
      index,
      phase: stage.type === 'phase' ? stage.phase : stage.type,
      now,
      until: stage.type === 'phase' ? stage.until : null,
      running: !table.isHeld,
      seats: table.record.sitters.map((_, seat) => this.#seatRow(table, state, seat, seats[seat] ?? null)),
      needs: state === null ? [] : this.#needs(table, state, now),
      gain: state === null ? null : peerGain(state),
      heap: state === null ? { objects: [], references: [] } : miniatureOf(state.machine.picture()),
    };
  }

  #seatRow(table: Table, state: MatchState | null, seat: Seat, student: string | null): TableSeatRow {
    const sitter = table.record.sitters[seat];
    const seated = state?.seats[seat];
    const watch = this.#seats.get(seat);
    const isPerson = sitter?.kind === 'person';
    return {
      seat,
      student,
      name: sitter === undefined ? '' : shownName(sitter),
      bot: sitter === undefined || isPerson ? null : sitter.kind,
      forecaster: seated?.forecaster ?? false,
      connected: !isPerson || table.present.has(sitter.keyHash),
      ready: seated?.ready ?? false,
      hasForecast: seated !== undefined && (seated.forecasts[1] !== null || seated.forecasts[2] !== null),
      lines: watch?.lines ?? 0,
      refused: watch?.refused ?? 0,
      lastAt: watch?.lastAt ?? null,
    };
  }

  #needs(table: Table, { stage }: MatchState, now: number): Need[] {
    if (stage.type !== 'phase') return [];
    const persons = table.record.sitters.flatMap((sitter) => (sitter.kind === 'person' ? [sitter] : []));
    const watches = [...this.#seats.values()];
    const needs: Need[] = [];
    if (persons.length > 0 && persons.every(({ keyHash }) => !table.present.has(keyHash))) needs.push('nobody-there');
    if (watches.some(({ refusedInARow }) => refusedInARow >= REFUSED_IN_A_ROW)) needs.push('stuck');
    if (watches.some(({ refused }) => refused >= MANY_REFUSED)) needs.push('many-refused');
    const hasWork = stage.phase === 'build' || stage.phase === 'predict' || stage.phase === 'peer';
    if (hasWork && !needs.includes('nobody-there') && now - Math.max(this.#lastAt, stage.startedAt) > IDLE_MS)
      needs.push('idle');
    return needs;
  }

  #of(seat: Seat): SeatWatch {
    const known = this.#seats.get(seat);
    if (known !== undefined) return known;
    const fresh: SeatWatch = { lines: 0, refused: 0, refusedInARow: 0, lastAt: null };
    this.#seats.set(seat, fresh);
    return fresh;
  }
}
