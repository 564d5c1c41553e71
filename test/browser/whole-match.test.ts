/**
 * A whole match as people play it: two browsers and a bot, from the front page to the podium, with gestures and typed
 * lines. One page is reloaded while building and while forecasting; the server is killed while everybody forecasts, and
 * started again.
 */

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyLog } from '../../shared/match/verify-log.ts';
import { ServerProcess } from '../server-process.ts';
import { launchBrowser, newVisitor, type Visitor } from './browser.ts';
import { TablePage } from './table-page.ts';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start({ SEED: 'a whole match' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('is played by two people and a bot through a reload and a crash to the same podium', async () => {
  const visitors = await Promise.all([newVisitor(browser), newVisitor(browser, { size: 'tablet' })]);
  const [ana, bo] = visitors.map(({ page }) => new TablePage(page)) as [TablePage, TablePage];
  const both = [ana, bo];

  // the lobby
  const code = await ana.createTable(server.url);
  await bo.joinTable(server.url, code);
  await ana.rename('Ana');
  await bo.rename('Bo');
  await ana.page.getByRole('button', { name: /greedy/i }).click();
  await ana.choosePlaylist(['Roommates']);
  await ana.page.getByLabel('A peer round').click();
  await bo.until(() => bo.page.getByLabel('A peer round').isChecked());
  await ana.page.getByRole('button', { name: 'Start the match' }).click();

  // briefing
  for (const player of both) {
    await player.waitForPhase('briefing');
    await player.page.locator('.contract-card').first().waitFor();
    await player.sayReady('I am ready');
  }

  // build: a typed line, a refused one, a gesture, a line from a menu
  for (const player of both) await player.waitForPhase('build');
  await ana.typeLine('pet = Node()');
  await bo.waitForLine('pet = Node()');
  await ana.typeLine('pet = nonsense');
  await ana.page.getByText("NameError: name 'nonsense' is not defined").waitFor();

  await ana.drag({ type: 'name', frame: 'globals', name: 'sofa' }, { type: 'frame', frame: 0 });
  await ana.waitForLine('= sofa');
  await bo.waitForLine('= sofa');

  // a reload in the middle: the same seat, the same lines
  await bo.page.reload();
  await bo.waitForPhase('build');
  await bo.waitForLine('= sofa');
  await bo.typeLine('mine = [sofa]');
  await ana.waitForLine('mine = [sofa]');
  for (const player of both) await player.sayReady('I am done building');

  // predict: one has handed in; the other is still thinking, loads the page again, and then the server dies
  for (const player of both) await player.waitForPhase('predict', 120_000);
  await ana.forecastAll(80);
  await bo.forecastAll(30);
  await ana.page.getByRole('button', { name: 'Hand in the forecast' }).click();
  await ana.page.getByRole('button', { name: 'Handed in' }).waitFor();
  await bo.page.locator('.save-sign[data-state="saved"]').waitFor();
  await bo.page.reload();
  await bo.waitForPhase('predict');
  expect(new Set(await bo.forecasts())).toEqual(new Set(['30']));
  await server.kill();
  for (const player of both) await player.page.getByText('The connection is gone').waitFor();
  await server.restart();
  for (const player of both) await player.page.getByText('The connection is gone').waitFor({ state: 'detached' });
  await ana.page.reload();
  await ana.waitForPhase('predict');
  expect(new Set(await ana.forecasts())).toEqual(new Set(['80']));
  expect(new Set(await bo.forecasts())).toEqual(new Set(['30']));
  await bo.page.getByRole('button', { name: 'Hand in the forecast' }).click();

  // the table talks, and both stay with what they said
  for (const player of both) await player.waitForPhase('peer');
  for (const { page } of both) await page.getByRole('button', { name: 'Hand in the forecast' }).click();

  // bell, truck, reveal, podium
  for (const player of both) await player.waitForPhase('collect', 90_000);
  for (const player of both) await player.sayReady('I have seen it');
  for (const player of both) await player.waitForPhase('reveal', 60_000);
  for (const player of both) await player.sayReady('To the podium');
  for (const player of both) await player.page.locator('main.podium').waitFor({ timeout: 60_000 });
  // one round says nothing about what anybody believes, and that is said
  for (const { page } of both) await page.locator('.belief-nothing').waitFor();
  const podiums = await Promise.all(both.map((player) => rankingOf(player)));
  expect(podiums[1]).toEqual(podiums[0]);
  expect(podiums[0]).toHaveLength(3);

  // real CPython does with the round what the game did
  await ana.page.getByRole('button', { name: 'Run this in real CPython' }).click();
  await ana.page.locator('.cpython-summary').waitFor({ timeout: 60_000 });
  expect(await ana.page.locator('.cpython-summary').textContent()).toMatch(/^CPython 3\.15\.\S+ agrees/);

  // the log verifies, and the replay ends on the same podium
  const [download] = await Promise.all([
    ana.page.waitForEvent('download'),
    ana.page.getByRole('button', { name: 'Log .jsonl' }).click(),
  ]);
  const stream = await download.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  expect(verifyLog(Buffer.concat(chunks).toString('utf8'))).toMatchObject({ ok: true });

  await ana.page.getByRole('link', { name: 'Watch the replay' }).click();
  await ana.page.waitForURL(/\/replay\//);
  await ana.page.getByText('Verified, signed by this server').waitFor();
  await ana.page.locator('.scrub').getByRole('slider').press('End');
  await ana.page.locator('main.podium').waitFor();
  expect(await rankingOf(ana)).toEqual(podiums[0]);

  expect(visitors.flatMap((visitor: Visitor) => visitor.complaints)).toEqual([]);
});

/** Each line of the podium: name and points. */
async function rankingOf({ page }: TablePage): Promise<string[]> {
  const lines = await page.locator('.ranking .rank').all();
  return Promise.all(
    lines.map(async (line) => {
      const name = await line.locator('.seat-name').textContent();
      return `${name} ${await line.locator('.rank-total').textContent()}`;
    }),
  );
}
