import { expect, it } from 'vitest';
import { type RefusalCode, refuse } from '../shared/match/refusals.ts';
import { FailureLimit } from './failure-limit.ts';
import { unlessGuessing } from './guesses.ts';

/** What an address hears that is refused with that code three times where two guesses are allowed, and then asks well. */
async function heardAfter(code: RefusalCode): Promise<readonly string[]> {
  const limit = new FailureLimit(2, 60);
  const heard: string[] = [];
  for (const answer of [refuse(code), refuse(code), refuse(code), { ok: true, value: 'well' } as const]) {
    const given = await unlessGuessing(limit, 'somewhere', async () => answer);
    heard.push(given.ok ? given.value : given.refusal.code);
  }
  return heard;
}

it.each(['no-such-table', 'no-such-session', 'seat-not-yours', 'not-a-host'] as const)(
  '%s is a guess',
  async (code) => {
    expect(await heardAfter(code)).toEqual([code, code, 'too-fast', 'too-fast']);
  },
);

it.each(['session-over', 'session-locked', 'banned', 'name-refused'] as const)('%s is none', async (code) => {
  expect(await heardAfter(code)).toEqual([code, code, code, 'well']);
});

it('asks nothing for whoever has guessed too often', async () => {
  const limit = new FailureLimit(1, 60);
  await limit.count('somewhere');
  let asked = 0;
  const ask = async () => ({ ok: true, value: ++asked }) as const;
  await unlessGuessing(limit, 'somewhere', ask);
  expect(asked).toBe(0);
  await unlessGuessing(limit, 'elsewhere', ask);
  expect(asked).toBe(1);
});
