// HTTP APIs behind custom domain names: which stage, and what events show of the path.
import type { Companions } from '../../../electron/gateway/ports';
import { type HttpCase, lambda1, lambda2 } from '../http-case';

const functions = { fn: { returns: { statusCode: 200 } } };
const noStage = { status: 404, body: '{"message":"Not Found"}' };

function domain(stage: string): Partial<Companions> {
  const mapping = { key: 'api-mapping:api.example.com/m1', path: 'v1/deep', apiId: 'a60h4yl2h0', stage } as const;
  return {
    domains: [
      {
        domainName: 'api.example.com',
        endpointType: 'REGIONAL',
        routingMode: 'BASE_PATH_MAPPING_ONLY',
        mappings: [mapping],
        rules: [],
        vpceIds: [],
      },
    ],
  };
}

const request = { path: '/v1/deep/pets', host: 'api.example.com' };
const names = { 'requestContext.domainName': 'api.example.com', 'requestContext.domainPrefix': 'api' };

export const httpDomainCases: readonly HttpCase[] = [
  {
    id: 'A3: format 2.0 leaves the mapping key out of rawPath and shows a named stage',
    source: 'recorded',
    routes: { 'GET /pets': lambda2 },
    stages: { dev: {} },
    functions,
    companions: domain('dev'),
    request,
    answer: {
      status: 200,
      invoked: { event: { rawPath: '/dev/pets', 'requestContext.http.path': '/dev/pets', ...names } },
    },
  },
  {
    id: 'A3: format 2.0 of $default has the path behind the key alone',
    source: 'recorded',
    routes: { 'GET /pets': lambda2 },
    functions,
    companions: domain('$default'),
    request,
    answer: { status: 200, invoked: { event: { rawPath: '/pets', 'requestContext.stage': '$default', ...names } } },
  },
  {
    id: 'A3: format 1.0 keeps the path as the client sent it',
    source: 'documented',
    routes: { 'GET /pets': lambda1 },
    stages: { dev: {} },
    functions,
    companions: domain('dev'),
    request,
    answer: { status: 200, invoked: { event: { path: '/v1/deep/pets', resource: '/pets', ...names } } },
  },
  {
    id: 'A3: the domain name stays open where the default endpoint is disabled',
    source: 'documented',
    routes: { 'GET /pets': lambda2 },
    functions,
    api: { disableExecuteApiEndpoint: true },
    companions: domain('$default'),
    request,
    answer: { status: 200 },
  },
  {
    id: 'A3: a disabled default endpoint answers 404',
    source: 'assumed',
    routes: { 'GET /pets': lambda2 },
    functions,
    api: { disableExecuteApiEndpoint: true },
    companions: domain('$default'),
    request: { path: '/pets' },
    answer: noStage,
  },
  {
    id: 'A3: an unmapped path is forbidden',
    source: 'assumed',
    routes: { 'GET /pets': lambda2 },
    companions: domain('$default'),
    request: { path: '/pets', host: 'api.example.com' },
    answer: { status: 403, body: '{"message":"Forbidden"}' },
  },
];
