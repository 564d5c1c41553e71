import type { Page } from 'playwright-core';

/** More stops than any page has: who has not found it by then, never will. */
const MOST_STOPS = 120;

/** Presses Tab until what has the focus is called so; not at all if it has it already. */
export async function tabTo(page: Page, name: RegExp, direction: 'forwards' | 'backwards' = 'forwards'): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    const focused = await page.evaluate(nameOfFocused);
    if (name.test(focused)) return;
    passed.push(focused);
    await page.keyboard.press(direction === 'forwards' ? 'Tab' : 'Shift+Tab');
  }
  throw new Error(`Tab never came to ${name}; it passed ${JSON.stringify(passed.slice(0, 40))}`);
}

function nameOfFocused(): string {
  const element = document.activeElement;
  if (element === null || element === document.body) return '';
  const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
  const name = (element.getAttribute('aria-label') ?? label ?? element.textContent ?? '').trim();
  return element.getAttribute('role') === 'tab' ? `tab ${name}` : name;
}
