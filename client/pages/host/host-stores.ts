import { browserStore } from '../../app/browser-store.ts';
import { openKeptPlaylists } from '../../model/hosting/kept-playlists.ts';
import { openRecentSessions } from '../../model/hosting/recent-sessions.ts';

/** What this browser remembers for its host. */
export const keptPlaylists = openKeptPlaylists(browserStore('local'));
export const recentSessions = openRecentSessions(browserStore('local'));
