/** One student's report: on the screen one at a time, on paper a page each. */
import type { JSX } from 'preact';
import { missingSaying } from '../../../../shared/beliefs/belief-sayings.ts';
import type { ClassReport, ReportedFit, StudentReport } from '../../../../shared/report/session-report.ts';
import { CalibrationChart } from '../../../charts/calibration-chart.tsx';
import { Rich } from '../../../components/rich.tsx';
import { say, signed, t } from '../../../i18n.ts';
import { Errors, Lines } from './class-report.tsx';
import { askedText, reasonText } from './report-words.ts';

interface StudentSummaryProps {
  readonly student: StudentReport;
  /** Only where the host wants to see it. */
  readonly realName: string | null;
  readonly ofClass: ClassReport;
  /** On paper: without what needs a screen. */
  readonly isPage?: boolean;
}

export function StudentSummary({ student, realName, ofClass, isPage = false }: StudentSummaryProps): JSX.Element {
  const { name, points, forecasts, contracts, calibration, brier, gain, lines, errors } = student;
  return (
    <article class="report-student stack">
      <h2>
        {name}
        {realName !== null && <span class="real-name"> {realName}</span>}
      </h2>
      <p>
        {t('report.points', { forecasts: signed(points.forecasts), contracts: signed(points.contracts) })}{' '}
        {brier !== null && t('report.brier', { score: brier })}{' '}
        {gain !== null && t('report.gain', { points: signed(gain) })}
      </p>
      <Beliefs student={student} />
      {brier !== null && !isPage && <CalibrationChart bins={calibration} behind={ofClass.calibration} />}
      {forecasts.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('report.where')}</th>
              <th scope="col">{t('report.object')}</th>
              <th scope="col">{t('report.said')}</th>
              <th scope="col">{t('report.truth')}</th>
              <th scope="col">{t('scores.total')}</th>
            </tr>
          </thead>
          <tbody>
            {forecasts.map((forecast) => (
              <tr key={`${forecast.round}/${forecast.table}/${forecast.checkpoint}/${forecast.object}`}>
                <td>{askedText(forecast)}</td>
                <th scope="row">{forecast.object}</th>
                <td class="number">
                  {[forecast.first, forecast.second].filter((percent) => percent !== null).join(' → ') || '–'}
                </td>
                <td>{t(forecast.alive ? 'report.lived' : 'report.died')}</td>
                <td class="number">{signed(Math.round(forecast.points))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {contracts.length > 0 && (
        <p>
          {contracts.map(({ kind, object, held, round }) => (
            <span class="report-word" key={`${round} ${kind} ${object}`}>
              {t(`contract.${kind}`)} {object}: {t(held ? 'report.held' : 'report.missed')}
            </span>
          ))}
        </p>
      )}
      <Lines lines={lines} />
      {errors.length > 0 && <Errors errors={errors} />}
    </article>
  );
}

/** What the answers look like, with an example and what is true; or that there is not enough of them. */
function Beliefs({ student: { beliefs } }: { readonly student: StudentReport }): JSX.Element {
  if (beliefs.findings.length === 0) {
    if (beliefs.verdict === 'none-fits') return <p>{t('report.no-belief')}</p>;
    return <p>{say(missingSaying(beliefs.missing))}</p>;
  }
  return (
    <>
      {beliefs.findings.map(({ fits }) => (
        <div key={fits[0]?.belief} class="stack">
          {fits.length > 1 && <p>{t('report.one-of')}</p>}
          {fits.map((fit) => (
            <Idea key={fit.belief} fit={fit} />
          ))}
        </div>
      ))}
    </>
  );
}

function Idea({ fit: { belief, weight, stakes, example } }: { readonly fit: ReportedFit }): JSX.Element {
  const outcome = example?.alive === true ? 'belief.example-lived' : 'belief.example-died';
  return (
    <div class="report-idea">
      <p>
        <b>
          <Rich text={t(`belief.${belief}.name`)} />
        </b>{' '}
        <span class="muted">{t('report.evidence', { count: stakes.length, weight: weight.toFixed(1) })}</span>
      </p>
      <p>
        <Rich text={t('belief.in-fact', { truth: t(`belief.${belief}.true`) })} />
      </p>
      {example !== null && (
        <p>
          <span class="muted">{askedText(example)}</span>{' '}
          {t(outcome, { stake: example.object, percent: example.percent })} <Rich text={reasonText(example)} />
        </p>
      )}
    </div>
  );
}
