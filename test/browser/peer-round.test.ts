/** Peer instruction: forecast, see who disagrees but neither what they said nor what is true, forecast again. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ServerProcess } from '../server-process.ts';
import { launchBrowser, newVisitor } from './browser.ts';
import { openTable } from './open-table.ts';
import { TablePage } from './table-page.ts';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start({ SEED: 'a peer round' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('shows who disagrees without what they said, and scores the second forecast', async () => {
  const code = await openTable(server.url, { settings: { peerSeconds: 120, bellSeconds: 1 } });
  const visitors = [await newVisitor(browser), await newVisitor(browser)] as const;
  const [ana, bo] = [new TablePage(visitors[0].page), new TablePage(visitors[1].page)];
  const both = [ana, bo];
  const heardByBo: string[] = [];
  bo.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heardByBo.push(String(payload))));
  for (const [player, name] of [
    [ana, 'Ana'],
    [bo, 'Bo'],
  ] as const) {
    await player.page.goto(`${server.url}/play/${code}`);
    await player.rename(name);
  }
  await ana.page.getByRole('button', { name: 'Start the match' }).click();
  for (const player of both) await player.waitForPhase('briefing');
  for (const player of both) await player.sayReady('I am ready');
  for (const player of both) await player.waitForPhase('build');
  for (const player of both) await player.sayReady('I am done building');

  // the first pass: they disagree about everything
  for (const player of both) await player.waitForPhase('predict');
  await ana.forecastAll(83);
  await bo.forecastAll(29);
  for (const { page } of both) await page.getByRole('button', { name: 'Hand in the forecast' }).click();

  // who disagrees, and no more
  for (const player of both) await player.waitForPhase('peer');
  const stakes = await ana.page.locator('.stake-card').count();
  for (const { page } of both) {
    const shown = await page.locator('.stake-card .disagreement').allTextContents();
    expect(shown).toHaveLength(stakes);
    for (const text of shown) {
      expect(text).toMatch(/Ana.*Bo/);
      expect(text).not.toMatch(/\d/);
    }
  }
  expect(await bo.page.locator('body').textContent()).not.toContain('83 %');
  expect(heardByBo.join('\n')).not.toMatch(/"#\d+":83\b/);
  expect(heardByBo.join('\n')).toMatch(/"#\d+":29\b/);
  // what one had said is where one goes on from
  expect(new Set(await bo.forecasts())).toEqual(new Set(['29']));

  // the second pass: Bo is convinced of one stake, and Ana of none
  await bo.page.locator('.stake-slider').getByRole('slider').first().fill('77');
  for (const { page } of both) await page.locator('.hand-in .primary').click();

  for (const player of both) await player.waitForPhase('collect', 60_000);
  for (const player of both) await player.sayReady('I have seen it');
  for (const player of both) await player.waitForPhase('reveal');
  for (const { page } of both) {
    const said = await Promise.all(
      (await page.locator('.fate .scale').all()).map((scale) => scale.locator('.visually-hidden').allTextContents()),
    );
    expect(said).toHaveLength(stakes);
    expect(new Set(said[0])).toEqual(new Set(['Ana: 83 %', 'Bo: 77 %']));
    for (const other of said.slice(1)) expect(new Set(other)).toEqual(new Set(['Ana: 83 %', 'Bo: 29 %']));
  }
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
});
