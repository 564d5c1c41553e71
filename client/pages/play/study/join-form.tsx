import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Refusal } from '../../../../shared/match/refusals.ts';
import { MAX_NAME_LENGTH } from '../../../../shared/protocol/limits.ts';
import { preferences } from '../../../app/preferences.ts';
import { randomBytes } from '../../../app/random-bytes.ts';
import type { SessionDoor } from '../../../app/sessions-api.ts';
import { Notice } from '../../../components/notice.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { t } from '../../../i18n.ts';
import type { Newcomer } from '../../../model/studying/attended-class.ts';

/** Longer names are cut when they are sealed. */
const LONGEST_REAL_NAME = 80;

/** The door of a session: a nickname, a button. */
export function JoinForm(props: {
  readonly door: SessionDoor;
  /** What kept us out when we tried. */
  readonly refusal: Refusal | null;
  readonly enter: (newcomer: Newcomer) => void;
}): JSX.Element {
  const { door, refusal, enter } = props;
  const name = useSignal(preferences.name.peek());
  const realName = useSignal('');
  const isBusy = useSignal(false);

  const join = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (isBusy.value) return;
    isBusy.value = true;
    const nickname = name.value.trim();
    if (nickname !== '') preferences.name.value = nickname;
    enter({ name: nickname, sealedName: await sealed(door, realName.value) });
  };

  return (
    <>
      <PageHeader />
      <main class="study-door">
        <div>
          <p class="study-door-code">{door.code}</p>
          <h1>{door.title === '' ? t('study.join-title') : door.title}</h1>
        </div>
        {door.guestsOnly ? (
          <p class="panel">{t('refusal.guests-only')}</p>
        ) : (
          <form class="stack" onSubmit={(event) => void join(event)}>
            {door.locked && <p class="panel">{t('refusal.session-locked')}</p>}
            <label class="stack study-field">
              <span class="label">{t('study.nickname')}</span>
              <input
                name="nickname"
                type="text"
                maxLength={MAX_NAME_LENGTH}
                value={name.value}
                onInput={(event) => {
                  name.value = event.currentTarget.value;
                }}
                autocomplete="off"
                spellcheck={false}
                enterkeyhint="go"
                placeholder={t('study.nickname-placeholder')}
                aria-describedby="nickname-help"
              />
              <span id="nickname-help" class="help">
                {t('study.nickname-help')}
              </span>
            </label>
            {door.realNames !== null && (
              <label class="stack study-field">
                <span class="label">{t('study.real-name')}</span>
                <input
                  name="real-name"
                  type="text"
                  maxLength={LONGEST_REAL_NAME}
                  value={realName.value}
                  onInput={(event) => {
                    realName.value = event.currentTarget.value;
                  }}
                  autocomplete="name"
                  spellcheck={false}
                  enterkeyhint="go"
                  aria-describedby="real-name-help"
                />
                <span id="real-name-help" class="help">
                  {t('study.real-name-help')}
                </span>
              </label>
            )}
            <Notice
              saying={
                refusal === null
                  ? null
                  : refusal.code === 'seat-not-yours'
                    ? { key: 'study.key-no-good' }
                    : { key: `refusal.${refusal.code}`, params: refusal.params }
              }
            />
            <button type="submit" class="button primary big" aria-disabled={isBusy.value}>
              {t('study.join')}
            </button>
          </form>
        )}
        <p class="help">
          {t('study.no-account')} <a href="/privacy">{t('privacy.link')}</a>
        </p>
      </main>
    </>
  );
}

/** Sealed here, so that only the host's devices can read it; null where none is given or wanted. */
async function sealed({ realNames }: SessionDoor, realName: string): Promise<string | null> {
  if (realNames === null || realName.trim() === '') return null;
  const { sealName } = await import('../../../model/hosting/sealed-name.ts');
  return sealName(realNames.publicKey, realName.trim(), randomBytes);
}
