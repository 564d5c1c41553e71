import type { Entry } from '../../shared/match/entries.ts';
import type { Seat } from '../../shared/match/settings.ts';
import { isSecret, viewEntry } from '../../shared/match/view.ts';
import type { ServerMessage } from '../../shared/protocol/server-messages.ts';

/** A message as it leaves: encoded once, whoever gets it. */
export type Frame = Buffer;

export function encodeFrame(message: ServerMessage): Frame {
  return Buffer.from(JSON.stringify(message));
}

/** The frame with those entries for a viewer: one and the same for all, unless some entry is secret. */
export function entryFrames(entries: readonly Entry[]): (seat: Seat | null) => Frame {
  const frames = new Map<Seat | null, Frame>();
  const perViewer = entries.some(isSecret);
  return (seat) => {
    const viewer = perViewer ? seat : null;
    const known = frames.get(viewer);
    if (known !== undefined) return known;
    const frame = encodeFrame({ t: 'entries', entries: entriesFor(entries, viewer) });
    frames.set(viewer, frame);
    return frame;
  };
}

/** The entries as the player in that seat, or (null) a spectator, may see them. */
export function entriesFor(entries: readonly Entry[], seat: Seat | null): readonly Entry[] {
  const viewer = seat === null ? 'spectator' : { seat };
  return entries.map((entry) => viewEntry(entry, viewer));
}
