import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { saveFile } from '../../../app/save-file.ts';
import type { ScenarioRow } from '../../../app/sessions-api.ts';
import { DropFile } from '../../../components/drop-file.tsx';
import { Icon } from '../../../components/icon.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { type Saying, t } from '../../../i18n.ts';
import type { PlaylistDraft } from '../../../model/hosting/playlist-draft.ts';
import { playlistFileName, readPlaylist, writePlaylist } from '../../../model/hosting/playlist-file.ts';
import { keptPlaylists } from '../host-stores.ts';

/** Where playlists are kept: in this browser, and as files. */
export function PlaylistShelf(props: {
  readonly draft: PlaylistDraft;
  readonly scenarios: readonly ScenarioRow[];
}): JSX.Element {
  const { draft, scenarios } = props;
  const title = useSignal('');
  const problem = useSignal<Saying | null>(null);
  const said = useSignal<Saying | null>(null);
  const kept = keptPlaylists.list.value;
  const name = title.value.trim() === '' ? t('playlist.untitled') : title.value.trim();
  const isEmpty = draft.list.value.length === 0;

  const open = async (file: File): Promise<void> => {
    const read = readPlaylist(await file.text(), new Set(scenarios.map(({ id }) => id)));
    problem.value = read.ok ? null : read.saying;
    said.value = null;
    if (!read.ok) return;
    draft.replace(read.playlist.activities);
    title.value = read.playlist.title;
    said.value = { key: 'playlist.opened', params: { title: read.playlist.title } };
  };
  const keep = (): void => {
    keptPlaylists.keep(name, draft.activities);
    said.value = { key: 'playlist.kept', params: { title: name } };
    problem.value = null;
  };
  return (
    <details class="shelf">
      <summary>{t('playlist.shelf')}</summary>
      <div class="stack">
        {kept.length > 0 && (
          <ul class="kept-list" aria-label={t('playlist.kept-list')}>
            {kept.map((playlist) => (
              <li key={playlist.title} class="kept-row">
                <button
                  type="button"
                  class="button quiet kept-open"
                  onClick={() => {
                    draft.replace(playlist.activities);
                    title.value = playlist.title;
                  }}
                >
                  <span>{playlist.title}</span>
                  <span class="help">{t('playlist.count', { count: playlist.activities.length })}</span>
                </button>
                <IconButton
                  icon="close"
                  label={t('playlist.forget', { title: playlist.title })}
                  onClick={() => keptPlaylists.forget(playlist.title)}
                />
              </li>
            ))}
          </ul>
        )}
        <label class="stack field-block">
          <span class="label">{t('playlist.name')}</span>
          <input
            type="text"
            maxLength={80}
            value={title.value}
            placeholder={t('playlist.untitled')}
            onInput={(event) => {
              title.value = event.currentTarget.value;
            }}
          />
        </label>
        <div class="row">
          <button type="button" class="button small" disabled={isEmpty} onClick={keep}>
            <Icon name="check" /> {t('playlist.keep')}
          </button>
          <button
            type="button"
            class="button small"
            disabled={isEmpty}
            onClick={() => saveFile(playlistFileName(name), writePlaylist(name, draft.activities), 'application/json')}
          >
            <Icon name="download" /> {t('playlist.download')}
          </button>
        </div>
        <DropFile
          title={t('playlist.drop')}
          help={t('playlist.drop-help')}
          accept=".json,application/json"
          onFile={(file) => void open(file)}
        />
        <p role="status" class="help">
          {said.value !== null && t(said.value.key, said.value.params)}
        </p>
        <Notice saying={problem.value} />
      </div>
    </details>
  );
}
