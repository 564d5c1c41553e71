/** From unknown bytes to a message, once: what comes out of here has its type. */
import * as v from 'valibot';
import { type Refusal, refuse } from '../../shared/match/refusals.ts';
import { type ClientMessage, clientMessageSchema } from '../../shared/protocol/client-messages.ts';
import { MAX_FRAME_BYTES, MAX_NESTING, PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import { describeIssue } from '../describe-issue.ts';
import { nestsDeeper } from './nesting.ts';

export type ReadMessage =
  | { readonly ok: true; readonly message: ClientMessage }
  /** `id`: the request's, where it has one that can be answered. */
  | { readonly ok: false; readonly refusal: Refusal; readonly id: number | null };

/** Reads a text frame; a refusal says which field is wrong. */
export function readMessage(bytes: Uint8Array): ReadMessage {
  if (bytes.length > MAX_FRAME_BYTES) return failed(refuse('too-large', { limit: MAX_FRAME_BYTES }), null);
  if (nestsDeeper(bytes, MAX_NESTING)) return failed(refuse('nested-too-deep', { limit: MAX_NESTING }), null);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return failed(refuse('bad-message', { issue: 'not JSON' }), null);
  }
  if (isOtherVersion(json)) return failed(refuse('wrong-version', { expected: PROTOCOL_VERSION }), null);
  const result = v.safeParse(clientMessageSchema, json, { abortEarly: true });
  if (result.success) return { ok: true, message: result.output };
  return failed(refuse('bad-message', { issue: describeIssue(result.issues[0]) }), idOf(json));
}

function failed({ refusal }: { readonly refusal: Refusal }, id: number | null): ReadMessage {
  return { ok: false, refusal, id };
}

/** A hello of another version may have fields that this one does not know: the version is what to tell it. */
function isOtherVersion(json: unknown): boolean {
  if (typeof json !== 'object' || json === null || !('t' in json) || !('v' in json)) return false;
  return json.t === 'hello' && typeof json.v === 'number' && json.v !== PROTOCOL_VERSION;
}

function idOf(json: unknown): number | null {
  const id = typeof json === 'object' && json !== null && 'id' in json ? json.id : null;
  return typeof id === 'number' && Number.isSafeInteger(id) && id >= 0 ? id : null;
}
