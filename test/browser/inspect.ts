/** Looks at a page as it is: axe finds no violation, nothing overflows. With SCREENSHOTS=folder it is also photographed. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeViolations } from './axe.ts';

const folder = process.env.SCREENSHOTS;

/** `motion`: what the visitor has wished for, and gets back. */
export async function inspect(
  page: Page,
  name: string,
  motion: 'reduce' | 'no-preference' = 'no-preference',
): Promise<void> {
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    await page.evaluate(untilFaded);
    await page.screenshot({ path: join(folder, `${name}.png`) });
  }
  // Half faded in, a text has not the contrast that it will have, and lines keep coming while axe reads.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.locator('html[data-motion="off"]').waitFor({ state: 'attached' });
  expect.soft(await axeViolations(page), name).toEqual([]);
  await page.emulateMedia({ reducedMotion: motion });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(overflow, `${name} is wider than the screen`).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

/** A photograph shows what things fade to. Endless animations are not waited for. */
async function untilFaded(): Promise<void> {
  const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
  await Promise.allSettled(ending.map((one) => one.finished));
}
