/**
 * `npm run bench`: how fast the engine is, side by side with the machine's CPython. Says so in one table; the exit code
 * tells whether all that is required holds. PYTHON names another interpreter than `python3`; `npm run bench -- logs`
 * measures one section alone.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureCollections } from './collections.ts';
import { CPython } from './cpython.ts';
import { FLOORS_NAME } from './floors.ts';
import { measureLogs } from './logs.ts';
import { measureStatements } from './statements.ts';
import { exitCodeOf, judge, type Measure, tableOf } from './verdict.ts';

const root = join(fileURLToPath(import.meta.url), '..', '..', '..', '..');
const interpreter = process.env.PYTHON ?? 'python3';
const python = await CPython.start(interpreter, join(root, 'test', 'bench', 'cpython.py'));
if (python === null) {
  console.log(
    `There is no ${interpreter} here: instead of ratios to it, ours stand against figures measured elsewhere.`,
  );
} else {
  console.log(`Side by side with CPython ${python.version} (${interpreter}).`);
}

const SECTIONS = {
  statements: () => measureStatements(python),
  collections: () => measureCollections(python),
  logs: async () => measureLogs(join(root, 'shared', 'scenarios')),
} satisfies Record<string, () => Promise<Measure[]>>;

const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !Object.hasOwn(SECTIONS, name));
if (unknown !== undefined) {
  console.error(`there is no section ${unknown}: ${Object.keys(SECTIONS).join(', ')}`);
  process.exit(2);
}
const measures: Measure[] = [];
for (const [name, measure] of Object.entries(SECTIONS)) {
  if (chosen.length === 0 || chosen.includes(name)) measures.push(...(await measure()));
}
python?.stop();

const rows = measures.map(judge);
for (const line of tableOf(rows, python === null ? FLOORS_NAME : `CPython ${python.version} / fixed`))
  console.log(line);
process.exitCode = exitCodeOf(rows);
