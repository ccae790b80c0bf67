// Templates of HTTP and WebSocket APIs through the contract: what serves after an import, and what a stage exports.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;
beforeEach(async () => {
  test = await openTestStudio();
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Web:
    Type: AWS::Serverless::HttpApi
    Properties:
      Name: web
      StageName: dev
      DefinitionBody:
        openapi: 3.0.1
        paths:
          /refused: { get: {} }
  Late:
    Type: AWS::ApiGatewayV2::Stage
    Properties: { ApiId: !Ref Web, StageName: late }
`;

it('deploys every stage that a template brings once, whether it deploys by itself or not', async () => {
  const path = join(test.folder, 'template.yaml');
  await writeFile(path, template);
  const { apis, deployed } = await test.client.documents.importInfrastructure({ path });
  const apiId = apis[0]?.apiId ?? '';
  const deployments = await test.client.deployments.list({ apiId });
  const stages = await test.client.stages.list({ apiId });
  expect([apis[0]?.routes, [...deployed].sort(), deployments.length]).toEqual([
    1,
    [`${apiId}/dev`, `${apiId}/late`],
    2,
  ]);
  const urls = stages.map(({ urls }) => urls.path);
  const answers = await Promise.all(urls.map(async (url) => (await test.get(`${url}/refused`)).status));
  // a route without an integration is known, and cannot answer
  expect(answers).toEqual([500, 500]);
});

it('leaves stages undeployed where it is told to, also those that deploy by themselves', async () => {
  const path = join(test.folder, 'template.yaml');
  await writeFile(path, template);
  const { apis, deployed } = await test.client.documents.importInfrastructure({ path, deploy: false });
  const apiId = apis[0]?.apiId ?? '';
  const left = await test.client.deployments.list({ apiId });
  // the next change is one that the stage follows
  await test.client.definition.update({
    key: `v2-api:${apiId}`,
    changes: [{ path: ['description'], value: 'Changed' }],
  });
  await test.studio.stages.settled();
  const followed = await test.client.deployments.list({ apiId });
  expect([deployed, left, followed.length]).toEqual([[], [], 1]);
});

it.each([
  ['cloudformation', /AWS::ApiGatewayV2::Route/],
  ['sam', /AWS::Serverless::HttpApi/],
  ['terraform', /resource "aws_apigatewayv2_route"/],
] as const)('exports what a stage serves as %s, and no other stage', async (format, words) => {
  const path = join(test.folder, 'template.yaml');
  await writeFile(path, template);
  const { apis } = await test.client.documents.importInfrastructure({ path });
  const apiId = apis[0]?.apiId ?? '';
  await test.client.definition.update({
    key: `v2-api:${apiId}`,
    changes: [{ path: ['description'], value: 'Not deployed' }],
  });
  const ask = { apiId, format, syntax: 'yaml' as const };
  const [working, served] = await Promise.all([
    test.client.documents.export(ask),
    test.client.documents.export({ ...ask, stageName: 'late' }),
  ]);
  const told = [working, served].map(({ text }) => [
    words.test(text),
    text.includes('Not deployed'),
    /StageName: dev|name +=? +"dev"/.test(text),
    /StageName: late|name +=? +"late"/.test(text),
  ]);
  expect([told, served.version]).toEqual([
    [
      [true, true, true, true],
      [true, false, false, true],
    ],
    '1.0',
  ]);
});

it('says which documents an API of either protocol has', async () => {
  await test.client.workspace.create({ folder: join(test.folder, 'workspace'), name: 'workspace' });
  const { apiId } = await test.client.apis.createWebSocketApi({ name: 'chat' });
  const { text } = await test.client.documents.export({ apiId, format: 'terraform' });
  const http = await test.client.apis.createHttpApi({ name: 'http' });
  const wanted = [
    { apiId, format: 'oas30' },
    { apiId: http.apiId, format: 'swagger' },
  ] as const;
  const refusals = await Promise.all(
    wanted.map((ask) => test.client.documents.export(ask).catch((error: unknown) => (error as Error).message)),
  );
  expect([/protocol_type +=? +"WEBSOCKET"/.test(text), refusals]).toEqual([
    true,
    [
      'WebSocket APIs have no OpenAPI document. Export cloudformation, sam or terraform.',
      'The document of an HTTP API is OpenAPI 3.0 (oas30).',
    ],
  ]);
});
