/** Runs the tables of the round that is on: begins them, keeps them in step, lets late comers in, and scores them. */
import type { Label } from '../../shared/heap/picture.ts';
import { everybodyIsReady } from '../../shared/match/decide.ts';
import type { LoggedEntry } from '../../shared/match/entries.ts';
import type { Refusal, Result } from '../../shared/match/refusals.ts';
import { refuse } from '../../shared/match/refusals.ts';
import type { MatchState } from '../../shared/match/state.ts';
import type { TableRow } from '../../shared/protocol/session-views.ts';
import type { StudentId } from '../../shared/session/dealing.ts';
import { OUTCOME_ONLY } from '../tables/committer.ts';
import type { Table } from '../tables/table.ts';
import type { TableKeeper } from '../tables/table-keeper.ts';
import { type Person, seatOfKey } from '../tables/table-record.ts';
import type { TableRequest } from '../tables/table-request.ts';
import { isoNow } from '../tables/table-services.ts';
import { isMistake, MAX_REFUSED_LINES } from './refused-lines.ts';
import { endActivity, joinLate, leaveTable, scoreRound, sitterOf, tableRecordOf, tablesForLate } from './rounds.ts';
import type { SessionJournal } from './session-journal.ts';
import {
  currentRound,
  type PlayedRound,
  placeOf,
  type RoundScore,
  type RoundTable,
  roundAtHand,
  type Student,
  studentOfKey,
} from './session-record.ts';
import type { SessionServices } from './session-services.ts';
import { TableWatch } from './table-watch.ts';

export interface ConductorParts {
  readonly services: SessionServices;
  readonly journal: SessionJournal;
  /** Session time in ms. */
  readonly now: () => number;
  /** Something that hosts see of a table is otherwise. */
  readonly tableChanged: (code: string) => void;
}

interface KeptTable {
  readonly table: Table;
  readonly watch: TableWatch;
}

export class Conductor implements TableKeeper {
  readonly #parts: ConductorParts;
  readonly #tables = new Map<string, KeptTable>();
  readonly #refusedLines = new Map<StudentId, number>();
  /** Nobody is there: time stands still. */
  #isDeserted = true;
  /** Tables whose phase is being ended for all. */
  #isAdvancing = false;

  constructor(parts: ConductorParts) {
    this.#parts = parts;
  }

  /** Keeps the tables of the round that is on; begins those that have not begun. */
  async open(): Promise<Result<null>> {
    const { journal, services, now } = this.#parts;
    const round = roundAtHand(journal.state.record);
    this.#closeBut(new Set(round?.tables.map(({ code }) => code)));
    for (const place of round?.tables ?? []) {
      if (round === null || this.#tables.has(place.code)) continue;
      const record = tableRecordOf(journal.state, round, place, isoNow(services.clock));
      const kept = await services.registry.keep(record, this);
      if (!kept.ok) return kept;
      this.#tables.set(place.code, { table: kept.value, watch: new TableWatch(now) });
      kept.value.hold(true);
      if (kept.value.record.stage.type !== 'lobby') continue;
      const started = await kept.value.start();
      if (!started.ok) return started;
    }
    this.run();
    await this.#settle();
    return { ok: true, value: null };
  }

  /** Lets match time run at all tables, or stand still, as the session says. */
  run(isDeserted = this.#isDeserted): void {
    this.#isDeserted = isDeserted;
    const isHeld = isDeserted || this.#parts.journal.state.record.isPaused;
    for (const [code, { table }] of this.#tables) {
      if (table.isHeld === isHeld) continue;
      table.hold(isHeld);
      this.#parts.tableChanged(code);
    }
  }

  /** The tables leave the memory. */
  close(): void {
    this.#closeBut(new Set());
  }

  tableOf(code: string): Table | null {
    return this.#tables.get(code)?.table ?? null;
  }

  /** The table where a student sits; null: nowhere. */
  tableOfStudent(student: Student): Table | null {
    const place = placeOf(roundAtHand(this.#parts.journal.state.record), student.id);
    return place === null ? null : this.tableOf(place.table);
  }

  /** A table as hosts see it; null while it is not there. */
  row(code: string): TableRow | null {
    const places = roundAtHand(this.#parts.journal.state.record)?.tables ?? [];
    const index = places.findIndex((place) => place.code === code);
    const [kept, place] = [this.#tables.get(code), places[index]];
    return kept === undefined || place === undefined ? null : kept.watch.row(kept.table, place, index);
  }

  /** The tables of the round that is on, in order. */
  codes(): readonly string[] {
    return roundAtHand(this.#parts.journal.state.record)?.tables.map(({ code }) => code) ?? [];
  }

  /** Seats a student who comes while a round is on, if it is not too late for it. */
  async admit(student: Student): Promise<Table | null> {
    const { journal } = this.#parts;
    const round = currentRound(journal.state.record);
    if (round === null) return null;
    const known = placeOf(round, student.id)?.table ?? this.#tableWith(student.keyHash);
    const code = known ?? (await this.#joinSome(round, student));
    const table = code === null ? null : this.tableOf(code);
    const seat = table === null ? null : seatOfKey(table.record, student.keyHash);
    if (table === null || seat === null || code === null) return null;
    if (placeOf(round, student.id) === null) {
      const placed = await journal.change((state) => joinLate(state, code, seat, student.id));
      if (!placed.ok) return null;
    }
    return table;
  }

  /** Moves the end of the phase that is on at one table, or (null) at all: to now, or by so many ms. */
  async retime(code: string | null, by: number | 'now'): Promise<Result<null>> {
    const tables = code === null ? this.#playing() : [this.tableOf(code)].filter((table) => table !== null);
    if (tables.length === 0) return code === null ? refuse('not-started') : refuse('no-such-table');
    const answers = await Promise.all(tables.map((table) => table.retime(by)));
    return answers.find((answer): answer is { ok: false; refusal: Refusal } => !answer.ok) ?? { ok: true, value: null };
  }

  /** Ends the round: whatever phases are left at the tables pass at once. */
  async finish(): Promise<void> {
    const { journal } = this.#parts;
    if (journal.state.record.isPaused) for (const { table } of this.#tables.values()) table.hold(false);
    // as many as a round has phases, and some for what comes in between
    for (let phases = 0; phases < 12 && this.#playing().length > 0; phases++) await this.retime(null, 'now');
    await this.#settle();
  }

  /** A student leaves for good: every table where they have sat forgets them. */
  async forget(student: Student): Promise<Result<null>> {
    const { journal, services } = this.#parts;
    for (const { tables } of journal.state.record.rounds) {
      for (const { code, seats } of tables) {
        if (!seats.includes(student.id)) continue;
        const table = this.tableOf(code) ?? (await services.registry.find(code));
        const forgotten = await table?.forget(student.keyHash);
        if (forgotten?.ok === false) return forgotten;
      }
    }
    return { ok: true, value: null };
  }

  /** The students of one table go to another, where they forecast. */
  async merge(from: string, into: string): Promise<Result<null>> {
    const { journal } = this.#parts;
    const [source, target] = [this.tableOf(from), this.tableOf(into)];
    const round = currentRound(journal.state.record);
    const place = round?.tables.find(({ code }) => code === from);
    if (source === null || target === null || place === undefined || from === into) return refuse('no-such-table');
    for (const id of place.seats) {
      const student = id === null ? undefined : journal.state.students.get(id);
      if (student === undefined) continue;
      const joined = await target.joinLate(sitterOf(student));
      if (!joined.ok) return joined;
      await source.forget(student.keyHash);
      const seat = seatOfKey(target.record, student.keyHash);
      const moved = await journal.change((state) => {
        const left = leaveTable(state, student.id);
        return seat === null ? { ok: true, value: left } : joinLate(left, into, seat, student.id);
      });
      if (!moved.ok) return moved;
    }
    return { ok: true, value: null };
  }

  moved(code: string, entries: readonly LoggedEntry[]): void {
    const kept = this.#tables.get(code);
    if (kept === undefined) return;
    kept.watch.saw(entries);
    this.#parts.tableChanged(code);
    if (entries.some(({ type }) => type === 'finished')) void this.#settle();
    else if (entries.some(({ type }) => type === 'readied' || type === 'bot-stepped-in')) void this.#advanceTogether();
  }

  refused(keyHash: string, request: TableRequest, refusal: Refusal): void {
    const student = studentOfKey(this.#parts.journal.state, keyHash);
    if (request.t !== 'line' || student === null) return;
    const kept = this.#tables.get(placeOf(currentRound(this.#parts.journal.state.record), student.id)?.table ?? '');
    const seat = kept === undefined ? null : seatOfKey(kept.table.record, keyHash);
    if (kept === undefined || seat === null) return;
    kept.watch.refused(seat, kept.table.now);
    this.#parts.tableChanged(kept.table.code);
    if (isMistake(refusal)) this.#note(student.id, request.text, refusal);
  }

  #note(student: StudentId, text: string, { code, params }: Refusal): void {
    const count = (this.#refusedLines.get(student) ?? 0) + 1;
    this.#refusedLines.set(student, count);
    if (count > MAX_REFUSED_LINES) return;
    const { journal, services } = this.#parts;
    const { code: session, rounds } = journal.state.record;
    const line = { student, round: rounds.length - 1, text, code, params };
    void services.committer.submit(OUTCOME_ONLY, [{ type: 'line-refused', session, line }]);
  }

  #closeBut(codes: ReadonlySet<string>): void {
    for (const [code, { table }] of [...this.#tables]) {
      if (codes.has(code)) continue;
      this.#tables.delete(code);
      this.#parts.services.registry.release(table);
    }
  }

  /** The tables whose match is on. */
  #playing(): Table[] {
    const tables = [...this.#tables.values()].map(({ table }) => table);
    return tables.filter(({ match }) => match !== null && match.state.stage.type === 'phase');
  }

  /** In step, a phase ends for all as soon as everybody at every table is ready. */
  async #advanceTogether(): Promise<void> {
    const { record } = this.#parts.journal.state;
    if (record.options.pace !== 'together' || record.isPaused || this.#isAdvancing) return;
    const playing = this.#playing();
    if (!playing.every(({ match }) => match !== null && everybodyIsReady(match.state))) return;
    this.#isAdvancing = true;
    await this.retime(null, 'now');
    this.#isAdvancing = false;
  }

  /** Scores the tables that are over; the activity ends with the last of them. */
  async #settle(): Promise<void> {
    const { journal } = this.#parts;
    const round = currentRound(journal.state.record);
    if (round === null) return;
    const scores = new Map<StudentId, Omit<RoundScore, 'round'>>();
    for (const place of round.tables) {
      const state = this.tableOf(place.code)?.match?.state;
      if (state?.stage.type === 'finished') for (const [id, score] of scoresAt(place, state)) scores.set(id, score);
    }
    const isOver = this.#tables.size > 0 && this.#playing().length === 0;
    await journal.change((state) => {
      // another may have ended it meanwhile
      if (currentRound(state.record)?.activity !== round.activity) return { ok: true, value: state };
      const scored = scoreRound(state, scores);
      return scored.ok && isOver ? endActivity(scored.value) : scored;
    });
  }

  #tableWith(keyHash: string): string | null {
    for (const [code, { table }] of this.#tables) if (seatOfKey(table.record, keyHash) !== null) return code;
    return null;
  }

  async #joinSome(round: PlayedRound, student: Student): Promise<string | null> {
    const person: Person = sitterOf(student);
    for (const { code } of tablesForLate(round)) {
      const joined = await this.tableOf(code)?.joinLate(person);
      if (joined?.ok) return code;
    }
    return null;
  }
}

/** What the table's round was worth to its students. */
function scoresAt({ seats }: RoundTable, state: MatchState): Map<StudentId, Omit<RoundScore, 'round'>> {
  const scores = new Map<StudentId, Omit<RoundScore, 'round'>>();
  const everywhere = labelsOfScenario(state);
  for (const [seat, id] of seats.entries()) {
    const total = state.seats[seat];
    if (id === null || total === undefined) continue;
    const said = state.round?.revealed?.forecasts.find((forecast) => forecast.seat === seat)?.values ?? {};
    const shared = Object.entries(said).filter(([label]) => everywhere.has(label as Label));
    scores.set(id, {
      forecastPoints: total.forecastPoints,
      contractPoints: total.contractPoints,
      forecast: Object.fromEntries(shared) as Record<Label, number>,
    });
  }
  return scores;
}

/** The objects that the scenario has made: they are the same at every table. */
function labelsOfScenario({ round }: MatchState): ReadonlySet<Label> {
  const lines = round?.program.filter(({ by }) => by === 'scenario') ?? [];
  return new Set(
    lines.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'made' && event.label !== null ? [event.label] : [])),
    ),
  );
}
