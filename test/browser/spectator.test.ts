/** Somebody who comes after the start may watch: the heap and the lines, and nobody's secrets. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ServerProcess } from '../server-process.ts';
import { axeViolations } from './axe.ts';
import { launchBrowser, newVisitor } from './browser.ts';
import { openTable } from './open-table.ts';
import { TablePage } from './table-page.ts';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start({ SEED: 'looking on' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('offers late guests to watch, and shows them no secrets', async () => {
  const code = await openTable(server.url, { bots: ['random'], settings: { buildSeconds: 600, bellSeconds: 1 } });
  const [ana, guest] = [await newVisitor(browser), await newVisitor(browser)];
  const [player, watcher] = [new TablePage(ana.page), new TablePage(guest.page)];
  await player.page.goto(`${server.url}/play/${code}`);
  await player.page.getByRole('button', { name: 'Start the match' }).click();
  await player.waitForPhase('briefing');
  await player.sayReady('I am ready');
  await player.waitForPhase('build');

  const heard: string[] = [];
  const { page } = watcher;
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
  await page.goto(`${server.url}/play/${code}`);
  await page.getByRole('heading', { name: 'You can watch this match' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Watch the match' }).click();
  await watcher.waitForPhase('build');
  await page.getByText('watching', { exact: true }).waitFor();
  await player.typeLine('pet = Node()');
  await watcher.waitForLine('pet = Node()');
  expect(await page.locator('.contract-card, .prompt, .ready, .tab:has-text("Contracts")').count()).toBe(0);

  await player.sayReady('I am done building');
  await player.waitForPhase('predict');
  await player.forecastAll(83);
  await watcher.waitForPhase('predict');
  await page.locator('.stake-card').first().waitFor();
  expect(await page.locator('.stake-slider, .hand-in, .worth').count()).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
  await player.page.getByRole('button', { name: 'Hand in the forecast' }).click();
  await watcher.waitForPhase('collect', 60_000);
  const told = heard.join('\n');
  expect(told).toContain('"contracts-dealt"');
  expect(told).not.toContain('"kind":"keep"');
  expect(told).not.toMatch(/"(points|values|key)":(?!null)/);

  await player.sayReady('I have seen it');
  await watcher.waitForPhase('reveal');
  await page.locator('.fate').first().waitFor();
  expect([...ana.complaints, ...guest.complaints]).toEqual([]);
});
