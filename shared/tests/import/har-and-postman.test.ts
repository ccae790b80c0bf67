import { describe, expect, it } from 'vitest';
import { apiId, plan } from './import-tests-fixture';

describe('a HAR file', () => {
  const answered = (url: string, response: object, more: object = {}) => ({
    request: {
      method: 'GET',
      url,
      headers: [
        { name: 'sec-fetch-mode', value: 'cors' },
        { name: 'Accept', value: '*/*' },
      ],
      ...more,
    },
    response,
  });
  const json = (text: string) => ({
    status: 200,
    headers: [{ name: 'content-type', value: 'application/json' }],
    content: { mimeType: 'application/json', text },
  });

  it('gives requests with what was answered as expectations, without those of the page', () => {
    const base = `https://${apiId}.execute-api.us-east-1.amazonaws.com/dev`;
    const har = {
      log: {
        pages: [{ title: 'https://shop.test/index.html' }],
        entries: [
          { ...answered('https://shop.test/logo.png', json('')), _resourceType: 'image' },
          answered(`${base}/pets?limit=2`, json('{"a":1}')),
          answered(
            `${base}/pets`,
            { status: 204, headers: [], content: {} },
            { method: 'POST', postData: { mimeType: 'application/json', text: '{}' } },
          ),
          answered(`${base}/token`, json('{"access_token":"abc"}')),
          answered('wss://a.test/socket', { status: 101 }),
        ],
      },
    };
    const { suites, losses, kind } = plan(JSON.stringify(har)).plan;
    expect([
      kind,
      suites[0]?.name,
      suites[0]?.requests.map(({ name, query, body, expect: checks }) => [
        name,
        query?.length,
        body,
        checks.map(({ check, value }) => `${check} ${value}`),
      ]),
    ]).toEqual([
      'har',
      'shop.test',
      [
        ['GET /pets', 1, undefined, ['status 200', 'header application/json', 'body {\n  "a": 1\n}']],
        ['POST /pets', undefined, '{}', ['status 204']],
        ['GET /token', undefined, undefined, ['status 200', 'header application/json']],
      ],
    ]);
    expect(losses.map(({ message }) => message)).toEqual([
      'sec-fetch-mode is left out: the client writes it itself.',
      'wss://a.test/socket is no HTTP address; it is left out.',
      '1 requests for pages, scripts, styles, images or fonts are left out.',
      'The answer holds a token or password: it is not expected word by word.',
    ]);
  });

  it('leaves out files of the page that are served as JSON, unless a script asked for them or all are wanted', () => {
    const entries = [
      answered('https://shop.test/logo.PNG?v=2', json('')),
      answered('https://shop.test/app.js', json('')),
      answered('https://shop.test/style.css', json(''), { method: 'POST' }),
      { ...answered('https://shop.test/map.svg', json('')), _resourceType: 'fetch' },
      answered('https://shop.test/pets.json', json('')),
    ];
    const text = JSON.stringify({ log: { entries } });
    const names = (apiRequestsOnly: boolean) =>
      plan(text, { apiRequestsOnly }).plan.suites[0]?.requests.map(({ name }) => name);
    const kept = ['POST /style.css', 'GET /map.svg', 'GET /pets.json'];
    expect([names(true), names(false)]).toEqual([kept, ['GET /logo.PNG', 'GET /app.js', ...kept]]);
  });
});

describe('a Postman collection', () => {
  const collection = (item: unknown, more: object = {}) =>
    JSON.stringify({
      info: { name: 'Shop', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
      item,
      ...more,
    });

  it('becomes a suite: folders, variables, inherited authorization, bodies and scripts', () => {
    const text = collection(
      [
        {
          name: 'Pets',
          auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}' }] },
          item: [
            {
              name: 'Make',
              request: {
                method: 'POST',
                url: {
                  raw: '{{base}}/pets?x=1',
                  query: [
                    { key: 'x', value: '1' },
                    { key: 'y', value: '2', disabled: true },
                  ],
                },
                header: [{ key: 'X-Off', value: '1', disabled: true }],
                body: { mode: 'raw', raw: '{"n": "{{name}}"}', options: { raw: { language: 'json' } } },
              },
              event: [
                {
                  listen: 'test',
                  script: {
                    exec: [
                      'pm.response.to.have.status(201);',
                      'pm.collectionVariables.set("id", pm.response.json().id);',
                    ],
                  },
                },
              ],
              response: [{}],
            },
            { name: 'Read', request: { method: 'GET', url: '{{base}}/pets/:petId', auth: { type: 'noauth' } } },
          ],
        },
        {
          name: 'Search',
          request: {
            method: 'POST',
            url: { host: ['a', 'test'], path: ['graphql'], protocol: 'https' },
            auth: { type: 'awsv4', awsv4: [] },
            body: { mode: 'graphql', graphql: { query: '{a}', variables: '{"b":1}' } },
          },
        },
      ],
      {
        variable: [
          { key: 'base', value: `https://${apiId}.execute-api.us-east-1.amazonaws.com/dev` },
          { key: 'token', value: 'hidden' },
          { key: 'unused', value: '1' },
        ],
      },
    );
    const { plan: planned, secretValues } = plan(text);
    expect(planned.suites).toEqual([
      {
        id: expect.any(String),
        name: 'Shop',
        target: { apiId, stageName: 'dev' },
        variables: { token: '{{secret:TOKEN}}' },
        requests: [
          {
            id: 'r1',
            name: 'Pets / Make',
            method: 'POST',
            path: '/pets',
            query: [{ name: 'x', value: '1', enabled: true }],
            headers: [
              { name: 'X-Off', value: '1', enabled: false },
              { name: 'Authorization', value: 'Bearer {{token}}', enabled: true },
              { name: 'Content-Type', value: 'application/json', enabled: true },
            ],
            body: '{"n": "{{name}}"}',
            expect: [{ check: 'status', operator: 'equals', value: '201' }],
            capture: [{ variable: 'id', from: 'path', name: '$.id' }],
          },
          { id: 'r2', name: 'Pets / Read', method: 'GET', path: '/pets/{{petId}}', expect: [] },
          {
            id: 'r3',
            name: 'Search',
            method: 'POST',
            path: 'https://a.test/graphql',
            headers: [{ name: 'Content-Type', value: 'application/json', enabled: true }],
            body: '{"query":"{a}","variables":{"b":1}}',
            expect: [],
          },
        ],
      },
    ]);
    expect(planned.losses.map(({ place, message }) => `${place}: ${message}`)).toEqual([
      'item[0].item[0].response: Saved examples of answers are not taken over.',
      'item[0].item[1].request: The path variable petId has no value: set the variable petId of the suite.',
      'item[1].request.auth: AWS signatures are not taken over: give the request a persona that signs.',
      'Pets / Make: The variable name has no value: give it one in the suite.',
      'Pets / Read: The variable petId has no value: give it one in the suite.',
      'variable base: No request uses it; it is left out.',
      'variable unused: No request uses it; it is left out.',
    ]);
    expect(Object.fromEntries(secretValues)).toEqual({ TOKEN: 'hidden' });
  });

  it('is read in version 2.0 too, where authorization is an object and a header a text', () => {
    const request = {
      method: 'GET',
      url: 'https://a.test/x',
      header: 'Accept: text/plain\nX-One: 1',
      auth: { type: 'apikey', apikey: { key: 'X-Api-Key', value: 'k' } },
    };
    const { suites } = plan(collection([{ name: 'One', request }])).plan;
    expect(suites[0]?.requests[0]?.headers?.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'Accept: text/plain',
      'X-One: 1',
      'X-Api-Key: {{secret:X_API_KEY}}',
    ]);
  });
});
