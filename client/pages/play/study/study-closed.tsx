import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Refusal } from '../../../../shared/match/refusals.ts';
import { PageHeader } from '../../../components/page-header.tsx';
import { t } from '../../../i18n.ts';
import type { AttendedClass, Newcomer } from '../../../model/studying/attended-class.ts';
import { JoiningPage } from '../joining-page.tsx';
import { OverPage } from './over-page.tsx';

/** What is put right at the door, with another name or without the key. */
const AT_THE_DOOR: ReadonlySet<Refusal['code']> = new Set(['name-refused', 'seat-not-yours', 'guests-only']);

/** Why one is not in the session any more, or did not get in, and what can be done about it. */
export function StudyClosed(props: {
  readonly attended: AttendedClass;
  readonly refusal: Refusal;
  readonly enter: (newcomer: Newcomer | null) => void;
  readonly leave: (refusal: Refusal | null) => void;
}): JSX.Element {
  const { attended, refusal, leave } = props;
  const { code } = refusal;
  const goesToDoor = AT_THE_DOOR.has(code);
  useEffect(() => {
    if (goesToDoor) leave(refusal);
  }, [goesToDoor]);
  if (goesToDoor) return <JoiningPage code={attended.code} />;
  if (code === 'session-over') return <OverPage code={attended.code} />;
  const mayRetry = code === 'session-locked' || code === 'session-full' || code === 'server-full';
  return (
    <>
      <PageHeader />
      <main class="plain-page">
        <h1>{t(code === 'taken-over' ? 'study.elsewhere' : 'study.not-in', { code: attended.code })}</h1>
        <p role="alert">{code === 'removed' ? t('study.removed') : t(`refusal.${code}`, refusal.params)}</p>
        <div class="row">
          {code === 'taken-over' && (
            <button type="button" class="button primary" onClick={() => attended.retry()}>
              {t('study.here')}
            </button>
          )}
          {code === 'removed' && (
            <button type="button" class="button primary" onClick={() => leave(null)}>
              {t('study.come-back')}
            </button>
          )}
          {mayRetry && (
            <button type="button" class="button primary" onClick={() => attended.retry()}>
              {t('connection.retry')}
            </button>
          )}
          {code === 'wrong-version' && (
            <button type="button" class="button primary" onClick={() => location.reload()}>
              {t('app.reload')}
            </button>
          )}
          <a class="button" href="/">
            {t('not-found.home')}
          </a>
        </div>
      </main>
    </>
  );
}
