import { expect, it } from 'vitest';
import { widenedCors } from './cors-cure';
import { hiddenHeaders, judgeAnswer, judgePreflight } from './judge-answer';
import { type PageRequest, preflightHeaders, preflightReasons } from './page-request';

const page: PageRequest = { origin: 'https://a.example', method: 'GET', headers: [], hasCredentials: false };
const allow = (origin: string, ...more: [string, string][]): [string, string][] => [
  ['Access-Control-Allow-Origin', origin],
  ...more,
];

it('asks first for methods, headers, types and long values that are not simple', () => {
  const asked: PageRequest[] = [
    page,
    { ...page, method: 'POST', headers: [['Content-Type', 'text/plain; charset=utf-8']] },
    { ...page, method: 'POST', headers: [['Content-Type', 'application/json']] },
    { ...page, method: 'DELETE' },
    {
      ...page,
      headers: [
        ['Authorization', 'x'],
        ['Accept', 'a'.repeat(129)],
        ['Range', 'bytes=0-9'],
      ],
    },
  ];
  expect(asked.map((request) => [preflightReasons(request).length, preflightHeaders(request)[2]?.[1]])).toEqual([
    [0, undefined],
    [0, undefined],
    [1, 'content-type'],
    [1, undefined],
    [2, 'accept,authorization'],
  ]);
});

it('stops at the answer to a preflight as a browser does', () => {
  const put: PageRequest = {
    ...page,
    method: 'PUT',
    headers: [
      ['Authorization', 'x'],
      ['X-A', '1'],
    ],
  };
  const cases: [PageRequest, number, [string, string][]][] = [
    [put, 204, []],
    [put, 302, allow('*')],
    [put, 403, allow('*')],
    [put, 204, allow('*')],
    [put, 204, allow('*', ['Access-Control-Allow-Methods', 'get, PUT'])],
    [put, 204, allow('*', ['Access-Control-Allow-Methods', '*'], ['Access-Control-Allow-Headers', '*'])],
    [put, 204, allow('*', ['Access-Control-Allow-Methods', '*'], ['Access-Control-Allow-Headers', '*, authorization'])],
    [{ ...put, hasCredentials: true }, 204, allow('*')],
  ];
  expect(cases.map(([request, status, headers]) => judgePreflight(request, { status, headers })?.code)).toEqual([
    'no-allow-origin',
    'preflight-redirected',
    'preflight-failed',
    'method-not-allowed',
    'header-not-allowed',
    'header-not-allowed',
    undefined,
    'any-origin-with-credentials',
  ]);
});

it('keeps an answer from a page whose origin or credentials are not allowed', () => {
  const loggedIn = { ...page, hasCredentials: true };
  const judged = [
    judgeAnswer(page, { status: 500, headers: allow('*') }),
    judgeAnswer(page, { status: 200, headers: allow('https://a.example/') }),
    judgeAnswer(page, { status: 200, headers: [...allow('*'), ...allow('https://a.example')] }),
    judgeAnswer(loggedIn, { status: 200, headers: allow('https://a.example') }),
    judgeAnswer(loggedIn, { status: 200, headers: allow(page.origin, ['access-control-allow-credentials', 'true']) }),
  ];
  expect(judged.map((fault) => fault?.code)).toEqual([
    undefined,
    'other-origin',
    'several-origins',
    'no-allow-credentials',
    undefined,
  ]);
});

it('names the headers that a page cannot read', () => {
  const headers: [string, string][] = [
    ['Content-Type', 'x'],
    ['X-Id', '1'],
    ['Access-Control-Expose-Headers', '*'],
  ];
  const answer = { status: 200, headers };
  expect([hiddenHeaders(page, answer), hiddenHeaders({ ...page, hasCredentials: true }, answer)]).toEqual([
    [],
    ['access-control-expose-headers', 'x-id'],
  ]);
});

it('widens a configuration by what one request needs, and takes nothing away but * with credentials', () => {
  const put: PageRequest = { ...page, method: 'PUT', headers: [['X-A', '1']], hasCredentials: true };
  const before = { allowOrigins: ['*'], allowMethods: ['GET'], allowHeaders: ['x-a'], maxAge: 60 };
  expect([widenedCors(before, put), widenedCors(undefined, page)]).toEqual([
    {
      allowOrigins: ['https://a.example'],
      allowMethods: ['GET', 'PUT'],
      allowHeaders: ['x-a'],
      allowCredentials: true,
      maxAge: 60,
    },
    { allowOrigins: ['https://a.example'], allowMethods: ['GET'] },
  ]);
});
