import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { findInvitation } from '../../app/api.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { t } from '../../i18n.ts';

/** The way in for others: a link to copy, a picture to scan, a code to type. */
export function Invite({ code }: { readonly code: string }): JSX.Element {
  const told = useSignal<string | null>(null);
  const link = told.value ?? `${location.origin}/play/${code}`;
  useEffect(() => {
    void findInvitation(code).then((found) => {
      told.value = found.type === 'ok' ? found.value : null;
    });
  }, [code]);
  return (
    <section class="panel invite" aria-labelledby="invite-title">
      <h2 id="invite-title">{t('lobby.invite')}</h2>
      <img class="qr" src={`/api/tables/${code}/qr.svg`} alt={t('lobby.qr', { code })} width="180" height="180" />
      <p class="invite-code">{code}</p>
      <div class="invite-link">
        <input
          id="invite-link"
          class="field"
          type="text"
          readOnly
          value={link}
          aria-label={t('lobby.link')}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={link} />
      </div>
    </section>
  );
}
