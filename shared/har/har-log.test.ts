import { expect, it } from 'vitest';
import type { Trace } from '../trace/trace';
import { harOf } from './har-log';

const trace = (more: Partial<Trace>): Trace => ({
  origin: 'invoke',
  requestId: 'r1',
  extendedRequestId: 'x=',
  startedAt: 0,
  durationMs: 12.5,
  apiId: 'a1',
  apiName: 'Pets',
  stage: 'dev',
  deploymentId: 'd1',
  sourceIp: '127.0.0.1',
  host: 'a1.localhost',
  request: { method: 'GET', url: '/pets?type=big%20dog&x', headers: [['Cookie', 'a=1; b=2=3']], body: { bytes: 0 } },
  response: { status: 200, headers: [], body: { bytes: 3, text: 'AAAA', isBase64: true } },
  steps: [],
  log: [],
  ...more,
});

const options = { version: '1', baseOf: ({ stage }: Trace) => `http://a1.localhost:4600/${stage}` };

it('writes whole addresses, decoded queries, cookies and the encoding of binary answers', () => {
  const [entry] = harOf([trace({})], options).log.entries;
  expect(entry).toMatchObject({
    startedDateTime: '1970-01-01T00:00:00.000Z',
    time: 12.5,
    request: {
      url: 'http://a1.localhost:4600/dev/pets?type=big%20dog&x',
      cookies: [
        { name: 'a', value: '1' },
        { name: 'b', value: '2=3' },
      ],
      queryString: [
        { name: 'type', value: 'big dog' },
        { name: 'x', value: '' },
      ],
    },
    response: { content: { size: 3, mimeType: '', text: 'AAAA', encoding: 'base64' } },
    timings: { send: 0, wait: 12.5, receive: 0 },
  });
  expect(entry?.request).not.toHaveProperty('postData');
});

it('puts the oldest request first and says where a body was not kept', () => {
  const post = { method: 'POST', url: '/', headers: [['content-type', 'text/plain'] as const], body: { bytes: 4 } };
  const har = harOf([trace({ startedAt: 5, requestId: 'new' }), trace({ request: post, requestId: 'old' })], options);
  expect(har.log.entries.map(({ request, comment }) => [comment, request.postData])).toEqual([
    ['request old of API a1, stage dev', { mimeType: 'text/plain', text: '', comment: 'the stage records no bodies' }],
    ['request new of API a1, stage dev', undefined],
  ]);
});
