import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { clockText } from '../components/clock-text.ts';
import { SettingsMenu } from '../components/settings-menu.tsx';
import { inLanguage, t } from '../i18n.ts';
import { phaseOf, useMatch } from './match-view.ts';
import '../styles/match-header.css';

const SHOWN = ['briefing', 'build', 'predict', 'bell', 'collect', 'reveal'] as const;

interface MatchHeaderProps {
  readonly clock?: boolean;
  /** Whether the way home is shown; where a session leads, it is not. */
  readonly home?: boolean;
}

/** Where the round stands: its name, its phases, the time that is left, and the truck. */
export function MatchHeader({ clock = true, home = true }: MatchHeaderProps): JSX.Element {
  const { model, play, seat } = useMatch();
  const state = model.state.value;
  const { round, header } = state;
  const phase = phaseOf(state);
  const current = phase === 'peer' ? 'predict' : phase;
  return (
    <header class="match-header">
      <div class="match-title">
        {home && (
          <h1>
            <a class="brand" href="/" aria-label={t('match.leave')}>
              <img src="/icon.svg" alt="" width="26" height="26" />
              <span class="brand-name">{t('game.name')}</span>
            </a>
          </h1>
        )}
        {round !== null && (
          <p class="match-round">
            {header.settings.playlist.length > 1 && (
              <span class="match-number">
                {t('match.round', { round: round.index + 1, rounds: header.settings.playlist.length })}
              </span>
            )}
            <span class="match-scenario">{inLanguage(round.scenario.title)}</span>
            <span class="match-runtime">{`Python ${round.scenario.runtime}`}</span>
          </p>
        )}
      </div>
      {phase !== 'finished' && (
        <ol class="phases" aria-label={t('match.phases')}>
          {SHOWN.map((one) => (
            <li
              key={one}
              aria-current={one === current ? 'step' : undefined}
              class={one === current ? 'phase current' : 'phase'}
            >
              {one === 'predict' && phase === 'peer' ? t('phase.peer') : t(`phase.${one}`)}
            </li>
          ))}
        </ol>
      )}
      {play !== null && seat.value === null && <p class="watching">{t('match.watching')}</p>}
      {clock && <Clock />}
      {round !== null && phase !== 'finished' && (
        <p class="truck-sign">
          <span>
            <code>{`gc.collect(${round.scenario.truck})`}</code>
            <span class="truck-takes">{t(`truck.takes-${round.scenario.truck}`)}</span>
          </span>
        </p>
      )}
      <SettingsMenu />
    </header>
  );
}

/** Minutes and seconds left in the phase; spoken only when it is asked for. */
function Clock(): JSX.Element | null {
  const { model, now } = useMatch();
  const left = useComputed(() => {
    const { stage } = model.state.value;
    return stage.type === 'phase' ? Math.max(0, Math.ceil((stage.until - now.value) / 1000)) : null;
  });
  const seconds = left.value;
  const text = seconds === null ? null : clockText(seconds * 1000);
  if (seconds === null || text === null) return null;
  return (
    <p class={seconds <= 10 ? 'clock soon' : 'clock'}>
      <span class="visually-hidden">{t('match.time-left')} </span>
      <span role="timer">{text}</span>
    </p>
  );
}
