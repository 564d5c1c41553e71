/** What a host, a projector and students do on the pages of a session, in their words. Works in any language. */
import type { Locator, Page } from 'playwright-core';
import { type HostKeys, hashOfKey, newHostKeys } from '../../client/model/hosting/host-keys.ts';
import type { SessionOptions } from '../../shared/session/options.ts';
import type { Activity } from '../../shared/session/playlist.ts';

export interface HostedSession {
  readonly code: string;
  readonly keys: HostKeys;
}

/** Opens a session over HTTP, as the host's page does, with links of its own. */
export async function openSession(
  url: string,
  options: Partial<SessionOptions>,
  activities: readonly Activity[],
): Promise<HostedSession> {
  const keys = newHostKeys((count) => crypto.getRandomValues(new Uint8Array(count)));
  const response = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      options,
      activities,
      hostKey: { name: 'Host', hash: hashOfKey(keys.auth) },
      screenHash: hashOfKey(keys.screen),
      publicKey: keys.publicKey,
    }),
  });
  const { code } = (await response.json()) as { code?: string };
  if (code === undefined) throw new Error(`no session: ${response.status}`);
  return { code, keys };
}

export class HostPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(url: string, { code, keys }: HostedSession): Promise<void> {
    await this.openLink(`${url}/host/${code}#${keys.fragment}`);
  }

  async openLink(link: string): Promise<void> {
    await this.page.goto(link);
    await this.page.locator('.console').waitFor();
  }

  async showTab(name: 'lobby' | 'students' | 'tables' | 'screen'): Promise<void> {
    await this.page.locator(`#console-tab-${name}`).click();
  }

  /** The student of that name in the roster. */
  student(name: string): Locator {
    return this.page.locator('.student', { has: this.page.locator('.student-name b', { hasText: name }) });
  }

  /** Presses what begins the next activity. */
  async startNext(): Promise<void> {
    await this.page.locator('.control-buttons .control-main.wide:not(.control-next-phase)').click();
    await this.page.locator('.control-next-phase').waitFor();
  }

  /** Pauses, or goes on. */
  async pressPause(): Promise<void> {
    await this.page.locator('.control-pause').click();
  }

  /** Ends the phase that is on, at all tables. */
  async nextPhase(): Promise<void> {
    await this.page.locator('.control-next-phase').click();
  }

  /** Answers the question that a button asks before it does what cannot be undone. */
  async confirm(within: Locator = this.page.locator('body')): Promise<void> {
    await within.locator('.confirm .danger').click();
  }

  /** No activity is on any more, and this page has heard of it. */
  async waitBetween(): Promise<void> {
    await this.page.locator('.control-buttons .control-main.wide:not(.control-next-phase)').waitFor();
  }

  /** Only once no activity is on: until then the same place ends the round. */
  async endSession(): Promise<void> {
    const buttons = this.page.locator('.control-buttons');
    await buttons.locator('button').last().click();
    await this.confirm(buttons);
  }

  /** A link for a co-host, as the clipboard has it. */
  async makeCoHostLink(name: string): Promise<string> {
    const section = this.page.locator('section', { has: this.page.locator('#co-hosts-title') });
    await section.locator('form input').fill(name);
    await section.locator('form button').click();
    await section.locator('.co-host-link .qr[src]').waitFor();
    await section.locator('.co-host-link button').first().click();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** What the projector shows. */
  async show(choice: number): Promise<void> {
    await this.page.locator('.screen-choice').nth(choice).click();
  }
}

export class StudentPage {
  readonly page: Page;
  readonly name: string;

  constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
  }

  /** By the code, on the page of the session. */
  async join(url: string, code: string, realName?: string): Promise<void> {
    await this.page.goto(`${url}/play/${code}`);
    await this.giveName(this.name, realName);
  }

  /** By the front page, where the code is typed. */
  async joinFromFrontPage(url: string, code: string): Promise<void> {
    await this.page.goto(url);
    await this.page.locator('#code').fill(code.toLowerCase());
    await this.page.locator('.join-row button').click();
    await this.giveName(this.name);
  }

  async giveName(name: string, realName?: string): Promise<void> {
    await this.page.locator('input[name="nickname"]').fill(name);
    if (realName !== undefined) await this.page.locator('input[name="real-name"]').fill(realName);
    await this.page.locator('.study-door button[type="submit"]').click();
    await this.page.locator('.study-door').waitFor({ state: 'detached' });
  }

  async waitInRoom(): Promise<void> {
    await this.page.locator('.study-steps').waitFor();
  }

  /** A round is over, and the next is not on. */
  async waitBetween(): Promise<void> {
    await this.page.locator('.study-next').waitFor();
  }
}

export async function openProjector(page: Page, url: string, { code, keys }: HostedSession): Promise<void> {
  await page.goto(`${url}/screen/${code}#${keys.screen}`);
  await page.locator('.wall[data-show]').waitFor();
}
