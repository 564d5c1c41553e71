import { type Request, type Response, Router } from 'express';
import { formatLog } from '../../shared/match/log.ts';
import type { FinishedMatch, LogStore } from '../storage/log-store.ts';
import { sendProblem } from './answers.ts';

/** How many matches the list of replays goes back. */
const LISTED_MATCHES = 100;

/**
 * The matches that are over, their logs, and the key that signs them (Ed25519, in hex): while a match is on, its log
 * holds secrets.
 */
export function matchesApi(store: LogStore, publicKey: string): Router {
  const router = Router();
  // with it anybody can tell a log of this server from one that somebody else has signed
  router.get('/key', (_request, response) => {
    response.set('Cache-Control', 'no-cache').json({ publicKey });
  });
  router.get('/matches', async (_request, response) => {
    const finished = await store.listFinished(LISTED_MATCHES);
    response.set('Cache-Control', 'no-store').json({ matches: finished.map(summary) });
  });
  router.get('/matches/:id/log', (request, response) => sendLog(store, request, response));
  return router;
}

async function sendLog(store: LogStore, request: Request, response: Response): Promise<void> {
  const id = String(request.params.id);
  const match = await store.readMatch(id);
  if (match === null) return sendProblem(response, 404, 'no-such-match');
  const { header, signature } = match;
  if (signature === null) return sendProblem(response, 403, 'match-not-over');
  response.attachment(`garbage-day-${id}.jsonl`).type('application/x-ndjson');
  response.send(formatLog({ header, entries: await store.readEntries(id, 0), signature }));
}

function summary({ header, finishedAt, totals }: FinishedMatch) {
  const { match, createdAt, players, settings } = header;
  return { id: match, createdAt, finishedAt, players, scenarios: settings.playlist, totals };
}
