import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { inLanguage, t } from '../../i18n.ts';
import type { LobbyProps } from './lobby-props.ts';

/** Which scenarios are played, in which order, and whether the table talks: the host's to choose, all others' to see. */
export function Playlist({ table, lobby, isHost, tell }: LobbyProps): JSX.Element {
  const { scenarios } = lobby;
  /** What was chosen and not yet confirmed: a quick second choice builds on the first. */
  const chosen = useSignal<readonly string[] | null>(null);
  const playlist = chosen.value ?? lobby.playlist;
  const toggle = async (id: string): Promise<void> => {
    const before = chosen.peek() ?? lobby.playlist;
    const next = before.includes(id) ? before.filter((one) => one !== id) : [...before, id];
    if (next.length === 0) return;
    chosen.value = next;
    await tell(table.setPlaylist(next));
    if (chosen.peek() === next) chosen.value = null;
  };
  const peer = useSignal<boolean | null>(null);
  const choosePeer = async (next: boolean): Promise<void> => {
    peer.value = next;
    await tell(table.setPeer(next));
    if (peer.peek() === next) peer.value = null;
  };
  return (
    <section class="panel" aria-labelledby="playlist-title">
      <h2 id="playlist-title">{t('lobby.playlist')}</h2>
      <p class="help">{t('lobby.rounds', { count: playlist.length })}</p>
      <ul class="playlist">
        {scenarios.map(({ id, title }) => {
          const place = playlist.indexOf(id);
          return (
            <li key={id}>
              <label class={isHost ? 'playlist-row' : 'playlist-row fixed'}>
                <input type="checkbox" checked={place >= 0} disabled={!isHost} onChange={() => void toggle(id)} />
                <span class="playlist-title">{inLanguage(title)}</span>
                {place >= 0 && (
                  <span class="playlist-place">
                    <span class="visually-hidden">{t('lobby.round-number')} </span>
                    {place + 1}
                  </span>
                )}
              </label>
            </li>
          );
        })}
      </ul>
      <label class={isHost ? 'peer-choice' : 'peer-choice fixed'}>
        <input
          type="checkbox"
          checked={peer.value ?? lobby.peer}
          disabled={!isHost}
          onChange={(event) => void choosePeer(event.currentTarget.checked)}
        />
        <span>{t('lobby.peer')}</span>
      </label>
    </section>
  );
}
