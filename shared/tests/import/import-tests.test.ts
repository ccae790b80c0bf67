import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StudioError } from '../../contract/errors';
import { isTestDocument } from './import-tests';
import { apiId, plan } from './import-tests-fixture';

describe('an address', () => {
  it('leads to the API that it names in any form, or that its domain does', () => {
    const text = [
      `http://${apiId}.execute-api.eu-west-1.localhost:4600/dev/pets`,
      `https://${apiId}.execute-api.us-east-1.amazonaws.com/dev/pets/1`,
      `http://127.0.0.1:4600/_aws/execute-api/${apiId}/dev/pets`,
      `http://localhost:4600/restapis/${apiId}/dev/_user_request_/pets`,
      'https://api.pets.test/shop/pets',
    ]
      .map((url) => `curl ${url}`)
      .join('\n');
    const { suites, matches } = plan(text).plan;
    expect([
      suites[0]?.target,
      suites[0]?.requests.map(({ name, path, target }) => [name, path, target?.stageName]),
    ]).toEqual([
      { apiId, stageName: 'dev' },
      [
        ['GET /pets', '/pets', undefined],
        ['GET /pets/1', '/pets/1', undefined],
        ['GET /pets', '/pets', undefined],
        ['GET /pets', '/pets', undefined],
        ['GET /pets', '/pets', 'v1'],
      ],
    ]);
    expect(matches.map(({ by }) => by)).toEqual(['invoke url', 'invoke url', 'invoke url', 'invoke url', 'domain']);
  });

  it('that names none stays, with the API that serves its paths as a question', () => {
    const text = 'curl https://other.test/v1/pets\ncurl https://other.test/v1/pets/2?a=1';
    const { suites, matches } = plan(text).plan;
    expect([suites[0]?.requests.map(({ path }) => path), matches]).toEqual([
      ['https://other.test/v1/pets', 'https://other.test/v1/pets/2'],
      [
        {
          origin: 'https://other.test',
          requests: 2,
          example: '/v1/pets',
          by: 'paths',
          suggestion: { apiId, stageName: 'v1', served: 2 },
        },
      ],
    ]);
  });

  it('goes where the caller says, without what stands before the paths of the API', () => {
    const target = { apiId, stageName: 'dev' };
    const { suites, matches } = plan('curl https://other.test/v1/pets/2', { target }).plan;
    expect([suites[0]?.requests[0]?.path, suites[0]?.target, matches[0]?.by]).toEqual(['/pets/2', target, 'chosen']);
  });
});

describe('a secret', () => {
  it('becomes a slot wherever it stands, one for equal values, beside those of other suites', () => {
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-def_ghi';
    const text = [
      `curl 'https://ann:pw@a.test/x?api_key=k1&next_token=n' -H 'Authorization: Bearer ${jwt}' -H 'Cookie: s=1'`,
      `curl a.test -H 'x-api-key: k1' -d '{"password": "p\\"w", "note": "${jwt}"}' -H 'Content-Type: application/json'`,
      "curl a.test -d 'user=ann&password=p1' -u '{{user}}:x'",
    ].join('\n');
    const { plan: planned, secretValues } = plan(text, { takenSecrets: new Set(['COOKIE']) });
    const [suite] = planned.suites;
    expect(JSON.stringify(suite)).not.toMatch(/eyJ|k1|s=1|p1|pw/);
    expect([
      suite?.requests.map(({ query, headers, body }) => [
        ...(query ?? []).map(({ name, value }) => `${name}=${value}`),
        ...(headers ?? []).map(({ name, value }) => `${name}: ${value}`),
        body,
      ]),
      Object.fromEntries(secretValues),
    ]).toEqual([
      [
        [
          'api_key={{secret:API_KEY}}',
          'next_token=n',
          'Authorization: Bearer {{secret:AUTHORIZATION}}',
          'Cookie: {{secret:COOKIE_2}}',
          undefined,
        ],
        [
          'x-api-key: {{secret:API_KEY}}',
          'Content-Type: application/json',
          '{"password": "{{secret:PASSWORD}}", "note": "{{secret:AUTHORIZATION}}"}',
        ],
        [
          'Authorization: Basic {{secret:AUTHORIZATION_2}}',
          'Content-Type: application/x-www-form-urlencoded',
          'user=ann&password={{secret:PASSWORD_2}}',
        ],
      ],
      {
        API_KEY: 'k1',
        AUTHORIZATION: jwt,
        COOKIE_2: 's=1',
        PASSWORD: 'p\\"w',
        AUTHORIZATION_2: 'e3t1c2VyfX06eA==',
        PASSWORD_2: 'p1',
      },
    ]);
  });
});

it('is refused in words where it is nothing that can be read', () => {
  const codeOf = (text: string) => {
    try {
      plan(text);
      return 'read';
    } catch (error) {
      const { code, message, details } = error as StudioError;
      return [code, message, details.line, details.column];
    }
  };
  expect([
    codeOf('{"a": 1}'),
    codeOf('{"log": {"entries": [}'),
    codeOf('hello'),
    codeOf('{"log":{"entries":[]}}'),
  ]).toEqual([
    [
      'IMPORT_REFUSED',
      'The document is neither a HAR file nor a Postman collection nor cURL commands.',
      undefined,
      undefined,
    ],
    ['IMPORT_REFUSED', expect.stringContaining(''), 1, 22],
    [
      'IMPORT_REFUSED',
      'The text holds no cURL command: hello … is no cURL command; it is left out.',
      undefined,
      undefined,
    ],
    ['IMPORT_REFUSED', 'The HAR file holds no API request.', undefined, undefined],
  ]);
});

it('knows which texts are its own', () => {
  const texts = [
    'curl a.test',
    '# x\n$ curl a.test',
    '{"log":{"entries":[]}}',
    '{"info":{},"item":[]}',
    '{"openapi":"3.0.0","info":{}}',
    'openapi: 3.0.1\ninfo:\n  description: |\n    curl x',
    'a: b',
  ];
  expect(texts.map(isTestDocument)).toEqual([true, true, true, true, false, false, false]);
});

it('never fails otherwise than in words', () => {
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.oneof(
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.constantFrom('https://a.test/{{x}}?b', '__proto__', 'POST', 'raw', 'bearer'),
      ),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          'log',
          'entries',
          'request',
          'response',
          'url',
          'method',
          'headers',
          'name',
          'value',
          'item',
          'body',
          'mode',
          'raw',
          'auth',
          'type',
          'query',
          'key',
          'event',
          'script',
          'exec',
          'content',
          'text',
          'postData',
          '__proto__',
        ),
        tie('node'),
        { maxKeys: 5 },
      ),
    ),
  })).node;
  fc.assert(
    fc.property(value, value, (a, b) => {
      for (const document of [
        { log: { entries: [{ request: a, response: b }, a] } },
        { info: a, item: [{ name: 'x', request: a, event: [b] }, b], variable: [b], auth: a },
      ]) {
        try {
          plan(JSON.stringify(document));
        } catch (error) {
          expect(error).toBeInstanceOf(StudioError);
        }
      }
    }),
  );
});
