// The CORS doctor as a user sees it.
import { expect, type Locator, type Page } from '@playwright/test';

/** A call as the page of another origin makes it. */
export interface PageCall {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly hasCredentials: boolean;
}

export class CorsDoctorDialog {
  constructor(readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'CORS doctor' });
  }

  /** By name from the palette; `origin` is the page's. */
  async open(origin: string): Promise<void> {
    await this.page.keyboard.press('Control+K');
    await this.page.keyboard.type('cors doctor');
    await this.page.getByRole('option', { name: /^CORS doctor/ }).click();
    await this.dialog.getByRole('textbox', { name: 'Page of' }).fill(origin);
  }

  /** Fills the form and checks; `allowed` or `blocked`. */
  async check({ method, path, headers, hasCredentials }: PageCall): Promise<string> {
    const { dialog } = this;
    await dialog.getByRole('combobox', { name: 'Method' }).click();
    await this.page.getByRole('option', { name: method, exact: true }).click();
    await dialog.getByRole('textbox', { name: 'Path' }).fill(path);
    await dialog.getByRole('checkbox', { name: /Credentials|cookies and authorization/ }).setChecked(hasCredentials);
    await this.fillHeader(headers[0]);
    await dialog.getByRole('button', { name: /^Check/ }).click();
    const outcome = dialog.getByRole('region', { name: 'What the browser does' });
    // what the last check said stays until the next is through
    await expect(outcome).toHaveAttribute('aria-busy', 'false');
    const verdict = outcome.getByText(/^(The page gets the answer|Blocked by)/);
    await expect(verdict).toBeVisible();
    return (await verdict.textContent())?.startsWith('Blocked') === true ? 'blocked' : 'allowed';
  }

  /** Takes the cure that is offered. */
  async apply(label: string): Promise<void> {
    await this.dialog.getByRole('button', { name: label }).click();
    await expect(this.dialog.getByText('Changed and deployed')).toBeVisible();
  }

  /** The form begins with one header; without one its tick is taken away. */
  private async fillHeader(header: PageCall['headers'][number] | undefined): Promise<void> {
    const { dialog } = this;
    await dialog
      .getByRole('checkbox', { name: /^Send / })
      .first()
      .setChecked(header !== undefined);
    if (header === undefined) return;
    const [name, value] = header;
    await dialog.getByRole('textbox', { name: 'Header 1' }).fill(name);
    await dialog.getByRole('textbox', { name: `Value of ${name}` }).fill(value);
  }
}
