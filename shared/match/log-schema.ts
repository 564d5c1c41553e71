/** The shapes of a log's three kinds of line. What passes here has the types of settings.ts and entries.ts. */
import * as v from 'valibot';
import { RUNTIME_IDS } from '../heap/runtime.ts';
import { CONTRACT_KINDS, type Forecast, type LoggedEntry, PHASES } from './entries.ts';
import { isForecastValue } from './forecasts.ts';
import { BOT_STRENGTHS, type LogHeader, MAX_SEATS, type Player, type Seat } from './settings.ts';

// A log has a line for every entry: a leaf is one question, where a pipe of the library's would be several
const whole = v.custom<number>(Number.isSafeInteger, 'expected a whole number');
const count = v.custom<number>((value) => isWholeIn(value, 0), 'expected a whole number from 0 on');
const seat = v.custom<Seat>(isSeat, `expected a seat from 0 to ${MAX_SEATS - 1}`);
const seconds = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(86_400));
const label = v.custom<`#${number}`>(isLabel, 'expected a label such as #1');
const hex = (bytes: number) => {
  const digits = new RegExp(`^[0-9a-f]{${2 * bytes}}$`);
  return v.custom<string>((value) => typeof value === 'string' && digits.test(value), 'expected lower-case hex');
};
const text = (longest: number) =>
  v.custom<string>(
    (value) => typeof value === 'string' && value.length <= longest,
    `expected text of ${longest} characters at most`,
  );
const forecast = v.pipe(
  v.custom<Forecast>(isForecast, 'expected whole percentages from 1 to 99 by label'),
  v.transform(inOrderOfKeys),
);

function inOrderOfKeys<T extends object>(value: T): T {
  const keys = Object.keys(value);
  if (keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') < key)) return value;
  return Object.fromEntries(keys.sort().map((key) => [key, value[key as keyof T]])) as T;
}

function isWholeIn(value: unknown, least: number, most = Number.MAX_SAFE_INTEGER): boolean {
  return Number.isSafeInteger(value) && least <= Number(value) && Number(value) <= most;
}

function isSeat(value: unknown): boolean {
  return isWholeIn(value, 0, MAX_SEATS - 1);
}

function isLabel(value: unknown): boolean {
  return typeof value === 'string' && /^#[1-9][0-9]{0,6}$/.test(value);
}

function isForecast(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([key, percent]) => isLabel(key) && isForecastValue(percent));
}

/**
 * A line, or an object in one: exactly these members. What it gives has them in canonical order, whatever theirs was, so
 * that it is written as it has to be.
 */
function exactly<const T extends v.ObjectEntries>(members: T) {
  const inOrder = Object.entries(members).sort(([one], [other]) => (one < other ? -1 : 1));
  return v.strictObject(Object.fromEntries(inOrder) as T);
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
  seq: v.custom<number>((value) => isWholeIn(value, 1), 'expected a whole number from 1 on'),
  at: count,
  by: v.custom<'server' | Seat>((value) => value === 'server' || isSeat(value), 'expected the server or a seat'),
  hash: hex(32),
};

/** Every line between the first and the last. */
export const entrySchema = v.variant('type', [
  exactly({ ...place, type: v.literal('round-started'), round: count }),
  exactly({ ...place, type: v.literal('contracts-dealt'), contracts: v.array(exactly(contract)) }),
  exactly({ ...place, type: v.literal('phase-started'), phase: v.picklist(PHASES), until: count }),
  exactly({ ...place, type: v.literal('moved'), line: text(2000) }),
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
  exactly({ ...place, type: v.literal('bot-stepped-in'), seat }),
  exactly({ ...place, type: v.literal('player-returned'), seat }),
  exactly({ ...place, type: v.literal('checkpointed'), digest: text(200) }),
  exactly({ ...place, type: v.literal('finished'), totals: v.array(result) }),
]) satisfies v.GenericSchema<unknown, LoggedEntry>;

const schemaOfType: ReadonlyMap<unknown, v.GenericSchema<unknown, LoggedEntry>> = new Map(
  entrySchema.options.map((schema) => [schema.entries.type.literal, schema]),
);

/** The schema of entries of that value's type, without trying the others; where there is none, the one that says so. */
export function schemaOf(json: unknown): v.GenericSchema<unknown, LoggedEntry> {
  const type = typeof json === 'object' && json !== null && 'type' in json ? json.type : null;
  return schemaOfType.get(type) ?? entrySchema;
}

/** The last line. */
export const signatureSchema = exactly({ signature: hex(64) });
