import type { JSX } from 'preact';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { SettingsMenu } from '../../components/settings-menu.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { t } from '../../i18n.ts';
import { addressOf } from './address-of.ts';
import { useShowing } from './showing.ts';
import { WallLobby } from './wall-lobby.tsx';
import { WallStandings } from './wall-standings.tsx';
import { WallTables } from './wall-tables.tsx';

/** Whatever the host has chosen to show, as large as the wall. */
export function Wall(): JSX.Element {
  const { screen } = useShowing();
  const { content, paused, stage } = screen;
  return (
    <div class="wall" data-show={content.show}>
      {content.show !== 'lobby' && content.show !== 'blank' && <WallHeader />}
      <Content />
      {paused && stage.type === 'activity' && content.show !== 'blank' && <Paused />}
      <Tools />
    </div>
  );
}

function Content(): JSX.Element {
  const { content } = useShowing().screen;
  switch (content.show) {
    case 'lobby':
      return <WallLobby />;
    case 'tables':
      return <WallTables />;
    case 'table':
    case 'replay':
      return <OneTable />;
    case 'standings':
      return <WallStandings />;
    case 'lecture':
      return <Lecture />;
    case 'blank':
      return (
        <main class="wall-blank">
          <h1 class="visually-hidden">{t('screen.blank')}</h1>
        </main>
      );
  }
}

function OneTable(): JSX.Element {
  const { content } = useShowing().screen;
  const loaded = useLoaded(() => import('./wall-table.tsx'));
  if (loaded === null) return <main class="wall-content" aria-busy="true" />;
  return content.show === 'replay' ? <loaded.WallReplay /> : <loaded.WallTable />;
}

function Lecture(): JSX.Element {
  const { shown } = useShowing();
  const loaded = useLoaded(() => import('../../lecture/screen-lecture.tsx'));
  if (loaded === null || shown.lecture.lecture.value === null) {
    return (
      <main class="wall-content">
        <p class="muted">{t('hall.waiting')}</p>
      </main>
    );
  }
  return <loaded.ScreenLecture place={shown.lecture} />;
}

function WallHeader(): JSX.Element {
  const { screen, link } = useShowing();
  const { title, code, stage, activities, locked } = screen;
  return (
    <header class="wall-header">
      <p class="wall-title">{title === '' ? t('game.name') : title}</p>
      {(stage.type === 'activity' || stage.type === 'between') && (
        <p class="wall-where">{t('stage.activity', { number: stage.activity + 1, count: activities })}</p>
      )}
      {stage.type !== 'ended' && !locked && (
        <p class="wall-join">
          <span>{addressOf(link)}</span> <b class="wall-code">{code}</b>
        </p>
      )}
    </header>
  );
}

function Paused(): JSX.Element {
  return (
    <div class="wall-paused" role="status">
      <p>
        <Icon name="pause" /> {t('study.paused')}
      </p>
    </div>
  );
}

/** For whoever stands at the projector: quiet until it is looked for. */
function Tools(): JSX.Element {
  const toggle = (): void => {
    if (document.fullscreenElement === null) void document.documentElement.requestFullscreen().catch(() => {});
    else void document.exitFullscreen();
  };
  return (
    <div class="wall-tools">
      <IconButton icon="screen" label={t('wall.full-screen')} onClick={toggle} />
      <SettingsMenu />
    </div>
  );
}
