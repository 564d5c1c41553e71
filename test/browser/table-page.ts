/** What a player does on the pages, in a player's words, so that tests read like play. Texts are the English ones. */
import type { Locator, Page } from 'playwright-core';
import type { Anchor } from '../../client/arena/arena.ts';

export type BoardPhase = 'briefing' | 'build' | 'predict' | 'peer' | 'bell' | 'collect' | 'reveal';

export class TablePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** From the front page to the lobby of a new table; gives its code. */
  async createTable(url: string): Promise<string> {
    await this.page.goto(url);
    await this.page.getByRole('button', { name: 'Create a table' }).click();
    await this.page.waitForURL(/\/play\/[A-Z0-9]+$/);
    await this.page.getByRole('heading', { name: 'Who plays?' }).waitFor();
    return this.page.url().split('/').at(-1) ?? '';
  }

  async joinTable(url: string, code: string): Promise<void> {
    await this.page.goto(url);
    await this.page.getByLabel('Code of a table').fill(code.toLowerCase());
    await this.page.getByRole('button', { name: `Join ${code}` }).click();
    await this.page.getByRole('heading', { name: 'Who plays?' }).waitFor();
  }

  async rename(name: string): Promise<void> {
    await this.page.getByLabel('Your name').fill(name);
    await this.page.getByRole('button', { name: 'Save' }).click();
    await this.page.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
  }

  /** Leaves only these scenarios in the playlist. */
  async choosePlaylist(titles: readonly string[]): Promise<void> {
    const boxes = await this.page.locator('.playlist-row').all();
    // first what is wanted: the playlist is never empty
    for (const wanted of [true, false]) {
      for (const box of boxes) {
        const title = (await box.locator('.playlist-title').textContent()) ?? '';
        const check = box.getByRole('checkbox');
        if (titles.includes(title) !== wanted || (await check.isChecked()) === wanted) continue;
        await box.click();
        await this.until(async () => (await check.isChecked()) === wanted);
      }
    }
  }

  async until(holds: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 15_000;
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error(`waited in vain: ${holds}`);
      await this.page.evaluate(() => new Promise(requestAnimationFrame));
    }
  }

  async waitForPhase(phase: BoardPhase, timeout = 60_000): Promise<void> {
    await this.page.locator(`main.board[data-phase="${phase}"]`).waitFor({ timeout });
  }

  /** Presses the button that says one is done with the phase. */
  async sayReady(label: string): Promise<void> {
    await this.page.getByRole('button', { name: label }).click();
  }

  /** Moves every stake's slider to the same percentage. */
  async forecastAll(percent: number): Promise<void> {
    for (const slider of await this.stakeSliders()) await slider.fill(String(percent));
  }

  /** What the sliders say, in percent. */
  async forecasts(): Promise<string[]> {
    return Promise.all((await this.stakeSliders()).map((slider) => slider.inputValue()));
  }

  private async stakeSliders(): Promise<Locator[]> {
    const sliders = this.page.locator('.stake-slider').getByRole('slider');
    await sliders.first().waitFor();
    return sliders.all();
  }

  get prompt(): Locator {
    return this.page.locator('.prompt .cm-content');
  }

  /** Puts away the sheet that lies over the prompt, on narrow screens. */
  async hidePanel(): Promise<void> {
    const open = this.page.locator('.sheet-button[aria-expanded="true"]');
    if ((await open.count()) > 0) await open.click();
  }

  /** Types a line and sends it with Enter. */
  async typeLine(line: string): Promise<void> {
    await this.hidePanel();
    await this.prompt.click();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('Delete');
    await this.page.keyboard.type(line);
    // closes the list of completions, where it is open
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Enter');
  }

  /** Opens a panel: a tab where there is room, a sheet from below where there is not. */
  async showPanel(title: string): Promise<void> {
    const button = this.page.locator('.tab, .sheet-button', { hasText: title });
    const shown = (await button.getAttribute('aria-selected')) ?? (await button.getAttribute('aria-expanded'));
    if (shown !== 'true') await button.click();
  }

  /** Waits until the table's program holds a line that somebody at the table said. */
  async waitForLine(line: string): Promise<void> {
    await this.showPanel('Program');
    await this.page.locator('.program-line:not(.scenario, .pending)', { hasText: line }).first().waitFor();
  }

  /** Where something is drawn, in CSS pixels of the page. */
  async locate(anchor: Anchor): Promise<{ x: number; y: number }> {
    await this.page.locator('.arena canvas').waitFor();
    const found = await this.page.locator('.arena').evaluate(async (element, wanted) => {
      const { arena } = element as HTMLElement & {
        arena: { locate(anchor: unknown): { x: number; y: number } | null; settled(): Promise<void> };
      };
      await arena.settled();
      return arena.locate(wanted);
    }, anchor);
    if (found === null) throw new Error(`not drawn: ${JSON.stringify(anchor)}`);
    return found;
  }

  /** Drags from one thing in the arena to another. */
  async drag(from: Anchor, to: Anchor): Promise<void> {
    const start = await this.locate(from);
    const end = await this.locate(to);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 6 });
    await this.page.mouse.move(end.x, end.y, { steps: 6 });
    await this.page.mouse.up();
  }

  /** The same with a finger. */
  async dragByFinger(from: Anchor, to: Anchor): Promise<void> {
    const start = await this.locate(from);
    const end = await this.locate(to);
    const hand = await this.page.context().newCDPSession(this.page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: { x: number; y: number } | null) =>
      hand.send('Input.dispatchTouchEvent', { type, touchPoints: at === null ? [] : [at] });
    await touch('touchStart', start);
    for (let step = 1; step <= 8; step++) {
      const part = step / 8;
      await touch('touchMove', { x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part });
    }
    await touch('touchEnd', null);
    await hand.detach();
  }

  async tap(anchor: Anchor): Promise<void> {
    const { x, y } = await this.locate(anchor);
    await this.page.touchscreen.tap(x, y);
  }

  /** Chooses a line from the menu that a gesture opened. */
  async choose(line: string): Promise<void> {
    await this.page.locator('.offer-menu button.offer', { hasText: line }).first().click();
  }
}
