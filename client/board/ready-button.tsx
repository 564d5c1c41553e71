import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { type Saying, t } from '../i18n.ts';
import { answerSaying } from '../model/sayings.ts';
import { useMatch } from './match-view.ts';
import '../styles/briefing.css';

/** "I am done with this phase", and who else is. Nothing for those who look on. */
export function ReadyButton({
  label,
  primary = true,
}: {
  readonly label: string;
  readonly primary?: boolean;
}): JSX.Element | null {
  const { model, seat, play } = useMatch();
  const problem = useSignal<Saying | null>(null);
  const { seats } = model.state.value;
  const own = seats.find(({ player }) => player.seat === seat.value);
  const done = seats.filter(({ ready }) => ready).length;
  if (play === null || own === undefined) return null;

  const press = async (): Promise<void> => {
    const answer = await play.place.ready();
    const refused = answerSaying(answer);
    problem.value =
      refused === null || (answer.type === 'refused' && answer.refusal.code === 'already-ready')
        ? null
        : refused.saying;
  };
  return (
    <div class="ready">
      <button
        type="button"
        class={primary ? 'button primary' : 'button'}
        aria-disabled={own.ready}
        onClick={() => (own.ready ? undefined : void press())}
      >
        {own.ready && <Icon name="check" />}
        {own.ready ? t('ready.done') : label}
      </button>
      <span class="help">{t('ready.count', { done, all: seats.length })}</span>
      <Notice saying={problem.value} />
    </div>
  );
}
