/** The host's pages: a session is put together, a class is watched over, and a phone takes part in leading it. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tableRound } from '../../shared/session/playlist.ts';
import { ServerProcess } from '../server-process.ts';
import { axeViolations } from './axe.ts';
import { launchBrowser, newVisitor, type Visitor } from './browser.ts';
import { ClassOfSockets } from './class-of-sockets.ts';
import { HostPage, openSession as openByRequest } from './class-pages.ts';

let server: ServerProcess;
let browser: Browser;
let host: Visitor;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start({ SEED: 'host desk' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

beforeEach(async () => {
  host = await newVisitor(browser);
  await host.page.goto(`${server.url}/host`);
  await host.page.locator('.activity').first().waitFor();
});

afterEach(async () => {
  expect(host.complaints).toEqual([]);
  await host.context.close();
});

const titles = (page: Page) => page.locator('.activity-title b').allTextContents();

/** Opens the session as it stands on the page; its code. */
async function openSession(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Open the session' }).click();
  return (await page.locator('.way-in-code').textContent()) ?? '';
}

/** Whom the tables have, as dealt. */
async function dealt(page: Page): Promise<readonly (readonly string[])[]> {
  const tables = await page.locator('.deal-tables .dealt-table:not(.empty)').all();
  return Promise.all(tables.map((table) => table.locator('.dealt-name').allTextContents()));
}

async function whole(page: Page): Promise<void> {
  // half faded in, a text has not the contrast that it will have
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.locator('html[data-motion="off"]').waitFor({ state: 'attached' });
  expect(await axeViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
}

describe('a playlist', () => {
  it('is put in order by dragging and by keys, and the keys stay where they were', async () => {
    const { page } = host;
    await page.dragAndDrop('.activity:nth-child(1) .drag-handle', '.activity:nth-child(3)');
    await expect.poll(() => titles(page)).toEqual(['Roommates', 'The old town', 'Moving day', 'The guest book']);
    const down = page.getByRole('button', { name: 'Move Roommates down' });
    await down.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => titles(page)).toEqual(['The old town', 'Roommates', 'Moving day', 'The guest book']);
    await expect.poll(() => down.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => titles(page)).toEqual(['The old town', 'Moving day', 'Roommates', 'The guest book']);
    await whole(page);
  });

  it('goes out as a file and comes back, and a file that is wrong says where', async () => {
    const { page } = host;
    await page.getByRole('button', { name: '50 minutes' }).click();
    await page.locator('.shelf summary').click();
    await page.getByLabel('Name of the playlist').fill('Week 7');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as a file' }).click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe('week-7.playlist.json');
    const text = readFileSync(await download.path(), 'utf8');
    await page.getByRole('button', { name: '10 minutes' }).click();
    await expect.poll(() => titles(page)).toHaveLength(2);

    const fileWith = (content: string) => ({
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    });
    await page.locator('.drop-file input').setInputFiles(fileWith(text.replace('"roommates"', '"no-such-place"')));
    await expect.poll(() => page.locator('.shelf .notice').textContent()).toContain('Activity 2');
    expect(await titles(page)).toHaveLength(2);
    await page.locator('.drop-file input').setInputFiles(fileWith(text));
    await expect.poll(() => titles(page)).toHaveLength(6);
    await whole(page);
  });
});

describe('a session', () => {
  it('is led from a desk and from a phone, whose link can be taken back', async () => {
    const { page } = host;
    const code = await openSession(page);
    const students = new ClassOfSockets(server.url, code);
    await students.join('Ana', 'Bo', 'fuck', 'Dora', 'Emil');
    await expect.poll(() => page.locator('.arrivals .chip').count()).toBe(5);
    await whole(page);

    await page.getByRole('tab', { name: /Students/ }).click();
    await page.getByText('The filter hides “fuck”.').waitFor();
    await page.getByRole('searchbox').fill('dor');
    await expect.poll(() => page.locator('.student').count()).toBe(1);
    await page.locator('.student-name').click();
    await page.getByLabel('Name that others see').fill('Dorothy');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => page.locator('.student-name b').textContent()).toBe('Dorothy');
    await page.getByLabel(/^Time/).selectOption({ label: '1.5 × time' });
    await page.locator('.student-notes', { hasText: '1.5 × time' }).waitFor();
    await whole(page);

    await page.getByRole('tab', { name: /Tables/ }).click();
    await page.getByRole('button', { name: 'Deal the tables' }).click();
    await expect.poll(async () => (await dealt(page)).map((table) => table.length)).toEqual([3, 2]);
    const [[first = '', second = ''] = []] = await dealt(page);
    await page.dragAndDrop('.dealt-table:nth-child(1) .dealt-student:nth-child(1)', '.dealt-table:nth-child(2)');
    await expect.poll(async () => (await dealt(page))[1]).toContain(first);
    await page.getByLabel(`Move ${second} to`).selectOption({ label: 'New table' });
    await expect.poll(async () => (await dealt(page))[2]).toEqual([second]);
    await whole(page);

    const phone = await newVisitor(browser, { size: 'phone', language: 'zh-CN' });
    await phone.page.emulateMedia({ colorScheme: 'light' });
    await phone.page.goto(await coHostLink(page));
    await phone.page.locator('.control-main').click();
    await phone.page.locator('.table-card').first().waitFor();
    await page.locator('.table-seat', { hasText: 'Dorothy' }).getByText('1.5 × time').waitFor();
    await whole(phone.page);
    await phone.page.locator('.table-look').first().click();
    await phone.page.locator('.look .arena canvas').waitFor();
    await whole(phone.page);

    await page.getByRole('button', { name: 'Pause' }).click();
    await page.locator('.paused').waitFor();
    await whole(page);
    await page.getByRole('tab', { name: 'Lobby' }).click();
    await page.getByRole('button', { name: 'Revoke' }).click();
    await page.locator('.co-host .confirm .danger').click();
    await phone.page.getByText('这个主持链接不对，或者已被收回。').waitFor();
    expect(phone.complaints).toEqual([]);
    await phone.context.close();

    await page.getByRole('button', { name: 'End the round' }).click();
    await page.locator('.confirm .danger').click();
    await expect.poll(() => page.locator('.standings tbody tr').count()).toBe(5);
    await whole(page);
    students.leave();
  });

  it('swaps two students at full tables by dragging, and by keys that stay with who was moved', async () => {
    const session = await openByRequest(server.url, { tableSize: 2, bots: false }, [tableRound('roommates')]);
    const desk = new HostPage(host.page);
    await desk.open(server.url, session);
    const students = new ClassOfSockets(server.url, session.code);
    await students.join('Ana', 'Bo', 'Cai', 'Dora');
    const { page } = host;
    await page.getByRole('tab', { name: /Tables/ }).click();
    await page.getByRole('button', { name: 'Deal the tables' }).click();
    await expect.poll(async () => (await dealt(page)).map((table) => table.length)).toEqual([2, 2]);
    const [[first = '', second = ''] = [], [third = '', fourth = ''] = []] = await dealt(page);
    const chip = (table: number, place: number) =>
      `.dealt-table:nth-child(${table}) .dealt-student:nth-child(${place})`;
    await page.dragAndDrop(chip(1, 1), chip(2, 2));
    await expect
      .poll(() => dealt(page))
      .toEqual([
        [fourth, second],
        [third, first],
      ]);
    const list = page.getByLabel(`Move ${second} to`);
    await list.focus();
    await list.selectOption({ label: third });
    await expect
      .poll(() => dealt(page))
      .toEqual([
        [fourth, third],
        [second, first],
      ]);
    await expect.poll(() => list.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await list.locator('optgroup').getAttribute('label')).toBe('Table 1 is full: swap with');
    await whole(page);
    students.leave();
  });

  it('is tried by its host alone, with bots, in a class of its own that is gone afterwards', async () => {
    const { page } = host;
    await page.locator('.activity').nth(1).waitFor();
    const opening = page.context().waitForEvent('page');
    await page.getByRole('button', { name: 'Try the student’s side' }).click();
    const trial = await opening;
    const device = trial.frameLocator('.trial-device');
    await device.locator('input[name="nickname"]').fill('Me');
    await device.locator('.study-door button[type="submit"]').click();
    await device.locator('.study-steps').waitFor();
    await trial.locator('.control-main.wide').click();
    await device.locator('.arena canvas').waitFor();
    await trial.locator('.control-next-phase').click();
    await device.locator('.prompt').waitFor();
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await trial.setViewportSize({ width, height });
      await whole(trial);
    }
    const code = /host\/(\w+)\/try/.exec(trial.url())?.[1] ?? '';
    expect((await page.request.get(`${server.url}/api/sessions/${code}`)).status()).toBe(200);
    const closed = trial.waitForEvent('close');
    await trial.getByRole('button', { name: 'Close and delete it' }).click();
    await closed;
    expect((await page.request.get(`${server.url}/api/sessions/${code}`)).status()).toBe(404);
    await page.reload();
    expect(await page.locator('.recent-link', { hasText: code }).count()).toBe(0);
  });

  it('is found again by its host, and its link alone opens it elsewhere', async () => {
    const { page } = host;
    const code = await openSession(page);
    const link = page.url();
    await page.goto(`${server.url}/host`);
    await page.locator('.recent-link', { hasText: code }).click();
    await page.locator('.way-in-code').waitFor();
    expect(page.url()).toBe(link);

    const other = await newVisitor(browser);
    await other.page.goto(`${server.url}/host/${code}`);
    await other.page.getByLabel('Host link').fill('nonsense');
    await other.page.getByRole('button', { name: 'Open it' }).click();
    await other.page.locator('.notice').waitFor();
    await whole(other.page);
    await other.page.getByLabel('Host link').fill(link);
    await other.page.getByRole('button', { name: 'Open it' }).click();
    await other.page.locator('.way-in-code').waitFor();
    await other.context.close();
  });

  it('makes a personal link for each name of a guest list, and opens their real names', async () => {
    const { page } = host;
    await openSession(page);
    await page.getByRole('heading', { name: 'Guest list' }).click();
    await page.getByLabel(/^Names/).fill('Ana López\nZoë Quince, owl');
    await page.getByRole('button', { name: 'Make 2 links' }).click();
    await page.locator('.guest-table').waitFor();
    const links = await page.locator('.guest-table code').allTextContents();
    expect(new Set(links).size).toBe(2);
    await whole(page);
    await page.getByRole('tab', { name: /Students/ }).click();
    await expect.poll(() => page.locator('.real-name').allTextContents()).toEqual(['Ana López', 'Zoë Quince']);
    expect(await page.locator('.student-name b').allTextContents()).toEqual(['Guest 1', 'owl']);
    await page.getByRole('heading', { name: '2 expected, not here yet' }).waitFor();
    await page.getByRole('tab', { name: 'Lobby' }).click();
    const [, zoe = ''] = links;
    const guest = await newVisitor(browser, { size: 'phone' });
    await guest.page.goto(zoe);
    await expect.poll(() => page.locator('.way-in > .arrivals .chip').allTextContents()).toEqual(['owl']);
    expect(await page.locator('.expected .chip').allTextContents()).toEqual(['Ana López']);
    await whole(page);
    await new HostPage(page).endSession();
    await expect
      .poll(() => page.locator('.standings tbody th').allTextContents())
      .toEqual([expect.stringContaining('owl')]);
    await guest.context.close();
  });
});

/** A link for a phone, as its QR code holds it. */
async function coHostLink(page: Page): Promise<string> {
  await page.getByRole('tab', { name: 'Lobby' }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  await page.locator('.co-host-link img[src]').waitFor();
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => {
      document.body.dataset.copied = text;
    };
  });
  await page.locator('.co-host-link').getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => page.evaluate(() => document.body.dataset.copied ?? '')).toContain('#');
  return page.evaluate(() => document.body.dataset.copied ?? '');
}
