/** The sessions that were hosted from this browser: their links, to come back by. */
import { type ReadonlySignal, signal } from '@preact/signals';
import * as v from 'valibot';
import type { TextStore } from '../preferences.ts';

const recentSession = v.object({
  code: v.pipe(v.string(), v.regex(/^[A-Z0-9]{4,12}$/)),
  title: v.string(),
  /** What stands after the `#` of the host link. */
  fragment: v.string(),
  /** When it was opened here last; ISO 8601, UTC. */
  at: v.string(),
});
export type RecentSession = v.InferOutput<typeof recentSession>;

export interface RecentSessions {
  /** Newest first. */
  readonly list: ReadonlySignal<readonly RecentSession[]>;
  keep(session: RecentSession): void;
  forget(code: string): void;
}

const NAME = 'garbage-day.hosted';
const MOST = 20;

export function openRecentSessions(store: TextStore): RecentSessions {
  const list = signal<readonly RecentSession[]>(readAll(store.read(NAME)));
  const change = (next: readonly RecentSession[]): void => {
    list.value = next.slice(0, MOST);
    store.write(NAME, JSON.stringify(list.value));
  };
  return {
    list,
    keep: (session) => change([session, ...list.value.filter(({ code }) => code !== session.code)]),
    forget: (gone) => change(list.value.filter(({ code }) => code !== gone)),
  };
}

function readAll(text: string | null): readonly RecentSession[] {
  try {
    const all: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(all) ? all.filter((one) => v.is(recentSession, one)) : [];
  } catch {
    return [];
  }
}
