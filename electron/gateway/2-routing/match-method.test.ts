import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { HeaderList } from '../../../shared/trace/trace';
import { refusalOf } from '../9-exit/refusal';
import type { RouteTree } from '../deploy/route-tree';
import { sampleExchange, sampleInvocation, sampleMethod } from '../testing/sample-exchange';
import { matchMethod } from './match-method';

const noRoutes: RouteTree = { match: () => undefined };

function refusalWith(headers: HeaderList) {
  try {
    const invocation = { ...sampleInvocation, headers };
    matchMethod.run(sampleExchange({ invocation, match: undefined, deploymentParts: { routes: noRoutes } }));
    return undefined;
  } catch (thrown) {
    const { kind, message, errorType } = refusalOf(thrown);
    return { kind, message, errorType };
  }
}

it('refuses what no method serves as a missing token', () => {
  expect(refusalWith([])).toEqual({
    kind: 'MISSING_AUTHENTICATION_TOKEN',
    message: 'Missing Authentication Token',
    errorType: 'MissingAuthenticationTokenException',
  });
});

it('complains about an Authorization header that is no signature, its text hashed', () => {
  const hash = createHash('sha256').update('Bearer x').digest('base64');
  expect(refusalWith([['Authorization', 'Bearer x']])).toEqual({
    kind: 'INVALID_SIGNATURE',
    message: `Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${hash}'.`,
    errorType: 'IncompleteSignatureException',
  });
});

it('does not complain about a signature', () => {
  const signature =
    'AWS4-HMAC-SHA256 Credential=A/20240101/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=a';
  const dated: HeaderList = [
    ['x-amz-date', '20240101T000000Z'],
    ['Authorization', signature],
  ];
  expect(refusalWith(dated)?.kind).toBe('MISSING_AUTHENTICATION_TOKEN');
});

it('names all that a signature lacks', () => {
  const lacking = (authorization: string, ...more: HeaderList) =>
    refusalWith([['Authorization', authorization], ...more])?.message;
  expect([
    lacking('AWS4-HMAC-SHA256 a=b'),
    lacking('AWS4-HMAC-SHA256 Credential=A, SignedHeaders=host', ['Date', 'x']),
  ]).toEqual([
    "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. " +
      "Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a " +
      "'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256 a=b",
    "Authorization header requires 'Signature' parameter. Authorization=AWS4-HMAC-SHA256 Credential=A, SignedHeaders=host",
  ]);
});

it('writes the match into the exchange', () => {
  const method = sampleMethod({});
  const routes: RouteTree = { match: () => ({ method, pathParameters: { id: '7' } }) };
  const exchange = sampleExchange({ match: undefined, deploymentParts: { routes } });
  matchMethod.run(exchange);
  expect(exchange.match).toEqual({
    method,
    resourceId: 'pets.{id}',
    resourcePath: '/pets/{id}',
    pathParameters: { id: '7' },
  });
});
