import { type Request, type Response, Router } from 'express';
import * as v from 'valibot';
import { type Result, refuse } from '../../shared/match/refusals.ts';
import { playerName } from '../../shared/protocol/fields.ts';
import { sealedName } from '../../shared/protocol/session-hellos.ts';
import { sessionOptionsSchema } from '../../shared/session/options.ts';
import { activitiesSchema } from '../../shared/session/playlist.ts';
import { describeIssue } from '../describe-issue.ts';
import type { NicknameFilter } from '../sessions/nickname-filter.ts';
import { expect } from '../sessions/roster.ts';
import type { Session } from '../sessions/session.ts';
import type { SessionState } from '../sessions/session-record.ts';
import { setActivities } from '../sessions/session-settings.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { sendRefusal } from './answers.ts';
import { askedFor, codeOf, linkTo, sendQrCode } from './by-code.ts';
import { jsonBody } from './json-body.ts';
import type { TablesApiServices } from './tables-api.ts';

export interface SessionsApiServices extends TablesApiServices {
  readonly sessions: Sessions;
  readonly filter: NicknameFilter;
}

/** Twelve activities with a script each. */
const BODY_LIMIT = '512kb';
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits'));

const newSessionSchema = v.strictObject({
  options: v.optional(v.partial(sessionOptionsSchema), {}),
  activities: activitiesSchema,
  hostKey: v.strictObject({ name: playerName, hash }),
  screenHash: hash,
  publicKey: hash,
});

const guestsSchema = v.pipe(
  v.array(v.strictObject({ keyHash: hash, name: playerName, sealedName: v.nullable(sealedName) })),
  v.maxLength(600),
);

/** Creates sessions, tells what everybody may know of one, and takes what is too large for a frame from its hosts. */
export function sessionsApi(services: SessionsApiServices): Router {
  const router = Router();
  router.use('/sessions', (request, response, next) => {
    if (request.method === 'GET' || services.mayConnect(request.get('origin'), request.get('host'))) next();
    else sendRefusal(response, refuse('origin-refused').refusal);
  });
  router.post('/sessions', jsonBody(BODY_LIMIT), (request: Request, response: Response) =>
    create(services, request, response),
  );
  router.get('/codes/:code', (request, response) => tellCode(services, request, response));
  router.get('/sessions/:code', async (request, response) => {
    const state = await look(services, request, response);
    if (state === null) return;
    const { code, options, stage, isLocked } = state.record;
    response.set('Cache-Control', 'no-store').json({
      code,
      title: options.title,
      language: options.language,
      stage,
      locked: isLocked,
      guestsOnly: options.guestsOnly,
      realNames: options.realNames ? { publicKey: state.record.publicKey } : null,
      link: linkTo(services, request, code),
    });
  });
  router.get('/sessions/:code/qr.svg', async (request, response) => {
    const state = await look(services, request, response);
    if (state !== null) await sendQrCode(response, linkTo(services, request, state.record.code));
  });
  router.put('/sessions/:code/activities', jsonBody(BODY_LIMIT), (request: Request, response: Response) =>
    change(
      services,
      request,
      response,
      v.strictObject({ activities: activitiesSchema }),
      ({ activities }) =>
        (state) =>
          setActivities(state, activities),
    ),
  );
  router.put('/sessions/:code/guests', jsonBody(BODY_LIMIT), (request: Request, response: Response) =>
    change(
      services,
      request,
      response,
      v.strictObject({ guests: guestsSchema }),
      ({ guests }) =>
        (state) =>
          expect(state, guests, services.filter),
    ),
  );
  router.delete('/sessions/:code', async (request, response) => {
    const session = await hosted(services, request, response);
    if (session === null) return;
    const removed = await services.sessions.remove(session.code);
    if (removed.ok) response.status(204).end();
    else sendRefusal(response, removed.refusal);
  });
  return router;
}

async function create(services: SessionsApiServices, request: Request, response: Response): Promise<void> {
  const { newTables, sessions, catalogue } = services;
  const address = request.ip ?? '';
  if (await newTables.isReached(address)) return sendRefusal(response, refuse('too-many-tables').refusal);
  const body = v.safeParse(newSessionSchema, request.body ?? {}, { abortEarly: true });
  if (!body.success) return sendIssue(response, body.issues[0]);
  for (const activity of body.output.activities) {
    if (activity.mode !== 'tables' || catalogue.has(activity.scenario)) continue;
    return sendRefusal(response, refuse('no-such-scenario', { id: activity.scenario }).refusal);
  }
  const created = await sessions.create(body.output);
  if (!created.ok) return sendRefusal(response, created.refusal);
  await newTables.count(address);
  response.status(201).json({ code: created.value });
}

/** Which kind of thing a code opens, for whoever types one. */
async function tellCode(services: SessionsApiServices, request: Request, response: Response): Promise<void> {
  const code = codeOf(request);
  response.set('Cache-Control', 'no-store');
  const kind = await askedFor(services, request, response, () => kindOf(services, code));
  if (kind !== null) response.json({ kind, code });
}

async function kindOf({ sessions, registry }: SessionsApiServices, code: string): Promise<Result<'session' | 'table'>> {
  const session = await sessions.lookUp(code);
  if (session?.record.stage.type === 'ended') return refuse('session-over');
  if (session !== null) return { ok: true, value: 'session' };
  return (await registry.lookUp(code)) === null ? refuse('no-such-table') : { ok: true, value: 'table' };
}

/** Takes what a host sends, and changes the session by it. */
async function change<T>(
  services: SessionsApiServices,
  request: Request,
  response: Response,
  schema: v.GenericSchema<unknown, T>,
  changeOf: (body: T) => Parameters<Session['journal']['change']>[0],
): Promise<void> {
  const session = await hosted(services, request, response);
  if (session === null) return;
  const body = v.safeParse(schema, request.body ?? {}, { abortEarly: true });
  if (!body.success) return sendIssue(response, body.issues[0]);
  const changed = await session.journal.change(changeOf(body.output));
  if (changed.ok) response.status(204).end();
  else sendRefusal(response, changed.refusal);
}

/** The session that the address names, if whoever asks holds one of its host keys; else it answers by itself. */
export function hosted(services: SessionsApiServices, request: Request, response: Response): Promise<Session | null> {
  return askedFor(services, request, response, async () => {
    const key = /^Bearer ([A-Za-z0-9_-]{16,64})$/.exec(request.get('authorization') ?? '')?.[1];
    const session = await services.sessions.find(codeOf(request));
    if (session === null) return refuse('no-such-session');
    return key !== undefined && session.isHostKey(key) ? { ok: true, value: session } : refuse('not-a-host');
  });
}

/** The state of the session that the address names; where there is none it answers by itself. */
function look(services: SessionsApiServices, request: Request, response: Response): Promise<SessionState | null> {
  return askedFor(services, request, response, async () => {
    const state = await services.sessions.lookUp(codeOf(request));
    return state === null ? refuse('no-such-session') : { ok: true, value: state };
  });
}

function sendIssue(response: Response, issue: v.BaseIssue<unknown>): void {
  sendRefusal(response, refuse('bad-message', { issue: describeIssue(issue) }).refusal);
}
