// The order of the steps, told by which of two reasons to refuse is given.
import type { ConformanceCase } from '../conformance-case';
import { http, mock, parameters } from '../operations';
import { missingKey, silentPolicy, spentBurst } from './refusing-situations';

const validators = { 'x-amazon-apigateway-request-validators': { all: { validateRequestParameters: true } } };
const required = { 'x-amazon-apigateway-request-validator': 'all', ...parameters('query q!') };

export const orderCases: readonly ConformanceCase[] = [
  {
    id: '2.1: the stage comes before everything the API says',
    source: 'documented',
    ...silentPolicy,
    request: { path: '/badstage/x' },
    answer: { status: 403, json: { message: 'Forbidden' } },
  },
  {
    id: '2.1: the route comes before the resource policy',
    source: 'documented',
    ...silentPolicy,
    request: { path: '/dev/unknown' },
    answer: { status: 403, json: { message: 'Missing Authentication Token' } },
  },
  {
    id: '2.1: the API key comes before validation',
    source: 'documented',
    paths: { '/x': { get: mock('x', { more: { security: [{ api_key: [] }], ...required } }) } },
    document: { ...missingKey.document, ...validators },
    request: { path: '/dev/x' },
    answer: { status: 403, json: { message: 'Forbidden' } },
  },
  {
    id: '2.1: the throttle comes before validation',
    source: 'documented',
    ...spentBurst,
    paths: { '/x': { get: mock('x', { more: required }) } },
    document: validators,
    answer: { status: 429, json: { message: 'Too Many Requests' } },
  },
  {
    id: '2.1: validation comes before the choice of a template',
    source: 'documented',
    paths: { '/x': { post: http({ httpMethod: 'POST', passthroughBehavior: 'never' }, { more: required }) } },
    document: validators,
    request: { method: 'POST', path: '/dev/x', body: 'x' },
    answer: { status: 400, json: { message: 'Missing required request parameters: [q]' } },
  },
  {
    id: '2.1: the choice of a template comes before mappings of the body',
    source: 'documented',
    paths: {
      '/x': {
        post: http({
          httpMethod: 'POST',
          passthroughBehavior: 'never',
          requestParameters: { 'integration.request.header.a': 'method.request.body.x' },
        }),
      },
    },
    request: { method: 'POST', path: '/dev/x', body: '{bad' },
    answer: { status: 415, json: { message: 'Unsupported Media Type' } },
  },
];
