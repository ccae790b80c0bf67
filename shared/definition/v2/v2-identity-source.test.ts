import { expect, it } from 'vitest';
import { serviceSubtype } from './service-subtypes';
import { parseV2IdentitySource } from './v2-identity-source';

it.each([
  ['$request.header.Authorization', 'HTTP', { place: 'header', name: 'Authorization' }],
  ['$context.routeKey', 'HTTP', { place: 'context', name: 'routeKey' }],
  ['$stageVariables.a', 'HTTP', { place: 'stage-variable', name: 'a' }],
  ['route.request.querystring.token', 'WEBSOCKET', { place: 'querystring', name: 'token' }],
  ['stageVariables.a', 'WEBSOCKET', { place: 'stage-variable', name: 'a' }],
] as const)('reads %s of an %s API', (expression, protocol, source) => {
  expect(parseV2IdentitySource(expression, protocol)).toEqual({ expression, ...source });
});

it.each([
  ['route.request.header.Auth', 'HTTP'],
  ['$request.header.Auth', 'WEBSOCKET'],
  ['method.request.header.Auth', 'HTTP'],
  ['$request.path.id', 'HTTP'],
] as const)('knows no source %s in an %s API', (expression, protocol) => {
  expect(parseV2IdentitySource(expression, protocol)).toBeUndefined();
});

it('knows a subtype with and without its version', () => {
  expect([serviceSubtype('SQS-PurgeQueue-1.0'), serviceSubtype('SQS-Nothing'), serviceSubtype('toString')]).toEqual([
    serviceSubtype('SQS-PurgeQueue'),
    undefined,
    undefined,
  ]);
});
