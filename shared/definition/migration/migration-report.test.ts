// What the report of a REST API's way to HTTP names.
import { expect, it } from 'vitest';
import { importDocument, okOperation } from '../../openapi/openapi-fixtures';
import { type Entity, type EntityKey, entityKey } from '../entities';
import { migrationReport } from './migration-report';

it('names what is lost and what changes, with its place', () => {
  const options = okOperation;
  const { entities, apiId } = importDocument(
    {
      paths: { '/pets': { get: okOperation, options } },
      'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { statusCode: 400 } },
    },
    { endpointType: 'PRIVATE' },
  );
  const stage = { stageName: 'dev', cacheClusterEnabled: true, tracingEnabled: true, canarySettings: undefined };
  const entries: [EntityKey, Entity][] = [[entityKey('stage', apiId, 'dev'), stage]];
  const notes = migrationReport(new Map([...entities, ...entries]), apiId);
  expect(notes.map(({ severity, place, what }) => `${severity} ${place}: ${what}`).sort()).toEqual([
    'changes OPTIONS /pets: CORS by an OPTIONS method',
    'changes Test: error bodies',
    'lost DEFAULT_4XX: gateway response',
    'lost GET /pets: MOCK integration',
    'lost Test: private endpoint',
    'lost dev: X-Ray tracing',
    'lost dev: caching',
  ]);
});
