// Root extensions, documentation and losses of imported documents.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { viewRestApi } from '../../definition/api-view';
import { refusalOf } from '../../definition/edits/edit-fixtures';
import { listEntities } from '../../definition/entities';
import { importDocument, okOperation, testOptions } from '../openapi-fixtures';
import { importOpenApi } from './import-openapi';

const read = (name: string, more = {}) =>
  importOpenApi(readFileSync(`${__dirname}/../fixtures/${name}`, 'utf8'), testOptions(more));

it('reads the root extensions and expands the policy', () => {
  const { entities, apiId } = read('binary-and-policy.yaml');
  const api = viewRestApi(entities, apiId)?.api;
  expect({ ...api, policy: JSON.parse(api?.policy ?? 'null') }).toMatchObject({
    name: 'Pictures',
    binaryMediaTypes: ['image/png', 'image/jpg'],
    minimumCompressionSize: 1_024,
    disableExecuteApiEndpoint: true,
    endpointConfiguration: { types: ['EDGE'], vpcEndpointIds: ['vpce-0123456789abcdef0'], ipAddressType: 'ipv4' },
    policy: {
      Statement: [
        { Resource: `arn:aws:execute-api:us-east-1:123456789012:${apiId}/*` },
        { Resource: [`arn:aws:execute-api:us-east-1:123456789012:${apiId}/prod/GET/pictures`] },
      ],
    },
  });
});

it('takes the endpoint type and the partition from the call', () => {
  const { entities, apiId } = read('binary-and-policy.yaml', { endpointType: 'PRIVATE', region: 'cn-north-1' });
  const api = viewRestApi(entities, apiId)?.api;
  expect(api?.endpointConfiguration).toMatchObject({ types: ['PRIVATE'], ipAddressType: 'dualstack' });
  expect(api?.policy).toContain(`arn:aws-cn:execute-api:cn-north-1:123456789012:${apiId}/*`);
});

it('adds no models of its own', () => {
  const { entities } = importDocument({ paths: { '/x': { get: okOperation } } });
  expect(listEntities(entities, 'model')).toEqual([]);
});

it('refuses a compression size out of range and a policy that is none', () => {
  const refusal = refusalOf(() =>
    importDocument({ 'x-amazon-apigateway-minimum-compression-size': 99_999_999, 'x-amazon-apigateway-policy': 'no' }),
  );
  expect(refusal?.message).toBe(
    [
      'Errors found during import:',
      'Invalid minimum compression size, must be between 0 and 10485760',
      'Invalid policy document. Please check the policy syntax and ensure that Principals are valid.',
    ].join('\n\t'),
  );
});

it('fills in the default path of documentation parts, and nothing else', () => {
  const { entities } = read('documented.yaml');
  expect(listEntities(entities, 'documentation-part').map(({ entity }) => entity.location)).toEqual([
    { type: 'API' },
    { type: 'METHOD', path: '/', method: 'GET' },
    { type: 'RESOURCE', path: '/things/{id}' },
    { type: 'PATH_PARAMETER', path: '/things/{id}', name: 'id' },
    { type: 'RESPONSE', path: '/', method: '*', statusCode: '200' },
  ]);
  expect(listEntities(read('documented.yaml', { ignoresDocumentation: true }).entities, 'documentation-part')).toEqual(
    [],
  );
});

it('keeps plain descriptions as documentation parts', () => {
  const { entities } = read('petstore-oas30.yaml');
  expect(listEntities(entities, 'documentation-part').map(({ entity }) => entity)).toEqual([
    {
      id: expect.any(String),
      location: { type: 'QUERY_PARAMETER', path: '/pets', method: 'GET', name: 'limit' },
      properties: '{"description":"How many pets to return"}',
    },
  ]);
});

it('leaves out documentation parts with a field their type does not take', () => {
  const { losses } = importDocument({
    'x-amazon-apigateway-documentation': {
      documentationParts: [{ location: { type: 'API', path: '/' }, properties: {} }, { location: { type: 'NOPE' } }],
    },
  });
  expect(losses.map(({ severity, place }) => `${severity} ${place}`)).toEqual([
    'warning x-amazon-apigateway-documentation.documentationParts.0',
    'warning x-amazon-apigateway-documentation.documentationParts.1',
  ]);
});

it('counts equal losses instead of listing thousands', () => {
  const operation = { ...okOperation, 'x-other-tool': 1 };
  const paths = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`/p${at}`, { get: operation }]));
  const { losses } = importDocument({ paths });
  expect(losses).toHaveLength(26);
  expect(losses[25]).toEqual({ severity: 'info', place: '35 more places', message: 'x-other-tool is not kept.' });
});
