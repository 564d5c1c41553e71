/** Playlists that this browser keeps for the next lesson, by their titles. */
import { type ReadonlySignal, signal } from '@preact/signals';
import * as v from 'valibot';
import {
  type Activity,
  PLAYLIST_FORMAT,
  type PlaylistFile,
  playlistFileSchema,
} from '../../../shared/session/playlist.ts';
import type { TextStore } from '../preferences.ts';

export interface KeptPlaylists {
  /** By title. */
  readonly list: ReadonlySignal<readonly PlaylistFile[]>;
  /** Keeps it; one with the same title is replaced. */
  keep(title: string, activities: readonly Activity[]): void;
  forget(title: string): void;
}

const NAME = 'garbage-day.playlists';

/** What cannot be read any more is left out, and lost with the next change. */
export function openKeptPlaylists(store: TextStore): KeptPlaylists {
  const list = signal<readonly PlaylistFile[]>(readAll(store.read(NAME)));
  const change = (next: readonly PlaylistFile[]): void => {
    list.value = [...next].sort((one, other) => one.title.localeCompare(other.title));
    store.write(NAME, JSON.stringify(list.value));
  };
  return {
    list,
    keep(title, activities) {
      const others = list.value.filter((one) => one.title !== title);
      change([...others, { format: PLAYLIST_FORMAT, title, activities: [...activities] }]);
    },
    forget: (title) => change(list.value.filter((one) => one.title !== title)),
  };
}

function readAll(text: string | null): readonly PlaylistFile[] {
  try {
    const all: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(all) ? all.filter((one) => v.is(playlistFileSchema, one)) : [];
  } catch {
    return [];
  }
}
