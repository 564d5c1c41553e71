import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { randomBytes } from '../../../app/random-bytes.ts';
import { saveFile } from '../../../app/save-file.ts';
import { saveGuests } from '../../../app/sessions-api.ts';
import { Icon } from '../../../components/icon.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Switch } from '../../../components/switch.tsx';
import { type Saying, t } from '../../../i18n.ts';
import { expectedGuests, type Guest, guestsOf, readGuestLines } from '../../../model/hosting/guest-list.ts';
import { guestTable } from '../../../model/hosting/guest-table.ts';
import { useHosting } from '../hosting.ts';
import { apiSaying } from '../sayings.ts';

/** Names, a line each, become personal links. */
export function Guests(): JSX.Element {
  const { hosted, session, origin } = useHosting();
  const text = useSignal('');
  const guests = useSignal<readonly Guest[]>([]);
  const areNamesShown = useSignal(false);
  const problem = useSignal<Saying | null>(null);
  const busy = useSignal(false);
  const lines = readGuestLines(text.value);
  const linkOf = ({ key }: Guest): string => `${origin}/play/${session.code}#${key}`;

  const make = async (): Promise<void> => {
    if (busy.value || lines.length === 0) return;
    busy.value = true;
    const listed = guestsOf(hosted.keys, lines);
    const nameFor = ({ realName }: Guest, index: number): string =>
      areNamesShown.peek() ? realName : t('guests.nickname', { number: index + 1 });
    const expected = expectedGuests(hosted.keys, listed, nameFor, randomBytes);
    const saved = await saveGuests(session.code, hosted.keys.auth, expected);
    busy.value = false;
    problem.value = saved.type === 'ok' ? null : apiSaying(saved);
    if (saved.type === 'ok') guests.value = listed;
  };
  return (
    <details class="panel fold">
      <summary>
        <h2>{t('guests.title')}</h2>
        <Icon name="down" />
      </summary>
      <div class="stack">
        <p class="muted">{t('guests.help')}</p>
        <label class="stack field-block">
          <span class="label">{t('guests.names')}</span>
          <textarea
            class="field"
            rows={6}
            spellcheck={false}
            placeholder={t('guests.example')}
            value={text.value}
            onInput={(event) => {
              text.value = event.currentTarget.value;
            }}
          />
        </label>
        <Switch
          label={t('guests.show-names')}
          help={t('guests.show-names-help')}
          checked={areNamesShown.value}
          onChange={(shown) => {
            areNamesShown.value = shown;
          }}
        />
        <div class="row">
          <button
            type="button"
            class="button"
            aria-disabled={lines.length === 0 || busy.value}
            onClick={() => void make()}
          >
            <Icon name="link" /> {t('guests.make', { count: lines.length })}
          </button>
        </div>
        <Notice saying={problem.value} />
        {guests.value.length > 0 && (
          <div class="stack guest-links">
            <div class="row">
              <button
                type="button"
                class="button small"
                onClick={() =>
                  saveFile(
                    `${session.code}-links.csv`,
                    guestTable([t('guests.name'), t('guests.link')], guests.value, linkOf),
                    'text/csv;charset=utf-8',
                  )
                }
              >
                <Icon name="download" /> {t('guests.download')}
              </button>
              <button type="button" class="button small" onClick={() => print()}>
                {t('guests.print')}
              </button>
              <p class="help">{t('guests.same-links')}</p>
            </div>
            <table class="guest-table">
              <caption>{t('guests.caption', { code: session.code })}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('guests.name')}</th>
                  <th scope="col">{t('guests.link')}</th>
                </tr>
              </thead>
              <tbody>
                {guests.value.map((guest) => (
                  <tr key={guest.key}>
                    <th scope="row">
                      {guest.realName}
                      {guest.nickname !== null && <span class="muted"> · {guest.nickname}</span>}
                    </th>
                    <td>
                      <code>{linkOf(guest)}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </details>
  );
}
