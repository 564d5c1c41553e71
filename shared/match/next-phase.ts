/** What the server appends when a phase is over: the checkpoint, what the seed decides, and the next phase. */
import { dealContracts } from './deal.ts';
import { disagreements } from './disagreements.ts';
import type { EntryBody, Phase } from './entries.ts';
import { countingForecast } from './forecasts.ts';
import type { HashText } from './log-chain.ts';
import { phaseAfter, phaseLength } from './phases.ts';
import { type Random, randomFor } from './random.ts';
import { instantsOf, revealRound, totalsOf } from './reveal.ts';
import { roundToDeal, scenarioOf } from './round-start.ts';
import { chooseStakes } from './stakes.ts';
import type { MatchState, RoundState } from './state.ts';

/** What only the authority knows. */
export interface Secrets {
  readonly seed: string;
  /** SHA-256 where the platform has one that is faster than ours. */
  readonly hashText?: HashText;
}

/** Ends the phase that is on, at match time `at`. */
export function endPhase(
  state: MatchState,
  round: RoundState,
  phase: Phase,
  at: number,
  secrets: Secrets,
): EntryBody[] {
  const checkpoint: EntryBody = { type: 'checkpointed', digest: state.machine.digest() };
  const next = phaseAfter(phase, state.header.settings);
  if (next === null) return [checkpoint, ...endRound(state, round, at, secrets)];
  return [checkpoint, ...before(next, state, round, secrets), phaseStarted(state, next, at)];
}

/** What must be known before the phase begins. */
function before(next: Phase, state: MatchState, round: RoundState, secrets: Secrets): EntryBody[] {
  switch (next) {
    case 'predict':
      return [{ type: 'stakes-chosen', stakes: chooseStakes(state, drawnFor(`stakes/${round.index}`, secrets)) }];
    case 'peer':
      return [
        { type: 'disagreements-shown', disagreements: disagreements(round.stakes, state.seats.map(countingForecast)) },
      ];
    case 'reveal':
      return [judged(state, round)];
    case 'briefing':
    case 'build':
    case 'bell':
    case 'collect':
      return [];
  }
}

function judged(state: MatchState, round: RoundState): EntryBody {
  const instants = instantsOf(round);
  if (instants === null) throw new Error('a round is revealed before its truck has been');
  return revealRound(state, round, instants);
}

function endRound(state: MatchState, round: RoundState, at: number, secrets: Secrets): EntryBody[] {
  const next = round.index + 1;
  return next < state.header.settings.playlist.length
    ? startRound(state, next, at, secrets)
    : [{ type: 'finished', totals: totalsOf(state) }];
}

/** Begins a round at match time `at`: its heap, what the seed deals on it, and the briefing. */
export function startRound(state: MatchState, index: number, at: number, secrets: Secrets): EntryBody[] {
  const scenario = scenarioOf(state.header, index);
  if (scenario === null) throw new Error(`the header has no scenario for round ${index}`);
  const started = roundToDeal(state, index, scenario);
  return [
    { type: 'round-started', round: index },
    { type: 'contracts-dealt', contracts: dealContracts(started, drawnFor(`deal/${index}`, secrets)) },
    phaseStarted(state, 'briefing', at),
  ];
}

function drawnFor(purpose: string, { seed, hashText }: Secrets): Random {
  return randomFor(seed, purpose, hashText);
}

function phaseStarted(state: MatchState, phase: Phase, at: number): EntryBody {
  return { type: 'phase-started', phase, until: at + phaseLength(phase, state.header.settings) };
}
