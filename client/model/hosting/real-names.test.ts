import { describe, expect, it } from 'vitest';
import type { StudentRow } from '../../../shared/protocol/session-views.ts';
import { FakeClock } from '../fake-clock.ts';
import { newHostKeys } from './host-keys.ts';
import { RealNames } from './real-names.ts';
import { sealName } from './sealed-name.ts';

const filledWith = (byte: number) => (count: number) => new Uint8Array(count).fill(byte);
const keys = newHostKeys(filledWith(1));

function student(number: number, sealedName: string | null): StudentRow {
  return {
    id: `s${number}`,
    name: `n${number}`,
    hiddenName: null,
    pseudonym: `Player ${number}`,
    sealedName,
    expected: false,
    connected: true,
    team: null,
    timeFactor: 1,
    table: null,
    forecaster: false,
    forecastPoints: 0,
    contractPoints: 0,
  };
}

const sealed = (number: number) => sealName(keys.publicKey, `Real ${number}`, filledWith(number));

describe('RealNames', () => {
  it('opens a class a few at a time, until all are open', () => {
    const clock = new FakeClock();
    const opened = new RealNames(clock, keys.names);
    opened.follow(Array.from({ length: 25 }, (_, number) => student(number, sealed(number))));
    expect(opened.names.value.size).toBe(10);
    clock.pass(0);
    expect(opened.names.value.size).toBe(25);
    expect(opened.names.value.get('s24')).toBe('Real 24');
  });

  it('leaves out what this link does not open, and who has none', () => {
    const opened = new RealNames(new FakeClock(), newHostKeys(filledWith(2)).names);
    opened.follow([student(1, sealed(1)), student(2, null)]);
    expect(opened.names.value.size).toBe(0);
  });

  it('forgets who is gone, and tells nobody where nothing changed', () => {
    const opened = new RealNames(new FakeClock(), keys.names);
    const [one, two] = [student(1, sealed(1)), student(2, sealed(2))];
    opened.follow([one, two]);
    const before = opened.names.value;
    opened.follow([{ ...one, connected: false }, two]);
    expect(opened.names.value).toBe(before);
    opened.follow([two]);
    expect([...opened.names.value]).toEqual([['s2', 'Real 2']]);
  });
});
