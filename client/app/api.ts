/** What pages ask of the server over HTTP. Answers are looked at before they are believed. */
import { REFUSAL_CODES, type Refusal } from '../../shared/match/refusals.ts';

/** What only HTTP is refused with, beside the game's own refusals. */
const HTTP_CODES = ['no-such-match', 'match-not-over', 'no-such-lecture', 'lecture-not-over', 'not-found'] as const;
const CODES = [...REFUSAL_CODES, ...HTTP_CODES];

export interface ApiRefusal {
  readonly code: (typeof CODES)[number];
  readonly params: Refusal['params'];
}

export type ApiResult<T> =
  | { readonly type: 'ok'; readonly value: T }
  | { readonly type: 'refused'; readonly refusal: ApiRefusal }
  /** The server could not be reached, or said something that is not an answer. */
  | { readonly type: 'unreachable' };

/** Opens a new table; its code. */
export function createTable(): Promise<ApiResult<string>> {
  return ask('/api/tables', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }, codeIn);
}

/** The link that others can come by to a table: the server knows what this machine is called outside. */
export function findInvitation(code: string): Promise<ApiResult<string>> {
  return ask(`/api/tables/${encodeURIComponent(code)}`, {}, linkIn);
}

/** The key that this server signs logs with: Ed25519, hex. */
export function fetchServerKey(): Promise<ApiResult<string>> {
  return ask('/api/key', {}, keyIn);
}

/** The log of a match that is over, as text. */
export async function fetchLog(match: string): Promise<ApiResult<string>> {
  try {
    const response = await fetch(`/api/matches/${encodeURIComponent(match)}/log`);
    if (response.ok) return { type: 'ok', value: await response.text() };
    return refusalOf(await response.json().catch(() => null));
  } catch {
    return { type: 'unreachable' };
  }
}

/** The log of a lecture that is over, as text. */
export async function fetchLectureLog(lecture: string): Promise<ApiResult<string>> {
  try {
    const response = await fetch(`/api/lectures/${encodeURIComponent(lecture)}/log`);
    if (response.ok) return { type: 'ok', value: await response.text() };
    return refusalOf(await response.json().catch(() => null));
  } catch {
    return { type: 'unreachable' };
  }
}

/** Asks for JSON; `read` gives null for what is not an answer. */
export async function ask<T>(
  path: string,
  init: RequestInit,
  read: (json: unknown) => T | null,
): Promise<ApiResult<T>> {
  try {
    const response = await fetch(path, init);
    const json: unknown = await response.json().catch(() => null);
    if (!response.ok) return refusalOf(json);
    const value = read(json);
    return value === null ? { type: 'unreachable' } : { type: 'ok', value };
  } catch {
    return { type: 'unreachable' };
  }
}

function codeIn(json: unknown): string | null {
  const code = typeof json === 'object' && json !== null && 'code' in json ? json.code : null;
  return typeof code === 'string' && /^[A-Z0-9]{4,12}$/.test(code) ? code : null;
}

function linkIn(json: unknown): string | null {
  const link = typeof json === 'object' && json !== null && 'link' in json ? json.link : null;
  return typeof link === 'string' && /^https?:/.test(link) && URL.canParse(link) ? link : null;
}

function keyIn(json: unknown): string | null {
  const key = typeof json === 'object' && json !== null && 'publicKey' in json ? json.publicKey : null;
  return typeof key === 'string' && /^[0-9a-fA-F]{64}$/.test(key) ? key : null;
}

/** A refusal as the server writes it: `{"error": {"code", "params"}}`. */
export function refusalOf(json: unknown): ApiResult<never> {
  const error = typeof json === 'object' && json !== null && 'error' in json ? json.error : null;
  if (typeof error !== 'object' || error === null || !('code' in error)) return { type: 'unreachable' };
  const code = CODES.find((known) => known === error.code);
  if (code === undefined) return { type: 'unreachable' };
  const params = 'params' in error && typeof error.params === 'object' && error.params !== null ? error.params : {};
  return { type: 'refused', refusal: { code, params: params as Refusal['params'] } };
}
