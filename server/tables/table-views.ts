/** What a table shows of itself. */
import type { Seat } from '../../shared/match/settings.ts';
import type { Hello } from '../../shared/protocol/client-messages.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import type { LobbyView, ServerMessage } from '../../shared/protocol/server-messages.ts';
import type { Catalogue } from '../scenario-catalogue.ts';
import { entriesFor, type ShownNames, shownHeader } from './frames.ts';
import type { RunningMatch } from './running-match.ts';
import { seatOfKey, shownName, type TableRecord } from './table-record.ts';

type Welcome = Extract<ServerMessage, { t: 'welcome' }>;
export type Since = NonNullable<Hello['since']>;

export function lobbyView(record: TableRecord, present: ReadonlySet<string>, catalogue: Catalogue): LobbyView {
  return {
    code: record.code,
    seats: record.sitters.map((sitter, seat) => ({
      seat,
      name: shownName(sitter),
      kind: sitter.kind,
      connected: sitter.kind !== 'person' || present.has(sitter.keyHash),
    })),
    host: record.session !== undefined ? null : record.host === null ? 0 : (seatOfKey(record, record.host) ?? 0),
    playlist: record.playlist,
    peer: record.settings.peerSeconds > 0,
    scenarios: [...catalogue.values()].map(({ scenario: { id, title } }) => ({ id, title })),
  };
}

/** The seats whose persons are connected. */
export function connectedSeats(record: TableRecord, present: ReadonlySet<string>): readonly Seat[] {
  return record.sitters.flatMap((sitter, seat) =>
    sitter.kind === 'person' && present.has(sitter.keyHash) ? [seat] : [],
  );
}

/** The match that is on, as it stands. */
export interface WelcomedMatch {
  readonly of: RunningMatch;
  /** Match time in ms. */
  readonly now: number;
  readonly running: boolean;
  readonly shown: ShownNames;
}

/** What the seats of a table are called where that is not what its logs call them. */
export function shownNames({ sitters }: TableRecord): ShownNames {
  return (seat) => {
    const sitter = sitters[seat];
    return sitter?.kind === 'person' ? (sitter.shown ?? null) : null;
  };
}

/** The message that brings somebody up to date, with their key if they have a seat. */
export function welcome(
  seat: Seat | null,
  key: string | null,
  lobby: LobbyView,
  match: WelcomedMatch | null,
  since: Since | undefined,
): Welcome {
  return {
    t: 'welcome',
    v: PROTOCOL_VERSION,
    seat,
    key,
    lobby,
    match:
      match === null
        ? null
        : { ...matchView(match.of, seat, since, match.shown), now: match.now, running: match.running },
  };
}

function matchView(match: RunningMatch, seat: Seat | null, since: Since | undefined, shown: ShownNames) {
  const resumed = since !== undefined && since.match === match.id && since.seq <= match.durableSeq;
  return {
    header: shownHeader(match.header, shown),
    resumed,
    entries: entriesFor(match.durableEntries(resumed ? since.seq : 0), seat, shown),
  };
}

/** Whether a client holds entries of this match that its log does not: the log has lost its end. */
export function isAhead(since: Since | undefined, match: RunningMatch | null): boolean {
  return since !== undefined && match !== null && since.match === match.id && since.seq > match.durableSeq;
}
