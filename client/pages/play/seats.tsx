import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { BOT_STRENGTHS, MAX_SEATS } from '../../../shared/match/settings.ts';
import { MAX_NAME_LENGTH } from '../../../shared/protocol/limits.ts';
import type { LobbySeat } from '../../../shared/protocol/server-messages.ts';
import { preferences } from '../../app/preferences.ts';
import { Icon } from '../../components/icon.tsx';
import { SeatMark, SeatTag } from '../../components/seat-tag.tsx';
import { t } from '../../i18n.ts';
import type { LobbyProps } from './lobby-props.ts';

/** The seats as they fill: names, bots, and for the host the buttons that seat and unseat them. */
export function Seats({ table, lobby, isHost, tell }: LobbyProps): JSX.Element {
  const free = MAX_SEATS - lobby.seats.length;
  return (
    <section class="stack" aria-labelledby="seats-title">
      <h2 id="seats-title" class="label">
        {t('lobby.seats')}
      </h2>
      <ul class="seats">
        {lobby.seats.map((seat) => (
          <li
            key={seat.seat}
            class={seat.kind !== 'person' || table.place.connected.value.has(seat.seat) ? 'seat' : 'seat away'}
          >
            {seat.seat === table.place.seat.value ? (
              <OwnSeat seat={seat} table={table} tell={tell} />
            ) : (
              <SeatTag seat={seat.seat} name={seat.name} />
            )}
            <span class="seat-note">
              {seat.kind === 'person'
                ? table.place.connected.value.has(seat.seat)
                  ? ''
                  : t('scores.away')
                : `${t('scores.bot')} · ${t(`bot.${seat.kind}`)}`}
              {seat.seat === lobby.host ? t('lobby.host') : ''}
            </span>
            {isHost && seat.seat !== lobby.host && (
              <button
                type="button"
                class="icon-button"
                aria-label={t('lobby.free-seat', { name: seat.name })}
                onClick={() => void tell(table.freeSeat(seat.seat))}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
        {free > 0 && <li class="seat empty">{t('lobby.free', { count: free })}</li>}
      </ul>
      {isHost && free > 0 && (
        <fieldset class="add-bots">
          <legend class="label">{t('lobby.add-bot')}</legend>
          <div class="row">
            {BOT_STRENGTHS.map((strength) => (
              <button
                key={strength}
                type="button"
                class="button small"
                onClick={() => void tell(table.addBot(strength))}
              >
                <Icon name="plus" /> {t(`bot.${strength}`)}
              </button>
            ))}
          </div>
        </fieldset>
      )}
    </section>
  );
}

/** One's own name, which can be changed where it stands. */
function OwnSeat({
  seat,
  table,
  tell,
}: Pick<LobbyProps, 'table' | 'tell'> & { readonly seat: LobbySeat }): JSX.Element {
  const typed = useSignal<string | null>(null);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const name = typed.value?.trim() ?? '';
    if (name === '' || name === seat.name) {
      typed.value = null;
      return;
    }
    if (!(await tell(table.rename(name)))) return;
    preferences.name.value = name;
    typed.value = null;
  };
  return (
    <form class="own-seat" onSubmit={save} style={{ '--seat': `var(--seat-${seat.seat % 8})` }}>
      <SeatMark seat={seat.seat} />
      <label class="visually-hidden" for="own-name">
        {t('lobby.your-name')}
      </label>
      <input
        id="own-name"
        type="text"
        class="own-name"
        maxLength={MAX_NAME_LENGTH}
        value={typed.value ?? seat.name}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
        }}
      />
      {typed.value !== null && typed.value.trim() !== seat.name && (
        <button type="submit" class="button small">
          {t('lobby.save-name')}
        </button>
      )}
    </form>
  );
}
