/** What comes from the network is looked at once, here: its envelope, and of each entry what the fold relies on. */
import * as v from 'valibot';
import { RUNTIME_IDS } from '../../shared/heap/runtime.ts';
import { LECTURE_FORMAT } from '../../shared/lecture/header.ts';
import { REFUSAL_CODES } from '../../shared/match/refusals.ts';
import { MAX_FORECASTERS, MAX_SEATS } from '../../shared/match/settings.ts';
import type { ServerMessage } from '../../shared/protocol/server-messages.ts';

const whole = v.pipe(v.number(), v.integer());
/** Late comers sit behind those who play. */
const seat = v.pipe(whole, v.minValue(0), v.maxValue(MAX_SEATS + MAX_FORECASTERS - 1));

const player = v.looseObject({ seat, name: v.string(), kind: v.picklist(['person', 'random', 'greedy', 'lookahead']) });

const lobby = v.looseObject({
  code: v.string(),
  seats: v.array(v.looseObject({ ...player.entries, connected: v.boolean() })),
  host: v.nullable(seat),
  playlist: v.array(v.string()),
  peer: v.boolean(),
  scenarios: v.array(v.looseObject({ id: v.string(), title: v.looseObject({ en: v.string(), zh: v.string() }) })),
});

const header = v.looseObject({
  format: v.literal('garbage-day/1'),
  match: v.string(),
  settings: v.looseObject({ playlist: v.array(v.string()) }),
  players: v.array(player),
  scenarios: v.record(v.string(), v.string()),
});

const entries = v.array(
  v.looseObject({ type: v.string(), seq: whole, at: whole, by: v.union([v.literal('server'), seat]) }),
);

const refusal = v.object({
  code: v.picklist(REFUSAL_CODES),
  params: v.record(v.string(), v.union([v.string(), v.number()])),
});

const stage = v.variant('type', [
  v.looseObject({ type: v.literal('lobby') }),
  v.looseObject({ type: v.literal('activity'), activity: whole, mode: v.picklist(['tables', 'lecture']) }),
  v.looseObject({ type: v.literal('between'), activity: whole }),
  v.looseObject({ type: v.literal('ended') }),
]);

const studentView = v.looseObject({
  code: v.string(),
  stage,
  paused: v.boolean(),
  me: v.looseObject({ name: v.string(), table: v.nullable(v.string()) }),
});

const hostedSession = v.looseObject({
  code: v.string(),
  stage,
  paused: v.boolean(),
  options: v.looseObject({ title: v.string(), tableSize: whole }),
  activities: v.array(v.looseObject({ mode: v.picklist(['tables', 'lecture']) })),
  keys: v.array(v.looseObject({ id: v.string(), name: v.string() })),
  screen: v.looseObject({ show: v.string() }),
  deal: v.nullable(v.array(v.array(v.string()))),
  lost: v.array(v.looseObject({ at: v.number(), count: whole })),
  now: v.number(),
});
const students = v.array(
  v.looseObject({
    id: v.string(),
    name: v.string(),
    // a server from before it was told
    expected: v.optional(v.boolean(), false),
    connected: v.boolean(),
  }),
);
const tables = v.array(
  v.looseObject({
    code: v.string(),
    index: whole,
    phase: v.string(),
    now: v.number(),
    running: v.boolean(),
    seats: v.array(v.looseObject({ name: v.string(), lines: whole })),
    needs: v.array(v.string()),
    heap: v.looseObject({ objects: v.array(whole), references: v.array(v.tuple([whole, whole])) }),
  }),
);

const screen = v.looseObject({
  code: v.string(),
  stage,
  content: v.looseObject({ show: v.string() }),
  names: v.array(v.looseObject({ name: v.string() })),
  tables: v.array(v.looseObject({ code: v.string(), index: whole })),
  standings: v.array(v.looseObject({ name: v.string() })),
});

const lectureEntries = v.array(
  v.looseObject({
    type: v.string(),
    seq: whole,
    at: whole,
    by: v.union([v.picklist(['host', 'server']), v.pipe(whole, v.minValue(1))]),
  }),
);
const distribution = v.array(v.looseObject({ stake: v.string(), bins: v.array(whole), count: whole }));

const serverMessage = v.variant('t', [
  v.looseObject({
    t: v.literal('welcome'),
    seat: v.nullable(seat),
    key: v.nullable(v.string()),
    lobby,
    match: v.nullable(
      v.looseObject({ header, resumed: v.boolean(), entries, now: v.number(), running: v.optional(v.boolean(), true) }),
    ),
  }),
  v.looseObject({ t: v.literal('lobby'), lobby }),
  v.looseObject({
    t: v.literal('match-started'),
    header,
    now: v.number(),
    running: v.optional(v.boolean(), true),
  }),
  v.looseObject({ t: v.literal('entries'), entries }),
  v.looseObject({ t: v.literal('presence'), connected: v.array(seat) }),
  v.looseObject({ t: v.literal('done'), id: whole, seq: v.optional(whole) }),
  v.looseObject({ t: v.literal('refused'), id: v.nullable(whole), refusal }),
  v.looseObject({ t: v.literal('pong'), id: whole, now: v.number() }),
  v.looseObject({ t: v.literal('clock'), now: v.number(), running: v.boolean() }),
  v.looseObject({ t: v.literal('joined'), key: v.string(), session: studentView }),
  v.looseObject({ t: v.literal('session'), session: studentView }),
  v.looseObject({ t: v.literal('hosting'), session: hostedSession, students, tables }),
  v.looseObject({
    t: v.literal('hosting-changed'),
    session: v.optional(hostedSession),
    students: v.optional(students),
    studentsGone: v.optional(v.array(v.string())),
    tables: v.optional(tables),
    tablesGone: v.optional(v.array(v.string())),
  }),
  v.looseObject({ t: v.literal('screen'), screen }),
  v.looseObject({ t: v.literal('table-left') }),
  v.looseObject({
    t: v.literal('lecture'),
    lecture: v.looseObject({
      header: v.looseObject({
        format: v.literal(LECTURE_FORMAT),
        lecture: v.string(),
        runtime: v.picklist(RUNTIME_IDS),
        title: v.string(),
        script: v.optional(v.string()),
      }),
      entries: lectureEntries,
      own: lectureEntries,
    }),
  }),
  v.looseObject({ t: v.literal('lecture-entries'), entries: lectureEntries }),
  v.looseObject({
    t: v.literal('lecture-progress'),
    forecasts: whole,
    students: whole,
    distribution: v.optional(distribution),
  }),
  v.looseObject({ t: v.literal('lecture-left') }),
]);

/** The message that a frame holds; null when it is none that this client knows. */
export function readServerMessage(text: string): ServerMessage | null {
  try {
    const parsed = v.safeParse(serverMessage, JSON.parse(text));
    // the schema holds what is relied on before the fold; the fold itself refuses what cannot follow
    return parsed.success ? (parsed.output as unknown as ServerMessage) : null;
  } catch {
    return null;
  }
}
