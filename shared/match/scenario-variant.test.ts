import { describe, expect, it } from 'vitest';
import { ROOMMATES } from '../../test/match/scenarios.ts';
import { parseScenario } from './scenario-file.ts';
import { withVariant } from './scenario-variant.ts';

describe('a scenario that is played otherwise', () => {
  it('has another runtime and another truck, and is the same beside that', () => {
    const told = parseScenario('roommates', ROOMMATES);
    const variant = parseScenario('roommates', withVariant(ROOMMATES, { runtime: '3.8', truck: 0 }));
    expect([variant.runtime, variant.truck]).toEqual(['3.8', 0]);
    expect({ ...variant, runtime: told.runtime, truck: told.truck }).toEqual(told);
  });

  it('stays as it is where nothing is to be otherwise', () => {
    expect(withVariant(ROOMMATES, { runtime: null, truck: null })).toBe(ROOMMATES);
  });
});
