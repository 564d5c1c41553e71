/**
 * What this browser remembers of the sessions that its reader took part in: the own results, round by round, to be
 * looked at when a session is over. Nothing of it is sent anywhere.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import * as v from 'valibot';
import { type OwnNote, ownNote } from '../beliefs/own-note.ts';
import type { TextStore } from '../preferences.ts';

const ownRound = v.object({
  /** The match, or the lecture, whose log this can be replayed from. */
  match: v.string(),
  title: v.object({ en: v.string(), zh: v.string() }),
  forecastPoints: v.number(),
  contractPoints: v.number(),
  /** Whether it was a lecture, in which there are no contracts. */
  isLecture: v.optional(v.boolean(), false),
});
const ownSession = v.object({
  code: v.pipe(v.string(), v.regex(/^[A-Z0-9]{4,12}$/)),
  title: v.string(),
  name: v.string(),
  /** Tells one student of this browser from another, without their key; empty: kept before that was asked. */
  who: v.optional(v.string(), ''),
  forecastPoints: v.number(),
  contractPoints: v.number(),
  rank: v.nullable(v.number()),
  students: v.number(),
  rounds: v.array(ownRound),
  /** What the own forecasts say of beliefs, in the order in which it was noted. */
  notes: v.optional(v.array(ownNote), []),
});
export type OwnRound = v.InferOutput<typeof ownRound>;
export type OwnSession = v.InferOutput<typeof ownSession>;

export interface OwnSessions {
  /** The one taken part in last comes first. */
  readonly list: ReadonlySignal<readonly OwnSession[]>;
  /** Takes in how the session stands now; its rounds and notes stay, unless it is somebody else who sits here now. */
  keep(session: Omit<OwnSession, 'rounds' | 'notes'>): void;
  /** Takes in a round; the same match again replaces what was known of it. */
  keepRound(code: string, round: OwnRound): void;
  /** Takes in notes; those of a round that is known already replace what was noted of it. */
  keepNotes(code: string, notes: readonly OwnNote[]): void;
  forget(code: string): void;
}

const NAME = 'garbage-day.attended';
const MOST = 20;

export function openOwnSessions(store: TextStore): OwnSessions {
  const list = signal<readonly OwnSession[]>(readAll(store.read(NAME)));
  const change = (next: readonly OwnSession[]): void => {
    list.value = next.slice(0, MOST);
    store.write(NAME, JSON.stringify(list.value));
  };
  const changeOne = (code: string, how: (session: OwnSession) => OwnSession): void =>
    change(list.peek().map((session) => (session.code === code ? how(session) : session)));
  return {
    list,
    keep(session) {
      const before = list.peek().find(({ code }) => code === session.code);
      const same = before !== undefined && (before.who === '' || before.who === session.who) ? before : undefined;
      const now = { ...session, rounds: same?.rounds ?? [], notes: same?.notes ?? [] };
      if (before !== undefined && JSON.stringify(before) === JSON.stringify(now)) return;
      change([now, ...list.peek().filter(({ code }) => code !== session.code)]);
    },
    keepRound: (code, round) => changeOne(code, (session) => ({ ...session, rounds: withRound(session, round) })),
    keepNotes: (code, notes) => changeOne(code, (session) => ({ ...session, notes: withNotes(session, notes) })),
    forget: (gone) => change(list.peek().filter(({ code }) => code !== gone)),
  };
}

function withRound({ rounds }: OwnSession, round: OwnRound): OwnRound[] {
  const at = rounds.findIndex(({ match }) => match === round.match);
  return at === -1 ? [...rounds, round] : rounds.with(at, round);
}

function withNotes({ notes }: OwnSession, fresh: readonly OwnNote[]): OwnNote[] {
  const noted = new Set(fresh.map(({ round }) => round));
  return [...notes.filter(({ round }) => !noted.has(round)), ...fresh];
}

function readAll(text: string | null): readonly OwnSession[] {
  try {
    const all: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(all)) return [];
    return all.flatMap((one) => {
      const read = v.safeParse(ownSession, one);
      return read.success ? [read.output] : [];
    });
  } catch {
    return [];
  }
}
