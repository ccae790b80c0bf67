// $input, and what values look like when a template prints them.
import type { ConformanceCase } from '../conformance-case';
import { mock } from '../operations';
import { failsToRender, rendersRequest, rendersResponse } from '../rendering-case';

type Source = ConformanceCase['source'];

/** `[id, source, template, payload, rendered]`, each as a request template and as a response template. */
const payloads: readonly (readonly [string, Source, string, string, string])[] = [
  ['case 34: $input.json without a match', 'recorded', "$input.json('$.none')", '{"a":1}', '""'],
  ['case 35: $input.path without a match prints nothing', 'recorded', "[$input.path('$.none')]", '{"a":1}', '[]'],
  [
    'case 35: $input.path without a match equals the empty text',
    'recorded',
    `#if($input.path('$.none') == "")yes#{else}no#end`,
    '{"a":1}',
    'yes',
  ],
  [
    '5.3: $input.path without a match equals null',
    'recorded',
    "#if($input.path('$.none') == $null)yes#{else}no#end",
    '{"a":1}',
    'yes',
  ],
  ['5.3: a JSON null prints nothing', 'recorded', "[$input.path('$.n')]", '{"n":null}', '[]'],
  ['case 36: an empty list', 'recorded', "$input.path('$.list')", '{"list":[]}', '[]'],
  [
    '5.3: an empty list is not null',
    'recorded',
    "#if($input.path('$.list') == $null)null#{else}list#end",
    '{"list":[]}',
    'list',
  ],
  ['case 37: an object prints as a Java map', 'recorded', "$input.path('$')", '{"foo":"bar"}', '{foo=bar}'],
  [
    '5.4: an object keeps the order of its keys',
    'recorded',
    "$input.path('$')",
    '{"bigger":"dict","to":"test","with":"separators"}',
    '{bigger=dict, to=test, with=separators}',
  ],
  ['case 38: an array prints as JSON', 'recorded', "$input.path('$')", '[{"foo":"bar"}]', '[{"foo":"bar"}]'],
  [
    '5.4: an array inside an object prints as JSON',
    'recorded',
    "$input.path('$')",
    '{"foo":[{"nested":"bar"}]}',
    '{foo=[{"nested":"bar"}]}',
  ],
  ['5.4: an element of an array', 'recorded', "$input.path('$')[0]", '[{"foo":"bar"}]', '{foo=bar}'],
  ['5.4: an element of an array of arrays', 'recorded', "$input.path('$')[0]", '[[{"foo":"bar"}]]', '[{"foo":"bar"}]'],
  ['5.4: a missing property', 'recorded', "[$input.path('$').none]", '{"foo":"bar"}', '[]'],
  ['5.4: booleans and numbers', 'recorded', "$input.path('$.b') $input.path('$.n')", '{"b":true,"n":42}', 'true 42'],
  [
    '11: numbers keep their kind',
    'assumed',
    "$input.path('$')",
    '{"a":1.0,"b":1.50,"c":1.5e3}',
    '{a=1.0, b=1.5, c=1500.0}',
  ],
  [
    '11: long integers are exact',
    'assumed',
    "$input.path('$.n') $input.json('$.n')",
    '{"n":12345678901234567890}',
    '12345678901234567890 12345678901234567890',
  ],
  ['11: keys that look like numbers keep their place', 'assumed', "$input.path('$')", '{"b":1,"1":2}', '{b=1, 1=2}'],
  [
    '5.4: toString gives the text that is printed',
    'recorded',
    `#if($input.path('$').toString().contains("error"))yes#{else}no#end`,
    '{"m":"an error"}',
    'yes',
  ],
  ['5.3: $input.json keeps the quotes of a text', 'recorded', "$input.json('$.a')", '{"a":"x"}', '"x"'],
  ['5.3: $input.json is compact', 'recorded', "$input.json('$')", '{ "a": [1, {"b": null}] }', '{"a":[1,{"b":null}]}'],
  ['5.3: $input.json of a payload that is no JSON', 'documented', "$input.json('$')", 'say "hi"', '"say \\"hi\\""'],
  ['5.3: $input.json deep in a payload that is no JSON', 'documented', "$input.json('$.a')", 'hi', '""'],
  [
    '5.3: $input.path of a payload that is no JSON is its text',
    'assumed',
    `#foreach($p in $input.path('$').split("&"))[$p]#end`,
    'a=1&b=2',
    '[a=1][b=2]',
  ],
  ['5.3: $input.body is the payload as it came', 'recorded', '$input.body', '{ "a":  1 }', '{ "a":  1 }'],
  ['5.3: $input.body is a text without properties', 'recorded', '[$input.body.a]', '{"a":1}', '[]'],
  ['5.3: deep scan', 'documented', "$input.json('$..b')", '{"a":{"b":1},"c":[{"b":2}]}', '[1,2]'],
  ['5.3: filter', 'documented', "$input.json('$[?(@.a == 1)]')", '[{"a":1,"b":2},{"a":3}]', '[{"a":1,"b":2}]'],
  ['5.3: slice', 'documented', "$input.json('$[1:3]')", '[1,2,3,4]', '[2,3]'],
  ['5.3: union', 'documented', "$input.json('$[0,2]')", '[1,2,3]', '[1,3]'],
  ['5.3: wildcard', 'documented', "$input.json('$.*.n')", '{"a":{"n":1},"b":{"n":2}}', '[1,2]'],
  [
    '5.3: names with dots and dashes need brackets',
    'documented',
    `$input.path("$['a.b']") $input.path("$['c-d']")`,
    '{"a.b":1,"c-d":2}',
    '1 2',
  ],
  ['13: the leading $. may be left out', 'assumed', "$input.path('a.b')", '{"a":{"b":1}}', '1'],
  ['13: an indefinite path without a match is an empty list', 'assumed', "$input.path('$..none')", '{"a":1}', '[]'],
];

const both: readonly ConformanceCase[] = payloads.flatMap(([id, source, template, payload, rendered]) => [
  rendersRequest(`${id} (request)`, source, template, payload, rendered),
  rendersResponse(`${id} (response)`, source, template, payload, rendered),
]);

const emptyBody: readonly ConformanceCase[] = [
  rendersRequest('case 32: $input.body of an empty body', 'recorded', '$input.body', '', '{}'),
  rendersRequest(
    'case 33: $input.body of an empty body inside a function',
    'recorded',
    '$util.urlEncode($input.body)',
    '',
    '%7B%7D',
  ),
  rendersRequest('5.3: $input.body.x of an empty body', 'recorded', '[$input.body.x]', '', '[]'),
];

const stripped = [
  'Connection',
  'Content-Length',
  'Content-MD5',
  'Expect',
  'Max-Forwards',
  'Proxy-Authenticate',
  'Server',
  'TE',
  'Trailer',
  'Transfer-Encoding',
  'Upgrade',
  'WWW-Authenticate',
];

const named = { resource: '/t/{n}', operation: {} };

const params: readonly ConformanceCase[] = [
  ...stripped.map((name) =>
    rendersRequest(
      `${name === 'Connection' ? 'case 39' : '6.6'}: ${name} is dropped before templates see it`,
      'recorded',
      `[$input.params('${name}')][$input.params().header.containsKey('${name}')]`,
      '{}',
      '[][false]',
      { request: { headers: [[name, 'v']] } },
    ),
  ),
  rendersRequest('case 40: the path comes first', 'documented', "$input.params('n')", '{}', 'path', {
    ...named,
    request: { path: '/dev/t/path?n=query', headers: [['n', 'header']] },
  }),
  rendersRequest('case 40: the query comes before headers', 'documented', "$input.params('n')", '{}', 'query', {
    request: { path: '/dev/t?n=query', headers: [['n', 'header']] },
  }),
  rendersRequest('case 40: headers come last', 'documented', "$input.params('n')", '{}', 'header', {
    request: { headers: [['n', 'header']] },
  }),
  rendersRequest(
    '5.3: a parameter that is absent is an empty text',
    'recorded',
    "[$input.params('none')]$input.params('none').length()",
    '{}',
    '[]0',
  ),
  rendersRequest(
    '5.3: $input.params() holds three maps',
    'documented',
    "$input.params().keySet() $input.params().path.n $input.params().querystring.q $input.params().header.get('x-h')",
    '{}',
    '[path, querystring, header] 1 2 3',
    { ...named, request: { path: '/dev/t/1?q=2', headers: [['x-h', '3']] } },
  ),
  rendersResponse(
    '5.3: response templates see the parameters of the request',
    'documented',
    "$input.params('q')",
    '{}',
    '2',
    {
      request: { path: '/dev/t?q=2' },
    },
  ),
];

const loops: readonly ConformanceCase[] = [
  rendersRequest(
    'case 41: a loop ends after 1,000 rounds, without an error',
    'assumed',
    "#foreach($i in $input.path('$'))x#end",
    JSON.stringify(Array.from({ length: 1_001 }, (_, at) => at)),
    'x'.repeat(1_000),
  ),
  rendersRequest(
    'case 42: commas by hasNext make valid JSON',
    'documented',
    `[#foreach($e in $input.path('$.l')){"n":$e.n}#if($foreach.hasNext),#end#end]`,
    '{"l":[{"n":1},{"n":2},{"n":3}]}',
    '[{"n":1},{"n":2},{"n":3}]',
  ),
];

const broken = '#if(true)no end';

const failures: readonly ConformanceCase[] = [
  failsToRender('case 50: a request template that does not parse', 'documented', broken),
  failsToRender(
    'case 50: a request template that fails while it runs',
    'documented',
    "$input.path('$.l').get(5)",
    '{"l":[]}',
  ),
  {
    ...rendersResponse('case 50: a response template that does not parse', 'documented', broken, '{}', ''),
    answer: {
      status: 500,
      json: { message: 'Internal server error' },
      headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
      log: 'Execution failed due to configuration error: Unable to transform response',
    },
  },
  {
    id: '5.5: what a template renders need not be JSON',
    source: 'documented',
    paths: { '/x': { get: mock('{not json') } },
    request: { path: '/dev/x' },
    answer: { status: 200, body: '{not json', headers: { 'Content-Type': 'application/json' } },
  },
];

export const templateCases: readonly ConformanceCase[] = [...both, ...emptyBody, ...params, ...loops, ...failures];
