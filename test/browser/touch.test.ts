/** With fingers on a phone: a line by dragging on the heap, and one by tapping and choosing. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ServerProcess } from '../server-process.ts';
import { launchBrowser, newVisitor } from './browser.ts';
import { openTable } from './open-table.ts';
import { TablePage } from './table-page.ts';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start({ SEED: 'by touch' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('plays by touch', async () => {
  const code = await openTable(server.url, { bots: ['random'], settings: { buildSeconds: 600 } });
  const { page, complaints } = await newVisitor(browser, { size: 'phone' });
  const table = new TablePage(page);
  await page.goto(`${server.url}/play/${code}`);
  await page.getByRole('button', { name: 'Start the match' }).tap();
  await table.waitForPhase('briefing');
  await page.getByRole('button', { name: 'I am ready' }).tap();
  await table.waitForPhase('build');

  // a drag: from a shared name to one's own frame; the seat beside the bot's
  const seat = await ownSeat(page.locator('.score', { hasText: '(you)' }), table);
  await table.dragByFinger({ type: 'name', frame: 'globals', name: 'sofa' }, { type: 'frame', frame: seat });
  await table.waitForLine('= sofa');

  // a tap, and a line from what it offers
  await table.hidePanel();
  await table.tap({ type: 'name', frame: 'globals', name: 'flat' });
  const offer = page.locator('.offer-menu button.offer', { hasText: '= flat' }).first();
  const line = (await offer.locator('.py').first().textContent()) ?? '';
  expect(line).toMatch(/= flat$/);
  await offer.tap();
  await table.waitForLine(line);
  expect(complaints).toEqual([]);
});

/** The seat whose letter stands beside "(you)". */
async function ownSeat(row: ReturnType<TablePage['page']['locator']>, table: TablePage): Promise<number> {
  await table.showPanel('Program');
  const letter = (await row.locator('.seat-mark').textContent()) ?? '';
  await table.hidePanel();
  return letter.charCodeAt(0) - 'A'.charCodeAt(0);
}
