/** What a client may say, as schemas: the server's edge turns unknown bytes into one of these or refuses them. */
import * as v from 'valibot';
import { BOT_STRENGTHS } from '../match/settings.ts';
import { joinCode, key, label, lineText, percent, playerName, requestId, seat, since } from './fields.ts';
import { hostActionSchema } from './host-actions.ts';
import { hostHelloSchema, screenHelloSchema, studentHelloSchema } from './session-hellos.ts';

/** The first message of a connection to a table. */
export const helloSchema = v.strictObject({
  t: v.literal('hello'),
  v: v.number(),
  table: joinCode,
  /** The seat's secret, from an earlier `welcome`; absent: a new seat, or a spectator. */
  key: v.optional(key),
  name: v.optional(playerName),
  since: v.optional(since),
  role: v.optional(v.picklist(['player', 'spectator'])),
});

export const clientMessageSchema = v.variant('t', [
  helloSchema,
  studentHelloSchema,
  hostHelloSchema,
  screenHelloSchema,
  v.strictObject({ t: v.literal('rename'), id: requestId, name: playerName }),
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
  v.strictObject({ t: v.literal('line'), id: requestId, text: lineText }),
  v.strictObject({ t: v.literal('forecast'), id: requestId, values: v.record(label, percent) }),
  v.strictObject({ t: v.literal('ready'), id: requestId }),
  /** The client's digest differs from the checkpoint's: it asks for everything again, and the server counts it. */
  v.strictObject({ t: v.literal('disagree'), id: requestId, seq: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  v.strictObject({ t: v.literal('ping'), id: requestId }),
  /** In a session: the student has lost the thread, or has found it again. Only hosts learn of it, and not who it was. */
  v.strictObject({ t: v.literal('lost'), id: requestId, lost: v.boolean() }),
  v.strictObject({ t: v.literal('host'), id: requestId, action: hostActionSchema }),
]);

export type ClientMessage = v.InferOutput<typeof clientMessageSchema>;
export type Hello = v.InferOutput<typeof helloSchema>;
