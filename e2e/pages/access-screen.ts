// The Access screen as a user sees it.
import { expect, type Locator, type Page } from '@playwright/test';

export class AccessScreen {
  constructor(readonly page: Page) {}

  get sections(): Locator {
    return this.page.getByRole('navigation', { name: 'Access' });
  }

  get personas(): Locator {
    return this.page.getByRole('region', { name: 'Personas' });
  }

  get bucket(): Locator {
    return this.page.getByRole('region', { name: 'Token bucket', exact: true });
  }

  get lab(): Locator {
    return this.page.getByRole('region', { name: 'Throttle', exact: true });
  }

  /** Makes the example plan of the empty page, and waits until it is open: a new key goes to the plan that is. */
  async addExamplePlan(): Promise<void> {
    await this.page.getByRole('button', { name: 'Add this one', exact: true }).click();
    await expect(this.page.getByRole('region', { name: /^Usage plan / })).toBeVisible();
  }

  /** Names a new thing in its dialog and makes it. */
  async create(button: string, name: string): Promise<void> {
    // exact: undo is a button too, and names what was made last
    await this.page.getByRole('button', { name: button, exact: true }).first().click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** Makes the first deployment of the selected API, to a new stage. */
  async deployTo(stage: string): Promise<void> {
    await this.page
      .getByRole('banner')
      .getByRole('button', { name: /^Deploy/ })
      .click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel(/Stage/).first().fill(stage);
    await dialog.getByRole('button', { name: /^Deploy/ }).click();
    await expect(this.page.getByRole('banner').getByText('All deployed')).toBeVisible();
  }

  /** Opens a thing of the sidebar. */
  async open(name: string): Promise<void> {
    await this.sections.getByRole('button', { name, exact: true }).click();
  }
}
