import type { JSX } from 'preact';
import type { SeatResult } from '../../shared/match/entries.ts';
import { SeatTag } from '../components/seat-tag.tsx';
import { signed, t } from '../i18n.ts';
import { Downloads } from './downloads.tsx';
import { nameOf, useMatch } from './match-view.ts';
import { PodiumActions } from './podium-actions.tsx';
import { PodiumBelief } from './podium-belief.tsx';
import { PodiumCheck } from './round-check.tsx';
import '../styles/podium.css';

/** The end: who won, and with what. */
export function Podium(): JSX.Element | null {
  const { model, seat, play } = useMatch();
  const state = model.state.value;
  if (state.stage.type !== 'finished') return null;
  const ranked = [...state.stage.totals].sort((one, other) => total(other) - total(one));
  const most = Math.max(1, ...ranked.map((one) => Math.max(0, one.forecastPoints) + one.contractPoints));
  const best = ranked[0];
  const winners = ranked
    .filter((one) => best !== undefined && total(one) === total(best))
    .map((one) => nameOf(state, one.seat));
  return (
    <main class="podium">
      <h2 tabIndex={-1} data-phase-heading>
        {t('podium.title', { winners, count: winners.length })}
      </h2>
      <p class="podium-legend">
        <span class="swatch forecast" aria-hidden="true" /> {t('scores.forecasts')}
        <span class="swatch contract" aria-hidden="true" /> {t('scores.contracts')}
      </p>
      <ol class="ranking">
        {ranked.map((one) => {
          const rank = ranked.findIndex((other) => total(other) === total(one)) + 1;
          return (
            <li key={one.seat} class={one.seat === seat.value ? `rank rank-${rank} own` : `rank rank-${rank}`}>
              <span class="rank-number">{rank}</span>
              <SeatTag seat={one.seat} name={nameOf(state, one.seat)} />
              <span class="rank-bar" style={{ '--seat': `var(--seat-${one.seat % 8})` }} aria-hidden="true">
                <span class="forecast" style={{ width: `${(Math.max(0, one.forecastPoints) / most) * 100}%` }} />
                <span class="contract" style={{ width: `${(one.contractPoints / most) * 100}%` }} />
              </span>
              <b class="rank-total">{pointsText(total(one))}</b>
              <span class="rank-split">
                {t('podium.split', { forecasts: signed(one.forecastPoints), contracts: signed(one.contractPoints) })}
              </span>
            </li>
          );
        })}
      </ol>
      <PodiumBelief />
      <PodiumActions />
      <PodiumCheck />
      {play !== null && (
        <section class="panel stack" aria-labelledby="podium-downloads">
          <h3 id="podium-downloads">{t('downloads.title')}</h3>
          <Downloads />
        </section>
      )}
    </main>
  );
}

function pointsText(points: number): string {
  return t('points.count', { count: points }).replace('-', '−');
}

function total({ forecastPoints, contractPoints }: SeatResult): number {
  return forecastPoints + contractPoints;
}
