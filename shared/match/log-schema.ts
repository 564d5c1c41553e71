/** The shapes of a log's three kinds of line. What passes here has the types of settings.ts and entries.ts. */
import * as v from 'valibot';
import { RUNTIME_IDS } from '../heap/runtime.ts';
import { CONTRACT_KINDS, type LoggedEntry, PHASES } from './entries.ts';
import { count, forecast, hex, label, text, whole } from './log-fields.ts';
import { BOT_STRENGTHS, type LogHeader, MAX_FORECASTERS, MAX_SEATS, type Player } from './settings.ts';

const seat = v.pipe(count, v.maxValue(MAX_SEATS + MAX_FORECASTERS - 1));
const seconds = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(86_400));

const settings = v.strictObject({
  playlist: v.pipe(v.array(text(40)), v.minLength(1), v.maxLength(100)),
  briefingSeconds: seconds,
  buildSeconds: seconds,
  predictSeconds: seconds,
  peerSeconds: seconds,
  bellSeconds: seconds,
  collectSeconds: seconds,
  revealSeconds: seconds,
  contractsPerSeat: v.pipe(count, v.maxValue(10)),
  tokensAtStart: v.pipe(count, v.maxValue(1000)),
  tokensAtMost: v.pipe(count, v.minValue(1), v.maxValue(1000)),
  secondsPerToken: seconds,
  endsWhenReady: v.exactOptional(v.boolean()),
});

const player = v.strictObject({
  seat,
  name: text(100),
  kind: v.picklist(['person', ...BOT_STRENGTHS]),
});

/** The first line. */
export const headerSchema = v.strictObject({
  format: v.literal('garbage-day/1'),
  engine: count,
  match: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  runtime: v.picklist(RUNTIME_IDS),
  settings,
  players: v.pipe(
    v.array(player),
    v.minLength(1),
    v.maxLength(MAX_SEATS),
    v.check(areSeatsInOrder, 'seats must be 0, 1, 2, …'),
  ),
  scenarios: v.record(text(40), text(100_000)),
  seedHash: hex(32),
  seed: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  publicKey: hex(32),
}) satisfies v.GenericSchema<unknown, LogHeader>;

function areSeatsInOrder(players: Player[]): boolean {
  return players.every((player, index) => player.seat === index);
}

const contract = {
  seat,
  kind: v.picklist(CONTRACT_KINDS),
  object: label,
  points: v.picklist([10, 20, 30]),
};
const result = v.strictObject({ seat, forecastPoints: whole, contractPoints: whole });
const place = {
  seq: v.pipe(count, v.minValue(1)),
  at: count,
  by: v.union([v.literal('server'), seat]),
  hash: hex(32),
};

/** Every line between the first and the last. */
export const entrySchema = v.variant('type', [
  v.strictObject({ ...place, type: v.literal('round-started'), round: count }),
  v.strictObject({ ...place, type: v.literal('contracts-dealt'), contracts: v.array(v.strictObject(contract)) }),
  v.strictObject({ ...place, type: v.literal('phase-started'), phase: v.picklist(PHASES), until: count }),
  v.strictObject({ ...place, type: v.literal('moved'), line: text(2000) }),
  v.strictObject({ ...place, type: v.literal('stakes-chosen'), stakes: v.array(label) }),
  v.strictObject({
    ...place,
    type: v.literal('forecast-made'),
    pass: v.picklist([1, 2]),
    values: v.nullable(forecast),
  }),
  v.strictObject({
    ...place,
    type: v.literal('disagreements-shown'),
    disagreements: v.array(v.strictObject({ stake: label, camps: v.tuple([v.array(seat), v.array(seat)]) })),
  }),
  v.strictObject({ ...place, type: v.literal('readied') }),
  v.strictObject({
    ...place,
    type: v.literal('revealed'),
    contracts: v.array(v.strictObject({ ...contract, held: v.boolean() })),
    forecasts: v.array(v.strictObject({ seat, values: forecast })),
    results: v.array(result),
  }),
  v.strictObject({ ...place, type: v.literal('phase-retimed'), until: count }),
  v.strictObject({ ...place, type: v.literal('forecaster-joined'), seat, name: text(100) }),
  v.strictObject({ ...place, type: v.literal('bot-stepped-in'), seat }),
  v.strictObject({ ...place, type: v.literal('player-returned'), seat }),
  v.strictObject({ ...place, type: v.literal('checkpointed'), digest: text(200) }),
  v.strictObject({ ...place, type: v.literal('finished'), totals: v.array(result) }),
]) satisfies v.GenericSchema<unknown, LoggedEntry>;

/** The last line. */
export const signatureSchema = v.strictObject({ signature: hex(64) });
