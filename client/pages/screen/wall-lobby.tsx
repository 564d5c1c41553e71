import type { JSX } from 'preact';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../i18n.ts';
import { addressOf } from './address-of.ts';
import { useShowing } from './showing.ts';
import { WallNames } from './wall-names.tsx';

/** The way in, for the last row: address, code, a picture to scan, and who is here already. */
export function WallLobby(): JSX.Element {
  const { screen, link } = useShowing();
  const { code, title, locked } = screen;
  const here = screen.names.filter(({ connected }) => connected);
  return (
    <main class="wall-lobby">
      <section class="wall-way-in" aria-label={t('wall.way-in')}>
        <h1 class="wall-lobby-title">{title === '' ? t('game.name') : title}</h1>
        {locked ? (
          <p class="wall-locked">
            <Icon name="lock" /> {t('wall.locked')}
          </p>
        ) : (
          <>
            <p class="wall-go-to">{t('wall.go-to')}</p>
            <p class="wall-address">{addressOf(link)}</p>
            <p class="wall-go-to">{t('wall.type-code')}</p>
            <p class="wall-big-code" role="img" aria-label={[...code].join(' ')}>
              {code}
            </p>
            <img class="wall-qr" src={`/api/sessions/${code}/qr.svg`} alt={t('wall.qr', { code })} />
          </>
        )}
      </section>
      <section class="wall-names" aria-labelledby="wall-count">
        <h2 id="wall-count" class="wall-count">
          {t('wall.here', { count: here.length })}
        </h2>
        <WallNames names={here} />
      </section>
    </main>
  );
}
