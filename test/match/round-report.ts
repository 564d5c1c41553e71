/** Numbers over many rounds of bots: what the scenarios are tuned by. */
import { CONTRACT_KINDS, type ContractKind } from '../../shared/match/entries.ts';
import { BOT_STRENGTHS, type BotStrength } from '../../shared/match/settings.ts';
import type { PlayedRound } from './rounds-of-bots.ts';

export interface NamedRound {
  readonly scenario: string;
  readonly seed: string;
  readonly bots: readonly BotStrength[];
  readonly played: PlayedRound;
}

export interface Tally {
  readonly dealt: number;
  readonly held: number;
}

/** Which share of a round's stakes survived, 0 to 1. */
export function survivorShare({ played: { end } }: NamedRound): number {
  const { stakes = [], instants } = end.round ?? {};
  return stakes.filter((label) => instants?.T?.[label]?.alive === true).length / stakes.length;
}

/** How often each kind of contract was dealt, and held, by bots of that strength or of any. */
export function contractsByKind(
  rounds: readonly NamedRound[],
  strength?: BotStrength,
): ReadonlyMap<ContractKind, Tally> {
  const judged = rounds.flatMap(({ bots, played: { end } }) =>
    (end.round?.revealed?.contracts ?? []).filter(({ seat }) => strength === undefined || bots[seat] === strength),
  );
  return new Map(
    CONTRACT_KINDS.map((kind) => {
      const ofKind = judged.filter((contract) => contract.kind === kind);
      return [kind, { dealt: ofKind.length, held: ofKind.filter(({ held }) => held).length }];
    }),
  );
}

/** Points a round, on average, by strength. */
export function pointsOf(
  rounds: readonly NamedRound[],
  strength: BotStrength,
): { forecasts: number; contracts: number } {
  const results = rounds.flatMap(({ bots, played: { end } }) =>
    (end.round?.revealed?.results ?? []).filter(({ seat }) => bots[seat] === strength),
  );
  return {
    forecasts: mean(results.map(({ forecastPoints }) => forecastPoints)),
    contracts: mean(results.map(({ contractPoints }) => contractPoints)),
  };
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}

/** A few lines for whoever tunes. */
export function reportOn(title: string, rounds: readonly NamedRound[]): string {
  const shares = rounds.map(survivorShare);
  const stakes = rounds.map(({ played: { end } }) => end.round?.stakes.length ?? 0);
  const lines = rounds.map(({ bots, played }) => played.lines.length / bots.length);
  const kinds = [...contractsByKind(rounds)].filter(([, { dealt }]) => dealt > 0);
  return [
    `${title}: ${rounds.length} rounds, ${mean(lines).toFixed(1)} lines a seat, ${mean(stakes).toFixed(1)} stakes (least ${Math.min(...stakes)}), ` +
      `${(100 * mean(shares)).toFixed(0)} % survive, ${shares.filter(isLopsided).length} lopsided`,
    `  held/dealt: ${kinds.map(([kind, { held, dealt }]) => `${kind} ${held}/${dealt}`).join(', ')}`,
    `  points (forecasts + contracts): ${BOT_STRENGTHS.map((strength) => {
      const { forecasts, contracts } = pointsOf(rounds, strength);
      return `${strength} ${forecasts.toFixed(0)} + ${contracts.toFixed(0)}`;
    }).join(', ')}`,
  ].join('\n');
}

/** All stakes share one fate: nothing to tell apart. */
export function isLopsided(share: number): boolean {
  return share === 0 || share === 1;
}
