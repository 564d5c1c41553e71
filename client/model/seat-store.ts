import type { TextStore } from './preferences.ts';

/** Remembers which seat is ours at a table: the tab's own seat first, else the one this browser had last. */
export interface SeatStore {
  /** The seat's secret key, or null. */
  keyOf(code: string): string | null;
  keep(code: string, key: string): void;
  forget(code: string): void;
}

export function openSeatStore(tab: TextStore, browser: TextStore): SeatStore {
  const name = (code: string) => `garbage-day.seat.${code}`;
  return {
    keyOf: (code) => tab.read(name(code)) ?? browser.read(name(code)),
    keep(code, key) {
      tab.write(name(code), key);
      browser.write(name(code), key);
    },
    forget(code) {
      tab.write(name(code), null);
      browser.write(name(code), null);
    },
  };
}
