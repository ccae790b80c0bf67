// HTTP APIs: what becomes of a function's answer, and the answers that the gateway makes itself (reference A7, A13).
import type { CaseAnswer } from '../conformance-case';
import { type HttpCase, lambda1, lambda2, proxy } from '../http-case';
import type { FunctionAnswer } from '../lambda-functions';

type Source = HttpCase['source'];

const textPlain = { 'content-type': 'text/plain; charset=utf-8' } as const;
const json = { 'content-type': 'application/json' } as const;
const internal: CaseAnswer = {
  status: 500,
  body: '{"message":"Internal Server Error"}',
  headers: { ...json, 'content-length': '35', 'x-amzn-errortype': null },
};
const unavailable: CaseAnswer = { status: 503, body: '{"message":"Service Unavailable"}', headers: json };

function answers(
  id: string,
  source: Source,
  fn: FunctionAnswer,
  answer: CaseAnswer,
  format: '1.0' | '2.0' = '2.0',
): HttpCase {
  return {
    id,
    source,
    routes: { 'GET /x': format === '2.0' ? lambda2 : lambda1 },
    functions: { fn },
    request: { path: '/x' },
    answer,
  };
}

const returns = (value: unknown): FunctionAnswer => ({ returns: value });

const inferred: readonly HttpCase[] = [
  answers('27: an object', 'recorded', { writes: '{"hello":1}' }, { status: 200, body: '{"hello":1}', headers: json }),
  answers('28: text', 'recorded', returns('hi'), { status: 200, body: 'hi', headers: json }),
  answers('A7: a list', 'recorded', { writes: '[1, 2]' }, { status: 200, body: '[1, 2]', headers: json }),
  answers('A7: a number', 'recorded', returns(7), { status: 200, body: '7', headers: json }),
  answers('A7: a boolean', 'recorded', returns(false), { status: 200, body: 'false', headers: json }),
  answers('A7: empty text', 'recorded', returns(''), { status: 200, body: '' }),
  answers('A7: null', 'assumed', returns(null), { status: 200, body: 'null' }),
  answers(
    'A7: bytes that are no JSON',
    'recorded',
    { writes: 'hello {' },
    { status: 200, body: 'hello {', headers: json },
  ),
  answers(
    'A7: a body without a status is none',
    'recorded',
    { writes: '{"body":"x"}' },
    { status: 200, body: '{"body":"x"}' },
  ),
];

const structured: readonly HttpCase[] = [
  answers('29: the default type', 'recorded', returns({ statusCode: 200, body: 'x' }), {
    status: 200,
    body: 'x',
    headers: textPlain,
  }),
  answers(
    'A7: a type of its own',
    'recorded',
    returns({ statusCode: 201, headers: { 'Content-Type': 'a/b' }, body: 'x' }),
    {
      status: 201,
      headers: { 'content-type': 'a/b' },
    },
  ),
  ...[0, 200.5, 'abc', null, 99].map((statusCode) =>
    answers(`30: the status ${JSON.stringify(statusCode)}`, 'recorded', returns({ statusCode }), internal),
  ),
  answers(
    '31: cookies, before those of headers',
    'recorded',
    returns({ statusCode: 200, cookies: ['a=1', 'b=2'], headers: { 'set-cookie': 'c=3' } }),
    { status: 200, headers: { 'set-cookie': 'a=1, b=2, c=3' } },
  ),
  answers(
    '32: Base64 is decoded whatever is accepted',
    'recorded',
    returns({ statusCode: 200, isBase64Encoded: true, body: '/9j/' }),
    {
      status: 200,
      base64: '/9j/',
    },
  ),
  answers('A7: true as text', 'assumed', returns({ statusCode: 200, isBase64Encoded: 'true', body: 'aGk=' }), {
    status: 200,
    body: 'hi',
  }),
  answers('A7: unknown members', 'documented', returns({ statusCode: 200, body: 'x', other: 1 }), {
    status: 200,
    body: 'x',
  }),
  answers('A7: a body that is no text', 'assumed', returns({ statusCode: 200, body: { a: 1 } }), internal),
  answers('A7: no body', 'documented', returns({ statusCode: 204 }), { status: 204, body: '' }),
  answers(
    'A7: a packed body',
    'documented',
    returns({ statusCode: 200, isBase64Encoded: true, body: 'H4sI', headers: { 'content-encoding': 'gzip' } }),
    {
      status: 200,
      base64: 'H4sI',
      headers: { 'content-encoding': 'gzip' },
    },
  ),
  answers(
    'A7: multi-value headers are none of 2.0',
    'documented',
    returns({ statusCode: 200, multiValueHeaders: { X: ['1'] } }),
    {
      status: 200,
      headers: { x: null },
    },
  ),
];

const form1: readonly HttpCase[] = [
  answers(
    '33: the single value, then the others',
    'recorded',
    returns({ statusCode: 200, headers: { X: '1' }, multiValueHeaders: { X: ['2', '3'], y: ['4'] } }),
    { status: 200, headers: { x: '1, 2, 3', y: '4' } },
    '1.0',
  ),
  answers(
    'A7: 1.0 with the default type',
    'recorded',
    returns({ statusCode: 200, body: 'x' }),
    { status: 200, headers: textPlain },
    '1.0',
  ),
  answers('A7: 1.0 without a status', 'recorded', { writes: '{"a":1}' }, internal, '1.0'),
  answers('A7: 1.0 with text', 'recorded', returns('hi'), internal, '1.0'),
  answers(
    'A7: 1.0 knows no cookies',
    'recorded',
    returns({ statusCode: 200, cookies: ['a=1'] }),
    { status: 200, headers: { 'set-cookie': null } },
    '1.0',
  ),
];

const failing: readonly HttpCase[] = [
  ...[
    ['a role', 'arn:aws:iam::123456789012:role/invoke', 200],
    ['text that is no role', 'nobody', 500],
    ['the credentials of a caller who has none', 'arn:aws:iam::*:user/*', 500],
  ].map(
    ([what, credentialsArn, status]): HttpCase => ({
      id: `A1: ${what} for the call`,
      source: 'documented',
      routes: { 'GET /x': { ...lambda2, credentialsArn: String(credentialsArn) } },
      functions: { fn: { returns: 'ok' } },
      request: { path: '/x' },
      answer: { status: Number(status) },
    }),
  ),
  answers('34: a thrown error', 'recorded', { throws: { errorMessage: 'no', errorType: 'Error' } }, internal),
  answers(
    'A7: a function that is not there',
    'documented',
    { refuses: { status: 404, errorType: 'ResourceNotFoundException', message: 'no' } },
    internal,
  ),
  answers(
    'A7: no permission',
    'documented',
    { refuses: { status: 403, errorType: 'AccessDeniedException', message: 'no' } },
    internal,
  ),
  answers(
    'A13: an event that is too large',
    'documented',
    { refuses: { status: 413, errorType: 'RequestTooLargeException', message: 'no' } },
    {
      status: 413,
      body: '{"message":"Request Entity Too Large"}',
    },
  ),
  {
    id: '35: a function that takes too long',
    source: 'recorded',
    routes: { 'GET /x': { ...lambda2, timeoutInMillis: 50 } },
    functions: { fn: 'silent' },
    request: { path: '/x' },
    answer: unavailable,
  },
  {
    id: '35: an endpoint that takes too long',
    source: 'recorded',
    routes: { 'GET /x': { ...proxy, timeoutInMillis: 50 } },
    endpoint: { fault: 'silent' },
    request: { path: '/x' },
    answer: unavailable,
  },
  {
    id: 'A8: an endpoint that refuses',
    source: 'assumed',
    routes: { 'GET /x': proxy },
    endpoint: { fault: 'refuses' },
    request: { path: '/x' },
    answer: internal,
  },
  {
    id: 'A8: a certificate of its own',
    source: 'documented',
    routes: { 'GET /x': { ...proxy, integrationUri: 'https://{endpoint}/back' } },
    endpoint: { tls: 'localhost' },
    request: { path: '/x' },
    answer: internal,
  },
  {
    id: '36: a body of 11 MB',
    source: 'documented',
    routes: { 'POST /x': lambda2 },
    functions: { fn: 'echo' },
    request: { method: 'POST', path: '/x', body: Buffer.alloc(11 * 1_024 * 1_024) },
    answer: { status: 413, body: '{"message":"Request Entity Too Large"}', headers: json, invoked: null },
  },
  {
    id: 'A2: header values of 10,240 bytes',
    source: 'assumed',
    routes: { 'GET /x': lambda2 },
    functions: { fn: 'echo' },
    request: { path: '/x', headers: [['x-long', 'a'.repeat(10_240)]] },
    answer: { status: 431, body: '{"message":"Request Header Fields Too Large"}', invoked: null },
  },
  {
    id: '59: an unsigned request to a route of IAM',
    source: 'assumed',
    routes: { 'GET /x': { ...lambda2, route: { authorizationType: 'AWS_IAM' } } },
    functions: { fn: 'echo' },
    request: { path: '/x' },
    answer: { status: 403, body: '{"message":"Forbidden"}', headers: { 'x-amzn-errortype': null }, invoked: null },
  },
];

export const httpAnswerCases: readonly HttpCase[] = [...inferred, ...structured, ...form1, ...failing];
