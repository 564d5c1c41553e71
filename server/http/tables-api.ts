import { type Request, type Response, Router } from 'express';
import * as v from 'valibot';
import { refuse } from '../../shared/match/refusals.ts';
import { MAX_SEATS } from '../../shared/match/settings.ts';
import { describeIssue } from '../describe-issue.ts';
import type { FailureLimit } from '../failure-limit.ts';
import type { OriginCheck } from '../origin.ts';
import type { Whereabouts } from '../reachable-url.ts';
import type { Catalogue } from '../scenario-catalogue.ts';
import type { Registry } from '../tables/registry.ts';
import type { TableRecord } from '../tables/table-record.ts';
import { sendRefusal } from './answers.ts';
import { askedFor, codeOf, linkTo, sendQrCode } from './by-code.ts';
import { jsonBody } from './json-body.ts';
import { newTableSchema } from './new-table-schema.ts';

export interface TablesApiServices {
  readonly registry: Registry;
  readonly catalogue: Catalogue;
  readonly mayConnect: OriginCheck;
  readonly wrongCodes: FailureLimit;
  readonly newTables: FailureLimit;
  readonly whereabouts: Whereabouts;
}

/** How many scenarios a table plays unless its host chooses others. */
const DEFAULT_ROUNDS = 3;

/** Creates tables and tells about them. */
export function tablesApi(services: TablesApiServices): Router {
  const router = Router();
  router.post('/tables', (request, response, next) => checkOrigin(services, request, response) && next());
  router.post('/tables', jsonBody(), (request: Request, response: Response) => create(services, request, response));
  router.get('/tables/:code', async (request, response) => {
    const record = await look(services, request, response);
    if (record === null) return;
    response.set('Cache-Control', 'no-store');
    response.json({ ...summary(record), link: linkTo(services, request, record.code) });
  });
  router.get('/tables/:code/qr.svg', async (request, response) => {
    const record = await look(services, request, response);
    if (record !== null) await sendQrCode(response, linkTo(services, request, record.code));
  });
  return router;
}

function checkOrigin({ mayConnect }: TablesApiServices, request: Request, response: Response): boolean {
  if (mayConnect(request.get('origin'), request.get('host'))) return true;
  sendRefusal(response, refuse('origin-refused').refusal);
  return false;
}

async function create(services: TablesApiServices, request: Request, response: Response): Promise<void> {
  const { newTables, registry, catalogue } = services;
  const address = request.ip ?? '';
  if (await newTables.isReached(address)) return sendRefusal(response, refuse('too-many-tables').refusal);
  const body = v.safeParse(newTableSchema, request.body ?? {}, { abortEarly: true });
  if (!body.success)
    return sendRefusal(response, refuse('bad-message', { issue: describeIssue(body.issues[0]) }).refusal);
  const playlist = body.output.playlist ?? [...catalogue.keys()].slice(0, DEFAULT_ROUNDS);
  const unknown = playlist.find((id) => !catalogue.has(id));
  if (unknown !== undefined) return sendRefusal(response, refuse('no-such-scenario', { id: unknown }).refusal);
  const created = await registry.create({ ...body.output, playlist });
  if (!created.ok) return sendRefusal(response, created.refusal);
  await newTables.count(address);
  response.status(201).json({ code: created.value });
}

/** The table that the address names; where there is none it answers by itself. */
function look(services: TablesApiServices, request: Request, response: Response): Promise<TableRecord | null> {
  return askedFor(services, request, response, async () => {
    const record = await services.registry.lookUp(codeOf(request));
    return record === null ? refuse('no-such-table') : { ok: true, value: record };
  });
}

function summary({ code, stage, sitters }: TableRecord) {
  return { code, phase: stage.type, seats: sitters.length, free: MAX_SEATS - sitters.length };
}
