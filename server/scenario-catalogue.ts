import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scenario } from '../shared/match/scenario.ts';
import { ScenarioError } from '../shared/match/scenario-error.ts';
import { parseScenario } from '../shared/match/scenario-file.ts';

/** A scenario that tables can play, and the text that goes into the header of their logs. */
export interface CatalogueEntry {
  readonly scenario: Scenario;
  readonly text: string;
}

/** By id, in the order in which they are offered. */
export type Catalogue = ReadonlyMap<string, CatalogueEntry>;

/** Reads every `.py` file of a folder. Throws an error that names the file and the line that is wrong. */
export async function readCatalogue(folder: string): Promise<Catalogue> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.py'));
  const entries = await Promise.all(names.map((name) => readEntry(folder, name)));
  if (entries.length === 0) throw new Error(`there are no scenarios in ${folder}`);
  entries.sort((a, b) => a.scenario.order - b.scenario.order || (a.scenario.id < b.scenario.id ? -1 : 1));
  return new Map(entries.map((entry) => [entry.scenario.id, entry]));
}

async function readEntry(folder: string, name: string): Promise<CatalogueEntry> {
  const file = join(folder, name);
  const text = await readFile(file, 'utf8');
  try {
    return { scenario: parseScenario(name.slice(0, -'.py'.length), text), text };
  } catch (cause) {
    if (!(cause instanceof ScenarioError)) throw cause;
    throw new Error(`${file}: ${cause.message}`, { cause });
  }
}
