/**
 * Sees to it that the browser tests have a Chromium: one that is there already (CHROMIUM_PATH, a system package, or
 * Playwright's own), else the system's package manager, else Playwright's download. Fails with one clear sentence.
 * Imported by the browser tests for `findChromium`; run by `npm test` before anything else.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium that starts, or null. */
export function findChromium() {
  const fromEnvironment = process.env.CHROMIUM_PATH;
  const candidates = [...(fromEnvironment ? [fromEnvironment] : []), ...NAMES.map(onPath), ...PLACES, playwrightsOwn()];
  return candidates.find((path) => path !== null && existsSync(path) && starts(path)) ?? null;
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':');
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

function playwrightsOwn() {
  try {
    return chromium.executablePath();
  } catch {
    return null;
  }
}

function starts(path) {
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

function run(command, args) {
  console.error(`> ${command} ${args.join(' ')}`);
  try {
    execFileSync(command, args, {
      stdio: ['ignore', 2, 2],
      timeout: 10 * 60_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return true;
  } catch {
    return false;
  }
}

/** The packages also bring a Chinese font: without one, screenshots show boxes. */
function bringFromSystem() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  if (onPath('apt-get') !== null) {
    return run('apt-get', ['update', '-qq']) && run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk']);
  }
  if (onPath('dnf') !== null) return run('dnf', ['install', '-y', 'chromium', 'google-noto-sans-cjk-fonts']);
  if (onPath('apk') !== null) return run('apk', ['add', 'chromium', 'font-noto-cjk']);
  return false;
}

function bringFromPlaywright() {
  const cli = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', 'playwright-core', 'cli.js');
  return run(process.execPath, [cli, 'install', 'chromium']);
}

if (process.argv[1] === fileURLToPath(import.meta.url) && findChromium() === null) {
  console.error('The browser tests need a Chromium and there is none yet: bringing one…');
  bringFromSystem();
  if (findChromium() === null) bringFromPlaywright();
  if (findChromium() === null) {
    console.error(
      'No Chromium: the browser tests cannot run. Install Chromium or Chrome, or say where one is with CHROMIUM_PATH=/path/to/chrome.',
    );
    process.exit(1);
  }
}
