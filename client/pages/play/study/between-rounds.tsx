import type { JSX } from 'preact';
import type { StudentView } from '../../../../shared/protocol/session-views.ts';
import { Icon } from '../../../components/icon.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { inLanguage, signed, t } from '../../../i18n.ts';
import type { AttendedClass } from '../../../model/studying/attended-class.ts';
import { ownRoundOf } from '../../../model/studying/own-round.ts';
import { OwnBelief } from './own-belief.tsx';
import { ownSessions } from './own-sessions-here.ts';
import { StudyBar } from './study-bar.tsx';

/** A round is over: what it was worth to oneself, and what comes next. `early`: for the own table only. */
export function BetweenRounds(props: {
  readonly attended: AttendedClass;
  readonly session: StudentView;
  readonly scene: 'between' | 'early';
}): JSX.Element {
  const { attended, session, scene } = props;
  return (
    <>
      <PageHeader />
      <StudyBar attended={attended} session={session} />
      <main class="study-page">
        <h1>{t(scene === 'early' ? 'study.early' : 'study.between')}</h1>
        <RoundCard attended={attended} session={session} />
        <Standing session={session} />
        <OwnBelief code={session.code} />
        <p class="study-next" role="status">
          {nextText(session, scene)}
        </p>
      </main>
    </>
  );
}

function nextText({ stage, activities }: StudentView, scene: 'between' | 'early'): string {
  if (scene === 'early') return t('study.others-play');
  const number = stage.type === 'between' ? stage.activity + 2 : 1;
  return number > activities ? t('study.that-was-all') : t('study.next', { number, count: activities });
}

/** What the round at the own table was worth. */
function RoundCard({ attended, session }: { readonly attended: AttendedClass; readonly session: StudentView }) {
  const { match, seat, lobby } = attended.table;
  const state = lobby.value?.code === session.me.table ? match.value?.state.value : undefined;
  const round = state?.stage.type === 'finished' ? ownRoundOf(state, seat.value) : null;
  if (round === null) return <LectureCard code={session.code} />;
  return (
    <section class="panel stack" aria-labelledby="own-round">
      <h2 id="own-round">{inLanguage(round.title)}</h2>
      <dl class="study-result">
        <div>
          <dt>{t('scores.forecasts')}</dt>
          <dd>{signed(round.forecastPoints)}</dd>
        </div>
        <div>
          <dt>{t('scores.contracts')}</dt>
          <dd>{signed(round.contractPoints)}</dd>
        </div>
        <div class="study-sum">
          <dt>{t('study.round-total')}</dt>
          <dd>{signed(round.forecastPoints + round.contractPoints)}</dd>
        </div>
      </dl>
      <p>
        <a class="button" href={`/replay/${round.match}`} target="_blank" rel="noreferrer">
          <Icon name="play" /> {t('study.watch-again')}
        </a>
      </p>
    </section>
  );
}

/** The lecture that was given last, to be seen again. */
function LectureCard({ code }: { readonly code: string }): JSX.Element | null {
  const last = ownSessions.list.value.find((own) => own.code === code)?.rounds.at(-1);
  if (last === undefined || !last.isLecture) return null;
  return (
    <section class="panel stack" aria-labelledby="own-lecture">
      <h2 id="own-lecture">{inLanguage(last.title)}</h2>
      <p>
        <a class="button" href={`/replay/${last.match}`} target="_blank" rel="noreferrer">
          <Icon name="play" /> {t('hall.see-again')}
        </a>
      </p>
    </section>
  );
}

/** How one stands in all. */
function Standing({ session }: { readonly session: StudentView }): JSX.Element | null {
  const { me, students } = session;
  if (me.rank === null) return null;
  return (
    <p class="study-standing">
      <b>{t('points.count', { count: me.forecastPoints + me.contractPoints }).replace('-', '−')}</b>
      <span class="muted">{t('study.rank', { rank: me.rank, students })}</span>
    </p>
  );
}
