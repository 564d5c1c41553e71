import { describe, expect, it } from 'vitest';
import { Machine } from './machine.ts';
import { parseLine } from './parse.ts';

describe('a weak reference to the cache', () => {
  it.each([
    ['3.8', "TypeError: cannot create weak reference to 'functools._lru_cache_wrapper' object"],
    ['3.10', null],
    ['3.15', null],
  ] as const)('on %s', (runtime, message) => {
    const parsed = parseLine('w = weakref.ref(cached)');
    if (!parsed.ok) throw new Error(parsed.refusal.code);
    const { error } = new Machine(runtime).run(parsed.move);
    expect(error === undefined ? null : `${error.name}: ${error.message}`).toBe(message);
  });
});
