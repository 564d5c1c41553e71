import type { JSX } from 'preact';
import { signed, t } from '../../i18n.ts';
import { bestIn, type Honoured, honoured, teamStandings } from '../../model/showing/honours.ts';
import { useShowing } from './showing.ts';
import { WallTeam } from './wall-team.tsx';

/** Who leads, and who is best at what; the others are counted, not named. */
export function WallStandings(): JSX.Element {
  const { stage, standings } = useShowing().screen;
  const best = honoured(standings);
  const most = Math.max(1, ...best.map(({ points }) => Math.abs(points)));
  return (
    <main class="wall-content wall-standings">
      <h1>{t(stage.type === 'ended' ? 'wall.final-standings' : 'wall.standings')}</h1>
      <div class="wall-standings-columns">
        {best.length === 0 && <p class="wall-nobody">{t('wall.nobody-leads')}</p>}
        <ol class="wall-best" hidden={best.length === 0} data-many={best.length > 5}>
          {best.map((one) => (
            <li key={one.name} class={`wall-place place-${one.place}`}>
              <span class="wall-place-number">{one.place}</span>
              <Named one={one} />
              <b class="wall-place-points">{signed(one.points)}</b>
              <span class="wall-place-bar" aria-hidden="true">
                <span style={{ width: `${(100 * Math.max(0, one.points)) / most}%` }} />
              </span>
            </li>
          ))}
        </ol>
        {best.length > 0 && <Honours />}
      </div>
      {best.length > 0 && standings.length > best.length && (
        <p class="muted">{t('wall.others', { count: standings.length - best.length })}</p>
      )}
    </main>
  );
}

/** Whom to clap for besides. */
function Honours(): JSX.Element {
  const { standings } = useShowing().screen;
  const teams = teamStandings(standings);
  return (
    <div class="wall-honours">
      {teams.length > 0 && (
        <section class="wall-honour" aria-labelledby="wall-teams-title">
          <h2 id="wall-teams-title">
            {t('wall.teams')} <span class="muted">{t('wall.by-head')}</span>
          </h2>
          <ol>
            {teams.map(({ team, points }) => (
              <li key={team}>
                <WallTeam team={team} />
                <span class="wall-honour-name">{t('students.team-number', { number: team + 1 })}</span>
                <b>{signed(points)}</b>
              </li>
            ))}
          </ol>
        </section>
      )}
      <Best title={t('wall.best-forecasts')} best={bestIn(standings, 'forecastPoints')} />
      <Best title={t('wall.best-contracts')} best={bestIn(standings, 'contractPoints')} />
    </div>
  );
}

function Best({ title, best }: { readonly title: string; readonly best: readonly Honoured[] }): JSX.Element | null {
  if (best.length === 0) return null;
  return (
    <section class="wall-honour">
      <h2>{title}</h2>
      <ul>
        {best.map((one) => (
          <li key={one.name}>
            <Named one={one} />
            <b>{signed(one.points)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Named({ one }: { readonly one: Honoured }): JSX.Element {
  return (
    <span class="wall-place-name">
      {one.team !== null && <WallTeam team={one.team} />}
      <span>{one.name}</span>
    </span>
  );
}
