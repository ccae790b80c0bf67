// Packed answers and requests: which coding is taken, and what is left alone.
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { CaseAnswer, ConformanceCase } from '../conformance-case';
import { http, mock, proxy } from '../operations';

type Source = ConformanceCase['source'];

const long = 'x'.repeat(200);
const packing = (minimum: number) => ({ 'x-amazon-apigateway-minimum-compression-size': minimum });

/** A MOCK that answers 200 bytes to `Accept-Encoding`, on an API that packs everything. */
function accepts(accepted: string, coding: 'gzip' | 'deflate' | null, source: Source = 'documented'): ConformanceCase {
  const packed = coding === 'gzip' ? gzipSync(long) : coding === 'deflate' ? deflateSync(long) : Buffer.from(long);
  return {
    id: `6.9: Accept-Encoding ${accepted} is answered ${coding ?? 'as it is'}`,
    source,
    document: packing(0),
    paths: { '/x': { get: mock(long) } },
    request: { path: '/dev/x', headers: [['Accept-Encoding', accepted]] },
    answer: { status: 200, base64: packed.toString('base64'), headers: { 'Content-Encoding': coding } },
  };
}

const codings: readonly ConformanceCase[] = [
  accepts('gzip, deflate', 'gzip'),
  accepts('deflate, gzip', 'deflate'),
  accepts('gzip;q=0.2, deflate;q=0.3', 'deflate'),
  accepts('gzip;q=1.0, deflate;q=0.3', 'gzip'),
  accepts('identity;q=1, gzip;q=0.5', null),
  accepts('identity', null),
  accepts('br', null),
  accepts('br;q=1, gzip;q=0.9', null),
  accepts('br, gzip', 'gzip', 'assumed'),
  accepts('gzip;q=0', null),
  accepts('gzip;q=0, deflate', 'deflate'),
  accepts('GZIP', 'gzip', 'assumed'),
  accepts('*', null, 'assumed'),
  accepts('', null),
  accepts(';;,=', null, 'assumed'),
];

/** GET `/x` of `operation` with gzip accepted, on an API that packs from `minimum` on. */
function packs(
  id: string,
  source: Source,
  minimum: number,
  operation: object,
  answer: CaseAnswer,
  more: Partial<ConformanceCase> = {},
): ConformanceCase {
  return {
    id: `6.9: ${id}`,
    source,
    document: packing(minimum),
    paths: { '/x': { get: operation } },
    request: { path: '/dev/x', headers: [['Accept-Encoding', 'gzip']] },
    answer,
    ...more,
  };
}

const gzipped = (text: string): CaseAnswer => ({
  status: 200,
  base64: gzipSync(text).toString('base64'),
  headers: { 'Content-Encoding': 'gzip' },
});
const plain = (body: string): CaseAnswer => ({ status: 200, body, headers: { 'Content-Encoding': null } });

const answers: readonly ConformanceCase[] = [
  packs(
    'the size is that after mapping',
    'documented',
    100,
    http({ responses: { default: { statusCode: '200', responseTemplates: { 'application/json': 'short' } } } }),
    plain('short'),
    { endpoint: { body: long } },
  ),
  packs(
    'a small answer that mapping makes large',
    'documented',
    100,
    http({ responses: { default: { statusCode: '200', responseTemplates: { 'application/json': long } } } }),
    gzipped(long),
    { endpoint: { body: 's' } },
  ),
  packs('an answer of HTTP_PROXY', 'documented', 0, proxy(), gzipped(long), { endpoint: { body: long } }),
  packs('an empty answer stays empty', 'assumed', 0, mock(undefined), plain('')),
  packs(
    'an answer that the API says is encoded',
    'documented',
    0,
    mock(long, {
      headers: ['Content-Encoding'],
      response: { responseParameters: { 'method.response.header.Content-Encoding': "'own'" } },
    }),
    { status: 200, body: long, headers: { 'Content-Encoding': 'own' } },
  ),
  packs('an answer of the gateway itself', 'assumed', 0, mock('ok', { request: '{}' }), {
    status: 500,
    body: '{"message": "Internal server error"}',
    headers: { 'Content-Encoding': null },
  }),
  packs('the largest minimum there is', 'documented', 10_485_760, mock(long), plain(long)),
];

/** POST of `body` under `Content-Encoding`. */
function posts(
  id: string,
  source: Source,
  coding: string,
  body: Uint8Array | string,
  answer: CaseAnswer,
  minimum: number | undefined = 0,
): ConformanceCase {
  return {
    id: `6.9: ${id}`,
    source,
    ...(minimum !== undefined && { document: packing(minimum) }),
    paths: { '/x': { post: http({ httpMethod: 'POST' }) } },
    request: { method: 'POST', path: '/dev/x', body, headers: [['Content-Encoding', coding]] },
    answer,
  };
}

const unsupported: CaseAnswer = { status: 415, body: '{"message": "Unsupported Media Type"}', sent: null };
const sent: CaseAnswer = { status: 200, sent: { body: '{"a":1}', headers: { 'Content-Encoding': null } } };

const requests: readonly ConformanceCase[] = [
  posts('a request that is identity', 'documented', 'identity', '{"a":1}', sent),
  posts('a request in GZIP', 'assumed', 'GZIP', gzipSync('{"a":1}'), sent),
  posts('a request in br', 'documented', 'br', brotliCompressSync('{"a":1}'), unsupported),
  posts('a request packed twice', 'assumed', 'gzip, gzip', gzipSync(gzipSync('{"a":1}')), unsupported),
  posts('a request cut short', 'documented', 'gzip', gzipSync('{"a":1}').subarray(0, 10), unsupported),
  posts('an empty request', 'assumed', 'gzip', '', { status: 200, sent: { body: '' } }),
  posts('a request that unpacks to more than 10 MB', 'assumed', 'gzip', gzipSync(Buffer.alloc(10_485_761)), {
    status: 413,
    sent: null,
  }),
  {
    ...posts(
      'a packed request on an API without compression goes on as it came',
      'assumed',
      'gzip',
      gzipSync('{"a":1}'),
      { status: 200 },
      undefined,
    ),
    document: { 'x-amazon-apigateway-binary-media-types': ['application/octet-stream'] },
    request: {
      method: 'POST',
      path: '/dev/x',
      body: gzipSync('{"a":1}'),
      headers: [
        ['Content-Encoding', 'gzip'],
        ['Content-Type', 'application/octet-stream'],
      ],
    },
    answer: { status: 200, sent: { base64: gzipSync('{"a":1}').toString('base64') } },
  },
  {
    ...posts('validation sees the unpacked body', 'documented', 'gzip', gzipSync('{}'), {
      status: 400,
      json: { message: 'Invalid request body' },
      sent: null,
    }),
    document: {
      ...packing(0),
      'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true } },
      components: { schemas: { Note: { type: 'object', required: ['NoteId'] } } },
    },
    paths: {
      '/x': {
        post: http(
          { httpMethod: 'POST' },
          {
            more: {
              'x-amazon-apigateway-request-validator': 'body',
              requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } } },
            },
          },
        ),
      },
    },
  },
];

export const compressionCases: readonly ConformanceCase[] = [...codings, ...answers, ...requests];
