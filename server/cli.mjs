/**
 * `npm run -s cli -- COMMAND`: installs and builds what is missing, then runs the command line, so that it works in a
 * fresh clone. Plain JavaScript, since there may be nothing built yet.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

await import('./install.mjs');

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const build = spawnSync(process.execPath, [tsc, '-b', 'shared', 'server'], { cwd: root, stdio: ['ignore', 2, 2] });
if (build.status !== 0) process.exit(2);

// npm changes to the package's folder; files are named from where the command was given
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
await import('../dist/server/cli/main.js');
