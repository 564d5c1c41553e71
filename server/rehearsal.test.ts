import { expect, it } from 'vitest';
import { realCatalogue } from '../test/server/doubles/world.ts';
import { rehearse } from './rehearsal.ts';

it('deals four rounds to eight seats, each its two contracts', async () => {
  expect(await rehearse(await realCatalogue())).toBe(4 * 8 * 2);
});

it('does without scenarios', async () => {
  expect(await rehearse(new Map())).toBe(0);
});
