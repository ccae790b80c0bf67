// `X-Amzn-Trace-Id` on its way: what a client sends, what endpoints get, and which answers show it.
import type { ConformanceCase } from '../conformance-case';
import { http, mock, proxy } from '../operations';

type Source = ConformanceCase['source'];

const root = '1-68a4aaf2-0123456789abcdef01234567';
const parent = '0123456789abcdef';

/** GET with the trace header `sent`; the endpoint gets `got`, and an HTTP answer shows the same. */
function hands(id: string, source: Source, sent: string | undefined, got: RegExp | string): ConformanceCase {
  return {
    id: `11: trace header: ${id}`,
    source,
    paths: { '/x': { get: http() } },
    request: { path: '/dev/x', headers: sent === undefined ? [] : [['X-Amzn-Trace-Id', sent]] },
    answer: { status: 200, headers: { 'X-Amzn-Trace-Id': got }, sent: { headers: { 'X-Amzn-Trace-Id': got } } },
  };
}

const made = /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/;

const headers: readonly ConformanceCase[] = [
  hands('none is made up', 'recorded', undefined, made),
  hands(
    'a root alone gets a parent',
    'recorded',
    `Root=${root}`,
    new RegExp(`^Root=${root};Parent=[0-9a-f]{16};Sampled=0$`),
  ),
  hands('root and parent stay', 'recorded', `Root=${root};Parent=${parent}`, `Root=${root};Parent=${parent};Sampled=1`),
  ...['0', '1'].map((sampled) =>
    hands(
      `root, parent and sampling ${sampled} stay`,
      'recorded',
      `Root=${root};Parent=${parent};Sampled=${sampled}`,
      `Root=${root};Parent=${parent};Sampled=${sampled}`,
    ),
  ),
  hands(
    'the order of its parts does not matter',
    'documented',
    `Sampled=1;Parent=${parent};Root=${root}`,
    `Root=${root};Parent=${parent};Sampled=1`,
  ),
  hands(
    'spaces and Self do not matter',
    'documented',
    `Self=1-00000000-000000000000000000000000; Root=${root}; Parent=${parent}; Sampled=1`,
    `Root=${root};Parent=${parent};Sampled=1`,
  ),
  hands('a broken root is replaced', 'assumed', 'Root=mine;Sampled=1', made),
  hands('text of another kind is replaced', 'assumed', 'x', made),
  hands('an empty one is replaced', 'assumed', '', made),
];

/** Which answers show the header. */
const shown: readonly ConformanceCase[] = (
  [
    ['MOCK', mock('ok'), 200, null],
    ['HTTP', http(), 200, `Root=${root};Parent=${parent};Sampled=1`],
    ['HTTP_PROXY', proxy(), 200, null],
    [
      'an HTTP answer that nothing selects',
      http({ responses: { '5\\d{2}': { statusCode: '500' } } }, { statuses: ['500'] }),
      500,
      `Root=${root};Parent=${parent};Sampled=1`,
    ],
    ['a MOCK that fails', mock('ok', { request: '{}' }), 500, null],
    ['HTTP that is never called', http({ uri: 'http://${stageVariables.none}/' }), 500, null],
  ] as const
).map(([what, get, status, header]) => ({
  id: `11: trace header of the answer: ${what}`,
  source: 'recorded',
  paths: { '/x': { get } },
  request: { path: '/dev/x', headers: [['X-Amzn-Trace-Id', `Root=${root};Parent=${parent};Sampled=1`]] },
  answer: { status, headers: { 'X-Amzn-Trace-Id': header } },
}));

export const tracingCases: readonly ConformanceCase[] = [...headers, ...shown];
