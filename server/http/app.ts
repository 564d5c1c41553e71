import express, { type ErrorRequestHandler, type Express } from 'express';
import { refuse } from '../../shared/match/refusals.ts';
import type { Ids } from '../ids.ts';
import type { Logger } from '../logging.ts';
import { sendProblem, sendRefusal } from './answers.ts';
import { clientFiles } from './client-files.ts';
import { cpythonFiles } from './cpython-files.ts';
import { type HealthServices, health } from './health.ts';
import { lecturesApi } from './lectures-api.ts';
import { matchesApi } from './matches-api.ts';
import { reportsApi } from './reports-api.ts';
import { scenariosApi } from './scenarios-api.ts';
import { securityHeaders } from './security-headers.ts';
import { type SessionsApiServices, sessionsApi } from './sessions-api.ts';
import { tablesApi } from './tables-api.ts';

export interface AppServices extends SessionsApiServices, HealthServices {
  readonly trustProxy: boolean | number | string;
  /** Where the built client lies. */
  readonly clientFolder: string;
  /** Signs the logs of this server: Ed25519, in hex. */
  readonly publicKey: string;
  readonly ids: Ids;
  readonly logger: Logger;
}

/** Everything that is answered over plain HTTP. */
export function createApp(services: AppServices): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', services.trustProxy);
  app.use(securityHeaders(services.whereabouts.publicUrl?.startsWith('https:') ?? false));
  app.use(health(services));
  app.use(
    '/api',
    tablesApi(services),
    sessionsApi(services),
    reportsApi(services),
    matchesApi(services.store, services.publicKey),
    lecturesApi(services.store),
    scenariosApi(services.catalogue),
  );
  app.use('/api', (_request, response) => sendProblem(response, 404, 'not-found'));
  app.use(cpythonFiles());
  app.use(clientFiles(services.clientFolder));
  app.use(onError(services));
  return app;
}

/** What was wrong with a request is told; what was wrong here is logged, and told by reference. */
function onError({ ids, logger }: AppServices): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status === 413) return sendRefusal(response, refuse('too-large').refusal);
    if (status !== null && status < 500) {
      const issue = error instanceof Error ? error.message.slice(0, 200) : 'unreadable';
      response.status(status).json({ error: refuse('bad-message', { issue }).refusal });
      return;
    }
    const reference = ids.reference();
    logger.error({ err: error, reference }, 'a request failed');
    sendRefusal(response, refuse('internal-error', { reference }).refusal);
  };
}

/** The status that Express and its parsers put on their errors. */
function statusOf(error: unknown): number | null {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null;
  return typeof status === 'number' ? status : null;
}
