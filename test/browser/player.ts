import { expect, type Page } from '@playwright/test';

/** The page as a player uses it. */
export class Player {
  constructor(readonly page: Page) {}

  static async open(page: Page, query: string): Promise<Player> {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`./?${query}`);
    const player = new Player(page);
    await player.prompt();
    expect(faults).toEqual([]);
    return player;
  }

  /** What the terminal in front shows. */
  async screen(): Promise<string> {
    const rows = await this.page.locator('.screen:not([hidden]) .xterm-rows > div').allTextContents();
    return rows
      .map((row) => row.replaceAll('\u00a0', ' ').trimEnd())
      .join('\n')
      .trimEnd();
  }

  /** Waits until the shell asks for a command. */
  async prompt(timeout = 30_000): Promise<void> {
    await expect(this.page.locator('.screen:not([hidden])')).toHaveAttribute('aria-busy', 'false', {
      timeout,
    });
    await expect.poll(() => this.screen(), { timeout }).toMatch(/root@\w+:[^\n]*[#$]|PS C:.*>|\w+@\w+ .* %/);
  }

  /** Brings a host's terminal to the front; '' is the first one's. */
  async turnTo(host: string): Promise<void> {
    const tabs = this.page.locator('.terminal').getByRole('tab');
    if (host !== '') await this.page.getByRole('tab', { name: host, exact: true }).click();
    else if ((await tabs.count()) > 0) await tabs.first().click();
  }

  /** Types a command on a host's terminal, and waits until it is done. */
  async type(line: string, host = ''): Promise<void> {
    await this.turnTo(host);
    await this.page.locator('.screen:not([hidden]) .xterm-helper-textarea').focus();
    await this.page.keyboard.type(line);
    await expect
      .poll(() => this.screen(), { timeout: 30_000 })
      .toMatch(new RegExp(`${escaped(line.slice(-1))}$`));
    await this.page.keyboard.press('Enter');
    // Something has come after it: output, or the next prompt.
    const end = line.slice(-8);
    await expect.poll(() => this.screen(), { timeout: 30_000 }).not.toMatch(new RegExp(`${escaped(end)}$`));
    await this.prompt(120_000);
    await this.page.waitForTimeout(200); // the terminal draws a frame after it was written to
  }

  /** Types a command as fast as the page takes it, and waits until its shell reads again. */
  async enter(line: string, host = ''): Promise<void> {
    await this.turnTo(host);
    const screen = this.page.locator('.screen:not([hidden])');
    await expect(screen).toHaveAttribute('aria-busy', 'false', { timeout: 180_000 });
    await screen.locator('.xterm-helper-textarea').focus();
    await this.page.keyboard.type(line);
    await this.page.keyboard.press('Enter');
    await this.page.waitForTimeout(120); // the page notes within a frame or two that something runs
    await expect(screen).toHaveAttribute('aria-busy', 'false', { timeout: 180_000 });
  }

  /** Waits until so many simulated seconds have gone by, as the clock shows them. */
  async pass(seconds: number): Promise<void> {
    const now = async () => {
      const [rest = '0', ...larger] = ((await this.page.locator('.time').textContent()) ?? '')
        .trim()
        .split(':')
        .reverse();
      return Number(rest) + larger.reduce((sum, part, i) => sum + Number(part) * 60 ** (i + 1), 0);
    };
    const until = (await now()) + seconds;
    await expect.poll(now, { timeout: 120_000, intervals: [100] }).toBeGreaterThanOrEqual(until);
  }

  async speed(value: string): Promise<void> {
    await this.page.locator('.speed select').selectOption(value);
  }

  /** Ids of the goals that are reached. */
  async reached(): Promise<string[]> {
    return this.page
      .locator('.goals .reached')
      .evaluateAll((goals) => goals.map((goal) => goal.getAttribute('data-goal') ?? ''));
  }
}

const escaped = (text: string) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
