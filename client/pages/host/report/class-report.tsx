/** What the class knows, section by section. */
import type { JSX } from 'preact';
import { BELIEF_IDS } from '../../../../shared/beliefs/belief.ts';
import type { ErrorCount, LineCounts } from '../../../../shared/report/line-counts.ts';
import type { Asked, ClassReport, SessionReport, StakeReport } from '../../../../shared/report/session-report.ts';
import { CalibrationChart } from '../../../charts/calibration-chart.tsx';
import { DistributionChart } from '../../../charts/distribution-chart.tsx';
import { Rich } from '../../../components/rich.tsx';
import { t } from '../../../i18n.ts';

export function ClassSections({ report }: { readonly report: SessionReport }): JSX.Element {
  const { stakes, calibration, brier, gain, contracts, lines, errors } = report.class;
  return (
    <>
      <h3>{t('report.forecasts')}</h3>
      {stakes.length === 0 ? <p class="muted">{t('report.nothing')}</p> : <Stakes stakes={stakes} />}
      <h3>{t('report.calibration')}</h3>
      <p>{t('report.calibration-help')}</p>
      <CalibrationChart bins={calibration} />
      <p>
        {brier !== null && t('report.brier', { score: brier })} {gain !== null && t('report.gain', { points: gain })}
      </p>
      <h3>{t('report.beliefs')}</h3>
      <BeliefMap report={report} />
      <h3>{t('report.contracts')}</h3>
      <Contracts contracts={contracts} />
      <h3>{t('report.lines')}</h3>
      <Lines lines={lines} />
      <h3>{t('report.errors')}</h3>
      <Errors errors={errors} />
    </>
  );
}

/** Where it was asked, in words. */
export function askedText({ round, table, checkpoint }: Asked): string {
  if (table !== null) return t('report.at-table', { round, table });
  return t('report.at-checkpoint', { round, checkpoint: checkpoint ?? 0 });
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
              <b>{stake.object}</b> <span class="muted">{askedText(stake)}</span>
              <br />
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

/** How many answers sided with each belief where it and the truth differ; the darker, the stronger. */
function BeliefMap({ report }: { readonly report: SessionReport }): JSX.Element {
  const { byRound, byStudent } = report.class.beliefs;
  const rounds = [...new Set(byRound.map(({ round }) => round))];
  return (
    <table class="report-beliefs">
      <caption>{t('report.beliefs-help')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('report.belief')}</th>
          {rounds.map((round) => (
            <th scope="col" key={round}>
              {t('report.round', { round })}
            </th>
          ))}
          <th scope="col">{t('report.found')}</th>
        </tr>
      </thead>
      <tbody>
        {BELIEF_IDS.map((belief) => (
          <tr key={belief}>
            <th scope="row">
              <Rich text={t(`belief.${belief}.name`)} />
            </th>
            {rounds.map((round) => {
              const cell = byRound.find((one) => one.belief === belief && one.round === round);
              const { sided = 0, disputed = 0 } = cell ?? {};
              const share = disputed === 0 ? 0 : sided / disputed;
              return (
                <td key={round} style={{ '--share': share }}>
                  {disputed === 0 ? '–' : `${sided} / ${disputed}`}
                </td>
              );
            })}
            <td>{byStudent.filter((one) => one.belief === belief && one.standing === 'fits').length}</td>
          </tr>
        ))}
      </tbody>
    </table>
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
