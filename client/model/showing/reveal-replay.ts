/** The end of a round once more, for a whole room to see: from the bell to the reveal, by itself. */
import type { Entry } from '../../../shared/match/entries.ts';
import type { Clock } from '../ports.ts';
import { ReplaySession } from '../replay-session.ts';
import type { ShownLog } from './shown-class.ts';

/** The last round's bell and its reveal among the entries; null where it has not come to that. */
function revealSpan(entries: readonly Entry[]): { readonly bell: number; readonly end: number } | null {
  const revealed = entries.findLastIndex(({ type }) => type === 'revealed');
  if (revealed === -1) return null;
  const bell = entries.findLastIndex(
    (entry, index) => index < revealed && entry.type === 'phase-started' && entry.phase === 'bell',
  );
  const after = entries.findIndex(
    ({ type }, index) => index > revealed && (type === 'finished' || type === 'round-started'),
  );
  return bell === -1 ? null : { bell, end: after === -1 ? entries.length : after };
}

/** Opens it at the moment before the bell; null where there is no reveal to play again. `play()` starts it. */
export function openRevealReplay(log: ShownLog, clock: Clock): ReplaySession | null {
  const span = revealSpan(log.entries);
  if (span === null) return null;
  const session = new ReplaySession(log.header, log.entries.slice(0, span.end), clock);
  session.seek(span.bell);
  return session;
}
