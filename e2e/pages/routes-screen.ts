// The Design screen of HTTP and WebSocket APIs as a user sees it.
import { expect, type Locator, type Page } from '@playwright/test';

export class RoutesScreen {
  constructor(readonly page: Page) {}

  get list(): Locator {
    return this.page.getByRole('navigation', { name: 'Routes' });
  }

  get diagram(): Locator {
    return this.page.getByRole('region', { name: 'Route execution' });
  }

  /** Makes an API from the start page; `target` is what quick create calls. */
  async createApi(protocol: 'HTTP' | 'WebSocket', name: string, target?: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New API', exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New API' });
    await dialog.getByRole('radio', { name: protocol }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    if (target !== undefined) await dialog.getByLabel('Integration').fill(target);
    await dialog.getByRole('button', { name: /^Create/ }).click();
    await expect(this.page.getByRole('banner').getByRole('button', { name: `API: ${name}` })).toBeVisible();
  }

  async add(routeKey: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New route', exact: true }).click();
    await this.page.getByRole('textbox', { name: 'New route' }).fill(routeKey);
    await this.page.keyboard.press('Enter');
    await expect(this.diagram).toBeVisible();
  }

  /** Gives the open route a new integration. */
  async newIntegration(endpoint: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New integration', exact: true }).click();
    await this.page
      .getByRole('dialog')
      .getByLabel(/^Function/)
      .fill(endpoint);
    await this.page.keyboard.press('Enter');
    await expect(this.diagram.getByRole('tab', { name: /^Integration request/ })).not.toContainText('no integration');
  }

  async openBox(
    name: 'Route' | 'Integration request' | 'Integration response' | 'Response' | 'Route response',
  ): Promise<void> {
    await this.diagram.getByRole('tab', { name: new RegExp(`^${name},`) }).click();
  }

  async openSection(name: 'Integrations' | 'Authorizers' | 'Models' | 'CORS' | 'API settings'): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'API sections' })
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
  }

  /** Chooses where the test pane sends to: `working copy` or `stage dev`. */
  async sendTo(target: string): Promise<void> {
    await this.page.getByRole('region', { name: 'Test' }).getByRole('combobox', { name: 'Send to' }).click();
    await this.page.getByRole('option', { name: target }).click();
  }

  /** The first deployment, which makes the stage. */
  async deployTo(stageName: string): Promise<void> {
    const banner = this.page.getByRole('banner');
    await banner.getByRole('button', { name: /^Deploy/ }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel(/Stage/).first().fill(stageName);
    await dialog.getByRole('button', { name: /^Deploy/ }).click();
    await expect(banner.getByText('All deployed')).toBeVisible();
  }
}
