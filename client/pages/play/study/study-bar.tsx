import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { StudentView } from '../../../../shared/protocol/session-views.ts';
import { Icon } from '../../../components/icon.tsx';
import { TeamMark } from '../../../components/team-mark.tsx';
import { t } from '../../../i18n.ts';
import type { AttendedClass } from '../../../model/studying/attended-class.ts';

/** A quiet line above everything in a session: what it is, how one stands, and a way to say that one is lost. */
export function StudyBar(props: {
  readonly attended: AttendedClass;
  readonly session: StudentView;
  /** Whether the page has no heading but this: it shows a table, which says itself that it stands still. */
  readonly heads?: boolean;
}): JSX.Element {
  const { attended, session, heads = false } = props;
  const Title = heads ? 'h1' : 'p';
  const { me, title, code, paused } = session;
  const points = me.forecastPoints + me.contractPoints;
  return (
    <section class="study-bar" aria-label={t('study.session', { code })}>
      <Title class="study-title">{title === '' ? t('study.session', { code }) : title}</Title>
      {paused && !heads && (
        <p class="study-paused">
          <Icon name="pause" /> {t('study.paused-short')}
        </p>
      )}
      {me.team !== null && <TeamMark team={me.team} />}
      <p class="study-points">{t('points.count', { count: points }).replace('-', '−')}</p>
      <LostButton attended={attended} isLost={me.lost} />
    </section>
  );
}

function LostButton({ attended, isLost }: { readonly attended: AttendedClass; readonly isLost: boolean }): JSX.Element {
  /** What was pressed and is not confirmed yet. */
  const pressed = useSignal<boolean | null>(null);
  const shown = pressed.value ?? isLost;
  const press = async (): Promise<void> => {
    const next = !shown;
    pressed.value = next;
    await attended.sayLost(next);
    if (pressed.peek() === next) pressed.value = null;
  };
  return (
    <button
      type="button"
      class="lost-button"
      aria-pressed={shown}
      title={t('study.lost-help')}
      onClick={() => void press()}
    >
      <Icon name="flag" /> {t(shown ? 'study.lost-said' : 'study.lost')}
    </button>
  );
}
