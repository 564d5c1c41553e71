import type { JSX } from 'preact';
import { Icon } from '../../../components/icon.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { inLanguage, signed, t } from '../../../i18n.ts';
import type { OwnSession } from '../../../model/studying/own-sessions.ts';
import { OwnBelief } from './own-belief.tsx';
import { ownSessions } from './own-sessions-here.ts';
import '../../../styles/study.css';

/** The end of a session: thanks, and what this browser remembers of one's own part in it. */
export function OverPage({ code }: { readonly code: string }): JSX.Element {
  const own = ownSessions.list.value.find((session) => session.code === code) ?? null;
  return (
    <>
      <PageHeader />
      <main class="study-page">
        <div class="stack">
          <h1>{own === null ? t('study.over') : t('study.thanks', { name: own.name })}</h1>
          <p class="muted">{own === null || own.title === '' ? t('study.session', { code }) : own.title}</p>
        </div>
        {own === null ? <p>{t('refusal.session-over')}</p> : <OwnResults own={own} />}
        <OwnBelief code={code} closes />
        <div class="row">
          <a class="button" href="/sandbox">
            {t('join.sandbox')}
          </a>
          <a class="button quiet" href="/">
            {t('podium.home')}
          </a>
        </div>
        <p class="help">
          {own !== null && t('study.kept-here')} <a href="/privacy">{t('privacy.link')}</a>
        </p>
      </main>
    </>
  );
}

function OwnResults({ own }: { readonly own: OwnSession }): JSX.Element {
  return (
    <section class="panel stack" aria-labelledby="own-results">
      <h2 id="own-results">{t('study.your-results')}</h2>
      <p class="study-standing">
        <b>{t('points.count', { count: own.forecastPoints + own.contractPoints }).replace('-', '−')}</b>
        {own.rank !== null && <span class="muted">{t('study.rank', { rank: own.rank, students: own.students })}</span>}
      </p>
      {own.rounds.length > 0 && (
        <table class="study-rounds">
          <thead>
            <tr>
              <th scope="col">{t('study.round')}</th>
              <th scope="col" class="number">
                {t('scores.forecasts')}
              </th>
              <th scope="col" class="number">
                {t('scores.contracts')}
              </th>
              <th scope="col">
                <span class="visually-hidden">{t('study.replay')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {own.rounds.map((round) => (
              <tr key={round.match}>
                <th scope="row">{inLanguage(round.title)}</th>
                <td class="number">{signed(round.forecastPoints)}</td>
                <td class="number">{round.isLecture ? '' : signed(round.contractPoints)}</td>
                <td>
                  <a class="button small" href={`/replay/${round.match}`}>
                    <Icon name="play" /> <span class="study-replay-word">{t('study.replay')}</span>
                    <span class="visually-hidden"> {inLanguage(round.title)}</span>
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
