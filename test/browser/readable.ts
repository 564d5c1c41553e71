/** Whether a page can be read from the last row, where nobody can scroll and nothing can be brought nearer. */
import type { Page } from 'playwright-core';

/** CSS pixels at 1920 × 1080. */
const LEAST_TEXT = 28;

/**
 * What cannot be read, a line for each: text that is too small, that runs off the screen, or that is cut off. Lists
 * that follow their end (`scrolls`) may have more above it. Empty when all is well.
 */
export async function unreadable(page: Page, scrolls = '.program-list, .lecture-lines'): Promise<string[]> {
  return page.evaluate(findUnreadable, { least: LEAST_TEXT, scrolls });
}

/** Runs in the page. */
function findUnreadable({ least, scrolls }: { least: number; scrolls: string }): string[] {
  const wrong: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (element === null || text === '' || element.closest('.wall-tools, .visually-hidden, script, style')) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
    const where = `“${text.slice(0, 60)}” in ${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
    if (size < least - 0.5) wrong.push(`${size.toFixed(1)} px: ${where}`);
    const seen = { top: Math.max(0, box.top), bottom: Math.min(innerHeight, box.bottom) };
    let [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
    let isShortened = false;
    for (let around: Element | null = element; around !== null; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      const clip = around.getBoundingClientRect();
      seen.top = Math.max(seen.top, clip.top);
      seen.bottom = Math.min(seen.bottom, clip.bottom);
      // what ends in an ellipsis says so itself
      isShortened ||= style.textOverflow === 'ellipsis';
      if (!isShortened) {
        left = Math.max(left, clip.left);
        right = Math.min(right, clip.right);
      }
    }
    const line = Math.min(box.height, size);
    const inside = seen.bottom - seen.top;
    if (element.closest(scrolls) === null && inside < box.height - line * 0.35) wrong.push(`cut off: ${where}`);
    if (right - left < box.width - 2 && !isShortened) wrong.push(`too wide: ${where}`);
  }
  return wrong;
}
