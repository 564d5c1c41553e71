import type { TextStore } from '../model/preferences.ts';

/** A browser storage as a store that never throws; private windows and full disks just forget. */
export function browserStore(kind: 'local' | 'session'): TextStore {
  const storage = (): Storage => (kind === 'local' ? localStorage : sessionStorage);
  return {
    read(key) {
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },
    write(key, value) {
      try {
        if (value === null) storage().removeItem(key);
        else storage().setItem(key, value);
      } catch {
        // what cannot be kept lasts as long as the page
      }
    },
  };
}
