/** What a session plays, activity by activity: chosen by the host, kept with the session, and shared as a file. */
import * as v from 'valibot';
import { RUNTIME_IDS } from '../heap/runtime.ts';
import { LONGEST_SCRIPT } from '../lecture/lecture-schema.ts';
import { DEFAULT_SETTINGS, PEER_SECONDS } from '../match/settings.ts';

export const PLAYLIST_FORMAT = 'garbage-day-playlist/1';
export const MAX_ACTIVITIES = 12;
export const MAX_SCRIPT_LENGTH = LONGEST_SCRIPT;
/** A phase that the host ends: a day is as good as for ever. */
export const UNTIMED_SECONDS = 86_400;

const seconds = v.union([
  v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(1_800)),
  v.literal(UNTIMED_SECONDS),
]);

const times = v.strictObject({
  briefingSeconds: seconds,
  buildSeconds: seconds,
  predictSeconds: seconds,
  collectSeconds: seconds,
  revealSeconds: seconds,
});

/** A round at tables of their own. */
const tableActivity = v.strictObject({
  mode: v.literal('tables'),
  scenario: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  /** Null: the scenario's own. */
  runtime: v.nullable(v.picklist(RUNTIME_IDS)),
  /** `gc.collect(truck)`; null: the scenario's own. */
  truck: v.nullable(v.picklist([0, 1, 2])),
  times,
  /** How long tables talk between two forecasts, in seconds; 0: there is no peer round. */
  peerSeconds: v.union([v.literal(0), seconds]),
  contracts: v.boolean(),
});

/** One heap on the projector, everybody forecasts. */
const lectureActivity = v.strictObject({
  mode: v.literal('lecture'),
  title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  runtime: v.picklist(RUNTIME_IDS),
  /** Lines of the move language with marks for the lecture; empty: the host types every line. */
  script: v.pipe(v.string(), v.maxLength(MAX_SCRIPT_LENGTH)),
});

export const activitySchema = v.variant('mode', [tableActivity, lectureActivity]);
export const activitiesSchema = v.pipe(v.array(activitySchema), v.minLength(1), v.maxLength(MAX_ACTIVITIES));

/** A playlist as a file. */
export const playlistFileSchema = v.strictObject({
  format: v.literal(PLAYLIST_FORMAT),
  title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  activities: activitiesSchema,
});

export type Activity = v.InferOutput<typeof activitySchema>;
export type TableActivity = v.InferOutput<typeof tableActivity>;
export type LectureActivity = v.InferOutput<typeof lectureActivity>;
export type PlaylistFile = v.InferOutput<typeof playlistFileSchema>;

/** A round of a scenario as it is meant to be played. */
export function tableRound(scenario: string, changes: Partial<TableActivity> = {}): TableActivity {
  const { briefingSeconds, buildSeconds, predictSeconds, collectSeconds, revealSeconds } = DEFAULT_SETTINGS;
  return {
    mode: 'tables',
    scenario,
    runtime: null,
    truck: null,
    times: { briefingSeconds, buildSeconds, predictSeconds, collectSeconds, revealSeconds },
    peerSeconds: 0,
    contracts: true,
    ...changes,
  };
}

/** How long an activity takes if nobody hurries and nothing is extended, in seconds; null where the host decides. */
export function lengthOf(activity: Activity): number | null {
  if (activity.mode === 'lecture') return null;
  const { times, peerSeconds } = activity;
  const phases = [...Object.values(times), peerSeconds];
  if (phases.includes(UNTIMED_SECONDS)) return null;
  return phases.reduce((sum, length) => sum + length, DEFAULT_SETTINGS.bellSeconds);
}

export const LESSON_MINUTES = [10, 30, 50] as const;
export type LessonMinutes = (typeof LESSON_MINUTES)[number];

/** Playlists that fill a lesson of so many minutes, talk included. */
export const TEMPLATES: Readonly<Record<LessonMinutes, readonly Activity[]>> = {
  10: [tableRound('moving-day', { contracts: false }), tableRound('roommates')],
  30: [
    tableRound('moving-day', { contracts: false }),
    tableRound('roommates', { peerSeconds: PEER_SECONDS }),
    tableRound('old-town', { peerSeconds: PEER_SECONDS }),
    tableRound('guest-book'),
  ],
  50: [
    tableRound('moving-day', { contracts: false }),
    tableRound('roommates', { peerSeconds: PEER_SECONDS }),
    tableRound('old-town', { peerSeconds: PEER_SECONDS }),
    tableRound('guest-book', { peerSeconds: PEER_SECONDS }),
    tableRound('phoenix-nest', { peerSeconds: PEER_SECONDS }),
    tableRound('night-shift'),
  ],
};
