// Overrides: each may be made once, whichever way it is written and in whichever template.
import { type ConformanceCase, internalError, type SentRequest } from '../conformance-case';
import { http, mock, parameters, proxy } from '../operations';

type Source = ConformanceCase['source'];

/** Ways to write an override of `path`, with its value. */
const writings: readonly (readonly [what: string, write: (place: string, name: string, value: string) => string])[] = [
  ['by name', (place, name, value) => `#set($context.${place}.${name} = ${value})`],
  ['in brackets', (place, name, value) => `#set($context.${place}['${name}'] = ${value})`],
  ['by put', (place, name, value) => `#set($ignored = $context.${place}.put('${name}', ${value}))`],
];

/** POST whose request template is `template`; `sent` is what the endpoint gets. */
function sends(
  id: string,
  source: Source,
  template: string,
  sent: SentRequest | null,
  integration: object = {},
): ConformanceCase {
  const requestTemplates = { 'application/json': `${template}{}` };
  return {
    id: `5.8: ${id}`,
    source,
    paths: {
      '/x/{id}': {
        post: http(
          {
            httpMethod: 'POST',
            uri: 'http://{endpoint}/back/{p}',
            requestParameters: { 'integration.request.path.p': "'mapped'" },
            requestTemplates,
            ...integration,
          },
          { more: parameters('path id') },
        ),
      },
    },
    request: { method: 'POST', path: '/dev/x/7?q=client', body: '{}', headers: [['X-A', 'client']] },
    answer: sent === null ? { status: 500, body: internalError, sent } : { status: 200, sent },
  };
}

const places = ['header', 'querystring', 'path'] as const;
const target = { header: 'X-A', querystring: 'q', path: 'p' } as const;

const sentBy = (place: (typeof places)[number], value: string): SentRequest => {
  if (place === 'header') return { url: '/back/mapped', headers: { 'X-A': value } };
  return { url: place === 'path' ? `/back/${value}` : `/back/mapped?q=${value}` };
};

const requestTable = places.flatMap((place) =>
  writings.flatMap(([what, write]) => {
    const set = (value: string) => write(`requestOverride.${place}`, target[place], value);
    return [
      sends(`requestOverride.${place} ${what}`, 'documented', set('"one"'), sentBy(place, 'one')),
      sends(`a second requestOverride.${place} ${what} fails`, 'documented', set('"one"') + set('"two"'), null),
    ];
  }),
);

const values = (
  [
    ['a number', '42', '42'],
    ['a boolean', 'true', 'true'],
    ['a list', '["a", "b"]', /^a, ?b$/],
    ['an empty text', '""', ''],
    ['text that is computed', '$input.params("X-A").concat("!")', 'client!'],
  ] as const
).map(([what, value, sent]) =>
  sends(`${what} as a header`, 'documented', `#set($context.requestOverride.header.To = ${value})`, {
    headers: { To: sent },
  }),
);

const mapped = places.map((place) =>
  sends(
    `an override of a ${place} parameter wins over its mapping`,
    'documented',
    `#set($context.requestOverride.${place}.${target[place]} = "own")`,
    sentBy(place, 'own'),
    {
      requestParameters: {
        'integration.request.path.p': "'mapped'",
        ...(place !== 'path' && { [`integration.request.${place}.${target[place]}`]: "'mapped'" }),
      },
    },
  ),
);

const illegal = ['Content-Length', 'Transfer-Encoding'].map((name) =>
  sends(
    `an override of ${name} fails like a mapping of it`,
    'recorded',
    `#set($context.requestOverride.header["${name}"] = "1")`,
    null,
  ),
);

/** A MOCK with these templates. */
function answers(
  id: string,
  source: Source,
  request: string,
  response: string | undefined,
  answer: ConformanceCase['answer'],
): ConformanceCase {
  return {
    id: `5.8: ${id}`,
    source,
    paths: { '/x': { get: mock(response, { request: `${request}{"statusCode": 200}`, headers: ['X'] }) } },
    request: { path: '/dev/x' },
    answer,
  };
}

const setHeader = (value: string) => `#set($context.responseOverride.header.X = "${value}")`;
const setStatus = (value: string) => `#set($context.responseOverride.status = ${value})`;
const failed = { status: 500, body: internalError } as const;

const responseTable: readonly ConformanceCase[] = [
  ...writings.map(([what, write]) =>
    answers(`responseOverride.header ${what}`, 'documented', '', `${write('responseOverride.header', 'X', '"v"')}ok`, {
      status: 200,
      body: 'ok',
      headers: { X: 'v' },
    }),
  ),
  answers(
    'a second override of a header of the answer fails',
    'documented',
    '',
    `${setHeader('1')}${setHeader('2')}ok`,
    failed,
  ),
  answers(
    'a second override of the status fails',
    'documented',
    '',
    `${setStatus('201')}${setStatus('202')}ok`,
    failed,
  ),
  answers(
    'a second override in the other template fails as well',
    'assumed',
    setHeader('1'),
    `${setHeader('2')}ok`,
    failed,
  ),
  answers(
    'a second status in the other template fails as well',
    'assumed',
    setStatus('201'),
    `${setStatus('202')}ok`,
    failed,
  ),
  answers('header and status in one template each', 'documented', setHeader('1'), `${setStatus('418')}ok`, {
    status: 418,
    body: 'ok',
    headers: { X: '1' },
  }),
  ...(
    [
      ['200', 200],
      ['299', 299],
      ['404', 404],
      ['599', 599],
      ['"404"', 200],
      ['404.5', 200],
      ['-1', 200],
      ['""', 200],
      ['true', 200],
      ['[404]', 200],
      ['$none', 200],
    ] as const
  ).map(([value, status]) =>
    answers(
      `a status of ${value} is ${status === 200 && value !== '200' ? 'ignored' : 'answered'}`,
      'documented',
      '',
      `${setStatus(value)}ok`,
      {
        status,
        body: 'ok',
      },
    ),
  ),
  answers(
    'the type of the answer',
    'documented',
    '',
    '#set($context.responseOverride.header["Content-Type"] = "text/csv")a,b',
    {
      status: 200,
      body: 'a,b',
      headers: { 'Content-Type': 'text/csv' },
    },
  ),
  answers(
    'an override in another letter case is the same header',
    'assumed',
    '',
    '#set($context.responseOverride.header.x = "v")ok',
    {
      status: 200,
      headers: { X: 'v' },
    },
  ),
  {
    id: '5.8: an answer of HTTP_PROXY is not overridden',
    source: 'documented',
    paths: {
      '/x': {
        get: proxy({
          responses: {
            default: { statusCode: '200', responseTemplates: { 'application/json': `${setStatus('418')}no` } },
          },
        }),
      },
    },
    request: { path: '/dev/x' },
    answer: { status: 200, json: { from: 'endpoint' } },
  },
];

export const overrideCases: readonly ConformanceCase[] = [
  ...requestTable,
  ...values,
  ...mapped,
  ...illegal,
  ...responseTable,
];
