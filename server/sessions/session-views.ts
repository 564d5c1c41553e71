/** What a session shows of itself: to students themselves, to hosts the class, to projectors what everybody may see. */
import type {
  ScreenView,
  SessionPoints,
  Standing,
  StudentRow,
  StudentView,
  TableRow,
} from '../../shared/protocol/session-views.ts';
import type { StudentId } from '../../shared/session/dealing.ts';
import {
  cameOf,
  placeOf,
  pointsOf,
  roundAtHand,
  type SessionState,
  type Student,
  shownNameOf,
} from './session-record.ts';

interface StandingOf extends Standing {
  readonly id: StudentId;
}

/** Best first; who has the same points stands in the order in which they came. */
function standingsOf(state: SessionState): readonly StandingOf[] {
  return cameOf(state)
    .map((student) => ({ id: student.id, name: shownNameOf(student), team: student.team, ...pointsOf(student) }))
    .sort((one, other) => sumOf(other) - sumOf(one));
}

/** Places by points, from 1; equal points share the best of their places. Nobody has one before they have a score. */
export function ranksOf(state: SessionState): ReadonlyMap<StudentId, number> {
  const ranks = new Map<StudentId, number>();
  let rank = 0;
  let points: number | null = null;
  for (const [index, standing] of standingsOf(state).entries()) {
    if (sumOf(standing) !== points) rank = index + 1;
    points = sumOf(standing);
    if ((state.students.get(standing.id)?.scores.length ?? 0) > 0) ranks.set(standing.id, rank);
  }
  return ranks;
}

function sumOf({ forecastPoints, contractPoints }: SessionPoints): number {
  return forecastPoints + contractPoints;
}

/** What a student sees; `rank` is null before anything of theirs is scored. */
export function studentView(state: SessionState, student: Student, rank: number | null, lost: boolean): StudentView {
  const { record } = state;
  const { options } = record;
  const place = placeOf(roundAtHand(record), student.id);
  return {
    code: record.code,
    title: options.title,
    language: options.language,
    stage: record.stage,
    activities: record.activities.length,
    paused: record.isPaused,
    teams: options.teams,
    tableTeams: options.teams === 0 ? [] : teamsAt(state, place?.table ?? null),
    realNames: options.realNames ? { publicKey: record.publicKey } : null,
    me: {
      ...pointsOf(student),
      name: student.name,
      nameHidden: !student.isNameShown,
      team: student.team,
      table: place?.table ?? null,
      forecaster: place?.isForecaster ?? false,
      rank,
      lost,
    },
    students: cameOf(state).length,
  };
}

function teamsAt({ record, students }: SessionState, code: string | null): readonly (number | null)[] {
  const table = roundAtHand(record)?.tables.find((one) => one.code === code);
  return (table?.seats ?? []).map((id) => (id === null ? null : (students.get(id)?.team ?? null)));
}

/** What hosts see of a student. */
export function studentRow({ record }: SessionState, student: Student, connected: boolean): StudentRow {
  const place = placeOf(roundAtHand(record), student.id);
  return {
    ...pointsOf(student),
    id: student.id,
    name: shownNameOf(student),
    hiddenName: student.isNameShown ? null : student.name,
    pseudonym: student.pseudonym,
    sealedName: student.sealedName,
    expected: student.isExpected,
    connected,
    team: student.team,
    timeFactor: student.timeFactor,
    table: place?.table ?? null,
    forecaster: place?.isForecaster ?? false,
  };
}

/** What a projector may show: `isConnected` tells who is there. */
export function screenView(
  state: SessionState,
  isConnected: (id: StudentId) => boolean,
  tables: readonly TableRow[],
): ScreenView {
  const { record, students } = state;
  return {
    code: record.code,
    title: record.options.title,
    language: record.options.language,
    stage: record.stage,
    activities: record.activities.length,
    paused: record.isPaused,
    locked: record.isLocked,
    content: record.screen,
    names: cameOf(state).map((student) => ({
      name: shownNameOf(student),
      connected: isConnected(student.id),
      team: student.team,
    })),
    round: roundShown(record),
    tables: tables.map(({ code, index, phase, now, until, running, gain, heap, seats }) => ({
      code,
      index,
      phase,
      now,
      until,
      running,
      gain,
      heap,
      seats: seats.map(({ seat, student, name, bot, forecaster, connected, ready }) => ({
        seat,
        name,
        bot,
        forecaster,
        connected,
        ready,
        team: student === null ? null : (students.get(student)?.team ?? null),
      })),
    })),
    standings: standingsOf(state).map(({ id: _, ...standing }) => standing),
  };
}

/** The round that is on, or was on last. */
function roundShown({ stage, activities }: SessionState['record']): ScreenView['round'] {
  const activity = stage.type === 'activity' || stage.type === 'between' ? activities[stage.activity] : undefined;
  return activity?.mode === 'tables' ? { scenario: activity.scenario, truck: activity.truck } : null;
}
