import { expect, it } from 'vitest';
import { ManualClock } from '../../test/server/doubles/manual-clock.ts';
import { Absences } from './absences.ts';

it('speaks up once for each absence that lasts', () => {
  const clock = new ManualClock();
  const lasting: string[] = [];
  const absences = new Absences(clock, 5_000, (keyHash) => lasting.push(keyHash));
  absences.began('ann');
  absences.began('ben');
  clock.advance(3_000);
  absences.began('ann');
  absences.ended('ben');
  absences.ended('nobody');
  clock.advance(2_000);
  expect(lasting).toEqual(['ann']);
  absences.began('ann');
  absences.clear();
  clock.advance(60_000);
  expect(lasting).toEqual(['ann']);
});
