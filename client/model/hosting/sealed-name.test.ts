import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { sealedName } from '../../../shared/protocol/session-hellos.ts';
import { newHostKeys } from './host-keys.ts';
import { openName, sealName } from './sealed-name.ts';

const filledWith = (byte: number) => (count: number) => new Uint8Array(count).fill(byte);
const keys = newHostKeys(filledWith(1));

describe('a sealed name', () => {
  it.each(['Ana', '小明', 'Zoë Ångström-O’Neill', 'x'.repeat(255), ''])('opens to %s', (name) => {
    const sealed = sealName(keys.publicKey, name, filledWith(9));
    expect(v.is(sealedName, sealed)).toBe(true);
    expect(openName(keys.names, sealed)).toBe(name);
  });

  it('is cut between characters where it is too long', () => {
    const opened = openName(keys.names, sealName(keys.publicKey, '名'.repeat(200), filledWith(9)));
    expect(opened).toBe('名'.repeat(85));
  });

  it('says nothing of its length below 64 bytes', () => {
    const lengths = ['A', 'Ana', 'a'.repeat(63)].map((name) => sealName(keys.publicKey, name, filledWith(9)).length);
    expect(new Set(lengths).size).toBe(1);
  });

  it('is another each time', () => {
    const once = sealName(keys.publicKey, 'Ana', filledWith(9));
    expect(sealName(keys.publicKey, 'Ana', filledWith(8))).not.toBe(once);
  });

  it('stays shut for others, and when it was changed', () => {
    const sealed = sealName(keys.publicKey, 'Ana', filledWith(9));
    expect(openName(newHostKeys(filledWith(2)).names, sealed)).toBeNull();
    for (const at of [0, 20, 60, sealed.length - 2]) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      expect(openName(keys.names, changed), String(at)).toBeNull();
    }
    expect(openName(keys.names, 'nonsense')).toBeNull();
    expect(openName(keys.names, '')).toBeNull();
  });
});
