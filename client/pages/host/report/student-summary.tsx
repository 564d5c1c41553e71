/** One student's report: on the screen one at a time, on paper a page each. */
import type { JSX } from 'preact';
import type { StudentReport } from '../../../../shared/report/session-report.ts';
import { CalibrationChart } from '../../../charts/calibration-chart.tsx';
import { Rich } from '../../../components/rich.tsx';
import { signed, t } from '../../../i18n.ts';
import { askedText, Errors, Lines } from './class-report.tsx';

interface StudentSummaryProps {
  readonly student: StudentReport;
  /** On paper: without what needs a screen. */
  readonly isPage?: boolean;
}

export function StudentSummary({ student, isPage = false }: StudentSummaryProps): JSX.Element {
  const { name, points, forecasts, contracts, calibration, brier, gain, lines, errors } = student;
  return (
    <article class="report-student stack">
      <h3>{name}</h3>
      <p>
        {t('report.points', { forecasts: signed(points.forecasts), contracts: signed(points.contracts) })}{' '}
        {brier !== null && t('report.brier', { score: brier })} {gain !== null && t('report.gain', { points: gain })}
      </p>
      <Beliefs student={student} />
      {brier !== null && !isPage && <CalibrationChart bins={calibration} />}
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

/** A belief with its evidence, or that there is not enough of it. */
function Beliefs({ student: { beliefs } }: { readonly student: StudentReport }): JSX.Element {
  const fits = beliefs.findings.flatMap((finding) => finding.fits);
  if (fits.length === 0) {
    return <p>{t(beliefs.verdict === 'none-fits' ? 'report.no-belief' : 'report.not-enough')}</p>;
  }
  return (
    <>
      {fits.map(({ belief, weight, stakes }) => (
        <p key={belief}>
          <b>
            <Rich text={t(`belief.${belief}.name`)} />
          </b>
          : <Rich text={t(`belief.${belief}.true`)} />{' '}
          <span class="muted">{t('report.evidence', { count: stakes.length, weight: weight.toFixed(1) })}</span>
        </p>
      ))}
    </>
  );
}
