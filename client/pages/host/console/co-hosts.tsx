import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { MAX_NAME_LENGTH } from '../../../../shared/protocol/limits.ts';
import { randomBytes } from '../../../app/random-bytes.ts';
import { ConfirmButton } from '../../../components/confirm-button.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { QrCode } from '../../../components/qr-code.tsx';
import { t } from '../../../i18n.ts';
import { hashOfKey, newCoHostKeys } from '../../../model/hosting/host-keys.ts';
import { useHosting } from '../hosting.ts';

/** Who else may host: links that are made here, scanned by a phone, and taken back. */
export function CoHosts(): JSX.Element {
  const { hosted, session, origin, act } = useHosting();
  const name = useSignal('');
  const made = useSignal<{ readonly name: string; readonly link: string } | null>(null);
  const make = async (event: Event): Promise<void> => {
    event.preventDefault();
    const given = name.value.trim() === '' ? t('co-hosts.phone') : name.value.trim();
    const keys = newCoHostKeys(hosted.keys, randomBytes);
    if (!(await act({ do: 'add-key', name: given, hash: hashOfKey(keys.auth) }))) return;
    made.value = { name: given, link: `${origin}/host/${session.code}#${keys.fragment}` };
    name.value = '';
  };
  return (
    <section class="panel stack" aria-labelledby="co-hosts-title">
      <h2 id="co-hosts-title">{t('co-hosts.title')}</h2>
      <p class="muted">{t('co-hosts.help')}</p>
      <ul class="co-hosts">
        {session.keys.map((key) => (
          <li key={key.id} class="co-host">
            <span class={key.connected ? 'dot on' : 'dot'} aria-hidden="true" />
            <span class="co-host-name">
              <b>{key.name}</b>
              {key.own && <span class="muted"> · {t('co-hosts.own')}</span>}
              <span class="visually-hidden"> {t(key.connected ? 'students.here' : 'students.away')}</span>
            </span>
            {!key.own && (
              <ConfirmButton
                class="button small quiet"
                label={t('co-hosts.revoke')}
                question={t('co-hosts.revoke-sure', { name: key.name })}
                onConfirm={() => void act({ do: 'revoke-key', key: key.id })}
              />
            )}
          </li>
        ))}
      </ul>
      <form class="inline-form" onSubmit={(event) => void make(event)}>
        <label class="stack field-block">
          <span class="label">{t('co-hosts.name')}</span>
          <input
            type="text"
            maxLength={MAX_NAME_LENGTH}
            value={name.value}
            placeholder={t('co-hosts.phone')}
            autocomplete="off"
            onInput={(event) => {
              name.value = event.currentTarget.value;
            }}
          />
        </label>
        <button type="submit" class="button">
          <Icon name="link" /> {t('co-hosts.make')}
        </button>
      </form>
      {made.value !== null && (
        <div class="co-host-link">
          <QrCode text={made.value.link} label={t('co-hosts.qr', { name: made.value.name })} />
          <div class="stack">
            <p>{t('co-hosts.made', { name: made.value.name })}</p>
            <div class="row">
              <CopyButton text={made.value.link} />
              <button type="button" class="button quiet" onClick={() => (made.value = null)}>
                {t('co-hosts.hide')}
              </button>
            </div>
          </div>
        </div>
      )}
    </section>
  );
}
