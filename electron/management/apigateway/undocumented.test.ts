// Which places of an API GetDocumentationParts lists as UNDOCUMENTED.
import {
  CreateDocumentationPartCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  GetDocumentationPartsCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let managed: ManagementUnderTest;

beforeAll(async () => {
  managed = await openTestManagement();
});

afterAll(() => managed.dispose());

it('lists places without a part as undocumented, those apart that a part for any method covers', async () => {
  const api = await managed.apigateway.send(new CreateRestApiCommand({ name: 'Sparse' }));
  const [restApiId, parentId] = [api.id ?? '', api.rootResourceId ?? ''];
  const { id: resourceId } = await managed.apigateway.send(
    new CreateResourceCommand({ restApiId, parentId, pathPart: 'pets' }),
  );
  const method = { restApiId, resourceId, httpMethod: 'GET' };
  const requestParameters = { 'method.request.querystring.page': false };
  await managed.send(
    new PutMethodCommand({ ...method, authorizationType: 'NONE', requestParameters, requestModels: { x: 'Empty' } }),
  );
  const responseParameters = { 'method.response.header.ETag': false };
  await managed.send(
    new PutMethodResponseCommand({ ...method, statusCode: '200', responseParameters, responseModels: { x: 'Empty' } }),
  );
  const properties = '{"description":"x"}';
  const document = (location: object) =>
    managed.send(new CreateDocumentationPartCommand({ restApiId, properties, location: location as never }));
  await document({ type: 'API' });
  await document({ type: 'METHOD', path: '/pets', method: '*' });
  await document({ type: 'RESPONSE', path: '/pets', method: 'GET', statusCode: '404' });
  const list = async (locationStatus: 'UNDOCUMENTED' | 'DOCUMENTED', type?: 'RESOURCE') => {
    const command = new GetDocumentationPartsCommand({ restApiId, locationStatus, ...(type && { type }) });
    return (await managed.apigateway.send(command)).items ?? [];
  };
  const place = { path: '/pets', method: 'GET' };
  expect([
    await list('UNDOCUMENTED'),
    await list('UNDOCUMENTED', 'RESOURCE'),
    (await list('DOCUMENTED')).map(({ location }) => location?.type),
  ]).toEqual([
    [
      { location: { type: 'MODEL', name: 'Empty' } },
      { location: { type: 'MODEL', name: 'Error' } },
      { location: { type: 'RESOURCE', path: '/' } },
      { location: { type: 'RESOURCE', path: '/pets' } },
      { location: { type: 'QUERY_PARAMETER', ...place, name: 'page' } },
      { location: { type: 'REQUEST_BODY', ...place } },
      { location: { type: 'RESPONSE', ...place, statusCode: '200' } },
      { location: { type: 'RESPONSE_HEADER', ...place, statusCode: '200', name: 'ETag' } },
      { location: { type: 'RESPONSE_BODY', ...place, statusCode: '200' } },
    ],
    [{ location: { type: 'RESOURCE', path: '/' } }, { location: { type: 'RESOURCE', path: '/pets' } }],
    ['API', 'METHOD', 'RESPONSE'],
  ]);
});
