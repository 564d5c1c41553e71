/** Opens a student's place in a session, and keeps what the browser remembers of it up to date. */
// not the chain of logs, which would bring signatures to the door
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { effect } from '@preact/signals';
import { browserClock, openSocket } from '../../../app/browser-ports.ts';
import { browserStore } from '../../../app/browser-store.ts';
import { preferences } from '../../../app/preferences.ts';
import { followNotes } from '../../../model/beliefs/follow-notes.ts';
import { openSeatStore } from '../../../model/seat-store.ts';
import { AttendedClass, type Newcomer } from '../../../model/studying/attended-class.ts';
import { ownLectureOf, ownRoundOf } from '../../../model/studying/own-round.ts';
import { ownSessions } from './own-sessions-here.ts';

/** The keys of this tab and this browser; a session's are kept like a table's. */
export const studentKeys = openSeatStore(browserStore('session'), browserStore('local'));

export interface OpenedStudy {
  readonly attended: AttendedClass;
  readonly stop: () => void;
}

/** What tells students apart where the key itself need not be known. */
function fingerprintOf(key: string | null): string {
  return key === null ? '' : bytesToHex(sha256(utf8ToBytes(key))).slice(0, 16);
}

/** `newcomer` is null for whoever has a key. */
export function openStudy(code: string, newcomer: Newcomer | null): OpenedStudy {
  const attended = new AttendedClass({
    code,
    clock: browserClock,
    openSocket,
    random: Math.random,
    keys: studentKeys,
    newcomer,
  });
  const comeBack = (): void => {
    if (attended.status.peek().type === 'offline') attended.retry();
  };
  const comeBackWhenSeen = (): void => {
    if (document.visibilityState === 'visible') comeBack();
  };
  addEventListener('online', comeBack);
  document.addEventListener('visibilitychange', comeBackWhenSeen);
  const stops = [
    effect(() => {
      const session = attended.session.value;
      if (session === null) return;
      const { code: of, title, me, students } = session;
      const { name, forecastPoints, contractPoints, rank } = me;
      const who = fingerprintOf(studentKeys.keyOf(of));
      ownSessions.keep({ code: of, title, name, who, forecastPoints, contractPoints, rank, students });
      preferences.lendLanguage(session.language, 'undecided');
    }),
    effect(() => {
      const { match, seat } = attended.table;
      const round = match.value === null ? null : ownRoundOf(match.value.state.value, seat.value);
      if (round !== null) ownSessions.keepRound(code, round);
    }),
    effect(() => {
      const lecture = attended.lecture.lecture.value;
      const round = lecture === null ? null : ownLectureOf(lecture.state.value);
      if (round !== null) ownSessions.keepRound(code, round);
    }),
    followNotes({
      table: attended.table,
      lecture: attended.lecture,
      keep: (notes) => ownSessions.keepNotes(code, notes),
    }),
    () => removeEventListener('online', comeBack),
    () => document.removeEventListener('visibilitychange', comeBackWhenSeen),
    () => attended.close(),
  ];
  return {
    attended,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
