/**
 * Real names that only hosts can read: a sealed box, made in the student's browser (or, for a guest list, in the host's)
 * and opened in the host's. A one-time X25519 key agrees with the session's on a secret, HKDF-SHA256 makes key and
 * nonce of it, and XChaCha20-Poly1305 seals the name, filled up so that its length tells little.
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64Url, fromBase64Url } from './base64-url.ts';
import type { RandomBytes } from './host-keys.ts';

/** In UTF-8: so much fits into what the server takes. */
const MOST_BYTES = 255;
const KEY_BYTES = 32;
const NONCE_BYTES = 24;
const BLOCK_BYTES = 64;
/** Ends the name; what follows only fills. */
const END = 0x80;

/** Seals a name for the owner of `publicKey` (X25519, hex); base64url. What is too long is cut. */
export function sealName(publicKey: string, name: string, random: RandomBytes): string {
  const secret = random(KEY_BYTES);
  const oneTime = x25519.getPublicKey(secret);
  const recipient = hexToBytes(publicKey);
  const { key, nonce } = agree(x25519.getSharedSecret(secret, recipient), oneTime, recipient);
  return base64Url(concatBytes(oneTime, xchacha20poly1305(key, nonce).encrypt(filled(cut(name)))));
}

/** The name in a sealed box, opened with the X25519 key; null where it was sealed for somebody else, or changed. */
export function openName(privateKey: Uint8Array, sealed: string): string | null {
  try {
    const bytes = fromBase64Url(sealed);
    const oneTime = bytes.subarray(0, KEY_BYTES);
    const recipient = x25519.getPublicKey(privateKey);
    const { key, nonce } = agree(x25519.getSharedSecret(privateKey, oneTime), oneTime, recipient);
    const text = xchacha20poly1305(key, nonce).decrypt(bytes.subarray(KEY_BYTES));
    return new TextDecoder('utf-8', { fatal: true }).decode(text.subarray(0, text.lastIndexOf(END)));
  } catch {
    return null;
  }
}

/** The one-time key makes each key and nonce unique, so that the nonce need not be sent. */
function agree(shared: Uint8Array, oneTime: Uint8Array, recipient: Uint8Array) {
  const salt = concatBytes(oneTime, recipient);
  const bytes = hkdf(sha256, shared, salt, utf8ToBytes('garbage-day/sealed-name/1'), KEY_BYTES + NONCE_BYTES);
  return { key: bytes.subarray(0, KEY_BYTES), nonce: bytes.subarray(KEY_BYTES) };
}

function filled(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil((bytes.length + 1) / BLOCK_BYTES) * BLOCK_BYTES);
  whole.set(bytes);
  whole[bytes.length] = END;
  return whole;
}

/** As many whole characters as fit. */
function cut(name: string): Uint8Array {
  let text = '';
  for (const character of name.normalize('NFC').trim()) {
    if (utf8ToBytes(text + character).length > MOST_BYTES) break;
    text += character;
  }
  return utf8ToBytes(text);
}
