import { expect, it } from 'vitest';
import { FailureLimit } from './failure-limit.ts';

it('counts by address, and only what is counted', async () => {
  const limit = new FailureLimit(2, 60);
  for (let asked = 0; asked < 10; asked++) expect(await limit.isReached('school')).toBe(false);
  await limit.count('school');
  expect(await limit.isReached('school')).toBe(false);
  await limit.count('school');
  expect(await limit.isReached('school')).toBe(true);
  expect(await limit.isReached('home')).toBe(false);
});
