/** What a host is shown of what the class knows, after a reveal: on the page, as a file, and on paper. */
import { mkdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sealName } from '../../client/model/hosting/sealed-name.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import { tableRound } from '../../shared/session/playlist.ts';
import { TestClient } from '../server/client.ts';
import { ServerProcess } from '../server-process.ts';
import { axeViolations } from './axe.ts';
import { launchBrowser, newVisitor } from './browser.ts';
import { type HostedSession, HostPage, openSession } from './class-pages.ts';
import { inspect } from './inspect.ts';

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

async function student({ code, keys }: HostedSession, name: string, realName?: string): Promise<TestClient> {
  const client = await TestClient.open(server.url);
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  const sealed = realName === undefined ? {} : { sealedName: sealName(keys.publicKey, realName, random) };
  client.say({ t: 'hello-student', v: PROTOCOL_VERSION, session: code, name, ...sealed });
  await client.until(() => client.session !== null);
  return client;
}

it('tells what the class said, beside what was true', { timeout: 120_000 }, async () => {
  const { page, context, complaints } = await newVisitor(browser);
  const session = await openSession(server.url, { title: 'Monday', realNames: true }, [tableRound('roommates')]);
  const { code, keys } = session;
  await new HostPage(page).open(server.url, session);
  const students = [
    await student(session, 'Ann', 'Anastasia Example'),
    await student(session, 'Ben'),
    await student(session, 'Cy'),
  ];
  await page.locator('.control-main').first().click();
  for (const client of students) await client.until(() => client.phase !== null);
  const [ann] = students;
  const skip = page.locator('.control-next-phase');
  await skip.click();
  for (const client of students) await client.until(() => client.phase === 'build');
  await ann?.ask({ t: 'line', text: 'a = nobody' });
  await ann?.do({ t: 'lost', lost: true });
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

  await page.getByRole('link', { name: 'Show the report' }).click();
  await page.getByRole('heading', { name: 'Forecasts with the truth' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/host/${code}/report`);
  await page.locator('.report-stakes svg').first().waitFor();
  await page.locator('.report-lost svg').waitFor();
  await page.getByText('NameError').waitFor();
  expect(await page.locator('.report-beliefs tbody tr').count()).toBe(6);
  expect(await axeViolations(page)).toEqual([]);
  await shoot(page, 'report-class');

  await page.locator('.report-controls select').first().selectOption({ label: 'Ann' });
  await page.getByText('Not enough evidence').waitFor();
  await page.getByText('Hollow dots').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await shoot(page, 'report-student');

  // what the server gives has no real name in it; the host's own file has, when the host asks for it
  await page.getByLabel('Which table').selectOption('forecasts');
  const save = async (button: string): Promise<{ readonly name: string; readonly text: string }> => {
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    return { name: saved.suggestedFilename(), text: readFileSync(await saved.path(), 'utf8') };
  };
  const plain = await save('Report (CSV)');
  expect(plain.name).toBe(`${code}-forecasts.csv`);
  expect(plain.text.split('\r\n')[1]).toMatch(/^Ann,Player 1,1,/);
  expect(plain.text + (await save('Report (JSON)')).text).not.toContain('Anastasia');
  await page.getByRole('switch', { name: 'With real names' }).click();
  const named = await save('Report (CSV)');
  expect(named.text.split('\r\n').slice(0, 2)).toEqual([
    expect.stringMatching(/^\ufeffname,pseudonym,real name,round,/),
    expect.stringMatching(/^Ann,Player 1,Anastasia Example,1,roommates,/),
  ]);
  const { students: told } = JSON.parse((await save('Report (JSON)')).text);
  expect(told.map(({ realName }: { readonly realName: string | null }) => realName)).toEqual([
    'Anastasia Example',
    null,
    null,
  ]);
  await page.getByRole('switch', { name: 'With real names' }).click();

  // another device with the host link, in Chinese, before a class
  const other = await newVisitor(browser, { size: 'projector', language: 'zh-CN', reducedMotion: true });
  await other.page.goto(`${server.url}/host/${code}/report`);
  // the address alone opens nothing
  await other.page.locator('input[name="link"]').fill(`${server.url}/host/${code}#${keys.fragment}`);
  await other.page.keyboard.press('Enter');
  await other.page.locator('.report-beliefs').waitFor();
  await other.page.locator('.report-stakes svg').first().waitFor();
  expect(new URL(other.page.url()).pathname).toBe(`/host/${code}/report`);
  await inspect(other.page, 'report-zh-projector', 'reduce');
  await other.page.getByRole('switch', { name: '放大，用于投影' }).click();
  const smallest = await other.page.evaluate(smallestText);
  expect(smallest.size, smallest.text).toBeGreaterThanOrEqual(28);
  await inspect(other.page, 'report-zh-projector-large', 'reduce');
  await other.page.getByRole('switch', { name: '放大，用于投影' }).click();
  await other.page.locator('.report-controls select').first().selectOption({ label: 'Ann' });
  await other.page.locator('.calibration-chart svg').waitFor();
  await inspect(other.page, 'report-zh-student', 'reduce');
  expect(other.complaints).toEqual([]);
  await other.context.close();

  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await shoot(page, 'report-phone');

  // what the browser would print, while it prints
  await page.locator('.report-controls select').first().selectOption('');
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.getByRole('button', { name: 'Print a page for each student' }).click();
  await page.locator('.report-pages').waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.report-student:visible h2').allTextContents()).toEqual(['Ann', 'Ben', 'Cy']);
  expect(await page.locator('.report-stakes').isVisible()).toBe(false);
  await shoot(page, 'report-print');
  // Chromium says afterwards that it has printed
  const pdf = (await page.pdf()).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(3);
  await expect.poll(() => page.locator('.report-pages').count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

/** The smallest text of the report that is shown now, in pixels of the wall. */
function smallestText(): { readonly size: number; readonly text: string } {
  let smallest = { size: Number.POSITIVE_INFINITY, text: '' };
  const report = document.querySelector('.report-page');
  if (report === null) return smallest;
  const zoom = Number(getComputedStyle(report).zoom);
  const texts = document.createTreeWalker(report, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const { parentElement: parent, textContent: text } = node;
    if (parent === null || text?.trim() === '' || !parent.checkVisibility()) continue;
    if (parent.closest('.visually-hidden, .report-controls, .report-head, option') !== null) continue;
    const size = Number.parseFloat(getComputedStyle(parent).fontSize) * zoom;
    if (size < smallest.size) smallest = { size, text: text ?? '' };
  }
  return smallest;
}
