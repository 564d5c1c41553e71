import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Icon } from '../../../components/icon.tsx';
import { t } from '../../../i18n.ts';
import { OptionFields } from '../create/option-fields.tsx';
import { useHosting } from '../hosting.ts';
import { CoHosts } from './co-hosts.tsx';
import { Guests } from './guests.tsx';
import { PlaylistPanel } from './playlist-panel.tsx';
import { WayIn } from './way-in.tsx';

/** The way in, what will be played, and who else may host. */
export function LobbyTab(): JSX.Element {
  const { session, act } = useHosting();
  const isOver = session.stage.type === 'ended';
  return (
    <div class="lobby-tab">
      {!isOver && <WayIn />}
      <PlaylistPanel />
      {!isOver && <Guests />}
      <CoHosts />
      {!isOver && (
        <details class="panel fold">
          <summary>
            <h2>{t('options.title')}</h2>
            <Icon name="down" />
          </summary>
          <TitleField />
          <OptionFields options={session.options} onChange={(options) => void act({ do: 'set-options', options })} />
        </details>
      )}
    </div>
  );
}

/** The session's title, changed when the field is left. */
function TitleField(): JSX.Element {
  const { session, act } = useHosting();
  const typed = useSignal<string | null>(null);
  const save = async (): Promise<void> => {
    const title = typed.peek()?.trim();
    if (
      title === undefined ||
      title === session.options.title ||
      (await act({ do: 'set-options', options: { title } }))
    )
      typed.value = null;
  };
  return (
    <label class="stack field-block title-field">
      <span class="label">{t('host.session-title')}</span>
      <input
        type="text"
        maxLength={80}
        value={typed.value ?? session.options.title}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
        }}
        onBlur={() => void save()}
      />
    </label>
  );
}
