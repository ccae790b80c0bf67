import { expect, it } from 'vitest';
import { parseIdentitySources } from '../../../../shared/definition/identity-sources';
import { compileApi } from '../../deploy/compile-api';
import { sampleSnapshot } from '../../testing/sample-api';
import { sampleExchange, sampleInvocation } from '../../testing/sample-exchange';
import { firstMissing, readIdentity } from './read-identity';

const deploymentParts = compileApi(sampleSnapshot({ paths: { '/': {} } }));

it('finds headers in any letter case with all their values, query names exactly', () => {
  const { sources } = parseIdentitySources(
    'REQUEST',
    'method.request.header.x-ID,method.request.querystring.type,method.request.querystring.Type,stageVariables.color,context.stage,context.none',
  );
  const headers: [string, string][] = [
    ['X-Id', 'a'],
    ['x-id', 'b'],
  ];
  const exchange = sampleExchange({ deploymentParts, invocation: { ...sampleInvocation, headers } });
  const identity = readIdentity(sources, exchange);
  expect([identity.map(({ values }) => values), firstMissing(identity)?.expression]).toEqual([
    [['a', 'b'], ['dog'], [], ['blue'], ['dev'], []],
    'method.request.querystring.Type',
  ]);
});

it('takes the values of a test before those of the request', () => {
  const { sources } = parseIdentitySources('REQUEST', 'context.stage');
  expect(readIdentity(sources, sampleExchange({ deploymentParts }), { stage: 'mine' })[0]?.values).toEqual(['mine']);
});
