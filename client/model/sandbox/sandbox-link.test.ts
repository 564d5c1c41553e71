import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNTIME_IDS } from '../../../shared/heap/runtime.ts';
import { documentIn, EMPTY, fragmentOf } from './sandbox-link.ts';

describe('a link to a sandbox', () => {
  it('brings back any program', () => {
    const line = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '' && !text.includes('\n'));
    const document = fc.record({ runtime: fc.constantFrom(...RUNTIME_IDS), lines: fc.array(line) });
    fc.assert(
      fc.property(document, (one) => {
        expect(documentIn(`#${fragmentOf(one)}`)).toEqual(one);
      }),
    );
  });

  it('says nothing of an empty one', () => {
    expect(fragmentOf(EMPTY)).toBe('');
    expect(documentIn('')).toEqual(EMPTY);
  });

  it('takes the default for a Python that nobody knows', () => {
    expect(documentIn('#runtime=4.0&lines=a+%3D+Node()')).toEqual({ runtime: '3.15', lines: ['a = Node()'] });
  });
});
