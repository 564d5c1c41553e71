/** A real Chromium for tests: found or brought by bring-chromium.mjs, never skipped when it is missing. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../bring-chromium.mjs';

export const SIZES = {
  projector: { width: 1920, height: 1080 },
  desktop: { width: 1440, height: 900 },
  tablet: { width: 768, height: 1024 },
  phone: { width: 390, height: 844 },
} as const;
export type Size = keyof typeof SIZES;

/** Starts headless; throws a clear error when there is no Chromium. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium: run `node test/bring-chromium.mjs` or set CHROMIUM_PATH.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Where a visitor's browser is set to the game's languages. */
export const LOCALES = { en: 'en', zh: 'zh-CN' } as const;

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained about: uncaught errors and console errors. */
  readonly complaints: readonly string[];
}

/** Somebody with a browser of their own: nothing is shared with other visitors. */
export async function newVisitor(
  browser: Browser,
  options: {
    readonly size?: Size;
    readonly language?: 'en' | 'zh-CN';
    readonly theme?: 'light' | 'dark';
    readonly reducedMotion?: boolean;
  } = {},
): Promise<Visitor> {
  const size = options.size ?? 'desktop';
  const context = await browser.newContext({
    viewport: SIZES[size],
    locale: options.language ?? 'en',
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
    ...(options.theme === undefined ? {} : { colorScheme: options.theme }),
    hasTouch: size === 'phone' || size === 'tablet',
    isMobile: size === 'phone',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A socket that is refused while the server is down is the browser's own remark, not the page's.
    if (
      message.type() === 'error' &&
      !/WebSocket|ERR_CONNECTION_REFUSED|Failed to load resource/.test(message.text())
    ) {
      complaints.push(message.text());
    }
  });
  return { context, page, complaints };
}
