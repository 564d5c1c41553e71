/** Who is in a session: pure changes of its state, or the refusal that says why not. */
import { type Result, refuse } from '../../shared/match/refusals.ts';
import type { StudentId } from '../../shared/session/dealing.ts';
import type { TimeFactor } from '../../shared/session/options.ts';
import { cleanName, personName, uniqueName } from '../tables/pseudonyms.ts';
import type { NicknameFilter } from './nickname-filter.ts';
import { type SessionState, type Student, shownNameOf, studentOfKey } from './session-record.ts';

/** A class of 500, and those who come twice. */
export const MAX_STUDENTS = 600;

export interface Newcomer {
  readonly keyHash: string;
  /** Null: the session finds one. */
  readonly name: string | null;
  readonly sealedName: string | null;
  /** In [0, 1): picks a name where none is given. */
  readonly choice: number;
}

/** Lets somebody new in. */
export function join(state: SessionState, newcomer: Newcomer, filter: NicknameFilter): Result<SessionState> {
  const { record, students } = state;
  if (record.stage.type === 'ended') return refuse('session-over');
  if (record.banned.includes(newcomer.keyHash)) return refuse('banned');
  if (record.options.guestsOnly) return refuse('guests-only');
  if (record.isLocked) return refuse('session-locked');
  if (students.size >= MAX_STUDENTS) return refuse('session-full');
  const taken = namesOf(state);
  const name = newcomer.name === null ? personName(taken, newcomer.choice) : cleanName(newcomer.name);
  if (name === null) return refuse('name-refused');
  return {
    ok: true,
    value: withNewStudent(state, {
      keyHash: newcomer.keyHash,
      name: uniqueName(name, taken),
      isNameShown: newcomer.name === null || filter.mayBeShown(name),
      sealedName: record.options.realNames ? newcomer.sealedName : null,
      isExpected: false,
    }),
  };
}

/** Puts those of a guest list on the roster; whoever is on it already stays as they are. */
export function expect(
  state: SessionState,
  guests: readonly { readonly keyHash: string; readonly name: string; readonly sealedName: string | null }[],
  filter: NicknameFilter,
): Result<SessionState> {
  if (state.record.stage.type === 'ended') return refuse('session-over');
  let next = state;
  for (const { keyHash, name, sealedName } of guests) {
    if (studentOfKey(next, keyHash) !== null) continue;
    if (next.students.size >= MAX_STUDENTS) return refuse('session-full');
    const clean = cleanName(name);
    if (clean === null) return refuse('name-refused', { name });
    next = withNewStudent(next, {
      keyHash,
      name: uniqueName(clean, namesOf(next)),
      isNameShown: filter.mayBeShown(clean),
      sealedName,
      isExpected: true,
    });
  }
  return { ok: true, value: next };
}

/** Somebody is back with their key. */
export function comeBack(state: SessionState, student: Student, sealedName: string | null): SessionState {
  const sealed = state.record.options.realNames && sealedName !== null ? sealedName : student.sealedName;
  if (!student.isExpected && sealed === student.sealedName) return state;
  return withStudent(state, { ...student, isExpected: false, sealedName: sealed });
}

/** By the student, whose name the filter looks at, or by a host, whose word stands. */
export function rename(
  state: SessionState,
  id: StudentId,
  name: string,
  filter: NicknameFilter | null,
): Result<SessionState> {
  return changed(state, id, (student) => {
    const clean = cleanName(name);
    if (clean === null) return refuse('name-refused');
    const taken = namesOf(state).filter((other) => other !== student.name && other !== student.pseudonym);
    const isNameShown = filter === null || (student.isNameShown && student.name === clean) || filter.mayBeShown(clean);
    return { ok: true, value: { ...student, name: uniqueName(clean, taken), isNameShown } };
  });
}

export function showName(state: SessionState, id: StudentId, isNameShown: boolean): Result<SessionState> {
  return changed(state, id, (student) => ({ ok: true, value: { ...student, isNameShown } }));
}

export function setTimeFactor(state: SessionState, id: StudentId, timeFactor: TimeFactor): Result<SessionState> {
  return changed(state, id, (student) => ({ ok: true, value: { ...student, timeFactor } }));
}

export function setTeam(state: SessionState, id: StudentId, team: number | null): Result<SessionState> {
  if (team !== null && team >= state.record.options.teams) return refuse('bad-message', { issue: `no team ${team}` });
  return changed(state, id, (student) => ({ ok: true, value: { ...student, team } }));
}

/** Takes a student out of the session, with everything that says that they were there. */
export function remove(state: SessionState, id: StudentId, ban: boolean): Result<SessionState> {
  const student = state.students.get(id);
  if (student === undefined) return refuse('no-such-student', { student: id });
  const students = new Map(state.students);
  students.delete(id);
  const { record } = state;
  return {
    ok: true,
    value: {
      students,
      record: {
        ...record,
        banned: ban ? [...record.banned, student.keyHash] : record.banned,
        deal: record.deal?.map((table) => table.filter((other) => other !== id)) ?? null,
        rounds: record.rounds.map((round) => ({
          ...round,
          tables: round.tables.map((table) => ({
            ...table,
            seats: table.seats.map((seat) => (seat === id ? null : seat)),
            ...(table.left === undefined ? {} : { left: table.left.filter(({ student }) => student !== id) }),
          })),
        })),
      },
    },
  };
}

/** The state with another version of a student. */
export function withStudent({ record, students }: SessionState, student: Student): SessionState {
  return { record, students: new Map(students).set(student.id, student) };
}

type Draft = Pick<Student, 'keyHash' | 'name' | 'isNameShown' | 'sealedName' | 'isExpected'>;

function withNewStudent(state: SessionState, draft: Draft): SessionState {
  const { record } = state;
  const number = record.nextStudent;
  const student: Student = {
    ...draft,
    id: `s${number}`,
    pseudonym: `Player ${number}`,
    team: smallestTeam(state),
    timeFactor: 1,
    scores: [],
  };
  return withStudent({ ...state, record: { ...record, nextStudent: number + 1 } }, student);
}

/** The team that has the fewest; null where nobody plays in teams. */
export function smallestTeam({ record, students }: SessionState): number | null {
  const sizes = new Array<number>(record.options.teams).fill(0);
  for (const { team } of students.values())
    if (team !== null && team < sizes.length) sizes[team] = (sizes[team] ?? 0) + 1;
  return sizes.length === 0 ? null : sizes.indexOf(Math.min(...sizes));
}

function namesOf({ students }: SessionState): string[] {
  return [...students.values()].flatMap((student) => [student.name, student.pseudonym, shownNameOf(student)]);
}

function changed(
  state: SessionState,
  id: StudentId,
  change: (student: Student) => Result<Student>,
): Result<SessionState> {
  const student = state.students.get(id);
  if (student === undefined) return refuse('no-such-student', { student: id });
  const result = change(student);
  return result.ok ? { ok: true, value: withStudent(state, result.value) } : result;
}
