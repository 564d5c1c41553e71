/** A whole round with the keyboard alone: no pointer, only Tab, arrows, Enter and typing, with motion reduced. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ServerProcess } from '../server-process.ts';
import { launchBrowser, newVisitor } from './browser.ts';
import { tabTo } from './tab-to.ts';
import { TablePage } from './table-page.ts';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start({ SEED: 'by keyboard' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('can be played by keyboard alone', async () => {
  const { page, complaints } = await newVisitor(browser, { reducedMotion: true });
  const table = new TablePage(page);
  const { keyboard } = page;

  await page.goto(server.url);
  await page.getByRole('button', { name: 'Create a table' }).waitFor();
  await tabTo(page, /^Create a table$/);
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Who plays?' }).waitFor();
  await tabTo(page, /greedy/i);
  await keyboard.press('Enter');
  await page.locator('.seats .seat').nth(1).waitFor();
  for (const title of [/Moving day/, /The old town/]) {
    await tabTo(page, title);
    await keyboard.press('Space');
  }
  await page.getByText('One round is played').waitFor();
  await tabTo(page, /^Start the match$/, 'backwards');
  await keyboard.press('Enter');

  await table.waitForPhase('briefing');
  await tabTo(page, /^I am ready$/);
  await keyboard.press('Enter');

  await table.waitForPhase('build');
  await page.waitForFunction(() => document.activeElement?.classList.contains('cm-content'));
  await keyboard.type('pet = Node()');
  await keyboard.press('Escape');
  await keyboard.press('Enter');
  await page.locator('.program-line:not(.pending)', { hasText: 'pet = Node()' }).waitFor();

  // the heap in words: from a name to its menu to a line
  await tabTo(page, /^tab Program$/, 'backwards');
  await keyboard.press('ArrowRight');
  await page.locator('.outline').waitFor();
  await tabTo(page, /^sofa/);
  await keyboard.press('Enter');
  await page.locator('.offer-menu').waitFor();
  await tabTo(page, /=\s*sofa\b/);
  await keyboard.press('Enter');
  await tabTo(page, /^tab Heap$/, 'backwards');
  await keyboard.press('ArrowLeft');
  await page.locator('.program-line:not(.scenario, .pending)', { hasText: '= sofa' }).waitFor();
  await tabTo(page, /^I am done building$/);
  await keyboard.press('Enter');

  await table.waitForPhase('predict', 120_000);
  const sliders = await page.locator('.stake-slider').getByRole('slider').count();
  expect(sliders).toBeGreaterThanOrEqual(6);
  for (let slider = 0; slider < sliders; slider++) {
    await tabTo(page, /probability in percent/);
    for (let press = 0; press < 5; press++) await keyboard.press('ArrowRight');
    await keyboard.press('Tab');
  }
  expect(new Set(await table.forecasts())).toEqual(new Set(['55']));
  await tabTo(page, /^Hand in the forecast$/);
  await keyboard.press('Enter');

  await table.waitForPhase('collect', 90_000);
  await tabTo(page, /^I have seen it$/);
  await keyboard.press('Enter');
  await table.waitForPhase('reveal');
  await tabTo(page, /^To the podium$/);
  await keyboard.press('Enter');
  await page.locator('main.podium').waitFor({ timeout: 60_000 });
  expect(complaints).toEqual([]);
});
