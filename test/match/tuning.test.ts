/**
 * The scenarios, played by bots many times: is there something to forecast, something to fight over, and does thinking
 * pay? `TUNING=1` prints the numbers. A failure names the seeds.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { dealWithPlans } from '../../shared/match/deal.ts';
import { CONTRACT_KINDS } from '../../shared/match/entries.ts';
import { startMatch } from '../../shared/match/evolve.ts';
import { playLines, worldOf, wouldHold } from '../../shared/match/plan-world.ts';
import { randomFor } from '../../shared/match/random.ts';
import { scenarioOf, withRound } from '../../shared/match/round-start.ts';
import { parseScenario } from '../../shared/match/scenario-file.ts';
import type { BotStrength } from '../../shared/match/settings.ts';
import {
  contractsByKind,
  isLopsided,
  mean,
  type NamedRound,
  pointsOf,
  reportOn,
  survivorShare,
} from './round-report.ts';
import { headerOf, playRound, type ScenarioText } from './rounds-of-bots.ts';
import { shippedScenarios } from './shipped-scenarios.ts';

const SCENARIOS = shippedScenarios();
/** How many seeds for each size of table; a big one takes longer and says more. */
const TABLES = [
  { seats: 2, seeds: 12 },
  { seats: 4, seeds: 6 },
  { seats: 8, seeds: 3 },
] as const;
/** Each order once, so that no strength always sits first. */
const MIXES: readonly (readonly BotStrength[])[] = [
  ['random', 'greedy', 'lookahead'],
  ['greedy', 'lookahead', 'random'],
  ['lookahead', 'random', 'greedy'],
  ['random', 'lookahead', 'greedy'],
  ['greedy', 'random', 'lookahead'],
  ['lookahead', 'greedy', 'random'],
];
/** A kind that was dealt less often in a scenario may well have had one fate. */
const ENOUGH_TO_JUDGE = 20;
const TIMEOUT = 120_000;

function mixed(seats: number, seed: number): BotStrength[] {
  const mix = MIXES[seed % MIXES.length] ?? [];
  // two seats see only the first two of a mix: the second half of the seeds shifts it
  const shift = Math.floor(seed / MIXES.length);
  return Array.from({ length: seats }, (_, seat) => mix[(seat + shift) % mix.length] ?? 'greedy');
}

function playAll(scenario: ScenarioText): NamedRound[] {
  return TABLES.flatMap(({ seats, seeds }) =>
    Array.from({ length: seeds }, (_, n) => {
      const bots = mixed(seats, n);
      const seed = `${scenario.id}/${seats}/${n}`;
      return { scenario: scenario.id, seed, bots, played: playRound(scenario, bots, seed) };
    }),
  );
}

const rounds = new Map<string, readonly NamedRound[]>();
function roundsOf(scenario: ScenarioText): readonly NamedRound[] {
  const known = rounds.get(scenario.id) ?? playAll(scenario);
  rounds.set(scenario.id, known);
  return known;
}

function seedsOf(named: readonly NamedRound[]): string[] {
  return named.map(({ seed }) => seed);
}

afterAll(() => {
  if (process.env.TUNING === undefined) return;
  const all = [...rounds.values()].flat();
  console.log([...[...rounds].map(([id, own]) => reportOn(id, own)), reportOn('all', all)].join('\n'));
});

describe('the shipped scenarios', () => {
  const parsed = SCENARIOS.map(({ id, text }) => parseScenario(id, text));

  it('are at least eight, in an order', () => {
    expect(parsed.length).toBeGreaterThanOrEqual(8);
    expect(new Set(parsed.map(({ order }) => order)).size).toBe(parsed.length);
  });

  it('use every truck, every kind of contract, and more than one runtime', () => {
    expect(new Set(parsed.map(({ truck }) => truck))).toEqual(new Set([0, 1, 2]));
    expect(new Set(parsed.flatMap(({ contracts }) => contracts)).size).toBe(8);
    expect(new Set(parsed.map(({ runtime }) => runtime)).size).toBeGreaterThan(1);
  });

  it.each(parsed)('$id speaks both languages and begins with 8 to 24 objects', (scenario) => {
    const state = withRound(startMatch(headerOf({ id: scenario.id, text: '' }, ['greedy', 'greedy'])), 0, scenario, 1);
    const objects = state.machine.labels().length;
    expect(objects).toBeGreaterThanOrEqual(8);
    expect(objects).toBeLessThanOrEqual(24);
    expect(scenario.hints.length).toBeGreaterThanOrEqual(2);
    for (const { en, zh } of [scenario.title, scenario.briefing, ...scenario.hints]) {
      expect(en).toMatch(/[A-Za-z]{3}/);
      expect(en).not.toMatch(/\p{Script=Han}/u);
      expect(zh).toMatch(/\p{Script=Han}{2}/u);
    }
  });
});

describe.each(SCENARIOS)('rounds of $id', (scenario) => {
  it('deal every seat contracts whose plans hold', { timeout: TIMEOUT }, () => {
    for (const { seed, bots, played } of roundsOf(scenario)) {
      const header = headerOf(scenario, bots);
      const parsed = scenarioOf(header, 0);
      if (parsed === null) throw new Error('the header lost its scenario');
      const first = withRound(startMatch(header), 0, parsed, 1);
      const proved = dealWithPlans(first, randomFor(seed, 'deal/0'));
      const judged = played.end.round?.revealed?.contracts ?? [];
      expect(
        proved.map(({ contract }) => contract),
        seed,
      ).toEqual(judged.map(({ held: _, ...contract }) => contract));
      for (const seat of bots.keys()) {
        const own = proved.filter(({ contract }) => contract.seat === seat);
        expect(own, `${seed}, seat ${seat}`).toHaveLength(header.settings.contractsPerSeat);
        const lines = own.flatMap(({ plan }) => plan);
        const after = playLines(worldOf(first), seat, lines);
        const goals = own.map(({ contract }) => contract);
        expect(after !== null && wouldHold(after, goals), `${seed}, seat ${seat}: ${lines.join('; ')}`).toBe(true);
      }
    }
  });

  it('refuse no line of a bot', { timeout: TIMEOUT }, () => {
    const refused = roundsOf(scenario).flatMap(({ seed, played }) => played.refused.map((one) => ({ seed, ...one })));
    expect(refused).toEqual([]);
  });

  it('choose 6 to 10 stakes, or all there are, that split', { timeout: TIMEOUT }, () => {
    const own = roundsOf(scenario);
    for (const { seed, played } of own) {
      const stakes = played.end.round?.stakes ?? [];
      expect(stakes.length, seed).toBeLessThanOrEqual(10);
      const { B } = played.end.round?.instants ?? {};
      const living = Object.values(B ?? {}).filter(({ alive }) => alive).length;
      expect(stakes.length, seed).toBeGreaterThanOrEqual(Math.min(6, living));
    }
    const share = mean(own.map(survivorShare));
    expect(share).toBeGreaterThanOrEqual(0.3);
    expect(share).toBeLessThanOrEqual(0.7);
    const lopsided = own.filter((round) => isLopsided(survivorShare(round)));
    expect(lopsided.length / own.length, seedsOf(lopsided).join(' ')).toBeLessThanOrEqual(0.1);
  });

  it('deal each kind of contract, and have it held at times and missed at times', { timeout: TIMEOUT }, () => {
    const tallies = contractsByKind(roundsOf(scenario));
    for (const kind of parseScenario(scenario.id, scenario.text).contracts) {
      const { dealt, held } = tallies.get(kind) ?? { dealt: 0, held: 0 };
      expect(dealt, `${kind} dealt`).toBeGreaterThan(0);
      if (dealt < ENOUGH_TO_JUDGE) continue;
      expect(held, `${kind} held of ${dealt}`).toBeGreaterThan(0);
      expect(dealt - held, `${kind} missed of ${dealt}`).toBeGreaterThan(0);
    }
  });
});

describe('over all rounds', () => {
  it.each(CONTRACT_KINDS)('%s is held at times and missed at times', { timeout: TIMEOUT }, (kind) => {
    const { dealt, held } = contractsByKind(SCENARIOS.flatMap(roundsOf)).get(kind) ?? { dealt: 0, held: 0 };
    expect(dealt).toBeGreaterThanOrEqual(ENOUGH_TO_JUDGE);
    expect(held / dealt).toBeGreaterThan(0.1);
    expect(held / dealt).toBeLessThan(0.9);
  });

  it('thinking pays: lookahead beats greedy, greedy beats random, in contracts and in all', {
    timeout: TIMEOUT,
  }, () => {
    const all = SCENARIOS.flatMap(roundsOf);
    const [random, greedy, lookahead] = (['random', 'greedy', 'lookahead'] as const).map((strength) => {
      const { forecasts, contracts } = pointsOf(all, strength);
      return { contracts, total: forecasts + contracts };
    });
    if (random === undefined || greedy === undefined || lookahead === undefined) throw new Error('three strengths');
    expect(greedy.total).toBeGreaterThan(random.total);
    expect(greedy.contracts).toBeGreaterThan(random.contracts);
    expect(lookahead.total).toBeGreaterThan(greedy.total);
    expect(lookahead.contracts).toBeGreaterThan(greedy.contracts);
  });

  it('few are lopsided', { timeout: TIMEOUT }, () => {
    const all = SCENARIOS.flatMap(roundsOf);
    const lopsided = all.filter((round) => isLopsided(survivorShare(round)));
    expect(lopsided.length / all.length, seedsOf(lopsided).join(' ')).toBeLessThanOrEqual(0.05);
  });
});
