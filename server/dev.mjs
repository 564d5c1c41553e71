/**
 * `npm run dev`: rebuilds and restarts the server, and reloads the client, at every change. The page is served by vite,
 * which passes /api and /ws on to the server.
 */
import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join(root, 'node_modules', name);
const tsc = bin('typescript/bin/tsc');

spawnSync(process.execPath, [tsc, '-b', 'shared', 'server'], { cwd: root, stdio: 'inherit' });

const { devEnvironment, PAGE_PORT } = await import('../dist/server/dev-environment.js');

const children = [
  start([tsc, '-b', '--watch', '--preserveWatchOutput', 'shared', 'server']),
  start(['--watch', '--watch-preserve-output', 'dist/server/main.js'], devEnvironment(process.env)),
  start([
    bin('vite/bin/vite.js'),
    '--config',
    'client/vite.config.ts',
    '--host',
    '--port',
    `${PAGE_PORT}`,
    '--strictPort',
  ]),
];

function start(args, env = {}) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  child.on('exit', (code) => stop(code ?? 0));
  return child;
}

function stop(code) {
  for (const child of children) child.kill();
  process.exit(code);
}

process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));
