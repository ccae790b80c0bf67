// The studio's window as a user sees it: what specs do and read, by role and name.
import { expect, type Locator, type Page } from '@playwright/test';
import { pasteText } from './paste-text';

/** Thousands of small files are written, each until the disk has it. */
const importTimeoutMs = 90_000;

export class StudioWindow {
  constructor(readonly page: Page) {}

  get start(): Locator {
    return this.page.getByRole('heading', { name: 'Drop a file to import it' });
  }

  get tree(): Locator {
    return this.page.getByRole('tree', { name: 'Resources' });
  }

  get test(): Locator {
    return this.page.getByRole('region', { name: 'Test' });
  }

  get banner(): Locator {
    return this.page.getByRole('banner');
  }

  get diagram(): Locator {
    return this.page.getByRole('region', { name: 'Method execution' });
  }

  async openSample(name: 'PetStore' | 'Orders'): Promise<void> {
    await this.page.getByRole('button', { name: `Open sample ${name}` }).click();
    await expect(this.tree).toBeVisible();
  }

  /** Imports a document by pasting it on the start page. */
  async paste(text: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Paste' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('textbox').first().focus();
    await pasteText(this.page, text);
    await dialog.getByRole('button', { name: /^Import/ }).click();
    await expect(
      this.page
        .getByRole('dialog', { name: /imported$/ })
        .or(this.tree)
        .first(),
    ).toBeVisible({ timeout: importTimeoutMs });
    await this.page.keyboard.press('Escape'); // the report of the import
    await expect(this.tree).toBeVisible();
  }

  /** Chooses a row of the tree by its name, for example `GET listPets` or `/pets`. */
  async choose(row: string): Promise<void> {
    await this.tree.getByRole('treeitem', { name: row, exact: true }).click();
    // What is open in the centre follows a moment later; its boxes are another method's until then.
    await expect(this.page.locator('[data-region="title"]')).toContainText(row.split(' ').at(-1) ?? row);
  }

  /** Fills the value of a path parameter in the test pane. */
  async fillPath(name: string, value: string): Promise<void> {
    await this.test
      .getByRole('group', { name: 'Path parameters' })
      .getByRole('textbox', { name: new RegExp(name) })
      .last()
      .fill(value);
  }

  /** Sends the request of the test pane and waits for the status of its answer. */
  async send(status: number): Promise<void> {
    await this.test.getByRole('button', { name: /^Send/ }).click();
    await expect(this.test.getByText(new RegExp(`^${status}\\b`)).first()).toBeVisible();
  }

  async openBox(
    name: 'Method request' | 'Integration request' | 'Integration response' | 'Method response',
  ): Promise<void> {
    await this.diagram.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
    // until then the form below is still that of the box before
    await expect(this.page.getByRole('tabpanel', { name })).toBeVisible();
  }

  async goTo(activity: 'APIs' | 'Functions' | 'Run' | 'Traffic' | 'Tests' | 'Access' | 'Settings'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Activities' }).getByRole('button', { name: activity }).click();
  }

  async deploy(): Promise<void> {
    await this.banner.getByRole('button', { name: /^Deploy/ }).click();
    await expect(this.banner.getByText('All deployed')).toBeVisible();
  }

  /** The number of changes that the stage does not serve yet, as the header says it. */
  get pending(): Locator {
    return this.banner.getByText(/not deployed/);
  }

  /** The path form of the selected stage's invoke URL, read where a user reads it. */
  async invokeUrl(): Promise<string> {
    await this.goTo('Run');
    const url = await this.page
      .getByText(/^http:\/\/127\.0\.0\.1:\d+\/_aws\/execute-api\//)
      .first()
      .textContent();
    await this.goTo('APIs');
    return url ?? '';
  }
}
