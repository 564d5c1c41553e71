import * as v from 'valibot';
import { BOT_STRENGTHS, DEFAULT_SETTINGS, MAX_SEATS } from '../../shared/match/settings.ts';

type Setting = Exclude<keyof typeof DEFAULT_SETTINGS, 'playlist'>;

const seconds = (setting: Setting, least: number, most: number) =>
  v.optional(v.pipe(v.number(), v.minValue(least), v.maxValue(most)), DEFAULT_SETTINGS[setting]);
const whole = (setting: Setting, least: number, most: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most)), DEFAULT_SETTINGS[setting]);

/** What a match may be set to: long enough to be played at all, and short enough to come to an end. */
const settings = v.pipe(
  v.unknown(),
  // an array is an object, too, and has no field that is not known
  v.check((value) => !Array.isArray(value), 'Invalid type: Expected Object but received Array'),
  v.strictObject({
    briefingSeconds: seconds('briefingSeconds', 0.1, 600),
    buildSeconds: seconds('buildSeconds', 0.1, 1800),
    predictSeconds: seconds('predictSeconds', 0.1, 600),
    peerSeconds: seconds('peerSeconds', 0, 600),
    bellSeconds: seconds('bellSeconds', 0.1, 60),
    collectSeconds: seconds('collectSeconds', 0.1, 600),
    revealSeconds: seconds('revealSeconds', 0.1, 600),
    contractsPerSeat: whole('contractsPerSeat', 0, 4),
    tokensAtStart: whole('tokensAtStart', 0, 20),
    tokensAtMost: whole('tokensAtMost', 1, 20),
    secondsPerToken: seconds('secondsPerToken', 0.1, 60),
  }),
);

/** The body of `POST /api/tables`; everything in it is optional. */
export const newTableSchema = v.strictObject({
  playlist: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.minLength(1), v.maxLength(12))),
  settings: v.optional(settings, {}),
  // one seat is for whoever creates the table
  bots: v.optional(v.pipe(v.array(v.picklist(BOT_STRENGTHS)), v.maxLength(MAX_SEATS - 1)), []),
});
