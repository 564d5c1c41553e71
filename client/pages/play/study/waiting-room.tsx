import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Refusal } from '../../../../shared/match/refusals.ts';
import { MAX_NAME_LENGTH } from '../../../../shared/protocol/limits.ts';
import type { StudentView } from '../../../../shared/protocol/session-views.ts';
import { preferences } from '../../../app/preferences.ts';
import { ConfirmButton } from '../../../components/confirm-button.tsx';
import { Icon, type IconName } from '../../../components/icon.tsx';
import { Notice } from '../../../components/notice.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { type Saying, t } from '../../../i18n.ts';
import { answerSaying } from '../../../model/sayings.ts';
import type { AttendedClass } from '../../../model/studying/attended-class.ts';

const STEPS: readonly { readonly icon: IconName; readonly step: 'seat' | 'play' | 'forecast' }[] = [
  { icon: 'people', step: 'seat' },
  { icon: 'pencil', step: 'play' },
  { icon: 'truck', step: 'forecast' },
];

/** In, and not begun yet: who one is here, who else is, and what is to come. */
export function WaitingRoom(props: {
  readonly attended: AttendedClass;
  readonly session: StudentView;
  readonly leave: (refusal: Refusal | null) => void;
}): JSX.Element {
  const { attended, session, leave } = props;
  const { me, title, code, students } = session;
  useEffect(() => {
    // a class begins at once: what a table needs is here by then
    void Promise.allSettled([import('./study-table.tsx'), import('../../../arena/start-arena.ts')]);
  }, []);
  const forget = (): void => {
    attended.forgetMe();
    leave(null);
  };
  return (
    <>
      <PageHeader>
        <p class="study-code">{code}</p>
      </PageHeader>
      <main class="study-page">
        <div class="stack">
          <p class="study-in">
            <Icon name="check" /> {t('study.you-are-in')}
          </p>
          <h1>{title === '' ? t('study.session', { code }) : title}</h1>
          <p class="muted" role="status">
            {t('study.waiting', { count: students })}
          </p>
        </div>
        <section class="panel stack" aria-labelledby="own-name">
          <OwnName attended={attended} session={session} />
          {me.team !== null && <p class="study-team">{t('students.team-number', { number: me.team + 1 })}</p>}
        </section>
        <section class="stack" aria-labelledby="what-comes">
          <h2 id="what-comes">{t('study.what-comes')}</h2>
          <ol class="study-steps">
            {STEPS.map(({ icon, step }) => (
              <li key={step}>
                <Icon name={icon} /> <span>{t(`study.step-${step}`)}</span>
              </li>
            ))}
          </ol>
          <p class="help">{t('study.stay')}</p>
        </section>
        <div class="study-small">
          <ConfirmButton
            class="button quiet small"
            label={t('study.not-me')}
            question={t('study.not-me-sure')}
            onConfirm={forget}
          />
          <a href="/privacy" target="_blank" rel="noreferrer">
            {t('privacy.link')}
          </a>
        </div>
      </main>
    </>
  );
}

/** The own name, and another if it is not liked. */
function OwnName({
  attended,
  session,
}: {
  readonly attended: AttendedClass;
  readonly session: StudentView;
}): JSX.Element {
  const { me } = session;
  const typed = useSignal<string | null>(null);
  const problem = useSignal<Saying | null>(null);
  const change = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const isChanging = typed.value !== null;
  useEffect(() => {
    if (isChanging) field.current?.select();
  }, [isChanging]);
  const stop = (): void => {
    typed.value = null;
    problem.value = null;
    requestAnimationFrame(() => change.current?.focus());
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const name = typed.value?.trim() ?? '';
    if (name === '' || name === me.name) return stop();
    problem.value = answerSaying(await attended.rename(name))?.saying ?? null;
    if (problem.value !== null) return;
    preferences.name.value = name;
    stop();
  };
  return (
    <>
      <h2 id="own-name" class="label">
        {t('study.your-name')}
      </h2>
      {!isChanging ? (
        <p class="study-name">
          <b>{me.name}</b>
          <button
            ref={change}
            type="button"
            class="button small"
            onClick={() => {
              typed.value = me.name;
            }}
          >
            <Icon name="pencil" /> {t('study.rename')}
          </button>
        </p>
      ) : (
        <form class="study-rename" onSubmit={(event) => void save(event)}>
          <input
            type="text"
            aria-labelledby="own-name"
            maxLength={MAX_NAME_LENGTH}
            value={typed.value ?? ''}
            autocomplete="off"
            spellcheck={false}
            enterkeyhint="done"
            ref={field}
            onInput={(event) => {
              typed.value = event.currentTarget.value;
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') stop();
            }}
          />
          <button type="submit" class="button primary">
            {t('students.save')}
          </button>
        </form>
      )}
      <Notice saying={problem.value} />
      {me.nameHidden && <p class="study-hidden">{t('study.name-hidden', { name: me.name })}</p>}
    </>
  );
}
