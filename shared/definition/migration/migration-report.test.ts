// What the report of a REST API's way to HTTP names.
import { expect, it } from 'vitest';
import { importDocument, okOperation } from '../../openapi/openapi-fixtures';
import { type Entity, type EntityKey, entityKey } from '../entities';
import { migrationReport } from './migration-report';

const preflight = {
  responses: { '200': { description: '', headers: { 'Access-Control-Allow-Origin': { schema: { type: 'string' } } } } },
  'x-amazon-apigateway-integration': {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: {
      default: {
        statusCode: '200',
        responseParameters: { 'method.response.header.Access-Control-Allow-Origin': "'*'" },
      },
    },
  },
};
const proxied = {
  'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri: 'https://b.example/pets' },
};

it('names what is lost, what changes and what stays, each with its place', () => {
  const { entities, apiId } = importDocument(
    {
      paths: { '/pets': { get: okOperation, options: preflight }, '/cats': { get: proxied } },
      'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { statusCode: 400 } },
    },
    { endpointType: 'PRIVATE' },
  );
  const stage = { stageName: 'dev', cacheClusterEnabled: true, tracingEnabled: true, canarySettings: undefined };
  const entries: [EntityKey, Entity][] = [
    [entityKey('stage', apiId, 'dev'), stage],
    [
      entityKey('stage', apiId, 'prod'),
      { ...stage, stageName: 'prod', cacheClusterEnabled: false, tracingEnabled: false },
    ],
  ];
  const notes = migrationReport(new Map([...entities, ...entries]), apiId);
  expect(notes.map(({ severity, place, what }) => `${severity} ${place}: ${what}`)).toEqual([
    'lost GET /pets: MOCK integration',
    'lost Test: private endpoint',
    'lost dev: caching',
    'lost dev: X-Ray tracing',
    'lost DEFAULT_4XX: gateway response',
    'changes OPTIONS /pets: CORS by an OPTIONS method',
    'changes Test: error bodies',
    'changes Test: paths',
    'same GET /cats: HTTP_PROXY integration',
    'same prod: stage',
  ]);
});
