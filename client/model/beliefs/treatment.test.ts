import { expect, it } from 'vitest';
import { BELIEF_IDS } from '../../../shared/beliefs/belief.ts';
import { shippedLectures } from '../../../test/lecture/shipped-lectures.ts';
import { documentIn } from '../sandbox/sandbox-link.ts';
import { treatmentOf } from './treatment.ts';

it.each(BELIEF_IDS)('%s is treated by a program that the sandbox opens', (belief) => {
  const treatment = treatmentOf(belief, shippedLectures());
  const { runtime, lines } = documentIn(treatment?.href.split('#')[1] ?? '');
  expect(runtime).toBe('3.15');
  expect(lines.length).toBeGreaterThan(5);
});

it('names the topic that a level will have', () => {
  expect(treatmentOf('counts-alone', shippedLectures())).toMatchObject({
    topic: 'cycles',
    title: { en: 'Two who hold each other', zh: '互相抓住的两个对象' },
  });
  expect(treatmentOf('counts-alone', [])).toBe(null);
});
