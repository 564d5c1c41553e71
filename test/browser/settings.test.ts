/** Sound and motion: what is off stays off, and what was chosen is remembered. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ServerProcess } from '../server-process.ts';
import { launchBrowser, newVisitor } from './browser.ts';
import { openTable } from './open-table.ts';
import { TablePage } from './table-page.ts';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start({ SEED: 'settings' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('is silent until sound is switched on, and remembers that', async () => {
  const { page, complaints } = await newVisitor(browser);
  await page.addInitScript(countOscillators);
  const code = await openTable(server.url, { bots: ['random'], settings: { buildSeconds: 600 } });
  const table = new TablePage(page);
  await page.goto(`${server.url}/play/${code}`);
  await page.getByRole('button', { name: 'Start the match' }).click();
  await table.waitForPhase('briefing');
  await table.sayReady('I am ready');
  await table.waitForPhase('build');
  await table.typeLine('pet = Node()');
  await table.waitForLine('pet = Node()');
  expect(await oscillators(page)).toBe(0);

  await choose(page, 'Sound', 'On');
  await table.typeLine('pet.left = pet');
  await table.waitForLine('pet.left = pet');
  await expect.poll(() => oscillators(page)).toBeGreaterThan(0);

  await page.reload();
  await table.waitForPhase('build');
  await table.typeLine('pet.right = pet');
  await table.waitForLine('pet.right = pet');
  await expect.poll(() => oscillators(page)).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
});

it('moves nothing when motion is off, and remembers that too', async () => {
  const { page } = await newVisitor(browser);
  const motion = () => page.evaluate(() => document.documentElement.dataset.motion);
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Create a table' }).waitFor();
  expect(await motion()).toBe('on');
  await choose(page, 'Animations', 'Off');
  expect(await motion()).toBe('off');
  await page.reload();
  await page.getByRole('button', { name: 'Create a table' }).waitFor();
  expect(await motion()).toBe('off');
  const durations = await page.evaluate(() =>
    document.getAnimations().map((one) => Number(one.effect?.getComputedTiming().duration ?? 0)),
  );
  expect(durations.filter((ms) => ms > 1)).toEqual([]);
  await choose(page, 'Animations', 'On');
  expect(await motion()).toBe('on');
});

async function choose(page: Page, setting: string, value: string): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('group', { name: setting }).getByRole('radio', { name: value, exact: true }).check();
  await page.keyboard.press('Escape');
}

/** Counts, in the page, how many tones were begun. */
function countOscillators(): void {
  const begin = OscillatorNode.prototype.start;
  Object.assign(window, { tones: 0 });
  OscillatorNode.prototype.start = function (when) {
    const counting = window as unknown as { tones: number };
    counting.tones++;
    begin.call(this, when);
  };
}

function oscillators(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { tones: number }).tones);
}
