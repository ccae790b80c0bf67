// ImportApi, ReimportApi and ExportApi through AWS's own client.
import { ExportApiCommand, GetRoutesCommand, ImportApiCommand, ReimportApiCommand } from '@aws-sdk/client-apigatewayv2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openV2, type V2UnderTest } from './v2-fixture';

let v2: V2UnderTest;

beforeAll(async () => {
  v2 = await openV2();
});

afterAll(() => v2.dispose());

function bodyWith(path: string): string {
  const integration = { type: 'http_proxy', httpMethod: 'GET', uri: 'https://a.example', payloadFormatVersion: '1.0' };
  const get = { requestBody: {}, 'x-amazon-apigateway-integration': integration };
  return JSON.stringify({ openapi: '3.0.1', info: { title: 'Pets', version: '1' }, paths: { [path]: { get } } });
}

it('imports, exports and imports again', async () => {
  const made = await v2.answer(new ImportApiCommand({ Body: bodyWith('/pets') }));
  expect(made).toMatchObject({
    Name: 'Pets',
    ProtocolType: 'HTTP',
    ImportInfo: ['paths./pets.get: key [requestBody] will be ignored by API Gateway'],
  });
  const ApiId = String(made.ApiId);
  const { body } = await v2.answer(new ExportApiCommand({ ApiId, Specification: 'OAS30', OutputType: 'JSON' }));
  expect(Buffer.from(body as Uint8Array).toString()).toContain('"uri" : "https://a.example"');
  await v2.answer(new ReimportApiCommand({ ApiId, Body: bodyWith('/dogs') }));
  expect(await v2.answer(new GetRoutesCommand({ ApiId }))).toMatchObject({ Items: [{ RouteKey: 'GET /dogs' }] });
});

it('refuses what is no OpenAPI 3.0', async () => {
  const Body = JSON.stringify({ swagger: '2.0', info: { title: 'a' }, paths: {} });
  expect(await v2.refused(new ImportApiCommand({ Body }))).toBe('BadRequestException: Invalid OpenAPI input.');
});
