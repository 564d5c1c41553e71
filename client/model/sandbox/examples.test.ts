import { describe, expect, it } from 'vitest';
import { examples } from './examples.ts';
import { ProgramRun } from './program-run.ts';

describe('the examples', () => {
  it('are the shipped scenarios, in their order', () => {
    expect(
      examples()
        .map(({ id }) => id)
        .slice(0, 3),
    ).toEqual(['moving-day', 'roommates', 'old-town']);
    expect(new Set(examples().map(({ document }) => document.runtime)).size).toBeGreaterThan(1);
  });

  it.each(examples().map((example) => [example.id, example] as const))(
    '%s runs without an error',
    (_id, { document }) => {
      const { lines } = new ProgramRun(document.runtime, document.lines);
      expect(lines.filter(({ error }) => error !== undefined)).toEqual([]);
      expect(lines.length).toBeGreaterThan(3);
    },
  );
});
