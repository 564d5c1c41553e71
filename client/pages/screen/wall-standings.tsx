import type { JSX } from 'preact';
import { signed, t } from '../../i18n.ts';
import { honoured, teamStandings } from '../../model/showing/honours.ts';
import { useShowing } from './showing.ts';

/** Who leads; the others are counted, not named. */
export function WallStandings(): JSX.Element {
  const { stage, standings } = useShowing().screen;
  const best = honoured(standings);
  const teams = teamStandings(standings);
  const most = Math.max(1, ...best.map(({ points }) => points));
  return (
    <main class="wall-content wall-standings" data-teams={teams.length > 0}>
      <h1>{t(stage.type === 'ended' ? 'wall.final-standings' : 'wall.standings')}</h1>
      <div class="wall-standings-columns">
        {best.length === 0 && <p class="wall-nobody">{t('wall.nobody-leads')}</p>}
        <ol
          class="wall-best"
          hidden={best.length === 0}
          style={{ '--rows': Math.max(5, best.length), '--place': best.length <= 5 ? '2em' : '1.3em' }}
        >
          {best.map(({ place, name, team, points }) => (
            <li key={name} class={`wall-place place-${place}`}>
              <span class="wall-place-number">{place}</span>
              <span class="wall-place-name">
                {team !== null && (
                  <b class="wall-team" style={{ '--seat': `var(--seat-${team % 8})` }}>
                    {team + 1}
                  </b>
                )}{' '}
                {name}
              </span>
              <b class="wall-place-points">{signed(points)}</b>
              <span class="wall-place-bar" aria-hidden="true">
                <span style={{ width: `${(100 * points) / most}%` }} />
              </span>
            </li>
          ))}
        </ol>
        {teams.length > 0 && (
          <section class="wall-teams" aria-labelledby="wall-teams-title">
            <h2 id="wall-teams-title">{t('wall.teams')}</h2>
            <ol>
              {teams.map(({ team, points }) => (
                <li key={team} style={{ '--seat': `var(--seat-${team % 8})` }}>
                  <b class="wall-team">{team + 1}</b>
                  <span>{t('students.team-number', { number: team + 1 })}</span>
                  <b>{signed(points)}</b>
                </li>
              ))}
            </ol>
            <p class="muted">{t('wall.by-head')}</p>
          </section>
        )}
      </div>
      {best.length > 0 && standings.length > best.length && (
        <p class="muted">{t('wall.others', { count: standings.length - best.length })}</p>
      )}
    </main>
  );
}
