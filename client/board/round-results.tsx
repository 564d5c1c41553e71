import type { JSX } from 'preact';
import type { SeatResult } from '../../shared/match/entries.ts';
import type { RoundState } from '../../shared/match/state.ts';
import { Icon } from '../components/icon.tsx';
import { Rich } from '../components/rich.tsx';
import { SeatTag } from '../components/seat-tag.tsx';
import { signed, t } from '../i18n.ts';
import { nameOf, useMatch } from './match-view.ts';
import '../styles/reveal.css';

type Revealed = NonNullable<RoundState['revealed']>;

/** Everybody's contracts, open now. */
export function RoundContracts({ revealed }: { readonly revealed: Revealed }): JSX.Element | null {
  const { model } = useMatch();
  const state = model.state.value;
  if (revealed.contracts.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="round-contracts">
      <h3 id="round-contracts">{t('reveal.contracts')}</h3>
      <ul class="contract-results">
        {revealed.contracts.map((contract) => (
          <li
            key={`${contract.seat}${contract.kind}${contract.object}`}
            class={contract.held ? 'contract-result held' : 'contract-result'}
          >
            <SeatTag seat={contract.seat} name={nameOf(state, contract.seat)} />
            <span class="contract-said">
              <b>{t(`contract.${contract.kind}`)}</b> {contract.object}
              <span class="help">
                <Rich text={t(`contract.${contract.kind}.text`, { object: contract.object })} />
              </span>
            </span>
            <span class={contract.held ? 'contract-outcome good' : 'contract-outcome muted'}>
              <Icon name={contract.held ? 'check' : 'cross'} />
              {contract.held ? signed(contract.points) : t('reveal.not-held')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the round was worth to each. */
export function RoundScores({ revealed }: { readonly revealed: Revealed }): JSX.Element {
  const { model } = useMatch();
  const { seats } = model.state.value;
  return (
    <section class="stack" aria-labelledby="round-scores">
      <h3 id="round-scores">{t('reveal.scores')}</h3>
      <ScoreTable
        rows={revealed.results.map((result) => ({
          result,
          total: seats.find(({ player }) => player.seat === result.seat),
        }))}
      />
    </section>
  );
}

interface ScoreRow {
  readonly result: SeatResult;
  /** Points over the rounds so far; absent where the result is the total itself. */
  readonly total: { readonly forecastPoints: number; readonly contractPoints: number } | undefined;
}

function sum({ forecastPoints, contractPoints }: Pick<SeatResult, 'forecastPoints' | 'contractPoints'>): number {
  return forecastPoints + contractPoints;
}

function ScoreTable({ rows }: { readonly rows: readonly ScoreRow[] }): JSX.Element {
  const { model, seat } = useMatch();
  const state = model.state.value;
  const sorted = [...rows].sort((one, other) => sum(other.total ?? other.result) - sum(one.total ?? one.result));
  return (
    <table class="score-table">
      <thead>
        <tr>
          <th scope="col">{t('scores.player')}</th>
          <th scope="col">{t('scores.forecasts')}</th>
          <th scope="col">{t('scores.contracts')}</th>
          <th scope="col">{t('scores.total')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map(({ result, total }) => (
          <tr key={result.seat} class={result.seat === seat.value ? 'own' : undefined}>
            <th scope="row">
              <SeatTag seat={result.seat} name={nameOf(state, result.seat)} />
            </th>
            <td>{signed(result.forecastPoints)}</td>
            <td>{signed(result.contractPoints)}</td>
            <td>
              <b>{String(sum(total ?? result)).replace('-', '−')}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
