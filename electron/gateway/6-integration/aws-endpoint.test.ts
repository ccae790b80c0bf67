import { describe, expect, it } from 'vitest';
import { noCompanions } from '../no-companions';
import { localUrlOf, serviceEndpointOf, signingKeysOf } from './aws-endpoint';

const endpoint = { service: 's3', endpointUrl: 'http://localhost:9000' };
const region = 'eu-west-1';

describe('the keys', () => {
  const environment = { AWS_ACCESS_KEY_ID: 'ENV', AWS_SECRET_ACCESS_KEY: 'env secret', AWS_SESSION_TOKEN: 'env token' };

  it.each([
    [
      'are the endpoint’s own',
      { accessKeyId: 'A', secretAccessKey: 'S', sessionToken: 'T' },
      environment,
      { accessKeyId: 'A', secretAccessKey: 'S', sessionToken: 'T' },
    ],
    [
      'may lack a secret',
      { accessKeyId: '000000000042' },
      environment,
      { accessKeyId: '000000000042', secretAccessKey: 'test' },
    ],
    [
      'are else those of the environment',
      { secretAccessKey: 'alone' },
      environment,
      { accessKeyId: 'ENV', secretAccessKey: 'env secret', sessionToken: 'env token' },
    ],
    [
      'are else a pair that emulators take',
      {},
      { AWS_ACCESS_KEY_ID: 'ENV' },
      { accessKeyId: 'test', secretAccessKey: 'test' },
    ],
  ])('%s', (_, own, from, keys) => {
    expect(signingKeysOf({ ...endpoint, ...own }, from)).toEqual(keys);
  });
});

it('finds the endpoint of service and subdomain together before that of the service', () => {
  const whole = { service: 'runtime.sagemaker', endpointUrl: 'http://a' };
  const companions = {
    ...noCompanions,
    serviceEndpoints: [{ service: 'sagemaker', endpointUrl: 'http://b' }, whole, endpoint],
  };
  const find = (service: string, subdomain?: string) =>
    serviceEndpointOf(companions, { region, service, ...(subdomain !== undefined && { subdomain }) })?.endpointUrl;
  expect([find('sagemaker', 'runtime'), find('sagemaker'), find('s3', 'bucket'), find('sqs')]).toEqual([
    'http://a',
    'http://b',
    'http://localhost:9000',
    undefined,
  ]);
});

it.each([
  [
    'https://sqs.eu-west-1.amazonaws.com/1/q?a=b',
    'http://localhost:4566',
    'sqs',
    undefined,
    'http://localhost:4566/1/q?a=b',
  ],
  ['https://sns.eu-west-1.amazonaws.com/?Action=A', 'http://h/base/', 'sns', undefined, 'http://h/base/?Action=A'],
  ['https://b.s3.eu-west-1.amazonaws.com/k', 'http://h/', 's3', 'b', 'http://h/b/k'],
  ['https://x.iotdata.eu-west-1.amazonaws.com/topics/t', 'http://h', 'iotdata', 'x', 'http://h/topics/t'],
])('sends %s to %s', (url, endpointUrl, service, subdomain, local) => {
  expect(localUrlOf(url, endpointUrl, { region, service, ...(subdomain !== undefined && { subdomain }) })).toBe(local);
});
