import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Label } from '../../../shared/heap/picture.ts';
import { proofSaying } from '../../../shared/match/proof-sayings.ts';
import { proveStakes } from '../../../shared/match/proofs.ts';
import { NO_FORECAST } from '../../../shared/match/scoring.ts';
import type { RoundState } from '../../../shared/match/state.ts';
import { browserClock } from '../../app/browser-ports.ts';
import { nameOf, typeOf, useMatch } from '../../board/match-view.ts';
import { Icon } from '../../components/icon.tsx';
import { ObjectIcon } from '../../components/object-icon.tsx';
import { Rich } from '../../components/rich.tsx';
import { say, t } from '../../i18n.ts';
import { proofPath } from '../../model/proof-path.ts';
import { useShowing } from './showing.ts';
import { TableGain } from './wall-gain.tsx';

/** How long each proof is looked at, in ms: time to read it aloud. */
const PROOF_MS = 8_000;

/** What happened to every stake; one after the other with its proof, drawn in the heap as well. */
export function WallReveal(): JSX.Element | null {
  const { screen } = useShowing();
  const { model, stage } = useMatch();
  const state = model.state.value;
  const { round } = state;
  const proofs = useMemo(
    () => new Map(proveStakes(model.state.peek()).map((proof) => [proof.label, proof])),
    [round?.instants.T],
  );
  const turn = useSignal(0);
  const stakes = round?.stakes ?? [];
  const current = stakes.length === 0 ? null : (stakes[turn.value % stakes.length] ?? null);
  useEffect(() => {
    let cancel: () => void = () => {};
    const next = (): void => {
      cancel = browserClock.after(PROOF_MS, () => {
        turn.value += 1;
        next();
      });
    };
    next();
    return () => cancel();
  }, []);
  useEffect(() => {
    const proof = current === null ? undefined : proofs.get(current);
    stage.path.value = proof === undefined ? null : proofPath(proof);
    return () => {
      stage.path.value = null;
    };
  }, [current, proofs]);
  if (round === null || round.revealed === null) return null;
  const survivors = stakes.filter((stake) => isAlive(round, stake)).length;
  const proof = current === null ? undefined : proofs.get(current);
  return (
    <section class="wall-reveal" aria-labelledby="wall-reveal-title">
      <h2 id="wall-reveal-title">{t('reveal.title', { survivors, stakes: stakes.length })}</h2>
      <TableGain
        tables={screen.tables.filter(({ code }) => 'table' in screen.content && code === screen.content.table)}
      />
      <ul>
        {stakes.map((stake) => (
          <li
            key={stake}
            class={`wall-fate ${isAlive(round, stake) ? 'alive' : 'dead'}`}
            aria-current={stake === current ? 'true' : undefined}
          >
            <ObjectIcon type={typeOf(state, stake)} /> <b>{stake}</b>
            <span class="wall-fate-said muted">{t('wall.said', { percent: meanForecast(round, stake) })}</span>
            <span class="wall-fate-badge">
              <Icon name={isAlive(round, stake) ? 'check' : 'cross'} />
              {isAlive(round, stake) ? t('reveal.lives') : t('reveal.died')}
            </span>
          </li>
        ))}
      </ul>
      {proof !== undefined && (
        <p class="wall-proof" aria-live="off">
          <b>{proof.label}:</b> <Rich text={say(proofSaying(proof, (one) => nameOf(state, one)))} />
        </p>
      )}
    </section>
  );
}

function isAlive({ instants }: RoundState, stake: Label): boolean {
  return instants.T?.[stake]?.alive === true;
}

/** What the table said on the whole, in percent. */
function meanForecast({ revealed }: RoundState, stake: Label): number {
  const said = (revealed?.forecasts ?? []).map(({ values }) => values[stake] ?? NO_FORECAST);
  return Math.round(said.reduce((sum, one) => sum + one, 0) / Math.max(1, said.length));
}
