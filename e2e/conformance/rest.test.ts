// Requests and the real service's answers, as the reference has them: recorded, documented or assumed.
//
// Numbers stand for the reference's list of cases, other ids for its sections. Beside this suite, in files of their
// own: 107 (stages.test.ts), 108 (payload-limit.test.ts, request-limits.test.ts), 113 and 114 (test-invoke*.test.ts), 12
// to 18, 52, 64 to 80, 84 to 91, 93, 94, 98, 111 and 112 as far as they are Lambda's (lambda.test.ts), the whole of 2.2
// and 2.3 (gateway-response-types.test.ts), 11 (execution-log.test.ts, metrics.test.ts), what is on the wire
// (wire.test.ts), and what holds for any input (properties.test.ts).
//
// Not yet covered:
// - 92: a key that is disabled, and one that is good. 102: quotas.
// - 97: signatures that are there. 99: policies that allow, and those of other authorization types.
// - 103 to 105: the response cache. 106: canary releases.
// - Base paths of custom domains (section 3, rule 11).
import { describe, expect, it } from 'vitest';
import { seenOf, wantedOf } from './compare-answer';
import type { ConformanceCase } from './conformance-case';
import { accessLogCases } from './rest/access-log';
import { apiKeyCases } from './rest/api-keys';
import { awsServiceRequestCases } from './rest/aws-service-requests';
import { awsServiceCases } from './rest/aws-services';
import { binaryCases } from './rest/binary';
import { binaryTableCases } from './rest/binary-table';
import { compressionCases } from './rest/compression';
import { gatewayResponseCases } from './rest/gateway-responses';
import { headerCases } from './rest/headers';
import { httpCases } from './rest/http-integration';
import { mappingCases } from './rest/mapping';
import { mappingTableCases } from './rest/mapping-table';
import { mockAndLogCases } from './rest/mock-and-logs';
import { modelReferenceCases } from './rest/model-references';
import { modelCases } from './rest/models';
import { orderCases } from './rest/order';
import { overrideCases } from './rest/overrides';
import { resourcePolicyCases } from './rest/resource-policies';
import { routingCases } from './rest/routing';
import { signedCallerCases } from './rest/signed-callers';
import { signedRequestCases } from './rest/signed-requests';
import { templateChoiceCases } from './rest/template-choice';
import { templateContextCases } from './rest/template-context';
import { languageCases } from './rest/template-language';
import { templateCases } from './rest/templates';
import { throttleCases } from './rest/throttle';
import { tracingCases } from './rest/tracing';
import { unusualRequestCases } from './rest/unusual-requests';
import { userPoolCases } from './rest/user-pools';
import { validationCases } from './rest/validation';
import { vpcLinkCases } from './rest/vpc-link';
import { runCase } from './run-case';

const groups: Readonly<Record<string, readonly ConformanceCase[]>> = {
  routing: routingCases,
  'unusual requests': unusualRequestCases,
  'the order of steps': orderCases,
  validation: validationCases,
  models: modelCases,
  'references between models': modelReferenceCases,
  templates: templateCases,
  'the template language': languageCases,
  'template choice': templateChoiceCases,
  'context and overrides': templateContextCases,
  overrides: overrideCases,
  mapping: mappingCases,
  'the mapping table': mappingTableCases,
  'HTTP integrations': httpCases,
  'requests to AWS services': awsServiceRequestCases,
  'AWS services': awsServiceCases,
  'VPC links': vpcLinkCases,
  headers: headerCases,
  'binary media types and compression': binaryCases,
  'the table of conversions': binaryTableCases,
  compression: compressionCases,
  'gateway responses': gatewayResponseCases,
  'MOCK and logs': mockAndLogCases,
  throttles: throttleCases,
  'API keys and usage plans': apiKeyCases,
  'signed requests': signedRequestCases,
  'callers who sign': signedCallerCases,
  'resource policies': resourcePolicyCases,
  'user pools': userPoolCases,
  'trace headers': tracingCases,
  'the access log': accessLogCases,
};

describe.each(Object.entries(groups))('REST APIs: %s', (_, cases) => {
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
