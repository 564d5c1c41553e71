import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { DEFAULT_RUNTIME } from '../../shared/heap/runtime.ts';
import { scenarioOf } from '../../shared/match/round-start.ts';
import { browserClock } from '../app/browser-ports.ts';
import { cpython } from '../app/cpython.ts';
import { inLanguage, t } from '../i18n.ts';
import { RefereeCheck } from '../model/cpython/referee-check.ts';
import { programOfRound } from '../model/cpython/referee-program.ts';
import { roundsOf } from '../model/rounds.ts';
import { CpythonCheck } from './cpython-check.tsx';
import { useMatch } from './match-view.ts';

/** The round at the cursor of a replay, as far as it has been shown, in real CPython. */
export function RoundCheck({ check }: { readonly check: RefereeCheck }): JSX.Element | null {
  const { model } = useMatch();
  const { round, seats } = model.state.value;
  if (round === null) return null;
  const program = programOfRound(
    round.program,
    seats.map(({ player }) => player.seat),
  );
  return <CpythonCheck check={check} program={program} load={async () => program} runtime={round.scenario.runtime} />;
}

/** Any round of a match that is over, in real CPython. */
export function PodiumCheck(): JSX.Element {
  const { model } = useMatch();
  const { header } = model.state.value;
  const chosen = useSignal(0);
  const { playlist } = header.settings;
  return (
    <section class="panel stack podium-check" aria-labelledby="podium-check">
      <h3 id="podium-check">{t('cpython.title')}</h3>
      {playlist.length > 1 && (
        <label class="round-choice">
          <span>{t('cpython.round')}</span>
          <select
            value={chosen.value}
            onChange={(event) => {
              chosen.value = Number(event.currentTarget.value);
            }}
          >
            {playlist.map((id, index) => (
              <option key={index} value={index}>
                {`${index + 1} · ${inLanguage(scenarioOf(header, index)?.title ?? { en: id, zh: id })}`}
              </option>
            ))}
          </select>
        </label>
      )}
      <ChosenRound key={chosen.value} index={chosen.value} />
    </section>
  );
}

function ChosenRound({ index }: { readonly index: number }): JSX.Element {
  const { model, log } = useMatch();
  const { header, seats } = model.state.value;
  const check = useMemo(() => new RefereeCheck(cpython, browserClock), []);
  useEffect(() => () => check.stop(), [check]);
  const load = async () => {
    const found = await log();
    const round = found === null ? undefined : roundsOf(found.header, found.entries)[index];
    if (round === undefined) return null;
    return programOfRound(
      round.program,
      seats.map(({ player }) => player.seat),
    );
  };
  const runtime = scenarioOf(header, index)?.runtime ?? DEFAULT_RUNTIME;
  return <CpythonCheck check={check} program={null} load={load} runtime={runtime} aside />;
}
