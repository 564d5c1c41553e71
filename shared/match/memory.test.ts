import { describe, expect, it } from 'vitest';
import { Memory } from './memory.ts';

/** A memory of so much room, with the questions that had to be computed. */
function memoryOf(room: number) {
  const memory = new Memory<number, number | null>(room);
  const computed: number[] = [];
  const ask = (question: number, answer: number | null) =>
    memory.recall(question, () => {
      computed.push(question);
      return answer;
    });
  return { ask, computed };
}

describe('a memory', () => {
  it.each([[4], [0], [null]])('computes %s once', (answer) => {
    const { ask, computed } = memoryOf(2);
    expect([ask(1, answer), ask(1, 7)]).toEqual([answer, answer]);
    expect(computed).toEqual([1]);
  });

  it('keeps what is asked for again and again, however much else is', () => {
    const { ask, computed } = memoryOf(3);
    for (let other = 1; other < 50; other++) expect([ask(0, 7), ask(other, other)]).toEqual([7, other]);
    expect(computed.filter((question) => question === 0)).toEqual([0]);
  });

  it('knows the last ones up to its room, and forgets what is long past', () => {
    const { ask, computed } = memoryOf(3);
    for (let question = 0; question < 12; question++) ask(question, 7);
    for (const question of [9, 10, 11]) ask(question, 8);
    expect(computed).toHaveLength(12);
    ask(0, 7);
    expect(computed).toHaveLength(13);
  });
});
