import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Seat } from '../../shared/match/settings.ts';
import { useLoaded } from '../components/use-loaded.ts';
import { t } from '../i18n.ts';
import { nameOf, useMatch } from './match-view.ts';

/** What the reader's forecasts of this match look like. In a replay nobody knows who reads: whoever likes says so. */
export function PodiumBelief(): JSX.Element | null {
  const { model, seat, play } = useMatch();
  if (play !== null) return seat.value === null ? null : <Belief seat={seat.value} />;
  const people = model.state.value.seats.filter(({ player }) => player.kind === 'person');
  return people.length === 0 ? null : <AskedBelief seats={people.map(({ player }) => player.seat)} />;
}

function AskedBelief({ seats }: { readonly seats: readonly Seat[] }): JSX.Element {
  const { model } = useMatch();
  const chosen = useSignal<Seat | null>(null);
  return (
    <section class="stack podium-belief">
      <label class="row">
        <span>
          <b>{t('belief.whose')}</b> {t('belief.who')}
        </span>
        <select
          class="field"
          value={chosen.value ?? ''}
          onChange={({ currentTarget: { value } }) => {
            chosen.value = value === '' ? null : Number(value);
          }}
        >
          <option value="">{t('belief.nobody')}</option>
          {seats.map((seat) => (
            <option key={seat} value={seat}>
              {nameOf(model.state.value, seat)}
            </option>
          ))}
        </select>
      </label>
      {chosen.value !== null && <Belief key={chosen.value} seat={chosen.value} />}
    </section>
  );
}

function Belief({ seat }: { readonly seat: Seat }): JSX.Element | null {
  const loaded = useLoaded(async () => {
    const [{ BeliefNote }, { notesOfMatch }] = await Promise.all([
      import('../beliefs/belief-note.tsx'),
      import('../model/beliefs/own-notes.ts'),
    ]);
    return { BeliefNote, notesOfMatch };
  });
  const { model, entries } = useMatch();
  const notes = useMemo(
    () => loaded?.notesOfMatch(model.state.peek().header, entries(), seat) ?? [],
    [loaded, model, seat],
  );
  return loaded === null ? null : (
    <loaded.BeliefNote notes={notes} nameOf={(one) => nameOf(model.state.value, one)} closes />
  );
}
