/** What a host may ask of their session. The projector and students may ask for none of it. */
import * as v from 'valibot';
import { sessionOptionsSchema, TIME_FACTORS } from '../session/options.ts';
import { joinCode, label, lineText, playerName } from './fields.ts';

/** Stable within the session, told to hosts alone: `s12`. */
const student = v.pipe(v.string(), v.regex(/^s[0-9]{1,6}$/));
/** SHA-256 of a key, in hex: the key itself stays with whoever holds the link. */
const keyHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999));

/** What the projector shows. */
export const screenContentSchema = v.variant('show', [
  v.strictObject({ show: v.literal('lobby') }),
  /** All tables in miniature. */
  v.strictObject({ show: v.literal('tables') }),
  /** One table as a spectator sees it. */
  v.strictObject({ show: v.literal('table'), table: joinCode }),
  /** That table's reveal, again from its bell on; only once its round is revealed. Another `turn` starts it anew. */
  v.strictObject({ show: v.literal('replay'), table: joinCode, turn: v.optional(index) }),
  v.strictObject({ show: v.literal('standings') }),
  v.strictObject({ show: v.literal('lecture') }),
  v.strictObject({ show: v.literal('blank') }),
]);
export type ScreenContent = v.InferOutput<typeof screenContentSchema>;

export const hostActionSchema = v.variant('do', [
  v.strictObject({ do: v.literal('set-options'), options: v.partial(sessionOptionsSchema) }),
  v.strictObject({ do: v.literal('lock'), locked: v.boolean() }),

  v.strictObject({ do: v.literal('rename-student'), student, name: playerName }),
  /** Shows a name that the filter has hidden, or hides one that it has not. */
  v.strictObject({ do: v.literal('show-name'), student, shown: v.boolean() }),
  /** Out of the session; may come again unless banned. */
  v.strictObject({ do: v.literal('remove-student'), student, ban: v.boolean() }),
  v.strictObject({ do: v.literal('set-time-factor'), student, factor: v.picklist(TIME_FACTORS) }),
  v.strictObject({ do: v.literal('set-team'), student, team: v.nullable(index) }),

  /** Deals the tables of the next round, to be looked at and changed before it starts. */
  v.strictObject({ do: v.literal('deal') }),
  /** By hand: to that place among the dealt tables; null: to none. A table that is not there yet is opened. */
  v.strictObject({ do: v.literal('move-student'), student, table: v.nullable(index) }),
  /** By hand: two students take each other's places in the deal, however full their tables are. */
  v.strictObject({ do: v.literal('swap-students'), student, with: student }),

  /** Begins that activity of the playlist; what is not dealt yet is dealt. */
  v.strictObject({ do: v.literal('start'), activity: index }),
  v.strictObject({ do: v.literal('pause') }),
  v.strictObject({ do: v.literal('resume') }),
  /** Adds to the phase that is on, at one table or at all. */
  v.strictObject({
    do: v.literal('extend'),
    seconds: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(600)),
    table: v.nullable(joinCode),
  }),
  /** Ends the phase that is on, at one table or at all. */
  v.strictObject({ do: v.literal('skip'), table: v.nullable(joinCode) }),
  /** Ends the activity: tables that still play are cut short, and say so. */
  v.strictObject({ do: v.literal('end-activity') }),
  v.strictObject({ do: v.literal('end-session') }),
  /** Moves who is left at one table to another that plays the same round, where they forecast. */
  v.strictObject({ do: v.literal('merge-table'), table: joinCode, into: joinCode }),

  v.strictObject({ do: v.literal('show'), content: screenContentSchema }),
  /** Looks at a table, read-only and unseen; null: no longer. */
  v.strictObject({ do: v.literal('look'), table: v.nullable(joinCode) }),

  v.strictObject({ do: v.literal('add-key'), name: playerName, hash: keyHash }),
  v.strictObject({ do: v.literal('revoke-key'), key: v.pipe(v.string(), v.maxLength(20)) }),

  v.strictObject({ do: v.literal('delete-student'), student }),

  // lecture
  v.strictObject({ do: v.literal('lecture-line'), text: lineText }),
  /** The script's next step: a line, a checkpoint, a reveal. While the class forecasts: stops it and shows what it said. */
  v.strictObject({ do: v.literal('lecture-next') }),
  /** Leaves out the script's next step. */
  v.strictObject({ do: v.literal('lecture-skip') }),
  /** Everybody forecasts; null: the stakes that split best. */
  v.strictObject({
    do: v.literal('open-checkpoint'),
    stakes: v.nullable(v.pipe(v.array(label), v.minLength(1), v.maxLength(10))),
  }),
  v.strictObject({ do: v.literal('show-distribution') }),
  /** The second forecast, after talking. */
  v.strictObject({ do: v.literal('open-peer') }),
  v.strictObject({ do: v.literal('close-forecasts') }),
  v.strictObject({ do: v.literal('reveal-checkpoint') }),
]);
export type HostAction = v.InferOutput<typeof hostActionSchema>;
