import { browserStore } from '../../../app/browser-store.ts';
import { openOwnSessions } from '../../../model/studying/own-sessions.ts';

/** What this browser remembers for its reader of sessions that they took part in. */
export const ownSessions = openOwnSessions(browserStore('local'));
