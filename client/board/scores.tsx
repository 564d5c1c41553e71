import type { JSX } from 'preact';
import type { SeatState } from '../../shared/match/state.ts';
import { SeatTag } from '../components/seat-tag.tsx';
import { t } from '../i18n.ts';
import { useMatch } from './match-view.ts';
import { useTeamOf } from './table-teams.ts';
import '../styles/program.css';

export function totalOf({
  forecastPoints,
  contractPoints,
}: Pick<SeatState, 'forecastPoints' | 'contractPoints'>): number {
  return forecastPoints + contractPoints;
}

/** Who leads, after the rounds revealed so far. */
export function Scores(): JSX.Element {
  const { model, seat, connected } = useMatch();
  const teamOf = useTeamOf();
  const seats = [...model.state.value.seats].sort((one, other) => totalOf(other) - totalOf(one));
  const most = Math.max(1, ...seats.map((one) => Math.abs(totalOf(one))));
  return (
    <section class="scores" aria-labelledby="scores-title">
      <h2 id="scores-title" class="label">
        {t('scores.title')}
      </h2>
      <ol>
        {seats.map((one) => {
          const { player } = one;
          const away = player.kind === 'person' && !connected.value.has(player.seat);
          return (
            <li key={player.seat} class="score" style={{ '--seat': `var(--seat-${player.seat % 8})` }}>
              <SeatTag
                seat={player.seat}
                team={teamOf(player.seat)}
                name={player.seat === seat.value ? `${player.name} ${t('scores.you')}` : player.name}
              />
              <span class="score-note">
                {player.kind === 'person'
                  ? one.botSteppedIn
                    ? t('scores.bot-plays')
                    : away
                      ? t('scores.away')
                      : ''
                  : t('scores.bot')}
              </span>
              <span class="score-bar" aria-hidden="true">
                <span style={{ width: `${(Math.max(0, totalOf(one)) / most) * 100}%` }} />
              </span>
              <b class="score-points">{String(totalOf(one)).replace('-', '−')}</b>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
