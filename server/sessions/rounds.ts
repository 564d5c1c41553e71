/** How the rounds of a session begin, gain late comers, and are scored: pure changes of its state. */
import { type Result, refuse } from '../../shared/match/refusals.ts';
import { type BotStrength, DEFAULT_SETTINGS, MAX_SEATS, MIN_SEATS, type Seat } from '../../shared/match/settings.ts';
import type { StudentId } from '../../shared/session/dealing.ts';
import type { TableActivity } from '../../shared/session/playlist.ts';
import { botName } from '../tables/pseudonyms.ts';
import type { Settings, Sitter, TableRecord } from '../tables/table-record.ts';
import { withStudent } from './roster.ts';
import {
  type PlayedRound,
  type RoundScore,
  type RoundTable,
  type SessionState,
  type Student,
  shownNameOf,
} from './session-record.ts';
import { withRecord } from './session-settings.ts';

/** Who fills the tables of a class: thinks well, and takes no time that others need. */
const CLASS_BOT: BotStrength = 'greedy';

/** Begins an activity of tables with what is dealt; `codes` are free ones, one for each table. */
export function beginRound(state: SessionState, activity: number, codes: readonly string[]): Result<SessionState> {
  const { record } = state;
  const played = record.activities[activity];
  if (played === undefined) return refuse('no-such-activity', { activity });
  const deal = (record.deal ?? []).map((table) => table.filter((id) => state.students.has(id)));
  const groups = deal.filter((table) => table.length > 0);
  if (groups.length === 0) return refuse('too-few-players', { least: 1 });
  const tables = groups.map((students, index): RoundTable => {
    const players = playersAt(students.length, record.options.bots ? record.options.tableSize : 0);
    const seats = Array.from({ length: players }, (_, seat) => students[seat] ?? null);
    return { code: codes[index] ?? '', seats, players };
  });
  return {
    ok: true,
    value: withRecord(state, {
      stage: { type: 'activity', activity, mode: played.mode },
      isPaused: false,
      deal: null,
      rounds: [...record.rounds, { activity, tables, lecture: null }],
      screen: { show: 'tables' },
    }),
  };
}

/** Begins an activity that is a lecture, with that id. */
export function beginLecture(state: SessionState, activity: number, lecture: string): Result<SessionState> {
  const { record } = state;
  return {
    ok: true,
    value: withRecord(state, {
      stage: { type: 'activity', activity, mode: 'lecture' },
      isPaused: false,
      rounds: [...record.rounds, { activity, tables: [], lecture }],
      screen: { show: 'lecture' },
    }),
  };
}

/** A table that bots fill is full; else a table of one gets one bot. */
function playersAt(students: number, tableSize: number): number {
  return Math.min(MAX_SEATS, Math.max(students, tableSize, MIN_SEATS));
}

/** The table as it begins. */
export function tableRecordOf(
  state: SessionState,
  round: PlayedRound,
  { code, seats, players }: RoundTable,
  createdAt: string,
): TableRecord {
  const activity = state.record.activities[round.activity] as TableActivity;
  const sitters: Sitter[] = [];
  for (const id of seats.slice(0, players)) {
    const student = id === null ? undefined : state.students.get(id);
    const taken = sitters.map(({ name }) => name);
    sitters.push(student === undefined ? { kind: CLASS_BOT, name: botName(taken) } : sitterOf(student));
  }
  return {
    code,
    revision: 1,
    createdAt,
    sitters,
    host: null,
    playlist: [activity.scenario],
    settings: settingsOf(state, activity, seats),
    stage: { type: 'lobby' },
    session: state.record.code,
    variant: { runtime: activity.runtime, truck: activity.truck },
  };
}

export function sitterOf(student: Student): Extract<Sitter, { kind: 'person' }> {
  return { kind: 'person', name: student.pseudonym, keyHash: student.keyHash, shown: shownNameOf(student) };
}

/** Whoever needs longer gives it to their table; in step, to all tables. */
function settingsOf({ record, students }: SessionState, activity: TableActivity, seats: RoundTable['seats']): Settings {
  const together = record.options.pace === 'together';
  const seated = together ? record.rounds.at(-1)?.tables.flatMap((table) => table.seats) : seats;
  const factors = (seated ?? []).map((id) => (id === null ? 1 : (students.get(id)?.timeFactor ?? 1)));
  const factor = Math.max(1, ...factors);
  const times = Object.entries({ ...activity.times, peerSeconds: activity.peerSeconds });
  return {
    ...DEFAULT_SETTINGS,
    ...(Object.fromEntries(times.map(([phase, seconds]) => [phase, Math.min(86_400, seconds * factor)])) as Pick<
      Settings,
      keyof TableActivity['times'] | 'peerSeconds'
    >),
    contractsPerSeat: activity.contracts ? DEFAULT_SETTINGS.contractsPerSeat : 0,
    endsWhenReady: !together,
  };
}

/** The tables that somebody who comes late may join, the emptiest first. */
export function tablesForLate(round: PlayedRound): readonly RoundTable[] {
  return [...round.tables].sort((one, other) => one.seats.length - other.seats.length);
}

/** A student has come late, to that seat. */
export function joinLate(state: SessionState, code: string, seat: Seat, id: StudentId): Result<SessionState> {
  return {
    ok: true,
    value: withTables(state, (table) => {
      if (table.code !== code) return table;
      const length = Math.max(table.seats.length, seat + 1);
      return { ...table, seats: Array.from({ length }, (_, at) => (at === seat ? id : (table.seats[at] ?? null))) };
    }),
  };
}

/** A student leaves their table of the round that is on; what they have played there stays theirs. */
export function leaveTable(state: SessionState, id: StudentId): SessionState {
  return withTables(state, (table) => {
    const seat = table.seats.indexOf(id);
    if (seat === -1) return table;
    return {
      ...table,
      seats: table.seats.map((other) => (other === id ? null : other)),
      left: [...(table.left ?? []), { seat, student: id }],
    };
  });
}

/** What the last round was worth, by student; a round is scored once. */
export function scoreRound(
  state: SessionState,
  scores: ReadonlyMap<StudentId, Omit<RoundScore, 'round'>>,
): Result<SessionState> {
  const round = state.record.rounds.length - 1;
  let next = state;
  for (const [id, score] of scores) {
    const student = next.students.get(id);
    if (student === undefined || student.scores.some((known) => known.round === round)) continue;
    next = withStudent(next, { ...student, scores: [...student.scores, { round, ...score }] });
  }
  return { ok: true, value: next };
}

/** The activity that is on is over. */
export function endActivity(state: SessionState): Result<SessionState> {
  const { stage, screen } = state.record;
  if (stage.type !== 'activity') return { ok: true, value: state };
  const content = screen.show === 'tables' || screen.show === 'lecture' ? ({ show: 'standings' } as const) : screen;
  return {
    ok: true,
    value: withRecord(state, {
      stage: { type: 'between', activity: stage.activity },
      isPaused: false,
      screen: content,
    }),
  };
}

function withTables(state: SessionState, change: (table: RoundTable) => RoundTable): SessionState {
  const { rounds } = state.record;
  const last = rounds.at(-1);
  if (last === undefined) return state;
  return withRecord(state, { rounds: [...rounds.slice(0, -1), { ...last, tables: last.tables.map(change) }] });
}
