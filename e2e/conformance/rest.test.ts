// Requests and the real service's answers, as the reference has them: recorded, documented or assumed.
//
// Numbers stand for the reference's list of cases, other ids for its sections. Beside this suite, in files of their
// own: 107 (stages.test.ts), 108 (payload-limit.test.ts), 113 and 114 (test-invoke.test.ts).
//
// Not yet covered:
// - 12 to 18 as Lambda proxy events: told by MOCK and HTTP templates here; the event's own `path` is not.
// - 52, 64 to 80, 111 and 112 as far as they need Lambda integrations.
// - 85 to 91, 93 to 96, 98: Lambda authorizers and user pools. 84 holds the refusal without a token alone.
// - 92: a key that is disabled, and one that is good. 94: keys from an authorizer. 102: quotas.
// - 97: signatures that are there. 99: policies that allow, and those of other authorization types.
// - 103 to 105: the response cache. 106: canary releases.
// - Base paths of custom domains (section 3, rule 11).
import { describe, expect, it } from 'vitest';
import { seenOf, wantedOf } from './compare-answer';
import type { ConformanceCase } from './conformance-case';
import { binaryCases } from './rest/binary';
import { gatewayResponseCases } from './rest/gateway-responses';
import { headerCases } from './rest/headers';
import { httpCases } from './rest/http-integration';
import { mappingCases } from './rest/mapping';
import { mockAndLogCases } from './rest/mock-and-logs';
import { modelCases } from './rest/models';
import { orderCases } from './rest/order';
import { routingCases } from './rest/routing';
import { templateChoiceCases } from './rest/template-choice';
import { templateContextCases } from './rest/template-context';
import { languageCases } from './rest/template-language';
import { templateCases } from './rest/templates';
import { validationCases } from './rest/validation';
import { runCase } from './run-case';

const groups: Readonly<Record<string, readonly ConformanceCase[]>> = {
  routing: routingCases,
  'the order of steps': orderCases,
  validation: validationCases,
  models: modelCases,
  templates: templateCases,
  'the template language': languageCases,
  'template choice': templateChoiceCases,
  'context and overrides': templateContextCases,
  mapping: mappingCases,
  'HTTP integrations': httpCases,
  headers: headerCases,
  'binary media types and compression': binaryCases,
  'gateway responses': gatewayResponseCases,
  'MOCK and logs': mockAndLogCases,
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
