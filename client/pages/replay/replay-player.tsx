import { computed } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { browserClock } from '../../app/browser-ports.ts';
import { cpython } from '../../app/cpython.ts';
import { moves } from '../../app/preferences.ts';
import { Board } from '../../board/board.tsx';
import { MatchHeader } from '../../board/match-header.tsx';
import { MatchProvider } from '../../board/match-heap.tsx';
import { constant, type MatchView } from '../../board/match-view.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { t } from '../../i18n.ts';
import { RefereeCheck } from '../../model/cpython/referee-check.ts';
import { openMatchStage } from '../../model/match-stage.ts';
import { ReplaySession } from '../../model/replay-session.ts';
import { checkLog, type OpenedLog, signerOf } from './open-log.ts';
import { ReplayBar } from './replay-bar.tsx';
import { useLogCheck } from './use-log-check.ts';

/** A match that is over, in the same arena. Only the entries that hold are shown, and where they stop is said. */
export function ReplayPlayer({ log }: { readonly log: OpenedLog }): JSX.Element {
  const opened = useMemo(() => openReplay(log), [log]);
  const { check, serverKey } = useLogCheck(log, checkLog);
  useEffect(
    () => () => {
      opened?.view.check?.stop();
      opened?.session.dispose();
    },
    [opened],
  );

  if (opened === null) {
    return (
      <>
        <PageHeader />
        <main class="plain-page">
          <h1>{t('replay.title')}</h1>
          <p role="alert">{t('replay.unfoldable')}</p>
          {check?.type === 'fails' && <p>{t('replay.fails', { line: check.line, reason: t(`log.${check.code}`) })}</p>}
          <a href="/replay">{t('replay.all')}</a>
        </main>
      </>
    );
  }
  return (
    <MatchProvider value={opened.view}>
      <div class="match replay">
        <MatchHeader clock={false} />
        <Board />
        <ReplayBar
          session={opened.session}
          check={check}
          signer={signerOf(log, serverKey)}
          publicKey={log.log.header.publicKey}
        />
      </div>
    </MatchProvider>
  );
}

function openReplay({
  header,
  entries,
  log,
}: OpenedLog): { readonly session: ReplaySession; readonly view: MatchView } | null {
  try {
    const session = new ReplaySession(header, entries, browserClock);
    // the first round's heap, rather than nothing
    session.seek(Math.max(0, entries.findIndex(({ type }) => type === 'phase-started') + 1));
    const { model } = session;
    const now = computed(() => model.state.value.at);
    const seat = constant<number | null>(null);
    const connected = constant<ReadonlySet<number>>(new Set(header.players.map((player) => player.seat)));
    const speed = computed(() => (moves.value ? Math.max(1, session.speed.value) : 0));
    const stage = openMatchStage({ model, seat, connected, at: () => now.peek(), tick: constant(0), speed });
    return {
      session,
      view: {
        model,
        stage,
        seat,
        connected,
        now,
        entries: () => entries,
        log: async () => log,
        check: new RefereeCheck(cpython, browserClock),
        play: null,
      },
    };
  } catch {
    return null;
  }
}
