/** What a client may say, as schemas: the server's edge turns unknown bytes into one of these or refuses them. */
import * as v from 'valibot';
import { BOT_STRENGTHS } from '../match/settings.ts';
import { MAX_LINE_LENGTH, MAX_NAME_LENGTH } from './limits.ts';

/** Chosen by the client; the answer or the refusal carries it back. */
const requestId = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31));
const tableCode = v.pipe(v.string(), v.regex(/^[A-Z0-9]{4,12}$/));
const seat = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(7));
const label = v.custom<`#${number}`>((value) => typeof value === 'string' && /^#[1-9][0-9]{0,5}$/.test(value));
const percent = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99));

/** The first message of every connection. */
export const helloSchema = v.strictObject({
  t: v.literal('hello'),
  v: v.number(),
  table: tableCode,
  /** The seat's secret, from an earlier `welcome`; absent: a new seat, or a spectator. */
  key: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/))),
  name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_NAME_LENGTH))),
  /** The last entry that the client holds of that match: only what came since is sent. */
  since: v.optional(
    v.strictObject({ match: v.pipe(v.string(), v.maxLength(40)), seq: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  ),
  role: v.optional(v.picklist(['player', 'spectator'])),
});

export const clientMessageSchema = v.variant('t', [
  helloSchema,
  v.strictObject({
    t: v.literal('rename'),
    id: requestId,
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_NAME_LENGTH)),
  }),
  v.strictObject({ t: v.literal('add-bot'), id: requestId, strength: v.picklist(BOT_STRENGTHS) }),
  /** The host sends away a bot or a person: any seat but their own. */
  v.strictObject({ t: v.literal('free-seat'), id: requestId, seat }),
  v.strictObject({
    t: v.literal('set-playlist'),
    id: requestId,
    playlist: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/))), v.minLength(1), v.maxLength(12)),
  }),
  /** `peer`: whether there is a peer round. */
  v.strictObject({ t: v.literal('set-settings'), id: requestId, peer: v.boolean() }),
  v.strictObject({ t: v.literal('start'), id: requestId }),
  v.strictObject({ t: v.literal('leave'), id: requestId }),
  v.strictObject({ t: v.literal('line'), id: requestId, text: v.pipe(v.string(), v.maxLength(MAX_LINE_LENGTH)) }),
  v.strictObject({ t: v.literal('forecast'), id: requestId, values: v.record(label, percent) }),
  v.strictObject({ t: v.literal('ready'), id: requestId }),
  /** The client's digest differs from the checkpoint's: it asks for everything again, and the server counts it. */
  v.strictObject({ t: v.literal('disagree'), id: requestId, seq: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  v.strictObject({ t: v.literal('ping'), id: requestId }),
]);

export type ClientMessage = v.InferOutput<typeof clientMessageSchema>;
export type Hello = v.InferOutput<typeof helloSchema>;
