import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { StudioWindow } from './pages/studio-window';

const answering = (body: string) => ({
  responses: { 200: { description: 'ok' } },
  'x-amazon-apigateway-integration': {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: '200', responseTemplates: { 'application/json': body } } },
  },
});

/** 500 resources with four methods each, in 50 areas. */
function largeDocument(): string {
  const paths = Array.from({ length: 500 }, (_, at) => {
    const methods = ['get', 'post', 'put', 'delete'].map((verb) => [verb, answering(`{"from": "${verb} ${at}"}`)]);
    return [`/area${at % 50}/item${at}`, Object.fromEntries(methods)];
  });
  return JSON.stringify({ openapi: '3.0.1', info: { title: 'Large', version: '1' }, paths: Object.fromEntries(paths) });
}

test('an API of 2,000 methods is imported, found in the tree and called', { tag: ['@p1', '@web-only'] }, async ({
  page,
}) => {
  test.setTimeout(180_000);
  const studio = new StudioWindow(page);
  await studio.paste(largeDocument());
  await expect(studio.tree.getByRole('treeitem').nth(10)).toBeVisible();
  expect(await studio.tree.getByRole('treeitem').count()).toBeLessThan(200); // only the rows in view exist
  await page.getByRole('button', { name: 'Filter resources' }).click();
  await page.getByRole('textbox', { name: /filter/i }).fill('item499');
  await studio.tree.getByRole('treeitem', { name: /^GET/ }).first().click();
  await studio.send(200);
  await expect(studio.test.getByText('"get 499"')).toBeVisible();
});
