import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { key as keySchema } from '../../../shared/protocol/fields.ts';
import { guestKey, hashOfKey, newCoHostKeys, newHostKeys, readHostKeys } from './host-keys.ts';

const counting = (count: number) => Uint8Array.from({ length: count }, (_, index) => index);

/** Made once with Python: hmac and hashlib for HKDF, and RFC 7748's reference ladder for X25519. */
const VECTOR = {
  fragment: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
  auth: 'ottRxYV3X2FKiKHSoX3C09ijy2nLWT6iHBeNxwbxu6Q',
  names: '7236c688334bcba384a818cd96fabe56ef4305864eaf92aec74c0d1d80fd06aa',
  publicKey: 'ecc27e6a72221a0003aa856f505962bb17b8f63731c1180ddd70b0c94b811d0e',
  screen: 'CKQGpdqAmX9fnvAM5S-Ei0afOrg16noESY5UBJIE0FM',
  ana: 'lQPdHEGz4wA_gxv0exX1-Q',
};

describe('the keys of a host link', () => {
  it('are those of the fixed vectors', () => {
    const keys = newHostKeys(counting);
    expect({ ...keys, names: Buffer.from(keys.names).toString('hex'), ana: guestKey(keys, 'Ana') }).toEqual(VECTOR);
  });

  it('are found again in the link', () => {
    const keys = newHostKeys(counting);
    expect(readHostKeys(keys.fragment)).toEqual(keys);
  });

  it('of a co-host open the same names and screen by another door', () => {
    const keys = newHostKeys(counting);
    const other = newCoHostKeys(keys, (count) => new Uint8Array(count).fill(7));
    expect(readHostKeys(other.fragment)).toEqual(other);
    expect([other.publicKey, other.screen, guestKey(other, 'Ana')]).toEqual([
      keys.publicKey,
      keys.screen,
      guestKey(keys, 'Ana'),
    ]);
    expect(other.auth).not.toBe(keys.auth);
    expect(other.fragment).not.toContain(keys.fragment);
  });

  it('are what the protocol takes', () => {
    const keys = newHostKeys(counting);
    for (const key of [keys.auth, keys.screen, guestKey(keys, '小明')]) expect(v.is(keySchema, key), key).toBe(true);
    expect(hashOfKey(keys.auth)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('differ for each guest', () => {
    const keys = newHostKeys(counting);
    expect(new Set(['Ana', 'ana', 'Ana#2', 'Bo'].map((name) => guestKey(keys, name))).size).toBe(4);
  });

  it.each(['', 'short', `${'A'.repeat(43)}.`, `${'A'.repeat(43)}.short`, `${'A'.repeat(42)}!`, 'A'.repeat(44)])(
    'are not read from %j',
    (fragment) => {
      expect(readHostKeys(fragment)).toBeNull();
    },
  );
});
