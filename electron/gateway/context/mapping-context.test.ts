import { expect, it } from 'vitest';
import { compileTemplate } from '../../../shared/vtl/template';
import { openExchange, type TestExchange } from './exchange-for-tests';
import { requestScope } from './template-scope';

function render(template: string, options: TestExchange = {}): string {
  const { exchange } = openExchange(options);
  return compileTemplate(template).render(requestScope(exchange, new Uint8Array(0)).variables);
}

it('lists its keys as the service does', () => {
  expect(render('#foreach($k in $context.keySet())$k #end')).toBe(
    'resourceId resourcePath httpMethod extendedRequestId requestTime path accountId protocol requestOverride stage ' +
      'domainPrefix requestTimeEpoch requestId identity domainName deploymentId responseOverride apiId ',
  );
  expect(render('$context.authorizer.keySet()|$context.responseOverride.keySet()')).toBe('|[header]');
});

it('has the values of the request', () => {
  const names = [
    'resourceId',
    'resourcePath',
    'httpMethod',
    'extendedRequestId',
    'requestTime',
    'path',
    'accountId',
    'protocol',
  ];
  const more = ['stage', 'domainPrefix', 'requestTimeEpoch', 'requestId', 'domainName', 'deploymentId', 'apiId'];
  const template = [...names, ...more].map((name) => `$context.${name}`).join('\n');
  expect(render(template).split('\n')).toEqual([
    'res123',
    '/pets',
    'POST',
    'JJbxmEZSIAMFQ1Q=',
    '02/Aug/2024:23:34:43 +0000',
    '/dev/pets/7',
    '123456789012',
    'HTTP/1.1',
    'dev',
    'a1b2c3d4e5',
    '1722641683000',
    '11111111-2222-3333-4444-555555555555',
    'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com',
    'dep123',
    'a1b2c3d4e5',
  ]);
});

it('knows of an unknown caller address and user agent only', () => {
  const names = ['sourceIp', 'userAgent', 'accountId', 'caller', 'user', 'userArn', 'apiKey', 'apiKeyId', 'accessKey'];
  const template = names.map((name) => `$context.identity.${name}`).join(' ');
  expect(render(template)).toBe('1.2.3.4 curl/8       ');
  expect(render(template, { origin: 'test' })).toBe(
    '1.2.3.4 curl/8 123456789012 123456789012 123456789012 arn:aws:iam::123456789012:root ' +
      'test-invoke-api-key test-invoke-api-key-id ',
  );
});
