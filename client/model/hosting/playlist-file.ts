/** Playlists as files, `garbage-day-playlist/1`: written, and read with errors that name what is wrong. */
import * as v from 'valibot';
import {
  type Activity,
  MAX_ACTIVITIES,
  PLAYLIST_FORMAT,
  type PlaylistFile,
  playlistFileSchema,
} from '../../../shared/session/playlist.ts';
import type { Saying } from '../../i18n.ts';

export type PlaylistReading =
  | { readonly ok: true; readonly playlist: PlaylistFile }
  | { readonly ok: false; readonly saying: Saying };

/** The file's text. */
export function writePlaylist(title: string, activities: readonly Activity[]): string {
  return `${JSON.stringify({ format: PLAYLIST_FORMAT, title, activities }, null, 2)}\n`;
}

/** A name for the file that every system takes. */
export function playlistFileName(title: string): string {
  const plain = title
    .normalize('NFKC')
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return `${plain === '' ? 'playlist' : plain}.playlist.json`;
}

/** Reads a file's text. `scenarios`: the ids that this server can play. */
export function readPlaylist(text: string, scenarios: ReadonlySet<string>): PlaylistReading {
  const json = parseJson(text);
  if (json === undefined) return wrong({ key: 'playlist.not-json' });
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
  if (format !== PLAYLIST_FORMAT) return wrong({ key: 'playlist.wrong-format', params: { format: PLAYLIST_FORMAT } });
  const parsed = v.safeParse(playlistFileSchema, json, { abortEarly: true });
  if (!parsed.success) return wrong(issueSaying(parsed.issues[0]));
  const { activities } = parsed.output;
  for (const [index, activity] of activities.entries()) {
    if (activity.mode !== 'tables' || scenarios.has(activity.scenario)) continue;
    return wrong({ key: 'playlist.no-such-scenario', params: { number: index + 1, scenario: activity.scenario } });
  }
  return { ok: true, playlist: parsed.output };
}

type Issue = v.InferIssue<typeof playlistFileSchema>;

/** Where the file is wrong, in its own words: `activities` counts from 1 for people. */
function issueSaying(issue: Issue): Saying {
  const keys = (issue.path ?? []).map(({ key }) => key as string | number);
  const [first, index, ...inside] = keys;
  if (first === 'activities' && index === undefined) {
    return { key: 'playlist.activity-count', params: { most: MAX_ACTIVITIES } };
  }
  const isActivity = first === 'activities' && typeof index === 'number';
  const field = (isActivity ? inside : keys).join('.');
  const number = isActivity ? index + 1 : 0;
  const where = isActivity ? 'activity' : 'file';
  if (issue.input === undefined) return { key: `playlist.missing-in-${where}`, params: { number, field } };
  // a strict object complains of the key that it does not know
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return { key: `playlist.unknown-in-${where}`, params: { number, field } };
  return { key: `playlist.wrong-in-${where}`, params: { number, field, value: shortly(issue.input) } };
}

function shortly(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return (text.length > 60 ? `${text.slice(0, 57)}…` : text).replaceAll('`', '´');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function wrong(saying: Saying): PlaylistReading {
  return { ok: false, saying };
}
