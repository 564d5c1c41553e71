/** What a host is shown of what the class knows, after a reveal: on the page, as a file, and on paper. */
import { mkdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import { TestClient } from '../server/client.ts';
import { ServerProcess } from '../server-process.ts';
import { axeViolations } from './axe.ts';
import { launchBrowser, newVisitor } from './browser.ts';

const FOLDER = process.env.SCREENSHOTS;
let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start({ SEED: 'report' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function shoot(page: Page, name: string): Promise<void> {
  if (FOLDER === undefined) return;
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage: true });
}

async function student(code: string, name: string): Promise<TestClient> {
  const client = await TestClient.open(server.url);
  client.say({ t: 'hello-student', v: PROTOCOL_VERSION, session: code, name });
  await client.until(() => client.session !== null);
  return client;
}

it('tells what the class said, beside what was true', async () => {
  const { page, context, complaints } = await newVisitor(browser);
  await page.goto(`${server.url}/host`);
  await page.locator('.activity').first().waitFor();
  await page.getByRole('button', { name: 'Open the session' }).click();
  const code = (await page.locator('.way-in-code').textContent()) ?? '';
  const students = [await student(code, 'Ann'), await student(code, 'Ben'), await student(code, 'Cy')];
  await page.locator('.control-main').first().click();
  for (const client of students) await client.until(() => client.phase !== null);
  const [ann] = students;
  const skip = page.locator('.control-main').nth(1);
  await skip.click();
  for (const client of students) await client.until(() => client.phase === 'build');
  await ann?.ask({ t: 'line', text: 'a = nobody' });
  await skip.click();
  for (const [index, client] of students.entries()) {
    await client.until(() => (client.state?.round?.stakes.length ?? 0) > 0);
    const stakes = client.state?.round?.stakes ?? [];
    await client.do({
      t: 'forecast',
      values: Object.fromEntries(stakes.map((stake, i) => [stake, 20 + 25 * ((index + i) % 4)])),
    });
  }
  await page.locator('.control-end').click();
  await page.locator('.confirm .danger').click();
  for (const client of students) await client.until(() => client.phase === 'finished');

  await page.getByRole('button', { name: 'Show the report' }).click();
  await page.getByRole('heading', { name: 'Forecasts with the truth' }).waitFor();
  await page.locator('.report-stakes svg').first().waitFor();
  await page.getByText('NameError').waitFor();
  expect(await page.locator('.report-beliefs tbody tr').count()).toBe(6);
  expect(await axeViolations(page)).toEqual([]);
  await shoot(page, 'report-class');

  await page.locator('.report-controls select').selectOption({ label: 'Ann' });
  await page.getByText('Not enough evidence').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await shoot(page, 'report-student');

  await page.getByLabel('Which table').selectOption('forecasts');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Report (CSV)' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe(`${code}-forecasts.csv`);
  expect(readFileSync(await saved.path(), 'utf8').split('\r\n')[1]).toMatch(/^Ann,Player 1,1,/);

  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await shoot(page, 'report-phone');

  // what the browser would print, while it prints
  await page.locator('.report-controls select').selectOption('');
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.getByRole('button', { name: 'Print a page for each student' }).click();
  await page.locator('.report-pages').waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.report-student:visible h3').allTextContents()).toEqual(['Ann', 'Ben', 'Cy']);
  expect(await page.locator('.report-stakes').isVisible()).toBe(false);
  await shoot(page, 'report-print');
  // Chromium says afterwards that it has printed
  const pdf = (await page.pdf()).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(3);
  await expect.poll(() => page.locator('.report-pages').count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});
