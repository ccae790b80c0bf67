// The Functions screen as a user sees it.
import { expect, type Locator, type Page } from '@playwright/test';

export class FunctionsScreen {
  constructor(readonly page: Page) {}

  get list(): Locator {
    return this.page.getByRole('navigation', { name: 'Functions' });
  }

  get test(): Locator {
    return this.page.getByRole('region', { name: 'Test', exact: true });
  }

  /** A new function with starter code, opened. */
  async create(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New function', exact: true }).first().click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(this.page.getByRole('heading', { name, level: 1 })).toBeVisible();
  }

  /** Replaces the text of the editor named `label`. */
  async write(label: string | RegExp, text: string): Promise<void> {
    const editor = this.page.getByRole('textbox', { name: label });
    await editor.focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    // A paste, not typing: an editor closes brackets for those who type.
    await this.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(paste);
    }, text);
  }

  /** Saves the open file and waits until the disk has it. */
  async save(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+s');
    await expect(this.page.getByText('not saved')).toBeHidden();
  }

  async invoke(): Promise<void> {
    await this.test.getByRole('button', { name: /^Invoke/ }).click();
  }

  async openTab(name: 'Code' | 'Settings' | 'Versions' | 'Log' | 'Used by'): Promise<void> {
    await this.page.getByRole('tablist', { name: 'Views of the function' }).getByRole('tab', { name }).click();
  }
}
