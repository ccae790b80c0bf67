// Which template runs, and what goes on without one.
import type { CaseAnswer, ConformanceCase } from '../conformance-case';
import { http, mock, proxy } from '../operations';

type Source = ConformanceCase['source'];

const json = 'application/json';
const xml = 'application/xml';
const behaviours = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const;

const unsupported: CaseAnswer = {
  status: 415,
  json: { message: 'Unsupported Media Type' },
  headers: { 'x-amzn-ErrorType': 'BadRequestException' },
  sent: null,
};
const templated: CaseAnswer = { status: 200, sent: { body: 'rendered' } };
const passed: CaseAnswer = { status: 200, sent: { body: '<as-it-came/>' } };

/** A POST in front of an endpoint; templates render `rendered`. */
function choice(
  id: string,
  source: Source,
  templates: Readonly<Record<string, string>> | undefined,
  setup: { readonly contentType?: string; readonly behaviour?: string },
  answer: CaseAnswer,
): ConformanceCase {
  const { contentType, behaviour } = setup;
  const integration = {
    httpMethod: 'POST',
    ...(templates && { requestTemplates: templates }),
    ...(behaviour && { passthroughBehavior: behaviour.toLowerCase() }),
  };
  return {
    id,
    source,
    paths: { '/x': { post: http(integration) } },
    request: {
      method: 'POST',
      path: '/dev/x',
      body: '<as-it-came/>',
      ...(contentType !== undefined && { headers: [['Content-Type', contentType]] }),
    },
    answer,
  };
}

/** Reference 5.2: what templates there are, the types that come, and what each behaviour makes of them. */
const table: readonly {
  readonly templates: readonly string[];
  readonly types: readonly (string | undefined)[];
  readonly answers: readonly [CaseAnswer, CaseAnswer, CaseAnswer];
}[] = [
  { templates: [], types: [undefined, json, xml], answers: [passed, passed, unsupported] },
  { templates: [json], types: [undefined, json], answers: [templated, templated, templated] },
  { templates: [json], types: [xml], answers: [passed, unsupported, unsupported] },
  { templates: [xml], types: [undefined, json], answers: [passed, unsupported, unsupported] },
  { templates: [xml], types: [xml], answers: [templated, templated, templated] },
  { templates: ['$default', xml], types: [undefined, json, 'text/csv'], answers: [templated, templated, templated] },
];

const tableCases = table.flatMap(({ templates, types, answers }) =>
  types.flatMap((contentType) =>
    behaviours.map((behaviour, at) =>
      choice(
        `5.2: ${templates.join(' and ') || 'no'} templates, ${contentType ?? 'no type'}, ${behaviour}`,
        'documented',
        templates.length === 0 ? undefined : Object.fromEntries(templates.map((type) => [type, 'rendered'])),
        { behaviour, ...(contentType !== undefined && { contentType }) },
        answers[at] as CaseAnswer,
      ),
    ),
  ),
);

const requestCases: readonly ConformanceCase[] = [
  choice(
    'case 46: NEVER with an unmatched type is 415',
    'documented',
    { [json]: 'rendered' },
    { contentType: xml, behaviour: 'NEVER' },
    unsupported,
  ),
  choice(
    'case 47: WHEN_NO_MATCH hands an unmatched type on',
    'documented',
    { [json]: 'rendered' },
    { contentType: xml, behaviour: 'WHEN_NO_MATCH' },
    passed,
  ),
  choice('case 47: WHEN_NO_MATCH is the default', 'documented', { [json]: 'rendered' }, { contentType: xml }, passed),
  choice(
    'case 48: WHEN_NO_TEMPLATES without templates hands on',
    'documented',
    undefined,
    { contentType: xml, behaviour: 'WHEN_NO_TEMPLATES' },
    passed,
  ),
  choice(
    '5.2: a type of its own comes before $default',
    'documented',
    { $default: 'wrong', [xml]: 'rendered' },
    { contentType: xml },
    templated,
  ),
  choice(
    '5.2: parameters of the type do not matter',
    'documented',
    { [json]: 'rendered' },
    { contentType: 'application/json; charset=utf-8' },
    templated,
  ),
  choice(
    '5.2: an empty template is an empty body',
    'assumed',
    { [json]: '' },
    { contentType: json },
    { status: 200, sent: { body: '' } },
  ),
];

/** GET in front of an endpoint that answers `<as-it-came/>`, chosen by Accept. */
function answered(
  id: string,
  source: Source,
  responseTemplates: Readonly<Record<string, string>> | undefined,
  accept: string | undefined,
  body: string,
): ConformanceCase {
  const response = { statusCode: '200', ...(responseTemplates && { responseTemplates }) };
  return {
    id,
    source,
    paths: { '/x': { get: http({ responses: { default: response } }) } },
    endpoint: { body: '<as-it-came/>', headers: { 'Content-Type': 'application/xml' } },
    request: { path: '/dev/x', ...(accept !== undefined && { headers: [['Accept', accept]] }) },
    answer: { status: 200, body, ...(responseTemplates && { headers: { 'Content-Type': 'application/json' } }) },
  };
}

const both = { [xml]: 'xml', [json]: 'json' };

const responseCases: readonly ConformanceCase[] = [
  answered('case 49: Accept unmatched takes the json template', 'documented', both, 'text/csv', 'json'),
  answered(
    'case 49: without a json template the first one',
    'documented',
    { [xml]: 'xml', 'text/csv': 'csv' },
    'text/html',
    'xml',
  ),
  answered('5.2: Accept chooses, and the type of the answer stays application/json', 'documented', both, xml, 'xml'),
  answered('5.2: the first type of Accept counts', 'documented', both, 'application/xml, application/json', 'xml'),
  answered('5.2: no Accept is application/json', 'documented', both, undefined, 'json'),
  answered('5.2: without templates the body is unchanged', 'documented', undefined, undefined, '<as-it-came/>'),
  answered(
    '5.2: an empty json template returns the body unmapped',
    'documented',
    { [json]: '' },
    undefined,
    '<as-it-came/>',
  ),
  {
    id: '5.2: a mapping sets the type of the answer',
    source: 'documented',
    paths: {
      '/x': {
        get: http(
          {
            responses: {
              default: {
                statusCode: '200',
                responseTemplates: { [json]: '<x/>' },
                responseParameters: { 'method.response.header.Content-Type': "'application/xml'" },
              },
            },
          },
          { headers: ['Content-Type'] },
        ),
      },
    },
    request: { path: '/dev/x' },
    answer: { status: 200, body: '<x/>', headers: { 'Content-Type': 'application/xml' } },
  },
  {
    id: '5.2: HTTP_PROXY hands everything on, whatever the type',
    source: 'documented',
    paths: { '/x': { post: proxy() } },
    request: { method: 'POST', path: '/dev/x', body: '<as-it-came/>', headers: [['Content-Type', xml]] },
    answer: { ...passed, json: { from: 'endpoint' } },
  },
];

const mockCases: readonly ConformanceCase[] = behaviours.map((behaviour) => ({
  id: `6.7: a MOCK with a json template works with ${behaviour}`,
  source: 'recorded',
  paths: { '/x': { get: mock('ok', { integration: { passthroughBehavior: behaviour.toLowerCase() } }) } },
  request: { path: '/dev/x' },
  answer: { status: 200, body: 'ok' },
}));

export const templateChoiceCases: readonly ConformanceCase[] = [
  ...tableCases,
  ...requestCases,
  ...responseCases,
  ...mockCases,
];
