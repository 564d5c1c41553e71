import { expect, it } from 'vitest';
import { roundsOf } from './rounds.ts';
import { HEADER, wholeMatch } from './scripted-match.ts';

it('gives each round as it ended, truck included', () => {
  const match = wholeMatch();
  const rounds = roundsOf(HEADER, match.entries);
  expect(rounds).toHaveLength(1);
  expect(rounds[0]?.program.at(-1)?.by).toBe('truck');
  expect(rounds[0]?.revealed).not.toBeNull();
});
