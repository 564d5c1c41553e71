import { afterEach, expect, it, vi } from 'vitest';
import { playRound } from '../../test/match/rounds-of-bots.ts';
import { shippedScenarios } from '../../test/match/shipped-scenarios.ts';
import { Machine } from '../python/machine.ts';

/** What a thought costs is mostly the heaps that it tries things on: so many take some 20 ms. */
const MOST_FORKS = 250;

afterEach(() => {
  vi.restoreAllMocks();
});

it.each(['flea-market', 'roommates'])('keeps a thought short on the heap of %s, however many play', (id) => {
  const scenario = shippedScenarios().find((one) => one.id === id);
  if (scenario === undefined) throw new Error(`no scenario ${id}`);
  const forks = vi.spyOn(Machine.prototype, 'fork');
  const { thoughts } = playRound(scenario, Array(8).fill('lookahead'), 'a long thought', () => forks.mock.calls.length);
  expect(thoughts.length).toBeGreaterThan(100);
  expect(Math.max(...thoughts.map(({ ms }) => ms))).toBeLessThanOrEqual(MOST_FORKS);
});
