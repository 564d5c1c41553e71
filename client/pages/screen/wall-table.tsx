import { computed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { browserClock } from '../../app/browser-ports.ts';
import { moves } from '../../app/preferences.ts';
import { openLiveView } from '../../board/live-view.ts';
import { constant, type MatchView } from '../../board/match-view.ts';
import { t } from '../../i18n.ts';
import type { MatchModel } from '../../model/match-model.ts';
import { openMatchStage } from '../../model/match-stage.ts';
import type { ReplaySession } from '../../model/replay-session.ts';
import { openRevealReplay } from '../../model/showing/reveal-replay.ts';
import type { ShownLog } from '../../model/showing/shown-class.ts';
import { useShowing } from './showing.ts';
import { WallMatch } from './wall-match.tsx';

/** The heap is looked at before the bell rings again. */
const BEFORE_BELL_MS = 1_500;

/** A table as it plays. */
export function WallTable(): JSX.Element {
  const { shown } = useShowing();
  const model = shown.table.match.value;
  if (model === null) return <Nothing />;
  return <Watched key={model.state.peek().header.match} model={model} />;
}

function Watched({ model }: { readonly model: MatchModel }): JSX.Element {
  const { shown } = useShowing();
  const live = useMemo(
    () => openLiveView({ place: shown.table, model, role: 'onlooker', again: null }),
    [shown, model],
  );
  useEffect(() => live.stop, [live]);
  return <WallMatch view={live.view} isLive />;
}

/** A table's reveal again, from its bell on. */
export function WallReplay(): JSX.Element {
  const { shown, screen } = useShowing();
  const turn = screen.content.show === 'replay' ? (screen.content.turn ?? 0) : 0;
  // the log is there as soon as the table is
  const model = shown.table.match.value;
  const log = shown.log();
  if (model === null || log === null) return <Nothing />;
  return <Replayed key={`${log.header.match}/${turn}`} log={log} />;
}

function Replayed({ log }: { readonly log: ShownLog }): JSX.Element {
  const opened = useSignal<{ readonly session: ReplaySession; readonly view: MatchView } | null>(null);
  useEffect(() => {
    const session = openRevealReplay(log, browserClock);
    if (session === null) return;
    opened.value = { session, view: replayView(session, log) };
    const cancel = browserClock.after(BEFORE_BELL_MS, () => session.play());
    return () => {
      cancel();
      session.dispose();
    };
  }, []);
  return opened.value === null ? <Nothing /> : <WallMatch view={opened.value.view} isLive={false} />;
}

function replayView({ model }: ReplaySession, { header, entries }: ShownLog): MatchView {
  const now = computed(() => model.state.value.at);
  const seat = constant<number | null>(null);
  const connected = constant<ReadonlySet<number>>(new Set(header.players.map((player) => player.seat)));
  const speed = computed(() => (moves.value ? 1 : 0));
  return {
    model,
    stage: openMatchStage({ model, seat, connected, at: () => now.peek(), tick: constant(0), speed }),
    seat,
    connected,
    now,
    entries: () => entries,
    log: async () => null,
    check: null,
    play: null,
  };
}

/** The table is on its way, or is no more. */
function Nothing(): JSX.Element {
  return (
    <main class="wall-content">
      <p class="muted">{t('wall.no-table')}</p>
    </main>
  );
}
