/** The sandbox: by keyboard alone, shared by link, and beside real CPython; the same beside a match that is over. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linesToRun } from '../../shared/export/lines-program.ts';
import { projectRoot } from '../layers.ts';
import { ServerProcess } from '../server-process.ts';
import { axeViolations } from './axe.ts';
import { launchBrowser, newVisitor, SIZES } from './browser.ts';
import { tabTo } from './tab-to.ts';
import { TablePage } from './table-page.ts';

/** Collects by itself, again and again. */
const BY_ITSELF = ['gc.enable()', 'gc.set_threshold(4, 2, 2)', ...'abcdefgh'].map((line) =>
  line.length === 1 ? `${line} = [Node()]` : line,
);
const RING = ['a = Loud()', 'a.left = a', 'w = weakref.ref(a, watcher)', 'del a', 'gc.collect()', 'x = [Node()]'];

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([ServerProcess.start(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

function addressOf(lines: readonly string[], runtime = '3.15'): string {
  return `${server.url}/sandbox#${new URLSearchParams({ runtime, lines: lines.join('\n') })}`;
}

async function programOf(page: Page): Promise<string[]> {
  return page.locator('.sandbox-line .py').allTextContents();
}

/** Opens a panel where there are tabs. */
async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

/** Keeps every text that the progress bar shows from now on: some stay for a moment only. */
function rememberProgress(): void {
  const seen: string[] = [];
  Object.assign(window, { progress: seen });
  new MutationObserver(() => {
    const text = document.querySelector('.cpython-progress')?.textContent ?? '';
    if (text !== seen.at(-1)) seen.push(text);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

async function untilJudged(page: Page): Promise<string> {
  const summary = page.locator('.cpython-summary');
  await summary.waitFor({ timeout: 60_000 });
  return (await summary.textContent()) ?? '';
}

it('can be used by keyboard alone, and its program goes to others by link', async () => {
  const { page, context, complaints } = await newVisitor(browser, { reducedMotion: true });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
  const { keyboard } = page;
  const type = async (line: string): Promise<void> => {
    await keyboard.type(line);
    await keyboard.press('Escape');
    await keyboard.press('Enter');
  };

  await page.goto(server.url);
  await tabTo(page, /^Sandbox/);
  await keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.classList.contains('cm-content'));
  await type('pet = Loud()');
  await type('pet.left = pet');
  await type('pet.left = nonsense');
  await page.getByText("NameError: name 'nonsense' is not defined").waitFor();
  await keyboard.press('ControlOrMeta+A');
  await type('del pet');
  await tabTo(page, /^gc\.collect\(\)$/);
  await keyboard.press('Enter');
  await page.locator('.sandbox-line', { hasText: 'gc.collect()' }).getByText('del #1').waitFor();
  expect(await programOf(page)).toEqual(['pet = Loud()', 'pet.left = pet', 'del pet', 'gc.collect()']);

  // back to before the cycle was left alone, and a line in between
  await tabTo(page, /^Position in the program$/);
  await keyboard.press('ArrowLeft');
  await keyboard.press('ArrowLeft');
  await tabTo(page, /^Your line of Python$/, 'backwards');
  await type('x = pet');
  expect(await programOf(page)).toEqual(['pet = Loud()', 'pet.left = pet', 'x = pet', 'del pet', 'gc.collect()']);
  await tabTo(page, /^Undo$/, 'backwards');
  await keyboard.press('Enter');
  expect(await programOf(page)).toEqual(['pet = Loud()', 'pet.left = pet', 'del pet', 'gc.collect()']);
  await tabTo(page, /^Copy link$/);
  await keyboard.press('Enter');
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(complaints).toEqual([]);
  await context.close();

  const friend = await newVisitor(browser);
  await friend.page.goto(link);
  await friend.page.locator('.sandbox-line').first().waitFor();
  expect(await programOf(friend.page)).toEqual(['pet = Loud()', 'pet.left = pet', 'del pet', 'gc.collect()']);
  await friend.page.reload();
  await friend.page.locator('.sandbox-line').first().waitFor();
  expect(await programOf(friend.page)).toHaveLength(4);
  expect(friend.complaints).toEqual([]);
  await friend.context.close();
});

it('goes through a collection, takes drags, opens examples, runs them on another Python, and saves the program', async () => {
  const { page, context, complaints } = await newVisitor(browser, { reducedMotion: true });
  await page.goto(addressOf(RING.slice(0, 5)));
  await page.locator('.arena canvas').waitFor();
  // all of it without a network: what a sandbox needs has come with its page
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Watch it step by step' }).click();
  await page.locator('.guide-caption').waitFor();
  await page.getByRole('button', { name: 'Skip to the end' }).click();
  await page.getByRole('button', { name: 'Back to the result' }).click();
  await page.locator('.guide-caption').waitFor({ state: 'detached' });

  // a drag in the heap offers lines, as at a table
  const table = new TablePage(page);
  await table.typeLine('x = Node()');
  await table.typeLine('y = Node()');
  await page.locator('.sandbox-line.here', { hasText: 'y = Node()' }).waitFor();
  await table.drag({ type: 'name', frame: 'globals', name: 'x' }, { type: 'name', frame: 'globals', name: 'y' });
  await table.choose('y = x');
  await page.locator('.sandbox-line', { hasText: 'y = x' }).waitFor();

  await openTab(page, 'Examples');
  await page.getByRole('button', { name: /^The old garage/ }).click();
  expect(await page.getByLabel('Which Python').inputValue()).toBe('2.7');
  await page.getByLabel('Which Python').selectOption('3.13');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download .py' }).click();
  const saved = await saving;
  const text = readFileSync(await saved.path(), 'utf8');
  await openTab(page, 'Program');
  const program = await programOf(page);
  expect(program.length).toBeGreaterThan(5);
  const lines = linesToRun(text.split('\n')).map((line) => line.text);
  expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual(program);
  expect(text).toContain('python3.13 sandbox.py');
  expect(text).toContain(`# In the sandbox: ${server.url}/sandbox#`);
  expect(complaints).toEqual([]);
  await context.close();
});

describe('real CPython', () => {
  it('comes from our server when it is asked for and not before, and agrees about a sandbox', async () => {
    const { page, context, complaints } = await newVisitor(browser, { reducedMotion: true });
    const asked: string[] = [];
    context.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (/^\/cpython\/|cpython-worker/.test(pathname)) asked.push(pathname);
    });
    await page.goto(addressOf(RING, '3.8'));
    await page.locator('.arena canvas').waitFor();
    await openTab(page, 'CPython');
    expect(asked).toEqual([]);

    // without a network it says so, and can be asked again
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Run this in real CPython' }).click();
    await page.getByText('the server cannot be reached').waitFor();
    await context.setOffline(false);
    await page.evaluate(rememberProgress);
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(await untilJudged(page)).toMatch(/^CPython 3\.15\.\S+ agrees: 3 objects, 6 lines\.$/);
    const progress = await page.evaluate(() => (window as unknown as { progress: string[] }).progress);
    expect(progress).toContain('Loading CPython: 14.3 of 14.3 MB');
    expect(progress.filter((text) => /: (?!0\.0|14\.3)\d+\.\d of 14\.3 MB/.test(text)).length).toBeGreaterThan(1);
    expect(asked).toContainEqual(expect.stringMatching(/^\/cpython\/[^/]+\/pyodide\.asm\.wasm$/));

    // what was said on another Python is run by both as the CPython at hand
    await page.getByText('These lines were said on Python 3.8').waitFor();
    expect(await page.locator('.compared tr', { hasText: '#1' }).first().textContent()).toMatch(/dead.*dead/);
    await page.getByRole('button', { name: 'gc.collect()', exact: true }).click();
    await page.getByText('The program has changed since.').waitFor();
    await page.getByRole('button', { name: 'Run it again' }).click();
    await page.locator('.cpython-summary', { hasText: '7 lines' }).waitFor();

    // a program that collects by itself is compared by its collections
    await page.goto(addressOf(BY_ITSELF));
    await page.getByText('The program has changed since.').waitFor();
    await page.getByRole('button', { name: 'Run it again' }).click();
    await page.locator('.cpython-summary', { hasText: /agrees: \d+ collections, 10 lines/ }).waitFor();
    await page.goto(addressOf(RING));
    await page.getByRole('button', { name: 'Run it again' }).click();
    await page.locator('.cpython-summary', { hasText: '3 objects' }).waitFor();

    for (const size of ['desktop', 'phone'] as const) {
      await page.setViewportSize(SIZES[size]);
      if (size === 'phone') await page.locator('.sheet-button', { hasText: 'CPython' }).click();
      await page.locator('.compared').first().waitFor();
      expect(await axeViolations(page), size).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(SIZES[size].width);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('judges a round at the cursor of a replay, and again from the podium', async () => {
    const { page, context, complaints } = await newVisitor(browser, { reducedMotion: true });
    const asked: string[] = [];
    context.on('request', (request) => {
      if (request.url().includes('/cpython/')) asked.push(request.url());
    });
    await page.goto(`${server.url}/replay`);
    await page
      .locator('input[type=file]')
      .setInputFiles(join(projectRoot(import.meta.dirname), 'test/golden/roommates.jsonl'));
    const scrub = page.locator('.scrub').getByRole('slider');
    await scrub.waitFor();
    const last = Number(await scrub.getAttribute('max'));
    await scrub.fill(String(Math.round(last / 2)));
    await openTab(page, 'CPython');
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: 'Run this in real CPython' }).click();
    expect(await untilJudged(page)).toMatch(/agrees/);

    // saved in the page's language, and what is saved is a program, a notebook and a table
    await page.getByRole('button', { name: 'Download', exact: true }).click();
    for (const [name, begins] of [
      ['Python program .py', '# -*- coding: utf-8 -*-\n# Garbage Day, match test-match'],
      ['Notebook .ipynb', '{\n "nbformat": 4,'],
      ['Table .csv', '\ufeffround,seq,seconds,by'],
      ['Log .jsonl', '{"createdAt":'],
    ] as const) {
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name }).click();
      const saved = await saving;
      expect(saved.suggestedFilename()).toBe(`test-match.${name.split('.')[1]}`);
      expect(readFileSync(await saved.path(), 'utf8').startsWith(begins), name).toBe(true);
    }
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await scrub.fill(String(last));
    await page.locator('main.podium').waitFor();
    await page.getByRole('button', { name: 'Run this in real CPython' }).click();
    expect(await untilJudged(page)).toMatch(/agrees/);
    await page
      .locator('.compared-lines th', { hasText: /gc\.collect\(\d\)/ })
      .first()
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
