import type { Entry } from '../../shared/match/entries.ts';
import type { LogHeader, PublicHeader, Seat } from '../../shared/match/settings.ts';
import { isSecret, publicHeader, viewEntry } from '../../shared/match/view.ts';
import type { ServerMessage } from '../../shared/protocol/server-messages.ts';

/** A message as it leaves: encoded once, whoever gets it. */
export type Frame = Buffer;

export function encodeFrame(message: ServerMessage): Frame {
  return Buffer.from(JSON.stringify(message));
}

/** What a seat is called in the eyes of others, where that is not what the log calls it. */
export type ShownNames = (seat: Seat) => string | null;

/** The frame with those entries for a viewer: one and the same for all, unless some entry is secret. */
export function entryFrames(entries: readonly Entry[], shown: ShownNames): (seat: Seat | null) => Frame {
  const frames = new Map<Seat | null, Frame>();
  const perViewer = entries.some(isSecret);
  return (seat) => {
    const viewer = perViewer ? seat : null;
    const known = frames.get(viewer);
    if (known !== undefined) return known;
    const frame = encodeFrame({ t: 'entries', entries: entriesFor(entries, viewer, shown) });
    frames.set(viewer, frame);
    return frame;
  };
}

/** The entries as the player in that seat, or (null) a spectator, may see them. */
export function entriesFor(entries: readonly Entry[], seat: Seat | null, shown: ShownNames): readonly Entry[] {
  const viewer = seat === null ? 'spectator' : { seat };
  return entries.map((entry) => {
    const seen = viewEntry(entry, viewer);
    return seen.type === 'forecaster-joined' ? { ...seen, name: shown(seen.seat) ?? seen.name } : seen;
  });
}

/** The header in the eyes of everybody. */
export function shownHeader(header: LogHeader, shown: ShownNames): PublicHeader {
  const open = publicHeader(header);
  return { ...open, players: open.players.map((player) => ({ ...player, name: shown(player.seat) ?? player.name })) };
}
