import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { type Saying, t } from '../i18n.ts';
import { answerSaying } from '../model/sayings.ts';
import { useMatch } from './match-view.ts';

/** What can be done when a match is over. */
export function PodiumActions(): JSX.Element {
  const { model, play, seat } = useMatch();
  const problem = useSignal<Saying | null>(null);
  const id = model.state.value.header.match;
  const lobby = play?.place.lobby.value ?? null;
  const again = play?.again ?? null;
  const isHost = lobby !== null && lobby.host === seat.value;
  const start = async (): Promise<void> => {
    if (again !== null) problem.value = answerSaying(await again())?.saying ?? null;
  };
  return (
    <div class="stack">
      <div class="row podium-actions">
        {again !== null && isHost && (
          <button type="button" class="button primary" onClick={() => void start()}>
            {t('podium.again')}
          </button>
        )}
        {play !== null && (
          <a class="button" href={`/replay/${id}`}>
            <Icon name="play" /> {t('podium.replay')}
          </a>
        )}
        <a class="button quiet" href="/">
          {t('podium.home')}
        </a>
      </div>
      {again !== null && !isHost && <p class="help">{t('podium.wait-for-host')}</p>}
      <Notice saying={problem.value} />
    </div>
  );
}
