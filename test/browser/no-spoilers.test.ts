/** While the truck works, nothing beside the heap tells the end; live and in a replay. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ServerProcess } from '../server-process.ts';
import { launchBrowser, newVisitor } from './browser.ts';
import { openTable } from './open-table.ts';
import { TablePage } from './table-page.ts';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start({ SEED: 'no spoilers' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('lets the program tell the collection no sooner than the guide', async () => {
  const code = await openTable(server.url, { bots: ['random'], settings: { buildSeconds: 4, bellSeconds: 1 } });
  const { page, complaints } = await newVisitor(browser);
  const table = new TablePage(page);
  await page.goto(`${server.url}/play/${code}`);
  await page.getByRole('button', { name: 'Start the match' }).click();
  await table.waitForPhase('briefing');
  await table.sayReady('I am ready');
  await table.waitForPhase('predict');
  await page.getByRole('button', { name: 'Hand in the forecast' }).click();

  await table.waitForPhase('collect');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expectToldByTheGuide(page);
  await table.sayReady('I have seen it');
  await table.waitForPhase('reveal');
  await table.sayReady('To the podium');
  await page.getByRole('link', { name: 'Watch the replay' }).click();

  // the same from the log: the entry before the collection, and one step on
  const collect = page.locator('.scrub-mark[title="collect"]');
  await collect.waitFor();
  const scrub = page.locator('.scrub').getByRole('slider');
  const last = Number(await scrub.getAttribute('max'));
  const at = Number.parseFloat((await collect.getAttribute('style'))?.replace(/^.*left:\s*/, '') ?? '');
  await scrub.fill(String(Math.round((at / 100) * last) - 1));
  await table.waitForPhase('bell');
  await page.getByRole('button', { name: 'Forward an entry' }).click();
  await table.waitForPhase('collect');
  await table.showPanel('Program');
  await expectToldByTheGuide(page);
  expect(complaints).toEqual([]);
});

async function expectToldByTheGuide(page: Page): Promise<void> {
  const truck = page.locator('.program-line', { has: page.locator('.program-name', { hasText: /^truck$/ }) });
  await truck.waitFor();
  expect(await truck.textContent()).not.toMatch(/→|freed/);
  await page.getByRole('button', { name: 'Skip to the end' }).click();
  await truck.getByText(/→/).waitFor();
  expect(await truck.textContent()).toMatch(/freed by the collector/);
}
