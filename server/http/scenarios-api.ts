import { Router } from 'express';
import type { Catalogue } from '../scenario-catalogue.ts';

/** The scenarios that tables can play, in their order. */
export function scenariosApi(catalogue: Catalogue): Router {
  const scenarios = [...catalogue.values()].map(({ scenario }) => ({
    id: scenario.id,
    title: scenario.title,
    teaches: scenario.teaches,
    briefing: scenario.briefing,
    runtime: scenario.runtime,
    truck: scenario.truck,
  }));
  const router = Router();
  router.get('/scenarios', (_request, response) => {
    response.json({ scenarios });
  });
  return router;
}
