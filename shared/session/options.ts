/** How a session is run, whatever it plays. */
import * as v from 'valibot';
import { MAX_SEATS } from '../match/settings.ts';

export const LANGUAGES = ['en', 'zh'] as const;
/** How students come to their tables: by chance, with those of like points, with those who forecast otherwise, or as before. */
export const DEALINGS = ['random', 'score', 'opposing', 'same'] as const;
/** `together`: a phase ends for all tables at once; `own`: each table goes on as soon as it is ready. */
export const PACES = ['together', 'own'] as const;
export const LEAST_TABLE_SIZE = 2;
export const MAX_TEAMS = 8;
export const DEFAULT_RETENTION_DAYS = 30;
export const MAX_RETENTION_DAYS = 365;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const sessionOptionsSchema = v.strictObject({
  title: v.pipe(v.string(), v.trim(), v.maxLength(80)),
  /** Of the projector, and of students who have chosen none. */
  language: v.picklist(LANGUAGES),
  tableSize: whole(LEAST_TABLE_SIZE, MAX_SEATS),
  /** 0: everybody for themselves. */
  teams: v.union([v.literal(0), whole(2, MAX_TEAMS)]),
  /** Whether bots fill tables that are not full. A table of one always gets one. */
  bots: v.boolean(),
  dealing: v.picklist(DEALINGS),
  pace: v.picklist(PACES),
  /** Whether students may give a real name, which only the host can read. */
  realNames: v.boolean(),
  /** Whether only those of the guest list come in. */
  guestsOnly: v.boolean(),
  /** How many days everything of the session is kept after somebody has last done something in it; 0: until it ends. */
  retentionDays: whole(0, MAX_RETENTION_DAYS),
});

export type SessionOptions = v.InferOutput<typeof sessionOptionsSchema>;

export const DEFAULT_OPTIONS: SessionOptions = {
  title: '',
  language: 'en',
  tableSize: 4,
  teams: 0,
  bots: true,
  dealing: 'random',
  pace: 'together',
  realNames: false,
  guestsOnly: false,
  retentionDays: DEFAULT_RETENTION_DAYS,
};

/** How much longer a student may take: the phases of their table last so many times as long. */
export const TIME_FACTORS = [1, 1.25, 1.5, 2, 3] as const;
export type TimeFactor = (typeof TIME_FACTORS)[number];
