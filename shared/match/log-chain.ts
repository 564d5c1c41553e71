/** What makes a log hard to change: each entry's hash covers the one before, and the server signs the last. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type JsonValue } from './canonical-json.ts';
import { Memory } from './memory.ts';

/** SHA-256 of a text's UTF-8, in hex. A platform may bring a faster one than ours. */
export type HashText = (text: string) => string;

/** The one that runs everywhere. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The canonical text of a header or an entry: both hold only what JSON holds. */
export function canonicalText(value: object): string {
  return canonicalJson(value as unknown as JsonValue);
}

/** Where the chain starts: the hash of the canonical header. */
export function headerHash(header: object): string {
  return sha256Hex(canonicalText(header));
}

/** The hash of an entry that stands after `previous` (hex). `entry` has no hash of its own yet. */
export function entryHash(previous: string, entry: object, hashText: HashText = sha256Hex): string {
  return hashText(previous + canonicalText(entry));
}

/** Where a line has its entry's hash: canonical text has one member of that name, and never as the last. */
const UNHASHED = '"hash":"",';

/** An entry's place in a log. */
export interface EntryPlace {
  readonly seq: number;
  readonly at: number;
}

/**
 * An entry as its line has it, its members in canonical order, but with an empty hash: `body` at that place. What the
 * members hold must stand in canonical order already.
 */
export function placedEntry<B extends { readonly type: string }>(body: B, place: EntryPlace): B & EntryPlace {
  const order = orders.get(body.type) ?? Object.keys({ ...body, ...place, hash: '' }).sort();
  orders.set(body.type, order);
  const placed: Record<string, unknown> = {};
  for (const name of order) placed[name] = memberOf(name, body, place);
  return placed as unknown as B & EntryPlace;
}

/** By type: the names of its members in canonical order, which sorting would find anew for every entry. */
const orders = new Map<string, readonly string[]>();

function memberOf(name: string, body: object, { seq, at }: EntryPlace): unknown {
  switch (name) {
    case 'seq':
      return seq;
    case 'at':
      return at;
    case 'hash':
      return '';
    default:
      return (body as Readonly<Record<string, unknown>>)[name];
  }
}

/** The line of a log for an entry as `placedEntry` gives it, after the entry whose hash is `previous`, and the hash in it. */
export function lineAfter(previous: string, placed: object, hashText: HashText): { line: string; hash: string } {
  const text = JSON.stringify(placed);
  const at = text.indexOf(UNHASHED);
  const [before, after] = [text.slice(0, at), text.slice(at + UNHASHED.length)];
  const hash = hashText(previous + before + after);
  return { line: `${before}"hash":"${hash}",${after}`, hash };
}

/** The hash of an entry from its own line of a log, which is its canonical text with its hash in it. */
export function hashOfLine(previous: string, line: string, hash: string, hashText: HashText): string {
  const member = `"hash":"${hash}",`;
  const at = line.indexOf(member);
  return hashText(previous + line.slice(0, at) + line.slice(at + member.length));
}

/** The entry as the log holds it, after the entry (or the header) whose hash is `previous`. */
export function logEntry<E extends object>(
  previous: string,
  entry: E,
  hashText?: HashText,
): E & { readonly hash: string } {
  return { ...entry, hash: entryHash(previous, entry, hashText) };
}

/** The server's signature (Ed25519, hex) over the last hash; `secretKey` is 32 bytes. */
export function signHash(hash: string, secretKey: Uint8Array): string {
  return bytesToHex(ed25519.sign(hexToBytes(hash), secretKey));
}

/** Whether a signature over a message is the key's (Ed25519, bytes). A platform may bring a faster one than ours. */
export type IsSignedBy = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;

/** A server signs all its matches with one key. */
const worthlessKeys = new Memory<string, boolean>(64);

/** Whether `signature` over `hash` is by the owner of `publicKey`; all in lower-case hex of the right length. */
export function signatureHolds(
  signature: string,
  hash: string,
  publicKey: string,
  isSignedBy: IsSignedBy = isSignedStrictly,
): boolean {
  const key = hexToBytes(publicKey);
  const worthless = worthlessKeys.recall(publicKey, () => vouchesForAll(key));
  return !worthless && isSignedBy(hexToBytes(signature), hexToBytes(hash), key);
}

function isSignedStrictly(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  // RFC 8032's strict rules: one message and key have no second spelling of a signature
  return ed25519.verify(signature, message, publicKey, { zip215: false });
}

/** Under a key of small order, or one that is no point, a signature says nothing about the message. */
function vouchesForAll(publicKey: Uint8Array): boolean {
  try {
    return ed25519.Point.fromBytes(publicKey).isSmallOrder();
  } catch {
    return true;
  }
}

/** The public key (hex) of a 32-byte secret key. */
export function publicKeyOf(secretKey: Uint8Array): string {
  return bytesToHex(ed25519.getPublicKey(secretKey));
}
