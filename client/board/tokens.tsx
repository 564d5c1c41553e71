import type { JSX } from 'preact';
import { milliTokensAt } from '../../shared/match/tokens.ts';
import { t } from '../i18n.ts';
import { useMatch } from './match-view.ts';

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
