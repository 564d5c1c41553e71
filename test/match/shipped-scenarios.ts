/** The scenarios that the game ships, as the server finds them. */
import { readdirSync, readFileSync } from 'node:fs';
import type { ScenarioText } from './rounds-of-bots.ts';

const FOLDER = new URL('../../shared/scenarios/', import.meta.url);

export function shippedScenarios(): ScenarioText[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.py'))
    .map((name) => ({ id: name.slice(0, -'.py'.length), text: readFileSync(new URL(name, FOLDER), 'utf8') }));
}
