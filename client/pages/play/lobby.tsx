import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { MAX_SEATS, MIN_SEATS } from '../../../shared/match/settings.ts';
import type { LobbyView } from '../../../shared/protocol/server-messages.ts';
import { navigate } from '../../app/navigation.ts';
import { Notice } from '../../components/notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { type Saying, t } from '../../i18n.ts';
import type { Answer } from '../../model/connection.ts';
import type { LiveTable } from '../../model/live-table.ts';
import { answerSaying } from '../../model/sayings.ts';
import { Invite } from './invite.tsx';
import type { LobbyProps } from './lobby-props.ts';
import { Playlist } from './playlist.tsx';
import { Seats } from './seats.tsx';

/** Before the match: who comes, what is played, and the way in for the others. */
export function Lobby({ table, lobby }: { readonly table: LiveTable; readonly lobby: LobbyView }): JSX.Element {
  const problem = useSignal<Saying | null>(null);
  const starting = useSignal(false);
  const isHost = table.place.seat.value === lobby.host;
  const tell = async (answer: Promise<Answer>): Promise<boolean> => {
    problem.value = null;
    problem.value = answerSaying(await answer)?.saying ?? null;
    return problem.value === null;
  };
  const start = async (): Promise<void> => {
    if (starting.value) return;
    starting.value = true;
    await tell(table.start());
    starting.value = false;
  };
  const props: LobbyProps = { table, lobby, isHost, tell };
  const enough = lobby.seats.length >= MIN_SEATS;
  return (
    <>
      <PageHeader>
        <p class="lobby-code">
          {t('lobby.table')} <b>{lobby.code}</b>
        </p>
      </PageHeader>
      <main class="lobby">
        <div class="lobby-main stack">
          <h1>{t('lobby.title')}</h1>
          <p class="muted">
            {table.place.seat.value === null
              ? t('lobby.watching')
              : isHost
                ? t('lobby.host-help')
                : t('lobby.guest-help')}
          </p>
          <Seats {...props} />
          <Notice saying={problem.value} />
          <div class="row lobby-actions">
            {isHost && (
              <button
                type="button"
                class="button primary big"
                aria-disabled={!enough || starting.value}
                onClick={() => (enough ? void start() : undefined)}
                aria-describedby="start-help"
              >
                {t('lobby.start')}
              </button>
            )}
            {table.place.seat.value !== null && (
              <button type="button" class="button quiet" onClick={() => void table.leave().then(() => navigate('/'))}>
                {t('lobby.leave')}
              </button>
            )}
            <p id="start-help" class="help">
              {enough ? t('lobby.seats-taken', { count: lobby.seats.length, most: MAX_SEATS }) : t('lobby.need-more')}
            </p>
          </div>
        </div>
        <div class="lobby-side stack">
          <Invite code={lobby.code} />
          <Playlist {...props} />
        </div>
      </main>
    </>
  );
}
