/** What pages ask of the server about sessions over HTTP. What only hosts may do is asked with their key. */
import * as v from 'valibot';
import type { RuntimeId } from '../../shared/heap/runtime.ts';
import type { Bilingual } from '../../shared/match/scenario.ts';
import type { Truck } from '../../shared/match/settings.ts';
import { LANGUAGES, type SessionOptions } from '../../shared/session/options.ts';
import type { Activity } from '../../shared/session/playlist.ts';
import type { ExpectedGuest } from '../model/hosting/guest-list.ts';
import { type ApiResult, ask, refusalOf } from './api.ts';

/** A scenario that this server can play. */
export interface ScenarioRow {
  readonly id: string;
  readonly title: Bilingual;
  readonly briefing: Bilingual;
  readonly runtime: RuntimeId;
  readonly truck: Truck;
}

export interface NewSession {
  readonly options: SessionOptions;
  readonly activities: readonly Activity[];
  /** The first host's: the server is told a hash of the key. */
  readonly hostKey: { readonly name: string; readonly hash: string };
  readonly screenHash: string;
  /** X25519, hex: what real names are sealed for. */
  readonly publicKey: string;
}

export function fetchScenarios(): Promise<ApiResult<readonly ScenarioRow[]>> {
  return ask('/api/scenarios', {}, scenariosIn);
}

/** Opens a session; its join code. */
export function createSession(session: NewSession): Promise<ApiResult<string>> {
  return ask('/api/sessions', json('POST', session), (answer) => fieldOf(answer, 'code', /^[A-Z0-9]{4,12}$/));
}

/** The link that students come by: the server knows what this machine is called outside. */
export function findSessionLink(code: string): Promise<ApiResult<string>> {
  return ask(`/api/sessions/${encodeURIComponent(code)}`, {}, (answer) => fieldOf(answer, 'link', /^https?:\/\//));
}

/** Whether a code opens a table or a session. */
export function findCode(code: string): Promise<ApiResult<'table' | 'session'>> {
  return ask(`/api/codes/${encodeURIComponent(code)}`, {}, (answer) => {
    const kind = fieldOf(answer, 'kind', /^(table|session)$/);
    return kind === 'table' || kind === 'session' ? kind : null;
  });
}

const sessionDoor = v.object({
  code: v.string(),
  title: v.string(),
  language: v.picklist(LANGUAGES),
  locked: v.boolean(),
  guestsOnly: v.boolean(),
  realNames: v.nullable(v.object({ publicKey: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })),
  /** The link that brings others in. */
  link: v.pipe(v.string(), v.regex(/^https?:\/\//)),
});
/** What everybody may know of a session before they are in it. */
export type SessionDoor = v.InferOutput<typeof sessionDoor>;

export function findSession(code: string): Promise<ApiResult<SessionDoor>> {
  return ask(`/api/sessions/${encodeURIComponent(code)}`, {}, (answer) => {
    const read = v.safeParse(sessionDoor, answer);
    return read.success ? read.output : null;
  });
}

export function saveActivities(code: string, key: string, activities: readonly Activity[]): Promise<ApiResult<true>> {
  return ask(pathOf(code, '/activities'), json('PUT', { activities }, key), () => true as const);
}

export function saveGuests(code: string, key: string, guests: readonly ExpectedGuest[]): Promise<ApiResult<true>> {
  return ask(pathOf(code, '/guests'), json('PUT', { guests }, key), () => true as const);
}

/** Deletes the session and everything that was kept of it. */
export function deleteSession(code: string, key: string): Promise<ApiResult<true>> {
  return ask(pathOf(code), { method: 'DELETE', headers: bearer(key) }, () => true as const);
}

/** The report's text, as a file of that kind. */
export async function fetchReport(
  code: string,
  key: string,
  kind: 'csv' | 'json',
  query = '',
): Promise<ApiResult<string>> {
  try {
    const response = await fetch(pathOf(code, `/report.${kind}${query}`), { headers: bearer(key) });
    if (response.ok) return { type: 'ok', value: await response.text() };
    return refusalOf(await response.json().catch(() => null));
  } catch {
    return { type: 'unreachable' };
  }
}

function pathOf(code: string, rest = ''): string {
  return `/api/sessions/${encodeURIComponent(code)}${rest}`;
}

function bearer(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}

function json(method: string, body: unknown, key?: string): RequestInit {
  const headers = { 'content-type': 'application/json', ...(key === undefined ? {} : bearer(key)) };
  return { method, headers, body: JSON.stringify(body) };
}

function fieldOf(answer: unknown, name: string, pattern: RegExp): string | null {
  const value = typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>)[name] : null;
  return typeof value === 'string' && pattern.test(value) ? value : null;
}

function scenariosIn(answer: unknown): readonly ScenarioRow[] | null {
  const list = typeof answer === 'object' && answer !== null && 'scenarios' in answer ? answer.scenarios : null;
  return Array.isArray(list) && list.every(isScenario) ? list : null;
}

const bilingual = v.object({ en: v.string(), zh: v.string() });
const scenarioRow = v.looseObject({ id: v.string(), title: bilingual, briefing: bilingual });

function isScenario(row: unknown): row is ScenarioRow {
  return v.is(scenarioRow, row);
}
