/** The shapes of a log's three kinds of line. What passes here has the types of settings.ts and entries.ts. */
import * as v from 'valibot';
import { RUNTIME_IDS } from '../heap/runtime.ts';
import { CONTRACT_KINDS, type LoggedEntry, PHASES } from './entries.ts';
import {
  count,
  exactly,
  forecast,
  hex,
  inOrderOfKeys,
  isWholeIn,
  label,
  schemaByType,
  seq,
  text,
  whole,
} from './log-fields.ts';
import { BOT_STRENGTHS, type LogHeader, MAX_FORECASTERS, MAX_SEATS, type Player, type Seat } from './settings.ts';

/** Those who play, then those who came late. */
const LAST_SEAT = MAX_SEATS + MAX_FORECASTERS - 1;

/** Of a move's line and of a digest, in characters, as far as a log may hold them. */
export const LONGEST_MOVE = 2000;
export const LONGEST_DIGEST = 200;

const seat = v.custom<Seat>(isSeat, `expected a seat from 0 to ${LAST_SEAT}`);
const seconds = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(86_400));

export function isSeat(value: unknown): value is Seat {
  return isWholeIn(value, 0, LAST_SEAT);
}

const settings = exactly({
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

const player = exactly({
  seat,
  name: text(100),
  kind: v.picklist(['person', ...BOT_STRENGTHS]),
});

/** The first line. */
export const headerSchema = exactly({
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
  scenarios: v.pipe(v.record(text(40), text(100_000)), v.transform(inOrderOfKeys)),
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
const result = exactly({ seat, forecastPoints: whole, contractPoints: whole });
const place = {
  seq,
  at: count,
  by: v.custom<'server' | Seat>((value) => value === 'server' || isSeat(value), 'expected the server or a seat'),
  hash: hex(32),
};

/** Every line between the first and the last. */
export const entrySchema = v.variant('type', [
  exactly({ ...place, type: v.literal('round-started'), round: count }),
  exactly({ ...place, type: v.literal('contracts-dealt'), contracts: v.array(exactly(contract)) }),
  exactly({ ...place, type: v.literal('phase-started'), phase: v.picklist(PHASES), until: count }),
  exactly({ ...place, type: v.literal('moved'), line: text(LONGEST_MOVE) }),
  exactly({ ...place, type: v.literal('stakes-chosen'), stakes: v.array(label) }),
  exactly({
    ...place,
    type: v.literal('forecast-made'),
    pass: v.picklist([1, 2]),
    values: v.nullable(forecast),
  }),
  exactly({
    ...place,
    type: v.literal('disagreements-shown'),
    disagreements: v.array(exactly({ stake: label, camps: v.tuple([v.array(seat), v.array(seat)]) })),
  }),
  exactly({ ...place, type: v.literal('readied') }),
  exactly({
    ...place,
    type: v.literal('revealed'),
    contracts: v.array(exactly({ ...contract, held: v.boolean() })),
    forecasts: v.array(exactly({ seat, values: forecast })),
    results: v.array(result),
  }),
  exactly({ ...place, type: v.literal('phase-retimed'), until: count }),
  exactly({ ...place, type: v.literal('forecaster-joined'), seat, name: text(100) }),
  exactly({ ...place, type: v.literal('bot-stepped-in'), seat }),
  exactly({ ...place, type: v.literal('player-returned'), seat }),
  exactly({ ...place, type: v.literal('checkpointed'), digest: text(LONGEST_DIGEST) }),
  exactly({ ...place, type: v.literal('finished'), totals: v.array(result) }),
]) satisfies v.GenericSchema<unknown, LoggedEntry>;

/** The schema of entries of that value's type, without trying the others; where there is none, the one that says so. */
export const schemaOf = schemaByType<LoggedEntry, (typeof entrySchema.options)[number]>(
  entrySchema,
  (option) => option.entries.type.literal,
);

/** The last line. */
export const signatureSchema = exactly({ signature: hex(64) });
