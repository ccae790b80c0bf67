// Lambda integrations: requests and the real service's answers, with functions that answer what each case says.
import { describe, expect, it } from 'vitest';
import { seenOf, wantedOf } from './compare-answer';
import type { ConformanceCase } from './conformance-case';
import { lambdaAddressCases, lambdaStreamingCases } from './rest/lambda-addresses';
import { lambdaAnswerCases } from './rest/lambda-answers';
import { authorizerCacheCases, authorizerEventCases } from './rest/lambda-authorizer-requests';
import { lambdaAuthorizerCases } from './rest/lambda-authorizers';
import { lambdaBinaryCases } from './rest/lambda-binary';
import { lambdaEventCases } from './rest/lambda-events';
import { lambdaFailureCases } from './rest/lambda-failures';
import { lambdaNonProxyCases } from './rest/lambda-non-proxy';
import { runCase } from './run-case';

const groups: Readonly<Record<string, readonly ConformanceCase[]>> = {
  events: lambdaEventCases,
  'answers of proxies': lambdaAnswerCases,
  'failures and logs': lambdaFailureCases,
  'binary answers': lambdaBinaryCases,
  'AWS integrations': lambdaNonProxyCases,
  'names, credentials and headers': lambdaAddressCases,
  streaming: lambdaStreamingCases,
  authorizers: lambdaAuthorizerCases,
  'what authorizers are sent': authorizerEventCases,
  'what is kept of authorizers': authorizerCacheCases,
};

describe.each(Object.entries(groups))('Lambda: %s', (_, cases) => {
  const named = cases.map((conformance) => [conformance.id, conformance.source, conformance] as const);
  it.each(named)('%s [%s]', async (_id, _source, conformance) => {
    const outcome = await runCase(conformance);
    expect(seenOf(outcome, conformance.answer)).toEqual(wantedOf(conformance.answer));
  });
});

it('has no two cases of one id', () => {
  const ids = Object.values(groups).flatMap((cases) => cases.map(({ id }) => id));
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});
