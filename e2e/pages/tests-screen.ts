// The Tests screen as a user sees it.
import { expect, type Locator, type Page } from '@playwright/test';

export class TestsScreen {
  constructor(readonly page: Page) {}

  get tree(): Locator {
    return this.page.getByRole('tree', { name: 'Tests' });
  }

  get result(): Locator {
    return this.page.getByRole('region', { name: 'Result', exact: true });
  }

  get checks(): Locator {
    return this.result.getByRole('list', { name: 'Checks' }).getByRole('listitem');
  }

  /** The row of a suite or request; its name ends with how it came out last. */
  row(name: string): Locator {
    return this.tree.getByRole('treeitem', { name: new RegExp(name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')) });
  }

  async choose(name: string): Promise<void> {
    await this.row(name).click();
    await expect(this.row(name)).toHaveAttribute('aria-selected', 'true');
  }

  async add(what: 'New request' | 'New scenario' | 'New suite'): Promise<void> {
    await this.page.getByRole('button', { name: 'Add', exact: true }).first().click();
    await this.page.getByRole('menuitem', { name: what }).click();
  }

  /** Gives the chosen row another name in its place. */
  async rename(name: string): Promise<void> {
    await this.tree.focus();
    await this.page.keyboard.press('F2');
    await this.page.getByRole('textbox', { name: 'New name' }).fill(name);
    await this.page.keyboard.press('Enter');
    await expect(this.row(name)).toBeVisible();
  }

  async runAll(): Promise<void> {
    await this.page.getByRole('region', { name: 'Test run' }).getByRole('button', { name: 'Run all' }).click();
  }

  /** Pastes commands into the import dialog and answers the dialog once it shows its plan. */
  async pasteImport(text: string): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Import requests', exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Import requests as tests' });
    const editor = dialog.getByRole('textbox', { name: /^Requests to import/ });
    await editor.focus();
    // A paste, not typing: an editor closes brackets for those who type.
    await this.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(paste);
    }, text);
    await expect(dialog.getByRole('grid', { name: 'Will be made' })).toBeVisible();
    return dialog;
  }
}
