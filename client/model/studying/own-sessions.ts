/**
 * What this browser remembers of the sessions that its reader took part in: the own results, round by round, to be
 * looked at when a session is over. Nothing of it is sent anywhere.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import * as v from 'valibot';
import type { TextStore } from '../preferences.ts';

const ownRound = v.object({
  /** The match whose log this can be replayed from. */
  match: v.string(),
  title: v.object({ en: v.string(), zh: v.string() }),
  forecastPoints: v.number(),
  contractPoints: v.number(),
});
const ownSession = v.object({
  code: v.pipe(v.string(), v.regex(/^[A-Z0-9]{4,12}$/)),
  title: v.string(),
  name: v.string(),
  forecastPoints: v.number(),
  contractPoints: v.number(),
  rank: v.nullable(v.number()),
  students: v.number(),
  rounds: v.array(ownRound),
});
export type OwnRound = v.InferOutput<typeof ownRound>;
export type OwnSession = v.InferOutput<typeof ownSession>;

export interface OwnSessions {
  /** The one taken part in last comes first. */
  readonly list: ReadonlySignal<readonly OwnSession[]>;
  /** Takes in how the session stands now; its rounds stay. */
  keep(session: Omit<OwnSession, 'rounds'>): void;
  /** Takes in a round; the same match again replaces what was known of it. */
  keepRound(code: string, round: OwnRound): void;
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
  return {
    list,
    keep(session) {
      const before = list.peek().find(({ code }) => code === session.code);
      const now = { ...session, rounds: before?.rounds ?? [] };
      if (before !== undefined && JSON.stringify(before) === JSON.stringify(now)) return;
      change([now, ...list.peek().filter(({ code }) => code !== session.code)]);
    },
    keepRound(code, round) {
      change(
        list
          .peek()
          .map((session) => (session.code === code ? { ...session, rounds: withRound(session, round) } : session)),
      );
    },
    forget: (gone) => change(list.peek().filter(({ code }) => code !== gone)),
  };
}

function withRound({ rounds }: OwnSession, round: OwnRound): OwnRound[] {
  const at = rounds.findIndex(({ match }) => match === round.match);
  return at === -1 ? [...rounds, round] : rounds.with(at, round);
}

function readAll(text: string | null): readonly OwnSession[] {
  try {
    const all: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(all) ? all.filter((one) => v.is(ownSession, one)) : [];
  } catch {
    return [];
  }
}
