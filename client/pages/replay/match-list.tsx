import type { JSX } from 'preact';
import type { Bilingual } from '../../../shared/match/scenario.ts';
import { SeatTag } from '../../components/seat-tag.tsx';
import { inLanguage, language, listed, t } from '../../i18n.ts';
import type { MatchSummary } from './matches.ts';

/** Finished matches, each a link to its replay. */
export function MatchList({
  matches,
  titles,
}: {
  readonly matches: readonly MatchSummary[];
  readonly titles: ReadonlyMap<string, Bilingual>;
}): JSX.Element {
  if (matches.length === 0) return <p class="muted">{t('replay.none')}</p>;
  return (
    <ul class="match-list">
      {matches.map((match) => (
        <li key={match.id}>
          <a class="match-row" href={`/replay/${match.id}`}>
            <span class="match-when">{when(match.createdAt)}</span>
            <span class="match-what">
              {listed(match.scenarios.map((id) => inLanguage(titles.get(id) ?? { en: id, zh: id })))}
            </span>
            <span class="match-who">
              {match.players.map(({ seat, name }) => (
                <span key={seat} class="match-player">
                  <SeatTag seat={seat} name={name} /> {pointsOf(match, seat)}
                </span>
              ))}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function pointsOf({ totals }: MatchSummary, seat: number): number | '' {
  const total = totals.find((one) => one.seat === seat);
  return total === undefined ? '' : total.forecastPoints + total.contractPoints;
}

function when(createdAt: string): string {
  const date = new Date(createdAt);
  if (Number.isNaN(date.getTime())) return createdAt;
  return new Intl.DateTimeFormat(language.value === 'zh' ? 'zh-CN' : 'en', {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(date);
}
