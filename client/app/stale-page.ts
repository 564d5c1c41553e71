/**
 * A page that was open while the server was updated asks for files that are gone. Loading the page again brings the
 * new ones; doing so twice in a row would help nobody.
 */
import type { TextStore } from '../model/preferences.ts';

const KEY = 'garbage-day.reloaded-at';
/** A second failure so soon after is no old page. In ms. */
const SAME_TROUBLE_MS = 60_000;

export interface StalePagePorts {
  readonly store: TextStore;
  /** The time of day in ms. */
  readonly now: () => number;
  /** Whether the server answers: without it, what is on the screen is better than nothing. */
  readonly isServerThere: () => Promise<boolean>;
  readonly reload: () => void;
}

/** Loads the page again when a part of it is gone, unless that was just tried. Tells whether it did. */
export async function reloadStalePage({ store, now, isServerThere, reload }: StalePagePorts): Promise<boolean> {
  const last = Number(store.read(KEY) ?? Number.NaN);
  if (Math.abs(now() - last) < SAME_TROUBLE_MS || !(await isServerThere())) return false;
  store.write(KEY, String(now()));
  // where nothing can be remembered, nothing would end the reloading
  if (store.read(KEY) === null) return false;
  reload();
  return true;
}
