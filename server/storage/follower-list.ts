import type { LoggedEntry } from '../../shared/match/entries.ts';
import type { StopFollowing, Write } from './log-store.ts';

type Listener = (entries: readonly LoggedEntry[]) => void;

/** Who wants to hear which match: what adapters in one process share. */
export class FollowerList {
  readonly #listeners = new Map<string, Set<Listener>>();

  add(match: string, listener: Listener): StopFollowing {
    const listeners = this.#listeners.get(match) ?? new Set();
    this.#listeners.set(match, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(match) === listeners) this.#listeners.delete(match);
    };
  }

  /** Tells each follower, once, of all its match's entries among the writes. */
  tell(writes: readonly Write[]): void {
    const entries = new Map<string, LoggedEntry[]>();
    for (const write of writes) {
      if (write.type !== 'entries-appended' || !this.#listeners.has(write.match)) continue;
      const list = entries.get(write.match);
      if (list === undefined) entries.set(write.match, [...write.entries]);
      else list.push(...write.entries);
    }
    for (const [match, list] of entries) {
      for (const listener of [...(this.#listeners.get(match) ?? [])]) listener(list);
    }
  }
}
