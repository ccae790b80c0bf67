// Templates of infrastructure from a studio: the working copy, or what a stage serves.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { entityKey } from '../../../shared/definition/entities';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let opened: StudioUnderTest;
let apiId: string;

beforeAll(async () => {
  opened = await openTestStudio();
  await opened.client.workspace.openSample({ sample: 'orders' });
  const { entities } = await opened.client.definition.read();
  apiId = (Object.values(entities).find((entity) => 'rootResourceId' in entity) as { id: string }).id;
});

afterAll(() => opened.dispose());

it.each([
  ['cloudformation', 'template.yaml', /AWS::ApiGateway::Method/],
  ['sam', 'template.yaml', /AWS::Serverless::Function/],
  ['terraform', 'main.tf', /resource "aws_lambda_function"/],
] as const)('exports the Orders sample as %s', async (format, fileName, words) => {
  const { text, ...exported } = await opened.client.documents.export({ apiId, format, syntax: 'yaml' });
  expect([exported.fileName, words.test(text), text.includes('000000000000')]).toEqual([fileName, true, false]);
  expect(exported.losses.filter(({ severity }) => severity === 'warning')).toEqual([]);
});

it('exports what a stage serves, and no other stage', async () => {
  await opened.client.deployments.create({ apiId, stageName: 'frozen' });
  await opened.client.definition.update({
    key: entityKey('rest-api', apiId),
    changes: [{ path: ['description'], value: 'Not deployed' }],
  });
  const ask = { apiId, format: 'cloudformation' as const };
  const [working, frozen] = await Promise.all([
    opened.client.documents.export(ask),
    opened.client.documents.export({ ...ask, stageName: 'frozen' }),
  ]);
  const stages = (text: string) => [...text.matchAll(/"StageName" : "(\w+)"/g)].map(([, name]) => name);
  expect([working.text.includes('Not deployed'), frozen.text.includes('Not deployed'), stages(frozen.text)]).toEqual([
    true,
    false,
    ['frozen'],
  ]);
  expect(stages(working.text).length).toBeGreaterThan(1);
});
