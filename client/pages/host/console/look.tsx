import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Board } from '../../../board/board.tsx';
import { openLiveView } from '../../../board/live-view.ts';
import { MatchHeader } from '../../../board/match-header.tsx';
import { MatchProvider } from '../../../board/match-heap.tsx';
import { Icon } from '../../../components/icon.tsx';
import { t } from '../../../i18n.ts';
import type { MatchModel } from '../../../model/match-model.ts';
import type { TablePlace } from '../../../model/table-place.ts';
import { useHosting } from '../hosting.ts';

/** A table as an onlooker sees it: nobody at it knows. */
export function LookPage({ table }: { readonly table: string }): JSX.Element {
  const { hosted, session, act } = useHosting();
  const row = hosted.tables.value.get(table);
  const match = hosted.looked.match.value;
  const shown = session.screen;
  const isShown = shown.show === 'table' && shown.table === table;
  return (
    <div class="look">
      <section class="look-bar" aria-label={t('look.title')}>
        <button type="button" class="button small" onClick={() => void act({ do: 'look', table: null })}>
          <Icon name="undo" /> {t('look.back')}
        </button>
        <p class="look-what">
          <b>{row === undefined ? table : t('tables.number', { number: row.index + 1 })}</b>{' '}
          <span class="muted">{t('look.unseen')}</span>
        </p>
        <button
          type="button"
          class="button small"
          aria-disabled={isShown}
          onClick={() => void act({ do: 'show', content: { show: 'table', table } })}
        >
          <Icon name={isShown ? 'check' : 'screen'} />
          <span class="look-show-words">{isShown ? t('look.on-screen') : t('look.show')}</span>
        </button>
      </section>
      {match === null ? (
        <main class="plain-page" aria-busy="true">
          <p class="loading">{t('app.loading')}</p>
        </main>
      ) : (
        <Watched key={match.state.peek().header.match} place={hosted.looked} model={match} />
      )}
    </div>
  );
}

function Watched({ place, model }: { readonly place: TablePlace; readonly model: MatchModel }): JSX.Element {
  const live = useMemo(() => openLiveView({ place, model, role: 'onlooker', again: null }), [place, model]);
  useEffect(() => live.stop, [live]);
  return (
    <MatchProvider value={live.view}>
      <div class="match">
        <MatchHeader />
        <Board />
      </div>
    </MatchProvider>
  );
}
