/**
 * The keys of a host link, `/host/CODE#SECRET` or, for a co-host, `/host/CODE#SECRET.NAMES`. What stands after the `#`
 * never leaves the host's devices: the server hears only what is derived from it, and of that it keeps hashes.
 */
import { x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { sha256Hex } from '../../../shared/match/log-chain.ts';
import { base64Url, fromBase64Url } from './base64-url.ts';

/** So many bytes, each by chance: the browser's, or a test's. */
export type RandomBytes = (count: number) => Uint8Array;

export interface HostKeys {
  /** What stands after the `#`. */
  readonly fragment: string;
  /** Says to the server that this is a host; base64url. */
  readonly auth: string;
  /** X25519, 32 bytes: opens the real names. */
  readonly names: Uint8Array;
  /** X25519, hex: what real names are sealed for. */
  readonly publicKey: string;
  /** Opens the projector's page; base64url. */
  readonly screen: string;
}

const KEY_BYTES = 32;
/** Enough for nobody to guess, and short enough for a printed list. */
const GUEST_KEY_BYTES = 16;
const FRAGMENT = /^[A-Za-z0-9_-]{43}(\.[A-Za-z0-9_-]{43})?$/;
const SALT = utf8ToBytes('garbage-day/host/1');

/** The link of a new session. */
export function newHostKeys(random: RandomBytes): HostKeys {
  return keysFrom(base64Url(random(KEY_BYTES)), null);
}

/** A link for a co-host: with an entry of its own that can be revoked, and the same names and screen. */
export function newCoHostKeys({ names }: HostKeys, random: RandomBytes): HostKeys {
  return keysFrom(base64Url(random(KEY_BYTES)), names);
}

/** The keys of a link's fragment, without its `#`; null where it is none. */
export function readHostKeys(fragment: string): HostKeys | null {
  if (!FRAGMENT.test(fragment)) return null;
  const [secret = '', names] = fragment.split('.');
  return keysFrom(secret, names === undefined ? null : fromBase64Url(names));
}

/** SHA-256 in hex: all that the server is told of a key before it is used. */
export function hashOfKey(key: string): string {
  return sha256Hex(key);
}

/** The secret of somebody's personal link: the same name (`Ana`, or `Ana#2` for the second one) gives the same link. */
export function guestKey({ names }: HostKeys, name: string): string {
  return base64Url(derive(names, `guest/${name}`, GUEST_KEY_BYTES));
}

function keysFrom(secret: string, givenNames: Uint8Array | null): HostKeys {
  const root = fromBase64Url(secret);
  const names = givenNames ?? derive(root, 'names', KEY_BYTES);
  return {
    fragment: givenNames === null ? secret : `${secret}.${base64Url(givenNames)}`,
    auth: base64Url(derive(root, 'auth', KEY_BYTES)),
    names,
    publicKey: bytesToHex(x25519.getPublicKey(names)),
    // from what every host has, so that each can open the projector
    screen: base64Url(derive(names, 'screen', KEY_BYTES)),
  };
}

/** HKDF-SHA256 (RFC 5869): keys for different uses that say nothing about each other. */
function derive(root: Uint8Array, use: string, bytes: number): Uint8Array {
  return hkdf(sha256, root, SALT, utf8ToBytes(use), bytes);
}
