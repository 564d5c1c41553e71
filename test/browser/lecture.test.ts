/** A lecture with its host, a co-host's phone as a remote, a projector, and two students. */
import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HostKeys, hashOfKey, newHostKeys } from '../../client/model/hosting/host-keys.ts';
import { ServerProcess } from '../server-process.ts';
import { axeViolations } from './axe.ts';
import { launchBrowser, newVisitor, type Visitor } from './browser.ts';

const SCRIPT = [
  '# say: Two who hold each other.',
  '# say.zh: 互相抓住的两个对象。',
  'ann = Node()',
  'bob = Node()',
  'ann.next = bob',
  'bob.next = ann',
  '# forecast: ann bob',
  '# peer',
  'del ann',
  'del bob',
  'gc.collect()',
  '# reveal',
].join('\n');

let server: ServerProcess;
let browser: Browser;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start({ SEED: 'a lecture' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function createSession(keys: HostKeys): Promise<string> {
  const response = await fetch(`${server.url}/api/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      activities: [{ mode: 'lecture', title: 'Cycles', runtime: '3.15', script: SCRIPT }],
      hostKey: { name: 'Ada', hash: hashOfKey(keys.auth) },
      screenHash: hashOfKey(keys.screen),
      publicKey: keys.publicKey,
    }),
  });
  return ((await response.json()) as { readonly code: string }).code;
}

async function visit(path: string, options: Parameters<typeof newVisitor>[1] = {}): Promise<Page> {
  const visitor = await newVisitor(browser, { reducedMotion: true, ...options });
  visitors.push(visitor);
  await visitor.page.goto(`${server.url}${path}`);
  return visitor.page;
}

async function joins(code: string, name: string): Promise<Page> {
  const page = await visit(`/play/${code}`, { size: 'phone' });
  await page.getByRole('textbox').first().fill(name);
  await page.keyboard.press('Enter');
  return page;
}

async function forecasts(page: Page, percents: readonly number[]): Promise<void> {
  const sliders = page.locator('.student-lecture input[type="range"]');
  await expect.poll(() => sliders.count()).toBe(percents.length);
  for (const [index, percent] of percents.entries()) await sliders.nth(index).fill(String(percent));
  await page.getByRole('button', { name: 'Hand in the forecast' }).click();
  await page.getByRole('button', { name: 'Handed in' }).waitFor();
}

const next = (page: Page) => page.locator('.host-next').click();

it('is led from a desk and a phone, forecast twice, and revealed to everybody', async () => {
  const keys = newHostKeys((count) => Uint8Array.from(randomBytes(count)));
  const code = await createSession(keys);
  const host = await visit(`/host/${code}#${keys.fragment}`);
  const remote = await visit(`/host/${code}#${keys.fragment}`, { size: 'phone' });
  const wall = await visit(`/screen/${code}#${keys.screen}`);
  await wall.setViewportSize({ width: 1920, height: 1080 });
  const [ana, bo] = [await joins(code, 'Ana'), await joins(code, 'Bo')];
  await host
    .getByRole('button', { name: /^Start/ })
    .first()
    .click();

  // the note and four lines
  await host.getByText('Two who hold each other.').first().waitFor();
  for (let step = 0; step < 5; step++) {
    await next(host);
    await expect.poll(() => host.locator('.script-step.done').count()).toBe(step + 1);
  }
  await wall.locator('.lecture-line', { hasText: 'bob.next = ann' }).waitFor();

  // what is typed by hand is refused in Python's words, and costs nothing
  await host.getByLabel('A line of Python').fill('cat = dog');
  await host.keyboard.press('Enter');
  await host.getByText("NameError: name 'dog' is not defined").waitFor();

  // the first pass: the host sees what the class says, the class does not
  await next(host);
  await forecasts(ana, [90, 90]);
  await forecasts(bo, [20, 20]);
  await wall.getByText('2 of 2 have forecast').waitFor();
  await host.locator('.host-charts svg').first().waitFor();
  expect(await host.locator('.host-charts').textContent()).toContain('55 %');
  expect(await wall.locator('svg[class^="plot"]').count()).toBe(0);
  expect(await bo.locator('.student-lecture').textContent()).not.toContain('55 %');
  expect(await wall.locator('.screen-lecture').textContent()).not.toContain('55 %');
  for (const page of [host, remote, wall, ana]) expect(await axeViolations(page)).toEqual([]);

  // the talk, from the phone
  await remote.locator('.host-next').waitFor();
  await next(remote);
  await wall.getByText('Talk, then forecast again').waitFor();
  await wall.locator('.screen-chart svg').first().waitFor();
  await bo.getByText('class 55 %').first().waitFor();
  await forecasts(bo, [10, 10]);
  expect(await axeViolations(wall)).toEqual([]);
  expect(await axeViolations(bo)).toEqual([]);

  // closed, three lines, and the reveal
  await next(remote);
  await ana.getByText('Forecasts are closed').waitFor();
  for (const line of ['del ann', 'del bob', 'gc.collect()']) {
    await next(remote);
    await wall.locator('.lecture-line.last', { hasText: line }).waitFor();
  }
  await next(remote);
  await wall.getByText('Talking brought').waitFor();
  await wall.getByText('held only each other').waitFor();
  for (const page of [ana, bo]) await page.getByText('0 of 2 survived').waitFor();
  // 25 − 100 · 0.9² and 25 − 100 · 0.1², twice each
  expect(await ana.locator('.lecture-points').textContent()).toContain('−112');
  expect(await bo.locator('.lecture-points').textContent()).toContain('+48');
  for (const page of [host, remote, wall, ana]) expect(await axeViolations(page)).toEqual([]);

  // a question by hand, picked on the heap
  await host.getByLabel('A line of Python').fill('cat = [Node()]');
  await host.keyboard.press('Enter');
  await host.getByRole('button', { name: 'Ask the class' }).click();
  await host.getByRole('button', { name: '#4 list' }).click();
  await host.getByRole('button', { name: 'Ask about #4' }).click();
  await forecasts(ana, [99]);
  await host.getByRole('button', { name: 'Reveal' }).click();
  await ana.getByText('1 of 1 survived').waitFor();
  for (const { complaints } of visitors) expect(complaints).toEqual([]);
});
