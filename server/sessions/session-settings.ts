/** Everything of a session that is neither its roster nor its tables: pure changes of its state. */

import type { Forecast } from '../../shared/match/entries.ts';
import { randomFor } from '../../shared/match/random.ts';
import { type Result, refuse } from '../../shared/match/refusals.ts';
import type { HostAction } from '../../shared/protocol/host-actions.ts';
import { type DealtStudent, dealTables } from '../../shared/session/dealing.ts';
import type { SessionOptions } from '../../shared/session/options.ts';
import type { Activity } from '../../shared/session/playlist.ts';
import { smallestTeam, withStudent } from './roster.ts';
import { type HostKey, pointsOf, type SessionRecord, type SessionState } from './session-record.ts';

/** So many devices may hold a host link of their own. */
const MAX_HOST_KEYS = 12;

/** Some of the options; what is undefined stays as it is. */
export type OptionsChange = { readonly [Option in keyof SessionOptions]?: SessionOptions[Option] | undefined };

export function setOptions(state: SessionState, change: OptionsChange): Result<SessionState> {
  if (state.record.stage.type === 'ended') return refuse('session-over');
  const before = state.record.options;
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const next = withRecord(state, { options: { ...before, ...given } });
  return { ok: true, value: next.record.options.teams === before.teams ? next : dealTeams(next) };
}

export function setActivities(state: SessionState, activities: readonly Activity[]): Result<SessionState> {
  const { stage, activities: before } = state.record;
  if (stage.type === 'ended') return refuse('session-over');
  // what has been played stays what it was
  const played = stage.type === 'lobby' ? 0 : stage.activity + 1;
  const isKept = before.slice(0, played).every((activity, index) => same(activity, activities[index]));
  if (!isKept) return refuse('wrong-stage', { stage: stage.type });
  return { ok: true, value: withRecord(state, { activities }) };
}

export function lock(state: SessionState, isLocked: boolean): Result<SessionState> {
  return { ok: true, value: withRecord(state, { isLocked }) };
}

export function show(state: SessionState, screen: SessionRecord['screen']): Result<SessionState> {
  return { ok: true, value: withRecord(state, { screen }) };
}

export function addKey(state: SessionState, key: HostKey): Result<SessionState> {
  const { hostKeys } = state.record;
  if (hostKeys.length >= MAX_HOST_KEYS) return refuse('session-full');
  if (hostKeys.some(({ hash }) => hash === key.hash)) return { ok: true, value: state };
  return { ok: true, value: withRecord(state, { hostKeys: [...hostKeys, key] }) };
}

/** The first link cannot be revoked by those that were made from it. */
export function revokeKey(state: SessionState, id: string, by: string): Result<SessionState> {
  const { hostKeys } = state.record;
  const [first] = hostKeys;
  if (!hostKeys.some((key) => key.id === id)) return refuse('bad-message', { issue: `no key ${id}` });
  if (id === first?.id) return refuse('not-a-host', { key: by });
  return { ok: true, value: withRecord(state, { hostKeys: hostKeys.filter((key) => key.id !== id) }) };
}

/** Deals the next round's tables among those who are there. */
export function deal(state: SessionState, isThere: (id: string) => boolean): Result<SessionState> {
  const { record, students } = state;
  if (record.stage.type === 'ended') return refuse('session-over');
  const last = record.rounds.length - 1;
  const dealt = [...students.values()]
    .filter(({ id }) => isThere(id))
    .map((student): DealtStudent => {
      const { forecastPoints, contractPoints } = pointsOf(student);
      const score = student.scores.find(({ round }) => round === last);
      const table = record.rounds.at(-1)?.tables.findIndex(({ seats }) => seats.includes(student.id)) ?? -1;
      return {
        id: student.id,
        team: student.team,
        points: forecastPoints + contractPoints,
        forecast: (score?.forecast as Forecast | undefined) ?? null,
        lastTable: table === -1 ? null : table,
      };
    });
  const random = randomFor(record.seed, `deal/${record.rounds.length}/${record.revision}`);
  return { ok: true, value: withRecord(state, { deal: dealTables(dealt, record.options, random) }) };
}

/** By hand: takes a student from where they are dealt to another table; `table` null: to none. */
export function moveStudent(
  state: SessionState,
  { student, table }: Extract<HostAction, { do: 'move-student' }>,
): Result<SessionState> {
  const { record } = state;
  if (!state.students.has(student)) return refuse('no-such-student', { student });
  const without = (record.deal ?? []).map((seats) => seats.filter((id) => id !== student));
  if (table !== null) {
    const at = Math.min(table, without.length);
    const target = without[at] ?? [];
    if (target.length >= record.options.tableSize) return refuse('table-full');
    without[at] = [...target, student];
  }
  return { ok: true, value: withRecord(state, { deal: without.filter((seats) => seats.length > 0) }) };
}

/** By hand: each takes the other's place in the deal, be it at a table or at none. */
export function swapStudents(
  state: SessionState,
  { student: one, with: other }: Extract<HostAction, { do: 'swap-students' }>,
): Result<SessionState> {
  for (const student of [one, other]) if (!state.students.has(student)) return refuse('no-such-student', { student });
  const swapped = (id: string): string => (id === one ? other : id === other ? one : id);
  const { deal } = state.record;
  return { ok: true, value: withRecord(state, { deal: deal?.map((seats) => seats.map(swapped)) ?? null }) };
}

/** How many are lost from now on. */
export function noteLost(state: SessionState, at: number, count: number): Result<SessionState> {
  return { ok: true, value: withRecord(state, { lost: [...state.record.lost, { at, count }] }) };
}

export function withRecord({ record, students }: SessionState, change: Partial<SessionRecord>): SessionState {
  return { record: { ...record, ...change }, students };
}

/** Everybody into a team anew, in the order in which they came. */
function dealTeams(state: SessionState): SessionState {
  let next: SessionState = {
    ...state,
    students: new Map([...state.students].map(([id, student]) => [id, { ...student, team: null }])),
  };
  for (const student of next.students.values()) next = withStudent(next, { ...student, team: smallestTeam(next) });
  return next;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function setPaused(state: SessionState, isPaused: boolean): Result<SessionState> {
  const { stage } = state.record;
  if (stage.type !== 'activity') return refuse('wrong-stage', { stage: stage.type });
  return { ok: true, value: withRecord(state, { isPaused }) };
}

/** The session is over: its code opens nothing any more. */
export function endSession(state: SessionState): Result<SessionState> {
  if (state.record.stage.type === 'ended') return { ok: true, value: state };
  return {
    ok: true,
    value: withRecord(state, { stage: { type: 'ended' }, deal: null, screen: { show: 'standings' } }),
  };
}
