/** What the class knows, section by section; what an instructor asks for first comes first. */
import type { JSX } from 'preact';
import type { ErrorCount, LineCounts } from '../../../../shared/report/line-counts.ts';
import type { ClassReport, SessionReport, StakeReport } from '../../../../shared/report/session-report.ts';
import { CalibrationChart } from '../../../charts/calibration-chart.tsx';
import { DistributionChart } from '../../../charts/distribution-chart.tsx';
import { LostChart } from '../../../charts/lost-chart.tsx';
import { Rich } from '../../../components/rich.tsx';
import { signed, t } from '../../../i18n.ts';
import { lostCurve } from '../../../model/hosting/lost-curve.ts';
import { useHosting } from '../hosting.ts';
import { BeliefSection } from './belief-section.tsx';
import { askedText, titleOf } from './report-words.ts';

export function ClassSections({ report }: { readonly report: SessionReport }): JSX.Element {
  const { stakes, calibration, brier, gain, contracts, lines, errors } = report.class;
  return (
    <>
      <h2>{t('report.beliefs')}</h2>
      <BeliefSection report={report} />
      <h2>{t('report.calibration')}</h2>
      <p>{t('report.calibration-help')}</p>
      <CalibrationChart bins={calibration} />
      <p>
        {brier !== null && t('report.brier', { score: brier })}{' '}
        {gain !== null && t('report.gain', { points: signed(gain) })}
      </p>
      <h2>{t('report.forecasts')}</h2>
      {stakes.length === 0 ? <p class="muted">{t('report.nothing')}</p> : <Questions report={report} />}
      <h2>{t('report.lost')}</h2>
      <Lost report={report} />
      <h2>{t('report.contracts')}</h2>
      <Contracts contracts={contracts} />
      <h2>{t('report.lines')}</h2>
      <Lines lines={lines} />
      <h2>{t('report.errors')}</h2>
      <Errors errors={errors} />
    </>
  );
}

/** So long after the last time that somebody said so the curve ends, in ms: what came then is no part of the lesson. */
const AFTER_LAST_MS = 60_000;

/** When how many were lost, over the whole session. */
function Lost({ report }: { readonly report: SessionReport }): JSX.Element {
  const points = report.class.lost.map(({ seconds, count }) => ({ at: seconds * 1000, count }));
  const end = points.at(-1)?.at ?? 0;
  if (points.length === 0) return <p class="muted">{t('report.lost-nobody')}</p>;
  const curve = lostCurve(points, end + AFTER_LAST_MS, report.students.length, Number.POSITIVE_INFINITY);
  return (
    <div class="report-lost">
      <LostChart curve={curve} isPast />
    </div>
  );
}

/** Table by table, or question by question; what was asked first is open. */
function Questions({ report }: { readonly report: SessionReport }): JSX.Element {
  const { scenarios } = useHosting();
  const groups = new Map<string, StakeReport[]>();
  for (const stake of report.class.stakes) {
    const key = askedText(stake);
    groups.set(key, [...(groups.get(key) ?? []), stake]);
  }
  return (
    <>
      {[...groups].map(([asked, stakes], index) => {
        const round = report.rounds.find(({ round }) => round === stakes[0]?.round);
        return (
          <details key={asked} class="report-question" open={index === 0}>
            <summary>
              <b>{asked}</b> {round !== undefined && titleOf(round, scenarios)}
            </summary>
            <Stakes stakes={stakes} />
          </details>
        );
      })}
    </>
  );
}

function Stakes({ stakes }: { readonly stakes: readonly StakeReport[] }): JSX.Element {
  return (
    <ul class="report-stakes">
      {stakes.map((stake) => {
        const [first, second] = stake.passes;
        const shown = second ?? first;
        const of = (pass: typeof shown) => (pass === undefined ? null : { stake: stake.object, ...pass });
        const distribution = of(shown);
        const most = Math.max(1, ...stake.passes.flatMap(({ bins }) => bins));
        return (
          <li key={`${stake.round}/${stake.table}/${stake.checkpoint}/${stake.object}`}>
            <p>
              <b>{stake.object}</b> <span class="muted">·</span>{' '}
              <b>{t(stake.alive ? 'report.lived' : 'report.died')}</b>
            </p>
            {distribution !== null && (
              <DistributionChart
                distribution={distribution}
                before={second === undefined ? null : of(first)}
                most={most}
                row="last"
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Contracts({ contracts }: Pick<ClassReport, 'contracts'>): JSX.Element {
  if (contracts.length === 0) return <p class="muted">{t('report.nothing')}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('report.kind')}</th>
          <th scope="col">{t('report.held')}</th>
          <th scope="col">{t('report.missed')}</th>
        </tr>
      </thead>
      <tbody>
        {contracts.map(({ kind, held, missed }) => (
          <tr key={kind}>
            <th scope="row">{t(`contract.${kind}`)}</th>
            <td class="number">{held}</td>
            <td class="number">{missed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Lines({ lines: { total, plain, byWord } }: { readonly lines: LineCounts }): JSX.Element {
  return (
    <p>
      {t('report.lines-text', { count: total, plain })}{' '}
      {byWord.map(({ word, lines }) => (
        <span class="report-word" key={word}>
          <code>{word}</code> {lines}
        </span>
      ))}
    </p>
  );
}

export function Errors({ errors }: { readonly errors: readonly ErrorCount[] }): JSX.Element {
  if (errors.length === 0) return <p class="muted">{t('report.nothing')}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('report.error')}</th>
          <th scope="col">{t('report.count')}</th>
          <th scope="col">{t('report.examples')}</th>
        </tr>
      </thead>
      <tbody>
        {errors.map(({ saying, error, count, examples }) => (
          <tr key={`${error} ${JSON.stringify(saying)}`}>
            <th scope="row" class="report-reason">
              {error !== null && <code>{error}</code>}
              <span>
                <Rich text={t(saying.key, saying.params)} />
              </span>
            </th>
            <td class="number">{count}</td>
            <td>
              {examples.map((example) => (
                <code class="report-example" key={example}>
                  {example}
                </code>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
