import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { StudioWindow } from './pages/studio-window';

test.use({ startWords: [] });

const source = `openapi: 3.0.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      x-amazon-apigateway-integration:
        type: mock
        timeoutInMillis: 5000
        requestTemplates: { application/json: '{"statusCode": 200}' }
        responses: { default: { statusCode: '200' } }
      responses: { '200': { description: 200 response } }
`;

test('an API follows its document: news are reviewed, conflicts decided, edits written back, and the link cut', {
  tag: ['@p0', '@web-only'],
}, async ({ studio: { page, dataFolder } }) => {
  const studio = new StudioWindow(page);
  const file = join(dataFolder, 'pets.yaml');
  await writeFile(file, source);
  await studio.openSample('Orders');
  await studio.banner.getByRole('button', { name: /^API:/ }).click();
  await page.getByRole('menuitem', { name: 'New API' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Pets');
  await page.keyboard.press('Enter');
  await expect(studio.banner.getByRole('button', { name: 'API: Pets' })).toBeVisible();

  await studio.banner.getByRole('button', { name: /^API:/ }).click();
  await page.getByRole('menuitem', { name: 'Link to a file' }).click();
  await page.getByRole('textbox', { name: 'OpenAPI file' }).fill(file);
  await page.keyboard.press('Enter');
  const review = page.getByRole('dialog', { name: /^Pets and / });
  await expect(review.getByRole('region', { name: 'Changed in the document' })).toContainText('/pets');
  // This machine does not know when the two were in step: what both say is a conflict.
  const takeAll = review.getByRole('button', { name: 'Take the document everywhere' });
  const conflicts = review.getByRole('region', { name: 'Changed on both sides' });
  if (await takeAll.isVisible()) await takeAll.click();
  else if (await conflicts.isVisible()) await conflicts.getByRole('radio', { name: 'Take the document' }).click();
  await review.getByRole('button', { name: /^Take over/ }).click();
  await expect(review).toBeHidden();
  const row = page.getByRole('button', { name: /^Linked to .*pets\.yaml: / });
  // A new API has models that the document does not know.
  await expect(row).toHaveAccessibleName(/: API changed$/);
  await row.click();
  await review.getByRole('button', { name: 'Write into the file' }).click();
  await expect(row).toHaveAccessibleName(/: in step$/);

  const written = await readFile(file, 'utf8');
  await writeFile(file, written.replace('timeoutInMillis: 5000', 'timeoutInMillis: 7000'));
  await page.getByRole('status').getByRole('button', { name: 'Review' }).click();
  await expect(review.getByRole('region', { name: 'Changed in the document' })).toContainText('7000');
  await review.getByRole('button', { name: 'Take over 1 change' }).click();
  await expect(row).toHaveAccessibleName(/: in step$/);

  await row.click();
  await review.getByRole('checkbox', { name: 'Write edits back into the file' }).click();
  await expect(review.getByRole('checkbox', { name: 'Write edits back into the file' })).toBeChecked();
  await review.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('Control+z');
  await expect(row).toHaveAccessibleName(/: in step$/);
  await page.keyboard.press('Control+Shift+z');
  await studio.choose('GET listPets');
  await studio.openBox('Method request');
  await page.getByRole('textbox', { name: 'Operation name' }).fill('allPets');
  await page.keyboard.press('Tab');
  await expect.poll(() => readFile(file, 'utf8')).toContain('operationId: allPets');

  await row.click();
  await review.getByRole('button', { name: 'Unlink…' }).click();
  const question = page.getByRole('alertdialog', { name: 'Unlink Pets?' });
  await question.getByRole('button', { name: 'Unlink' }).click();
  await expect(row).toBeHidden();
});
