import { describe, expect, it } from 'vitest';
import type { DomainRoutes } from '../../../../shared/domains/domain-routes';
import { noCompanions } from '../../no-companions';
import { readHead } from '../request-head';
import { compileAddresses } from './address-table';
import { findDestination } from './find-destination';

const domain: DomainRoutes = {
  domainName: 'api.example.com',
  endpointType: 'REGIONAL',
  routingMode: 'BASE_PATH_MAPPING_ONLY',
  mappings: [
    { key: 'base-path-mapping:api.example.com/v1', path: 'v1', apiId: 'abc', stage: 'dev' },
    { key: 'base-path-mapping:api.example.com/own', path: 'own', apiId: 'abc' },
  ],
  rules: [],
  vpceIds: [],
};
const table = compileAddresses({ ...noCompanions, domains: [domain] }, false);

function found(
  host: string,
  url: string,
  headers: readonly string[] = [],
  bound?: { apiId: string; stageName: string },
) {
  const destination = findDestination(table, url, readHead(['Host', host, ...headers]), bound);
  if (destination.kind === 'management') return 'management';
  const { apiId, stageName, path, contextPath, rawQuery, arrival } = destination;
  return [apiId, stageName, path, contextPath, rawQuery, arrival?.refusal ?? arrival?.vpceId ?? arrival?.sentPath];
}

describe('custom domain names', () => {
  const host = 'API.example.com:4600';
  it('removes what the mapping matched, and keeps it for events', () => {
    expect([
      found(host, '/v1/pets?a=1'),
      found(host, '//v1//pets/'),
      found(host, `http://${host}/v1`),
      found(host, '/own/prod/pets'),
      found(host, '/own/prod'),
    ]).toEqual([
      ['abc', 'dev', '/pets', '/v1/pets', 'a=1', '/v1/pets'],
      ['abc', 'dev', '/pets/', '/v1//pets/', '', '/v1//pets/'],
      ['abc', 'dev', '/', '/v1', '', '/v1'],
      ['abc', 'prod', '/pets', '/own/prod/pets', '', '/own/pets'],
      ['abc', 'prod', '/', '/own/prod', '', '/own'],
    ]);
  });
  it('leads nowhere where nothing is mapped, whatever the path looks like', () => {
    const lost = ['', '', '/restapis/abc/dev/_user_request_/x', '/restapis/abc/dev/_user_request_/x', ''];
    expect(found(host, '/restapis/abc/dev/_user_request_/x')).toEqual([
      ...lost,
      'No mapping of api.example.com takes the path.',
    ]);
  });
  it('leaves other hosts, an API’s own and a stage’s own port as they are', () => {
    const bound = { apiId: 'abc', stageName: 'dev' };
    expect([
      found('127.0.0.1:4600', '/v1/pets'),
      found('localhost', '/v1/pets'),
      found('xyz.execute-api.us-east-1.localhost', '/v1/pets'),
      found(host, '/v1/pets', [], bound),
    ]).toEqual([
      'management',
      'management',
      ['xyz', 'v1', '/pets', '/v1/pets', '', undefined],
      ['abc', 'dev', '/v1/pets', '/dev/v1/pets', '', undefined],
    ]);
  });
});

describe('VPC endpoints', () => {
  it('are known by host and by path', () => {
    const byVpce = ['abc', 'dev', '/x', '/dev/x', 'q', 'vpce-0a1b'];
    expect([
      found('abc-vpce-0a1b.execute-api.eu-west-1.localhost:4600', '/dev/x?q'),
      found('vpce-0a1b.execute-api.eu-west-1.vpce.localhost', '/dev/x?q', ['x-apigw-api-id', 'abc']),
      found('vpce-0a1b-xyz12345-us-east-1a.execute-api.us-east-1.vpce.amazonaws.com', '/dev/x?q', [
        'X-Apigw-Api-Id',
        'abc',
      ]),
      found('127.0.0.1', '/_aws/vpce/vpce-0a1b/abc/dev/x?q'),
    ]).toEqual([byVpce, byVpce, byVpce, byVpce]);
  });
  it('lead nowhere where no API is named', () => {
    const asked = [
      found('vpce-0a1b.execute-api.eu-west-1.vpce.localhost', '/dev/x'),
      found('d-abcdefghij.execute-api.us-east-1.amazonaws.com', '/dev/x'),
      found('127.0.0.1', '/_aws/vpce/vpce-0a1b'),
    ];
    expect(asked.map((one) => (one === 'management' ? one : one.at(-1)))).toEqual([
      expect.stringContaining('no x-apigw-api-id'),
      expect.stringContaining('the Host header has to name the domain'),
      'management',
    ]);
  });
});
