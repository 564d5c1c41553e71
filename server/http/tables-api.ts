import { type Request, type Response, Router } from 'express';
import QRCode from 'qrcode';
import * as v from 'valibot';
import { refuse } from '../../shared/match/refusals.ts';
import { MAX_SEATS } from '../../shared/match/settings.ts';
import { describeIssue } from '../describe-issue.ts';
import type { FailureLimit } from '../failure-limit.ts';
import type { OriginCheck } from '../origin.ts';
import { invitationUrl, type Whereabouts } from '../reachable-url.ts';
import type { Catalogue } from '../scenario-catalogue.ts';
import type { Registry } from '../tables/registry.ts';
import type { TableRecord } from '../tables/table-record.ts';
import { sendRefusal } from './answers.ts';
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
    if (record !== null)
      response.set('Cache-Control', 'no-store').json({ ...summary(record), link: linkTo(services, request, record) });
  });
  router.get('/tables/:code/qr.svg', async (request, response) => {
    const record = await look(services, request, response);
    if (record === null) return;
    const link = linkTo(services, request, record);
    response.type('image/svg+xml').set('Cache-Control', 'no-store');
    response.send(await QRCode.toString(link, { type: 'svg', margin: 2 }));
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

/** The table that the address names; where there is none it answers by itself, and counts it as a guess. */
async function look(services: TablesApiServices, request: Request, response: Response): Promise<TableRecord | null> {
  const { wrongCodes, registry } = services;
  const address = request.ip ?? '';
  if (await wrongCodes.isReached(address)) {
    sendRefusal(response, refuse('too-fast').refusal);
    return null;
  }
  const record = await registry.lookUp(String(request.params.code).toUpperCase());
  if (record !== null) return record;
  await wrongCodes.count(address);
  sendRefusal(response, refuse('no-such-table').refusal);
  return null;
}

function summary({ code, stage, sitters }: TableRecord) {
  return { code, phase: stage.type, seats: sitters.length, free: MAX_SEATS - sitters.length };
}

/** The link that brings others to the table, as far as the one who asks can tell them. */
function linkTo({ whereabouts }: TablesApiServices, request: Request, { code }: TableRecord): string {
  return `${invitationUrl(whereabouts, `${request.protocol}://${request.get('host')}`)}/play/${code}`;
}
