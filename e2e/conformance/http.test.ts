// HTTP APIs: requests and the real service's answers, as the reference has them: recorded, documented or assumed.
import { describe, expect, it } from 'vitest';
import { seenOf, wantedOf } from './compare-answer';
import { httpAnswerCases } from './http/answers';
import { httpCorsCases } from './http/cors';
import { httpDomainCases } from './http/domains';
import { httpEventCases } from './http/events';
import { httpJwtCases } from './http/jwt';
import { httpLambdaAuthorizerCases } from './http/lambda-authorizers';
import { httpMappingCases } from './http/mapping';
import { httpProxyCases } from './http/proxies';
import { httpRoutingCases } from './http/routing';
import { httpServiceCases } from './http/services';
import { httpSignedCases } from './http/signed';
import { httpLogCases, httpThrottleCases } from './http/throttles-and-logs';
import { type HttpCase, runHttpCase } from './http-case';

const groups: Readonly<Record<string, readonly HttpCase[]>> = {
  routing: httpRoutingCases,
  'custom domain names': httpDomainCases,
  events: httpEventCases,
  answers: httpAnswerCases,
  endpoints: httpProxyCases,
  'parameter mapping': httpMappingCases,
  CORS: httpCorsCases,
  'signed requests': httpSignedCases,
  'JWT authorizers': httpJwtCases,
  'Lambda authorizers': httpLambdaAuthorizerCases,
  'AWS services': httpServiceCases,
  throttles: httpThrottleCases,
  'the access log': httpLogCases,
};

describe.each(Object.entries(groups))('HTTP APIs: %s', (_, cases) => {
  const named = cases.map((conformance) => [conformance.id, conformance.source, conformance] as const);
  it.each(named)('%s [%s]', async (_id, _source, conformance) => {
    const outcome = await runHttpCase(conformance);
    expect(seenOf(outcome, conformance.answer)).toEqual(wantedOf(conformance.answer));
  });
});

it('has no two cases of one id', () => {
  const ids = Object.values(groups).flatMap((cases) => cases.map(({ id }) => id));
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});
