import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { milliTokensAt, tokensAt } from '../../shared/match/tokens.ts';
import { t } from '../i18n.ts';
import { costOf } from '../model/line-preview.ts';
import { useMatch } from './match-view.ts';
import '../styles/prompt.css';

/** One's tokens, filling up as time goes by. */
export function Tokens(): JSX.Element | null {
  const { model, seat, now } = useMatch();
  const { seats, header } = model.state.value;
  const own = seats.find(({ player }) => player.seat === seat.value);
  if (own === undefined) return null;
  const { settings } = header;
  const milli = milliTokensAt(own.tokens, now.value, settings);
  const whole = Math.floor(milli / 1000);
  return (
    <div class="tokens">
      <span class="token-dots" aria-hidden="true">
        {Array.from({ length: settings.tokensAtMost }, (_, index) => {
          const full = Math.max(0, Math.min(1, milli / 1000 - index));
          return <span key={index} class={full === 1 ? 'token full' : 'token'} style={{ '--full': full }} />;
        })}
      </span>
      <span class="token-count">{t('tokens.have', { count: whole, most: settings.tokensAtMost })}</span>
    </div>
  );
}

/** What the line in the prompt would cost. */
export function LineCost(): JSX.Element | null {
  const { model, play, seat, now } = useMatch();
  const cost = useComputed(() => {
    const text = play?.composer.text.value.trim() ?? '';
    return text === '' ? null : costOf(model.state.value, text);
  });
  const { seats, header } = model.state.value;
  const own = seats.find(({ player }) => player.seat === seat.value);
  const have = own === undefined ? 0 : tokensAt(own.tokens, now.value, header.settings);
  if (cost.value === null) return null;
  return (
    <span class={cost.value > have ? 'line-cost bad' : 'line-cost'}>{t('tokens.price', { count: cost.value })}</span>
  );
}
