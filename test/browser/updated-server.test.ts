/** The server was updated while a page was open: what the page still wants to load has another name now. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ServerProcess } from '../server-process.ts';
import { launchBrowser, newVisitor } from './browser.ts';

const CHUNK = /\/assets\/replays-page-[^/]*\.js$/;

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The front page, whose next page is gone until the page was loaded so often; counts how often it was. */
async function openWithoutNextPage(until: number): Promise<{ page: Page; counts: { loads: number } }> {
  const { page } = await newVisitor(browser);
  const counts = { loads: 0 };
  page.on('request', (request) => {
    if (request.isNavigationRequest()) counts.loads++;
  });
  await page.route(CHUNK, (route) =>
    counts.loads < until ? route.fulfill({ status: 404, body: 'not found' }) : route.continue(),
  );
  await page.goto(server.url);
  await page.getByRole('link', { name: 'Watch replays' }).click();
  return { page, counts };
}

it('loads the page again, once, and then shows what was asked for', async () => {
  const { page, counts } = await openWithoutNextPage(2);
  await page.locator('.drop-file').waitFor();
  expect(page.url()).toBe(`${server.url}/replay`);
  expect(counts.loads).toBe(2);
});

it('says so when that does not help, instead of loading for ever', async () => {
  const { page, counts } = await openWithoutNextPage(Number.POSITIVE_INFINITY);
  await expect.poll(() => counts.loads).toBe(2);
  await page.getByRole('heading', { name: 'This page could not be loaded.' }).waitFor();
  await page.getByRole('button', { name: 'Load it again' }).waitFor();
  expect(counts.loads).toBe(2);
});
