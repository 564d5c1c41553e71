import { Router } from 'express';
import type { Metrics } from '../metrics.ts';
import type { Gateway } from '../sockets/gateway.ts';
import type { LogStore } from '../storage/log-store.ts';
import type { Registry } from '../tables/registry.ts';

export interface HealthServices {
  readonly store: LogStore;
  readonly registry: Registry;
  readonly gateway: Gateway;
  readonly metrics: Metrics;
}

/** For whoever runs the server: is it alive, is it ready, how is it doing. */
export function health({ store, registry, gateway, metrics }: HealthServices): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  // the engine has read every scenario before the server listens: what can fail later is the storage
  router.get('/readyz', async (_request, response) => {
    const problem = await store.check().then(
      () => null,
      (error: Error) => error.message,
    );
    if (problem === null) response.json({ status: 'ready' });
    else response.status(503).json({ status: 'not ready', problem: `storage: ${problem}` });
  });
  router.get('/metrics', async (_request, response) => {
    for (const [stage, count] of Object.entries(registry.countByStage())) metrics.tables.set({ stage }, count);
    const { closed: _, ...open } = gateway.countByState();
    for (const [state, count] of Object.entries(open)) metrics.connections.set({ state }, count);
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}
