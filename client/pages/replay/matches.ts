import * as v from 'valibot';
import type { Bilingual } from '../../../shared/match/scenario.ts';
import { type ApiResult, ask } from '../../app/api.ts';

const matchesAnswer = v.object({
  matches: v.array(
    v.object({
      id: v.string(),
      createdAt: v.string(),
      players: v.array(v.object({ seat: v.number(), name: v.string(), kind: v.string() })),
      scenarios: v.array(v.string()),
      totals: v.array(v.object({ seat: v.number(), forecastPoints: v.number(), contractPoints: v.number() })),
    }),
  ),
});
export type MatchSummary = v.InferOutput<typeof matchesAnswer>['matches'][number];

const scenariosAnswer = v.object({
  scenarios: v.array(v.object({ id: v.string(), title: v.object({ en: v.string(), zh: v.string() }) })),
});

/** The finished matches that this server keeps. */
export function fetchMatches(): Promise<ApiResult<readonly MatchSummary[]>> {
  return ask('/api/matches', {}, (json) => {
    const parsed = v.safeParse(matchesAnswer, json);
    return parsed.success ? parsed.output.matches : null;
  });
}

/** The titles of the scenarios that this server knows, by id; none when it cannot be reached. */
export async function fetchTitles(): Promise<ReadonlyMap<string, Bilingual>> {
  const found = await ask('/api/scenarios', {}, (json) => {
    const parsed = v.safeParse(scenariosAnswer, json);
    return parsed.success ? parsed.output.scenarios : null;
  });
  return new Map(found.type === 'ok' ? found.value.map(({ id, title }) => [id, title]) : []);
}
