import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Board } from '../../board/board.tsx';
import { openLiveView } from '../../board/live-view.ts';
import { MatchHeader } from '../../board/match-header.tsx';
import { MatchProvider } from '../../board/match-heap.tsx';
import type { Answer } from '../../model/connection.ts';
import type { MatchModel } from '../../model/match-model.ts';
import type { TablePlace } from '../../model/table-place.ts';

export interface LiveMatchProps {
  readonly place: TablePlace;
  readonly model: MatchModel;
  /** Starts another match at the same table; null where that is not the table's to decide. */
  readonly again: (() => Promise<Answer>) | null;
  /** Whether the way home is shown. */
  readonly home?: boolean;
}

/** A match as it is played. */
export function LiveMatch({ place, model, again, home = true }: LiveMatchProps): JSX.Element {
  const live = useMemo(() => openLiveView({ place, model, role: 'player', again }), [place, model]);
  useEffect(() => live.stop, [live]);
  return (
    <MatchProvider value={live.view}>
      <div class="match">
        <MatchHeader home={home} />
        <Board />
      </div>
    </MatchProvider>
  );
}
