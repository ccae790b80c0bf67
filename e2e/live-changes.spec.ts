import {
  APIGatewayClient,
  CreateResourceCommand,
  DeleteResourceCommand,
  GetResourceCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  PutMethodCommand,
} from '@aws-sdk/client-api-gateway';
import { expect } from '@playwright/test';
import { test } from './fixtures/studio-test';
import { StudioWindow } from './pages/studio-window';

test('what AWS’s clients change shows in the open window at once, and can be undone there', { tag: '@p0' }, async ({
  page,
}) => {
  const studio = new StudioWindow(page);
  await studio.openSample('Orders');
  const endpoint = new URL(await studio.invokeUrl()).origin;
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const client = new APIGatewayClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
  const { items: [api] = [] } = await client.send(new GetRestApisCommand({}));
  const restApiId = api?.id ?? '';
  const parentId = api?.rootResourceId ?? '';
  const row = (name: RegExp) => studio.tree.getByRole('treeitem', { name });

  const made = await client.send(new CreateResourceCommand({ restApiId, parentId, pathPart: 'made-outside' }));
  const resourceId = made.id ?? '';
  await expect(row(/^\/made-outside\b/)).toBeVisible();
  await client.send(
    new PutMethodCommand({
      restApiId,
      resourceId,
      httpMethod: 'GET',
      authorizationType: 'NONE',
      operationName: 'getMade',
    }),
  );
  await expect(row(/^GET getMade\b/)).toBeVisible();
  await expect(studio.pending).toBeVisible();

  await client.send(new DeleteResourceCommand({ restApiId, resourceId }));
  await expect(row(/^\/made-outside\b/)).toBeHidden();
  await studio.banner.getByRole('button', { name: 'Undo' }).click();
  await expect(row(/^GET getMade\b/)).toBeVisible();
  const back = await client.send(new GetResourceCommand({ restApiId, resourceId }));
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId, limit: 500 }));
  expect([back.path, items.some(({ id }) => id === resourceId)]).toEqual(['/made-outside', true]);
  client.destroy();
});
