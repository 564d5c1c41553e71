import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { navigate } from '../../../app/navigation.ts';
import { deleteSession } from '../../../app/sessions-api.ts';
import { ConfirmButton } from '../../../components/confirm-button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { Notice } from '../../../components/notice.tsx';
import { TeamMark } from '../../../components/team-mark.tsx';
import { language, type Saying, signed, t } from '../../../i18n.ts';
import { foundStudents, pointsOf } from '../../../model/hosting/roster-order.ts';
import { recentSessions } from '../host-stores.ts';
import { useHosting } from '../hosting.ts';
import { Exports } from '../report/exports.tsx';
import { apiSaying } from '../sayings.ts';

/** How the class stands, and what can be taken along. */
export function Results(): JSX.Element {
  const { hosted, session, realNames } = useHosting();
  const names = realNames.value;
  const withNames = useSignal(false);
  const ranked = foundStudents(hosted.came.value, names, '', 'points');
  return (
    <section class="panel stack results" aria-labelledby="results-title">
      <div class="panel-head">
        <h2 id="results-title">{t('results.title')}</h2>
        <Exports withNames={withNames} />
      </div>
      {ranked.length === 0 ? (
        <p class="muted">{t('results.none')}</p>
      ) : (
        <table class="standings">
          <thead>
            <tr>
              <th scope="col">
                <span class="visually-hidden">{t('results.place')}</span>
              </th>
              <th scope="col">{t('scores.player')}</th>
              <th scope="col" class="number">
                {t('scores.forecasts')}
              </th>
              <th scope="col" class="number">
                {t('scores.contracts')}
              </th>
              <th scope="col" class="number">
                {t('scores.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {ranked.map((student) => (
              <tr key={student.id}>
                <td class="number">{ranked.filter((other) => pointsOf(other) > pointsOf(student)).length + 1}</td>
                <th scope="row">
                  {student.team !== null && <TeamMark team={student.team} />} {student.name}
                  {names.has(student.id) && <span class="real-name"> {names.get(student.id)}</span>}
                </th>
                <td class="number">{signed(student.forecastPoints)}</td>
                <td class="number">{signed(student.contractPoints)}</td>
                <td class="number">
                  <b>{signed(pointsOf(student))}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>
        <ReportLink />
      </p>
      {session.stage.type === 'ended' && <Keeping />}
    </section>
  );
}

/** Where the report is; the address opens it on another device, too. */
function ReportLink(): JSX.Element {
  const { hosted } = useHosting();
  const href = `/host/${hosted.code}/report#${hosted.keys.fragment}`;
  return (
    <a
      class="button"
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        navigate(href);
      }}
    >
      <Icon name="chart" /> {t('report.show')}
    </a>
  );
}

/** Until when it is kept, and how to have it gone now. */
function Keeping(): JSX.Element {
  const { hosted, session } = useHosting();
  const problem = useSignal<Saying | null>(null);
  const { deletedAt, code } = session;
  const remove = async (): Promise<void> => {
    const deleted = await deleteSession(code, hosted.keys.auth);
    if (deleted.type !== 'ok') {
      problem.value = apiSaying(deleted);
      return;
    }
    recentSessions.forget(code);
    navigate('/host');
  };
  return (
    <div class="row keeping">
      {deletedAt !== null && <p class="muted">{t('results.kept-until', { date: dateText(deletedAt) })}</p>}
      <ConfirmButton
        class="button small"
        label={t('results.delete')}
        question={t('results.delete-sure')}
        onConfirm={() => void remove()}
      />
      <Notice saying={problem.value} />
    </div>
  );
}

function dateText(iso: string): string {
  return new Intl.DateTimeFormat(language.value === 'zh' ? 'zh-CN' : 'en', { dateStyle: 'long' }).format(new Date(iso));
}
