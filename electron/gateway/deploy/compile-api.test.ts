import { expect, it } from 'vitest';
import { sampleSnapshot } from '../testing/sample-api';
import { compileApi } from './compile-api';

it('compiles what the entrance and the exit need to know of the API', () => {
  const api = {
    endpointConfiguration: { types: ['REGIONAL'] as ['REGIONAL'] },
    minimumCompressionSize: 0,
    binaryMediaTypes: ['image/*'],
    policy: '{"Statement":[]}',
  };
  const { apiId, apiName, endpointType, disableExecuteApiEndpoint, minimumCompressionSize, binaryMediaTypes, policy } =
    compileApi(sampleSnapshot({ api, paths: { '/': { GET: {} } } }));
  expect({
    apiId,
    apiName,
    endpointType,
    disableExecuteApiEndpoint,
    minimumCompressionSize,
    binaryMediaTypes,
    policy: policy?.text,
  }).toEqual({
    apiId: 'abc1234567',
    apiName: 'Sample',
    endpointType: 'REGIONAL',
    disableExecuteApiEndpoint: false,
    minimumCompressionSize: 0,
    binaryMediaTypes: ['image/*'],
    policy: '{"Statement":[]}',
  });
});

it('takes an empty policy for none', () => {
  expect(compileApi(sampleSnapshot({ api: { policy: '' }, paths: { '/': {} } })).policy).toBeUndefined();
});

it('stands in spite of a method that cannot work, and says so', () => {
  const broken = { methodIntegration: { type: 'MOCK', requestTemplates: { 'application/json': '#if(' } } };
  const { routes, problems } = compileApi(
    sampleSnapshot({ paths: { '/ok': { GET: {} }, '/broken': { GET: broken } } }),
  );
  expect([routes.match('GET', '/ok') !== undefined, problems.map(({ key }) => key)]).toEqual([
    true,
    ['method:abc1234567/broken/GET'],
  ]);
});

it('compiles the methods of one resource only where one is tested', () => {
  const snapshot = sampleSnapshot({ paths: { '/a': { GET: {}, PUT: {} }, '/b': { GET: {} } } });
  expect(Array.from(compileApi(snapshot, { onlyResourceId: 'a' }).methods.keys())).toEqual(['a/GET', 'a/PUT']);
});

it('refuses snapshots without an API, without a root, and of other protocols', () => {
  const snapshot = sampleSnapshot({ paths: { '/': {} } });
  expect(() => compileApi({ ...snapshot, entities: {} })).toThrow('holds no API');
  expect(() => compileApi(sampleSnapshot({ paths: {} }))).toThrow('with a root resource');
  expect(() => compileApi({ ...snapshot, protocol: 'HTTP' })).toThrow('Only REST APIs');
});
