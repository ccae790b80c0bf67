// The WebSocket studio as a user sees it.
import { expect, type Locator, type Page } from '@playwright/test';
import { pasteText } from './paste-text';

export class ClientsScreen {
  constructor(readonly page: Page) {}

  get why(): Locator {
    return this.page.getByRole('complementary', { name: 'Why this route' });
  }

  column(name: string): Locator {
    return this.page.getByRole('region', { name: `Client ${name}` });
  }

  /** Frames whose head and text match. */
  frame(name: string, words: RegExp): Locator {
    return this.column(name).getByRole('log').getByRole('button', { name: words });
  }

  /** The row of a live connection in the sidebar. */
  connection(name: string): Locator {
    return this.page.getByRole('navigation', { name: 'Connections' }).getByRole('button', { name });
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Connections' }).getByRole('button', { name: 'Clients' }).click();
    await expect(this.page.getByRole('heading', { name: 'Clients' })).toBeVisible();
  }

  /** Connects a client; `query` is one parameter. */
  async add(name: string, query: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add client', exact: true }).first().click();
    const dialog = this.page.getByRole('dialog', { name: 'Add client' });
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    const [parameter = '', value = ''] = query.split('=');
    const rows = dialog.getByRole('group', { name: 'Query' }).getByRole('textbox');
    await rows.nth(0).fill(parameter);
    await rows.nth(1).fill(value);
    await dialog.getByRole('button', { name: /^Connect/ }).click();
    await expect(this.column(name).getByText('connected', { exact: true })).toBeVisible();
  }

  /** Shows only the frames of a client that have these words. */
  async filter(name: string, words: string): Promise<void> {
    await this.page.getByRole('button', { name: `Filter frames of ${name}` }).click();
    await this.page.getByRole('textbox', { name: `Words in frames of ${name}` }).fill(words);
  }

  /** Types a message over the one that is there, and sends it. */
  async send(name: string, message: string): Promise<void> {
    const editor = this.column(name).locator('.monaco-editor').first();
    await editor.click();
    await this.page.keyboard.press('ControlOrMeta+A');
    await pasteText(this.page, message);
    await this.page.keyboard.press('Control+Enter');
  }
}
