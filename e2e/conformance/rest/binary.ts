// Binary media types, content handling, and compression.
import { deflateSync, gzipSync } from 'node:zlib';
import type { CaseAnswer, ConformanceCase } from '../conformance-case';
import { http, mock } from '../operations';

type Handling = 'none' | 'CONVERT_TO_TEXT' | 'CONVERT_TO_BINARY';

const png = 'image/png';
const text = 'text/plain';
const binary = { 'x-amazon-apigateway-binary-media-types': [png] };
const handledBy = (handling: Handling) => (handling === 'none' ? {} : { contentHandling: handling });

const fails: CaseAnswer = { status: 500, json: { message: 'Internal server error' } };
/** Bytes that are no UTF-8, and what base64 and UTF-8 make of them. */
const bytes = Uint8Array.of(0x61, 0xff, 0x62);
const inBase64 = 'Yf9i';
const asUtf8 = 'a\uFFFDb';

/** A POST of `body` as `type` to an endpoint. */
function posts(
  id: string,
  handling: Handling,
  type: string,
  body: string | Uint8Array,
  answer: CaseAnswer,
): ConformanceCase {
  return {
    id: `6.8: ${type} request, ${handling}: ${id}`,
    source: 'documented',
    document: binary,
    paths: { '/x': { post: http({ httpMethod: 'POST', ...handledBy(handling) }) } },
    request: { method: 'POST', path: '/dev/x', body, headers: [['Content-Type', type]] },
    answer,
  };
}

const sent = (body: string): CaseAnswer => ({ status: 200, sent: { body } });

const requests: readonly ConformanceCase[] = [
  posts('bad bytes become U+FFFD', 'none', text, bytes, sent(asUtf8)),
  posts('bad bytes become U+FFFD', 'CONVERT_TO_TEXT', text, bytes, sent(asUtf8)),
  posts('base64 is decoded', 'CONVERT_TO_BINARY', text, inBase64, { status: 200, sent: { base64: inBase64 } }),
  {
    ...posts('what is no base64 fails', 'CONVERT_TO_BINARY', text, '!no base64!', fails),
    answer: { ...fails, sent: null },
  },
  posts('bytes go on', 'none', png, bytes, { status: 200, sent: { base64: inBase64 } }),
  posts('bytes become base64', 'CONVERT_TO_TEXT', png, bytes, sent(inBase64)),
  posts('bytes go on', 'CONVERT_TO_BINARY', png, bytes, { status: 200, sent: { base64: inBase64 } }),
  {
    id: '6.8: a type may have parameters',
    source: 'documented',
    document: binary,
    paths: { '/x': { post: http({ httpMethod: 'POST' }) } },
    request: { method: 'POST', path: '/dev/x', body: bytes, headers: [['Content-Type', 'image/png; q=1']] },
    answer: { status: 200, sent: { base64: inBase64 } },
  },
  {
    id: '6.8: */* makes every type binary',
    source: 'documented',
    document: { 'x-amazon-apigateway-binary-media-types': ['*/*'] },
    paths: { '/x': { post: http({ httpMethod: 'POST' }) } },
    request: { method: 'POST', path: '/dev/x', body: bytes, headers: [['Content-Type', text]] },
    answer: { status: 200, sent: { base64: inBase64 } },
  },
];

type Payload = readonly [type: string, body: string | Uint8Array];

/** GET with `accept` of an endpoint that answers `payload`. */
function gets(
  id: string,
  handling: Handling,
  accept: string,
  [type, body]: Payload,
  answer: CaseAnswer,
): ConformanceCase {
  return {
    id: `6.8: ${type} answer, Accept ${accept}, ${handling}: ${id}`,
    source: 'recorded',
    document: binary,
    paths: { '/x': { get: http({ responses: { default: { statusCode: '200', ...handledBy(handling) } } }) } },
    endpoint: { headers: { 'Content-Type': type }, body },
    request: { path: '/dev/x', headers: [['Accept', accept]] },
    answer,
  };
}

const plain: Payload = [text, 'plain text!'];
const encoded: Payload = [text, inBase64];
const image: Payload = [png, bytes];
const got = (body: string): CaseAnswer => ({ status: 200, body });
const raw: CaseAnswer = { status: 200, base64: inBase64 };

const responses: readonly ConformanceCase[] = [
  gets('text', 'none', text, plain, got('plain text!')),
  gets('text', 'CONVERT_TO_TEXT', text, plain, got('plain text!')),
  gets('base64 is decoded', 'CONVERT_TO_BINARY', text, encoded, raw),
  gets('base64 is decoded', 'none', png, encoded, raw),
  gets('plain text fails', 'none', png, plain, fails),
  gets('text', 'CONVERT_TO_TEXT', png, plain, got('plain text!')),
  gets('base64 is decoded', 'CONVERT_TO_BINARY', png, encoded, raw),
  gets('base64', 'none', text, image, got(inBase64)),
  gets('base64', 'CONVERT_TO_TEXT', text, image, got(inBase64)),
  gets('bytes', 'CONVERT_TO_BINARY', text, image, raw),
  gets('bytes', 'none', png, image, raw),
  gets('base64', 'CONVERT_TO_TEXT', png, image, got(inBase64)),
  gets('bytes', 'CONVERT_TO_BINARY', png, image, raw),
  gets('only the first type of Accept counts', 'none', `${text},${png}`, image, got(inBase64)),
];

const templates: readonly ConformanceCase[] = [
  {
    id: '6.8: a request template cannot run on bytes',
    source: 'recorded',
    document: binary,
    paths: { '/x': { post: http({ httpMethod: 'POST', requestTemplates: { [png]: '$input.body' } }) } },
    request: { method: 'POST', path: '/dev/x', body: bytes, headers: [['Content-Type', png]] },
    answer: { ...fails, sent: null },
  },
  {
    id: '6.8: after CONVERT_TO_TEXT a request template has the base64',
    source: 'recorded',
    document: binary,
    paths: {
      '/x': {
        post: http({
          httpMethod: 'POST',
          contentHandling: 'CONVERT_TO_TEXT',
          requestTemplates: { [png]: '{"image": "$input.body"}' },
        }),
      },
    },
    request: { method: 'POST', path: '/dev/x', body: bytes, headers: [['Content-Type', png]] },
    answer: sent(`{"image": "${inBase64}"}`),
  },
  {
    id: '6.8: a response template cannot run on bytes',
    source: 'recorded',
    document: binary,
    paths: {
      '/x': {
        get: http({
          responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '$input.body' } } },
        }),
      },
    },
    endpoint: { headers: { 'Content-Type': png }, body: bytes },
    request: { path: '/dev/x', headers: [['Accept', png]] },
    answer: fails,
  },
  {
    id: '6.8: after CONVERT_TO_TEXT a response template has the base64',
    source: 'recorded',
    document: binary,
    paths: {
      '/x': {
        get: http({
          responses: {
            default: {
              statusCode: '200',
              contentHandling: 'CONVERT_TO_TEXT',
              responseTemplates: { 'application/json': '{"image": "$input.body"}' },
            },
          },
        }),
      },
    },
    endpoint: { headers: { 'Content-Type': png }, body: bytes },
    request: { path: '/dev/x' },
    answer: got(`{"image": "${inBase64}"}`),
  },
];

const long = 'x'.repeat(200);

/** A MOCK that answers 200 bytes, on an API with `minimum`. */
function packs(
  id: string,
  minimum: number | undefined,
  accepted: string | undefined,
  answer: CaseAnswer,
): ConformanceCase {
  return {
    id,
    source: 'documented',
    ...(minimum !== undefined && { document: { 'x-amazon-apigateway-minimum-compression-size': minimum } }),
    paths: { '/x': { get: mock(long) } },
    request: { path: '/dev/x', ...(accepted !== undefined && { headers: [['Accept-Encoding', accepted]] }) },
    answer,
  };
}

const unpacked: CaseAnswer = { status: 200, body: long, headers: { 'Content-Encoding': null } };
const coded = (coding: string): CaseAnswer => ({ status: 200, headers: { 'Content-Encoding': coding } });

const compression: readonly ConformanceCase[] = [
  packs('case 109: minimumCompressionSize 0, gzip accepted', 0, 'gzip', {
    ...coded('gzip'),
    base64: gzipSync(long).toString('base64'),
  }),
  packs('6.9: deflate', 0, 'deflate', { ...coded('deflate'), base64: deflateSync(long).toString('base64') }),
  packs('6.9: the coding of highest quality', 0, 'gzip;q=0.5, deflate;q=0.9', coded('deflate')),
  packs('6.9: the coding of highest quality is not supported', 0, 'br, gzip;q=0.5', unpacked),
  packs('6.9: nothing is accepted', 0, undefined, unpacked),
  packs('6.9: the body is smaller than the minimum', 201, 'gzip', unpacked),
  packs('6.9: the body is as large as the minimum', 200, 'gzip', coded('gzip')),
  packs('6.9: without a minimum nothing is packed', undefined, 'gzip', unpacked),
  ...(
    [
      ['gzip', gzipSync('{"a":1}')],
      ['deflate', deflateSync('{"a":1}')],
    ] as const
  ).map(
    ([coding, body]): ConformanceCase => ({
      id: `6.9: a ${coding} request is unpacked`,
      source: 'documented',
      document: { 'x-amazon-apigateway-minimum-compression-size': 0 },
      paths: { '/x': { post: http({ httpMethod: 'POST' }) } },
      request: { method: 'POST', path: '/dev/x', body, headers: [['Content-Encoding', coding]] },
      answer: sent('{"a":1}'),
    }),
  ),
  ...[
    ['a coding that is not supported', 'br'],
    ['a body that is not what it says', 'gzip'],
  ].map(
    ([what = '', coding = '']): ConformanceCase => ({
      id: `6.9: ${what} is 415`,
      source: 'documented',
      document: { 'x-amazon-apigateway-minimum-compression-size': 0 },
      paths: { '/x': { post: http({ httpMethod: 'POST' }) } },
      request: { method: 'POST', path: '/dev/x', body: '{"a":1}', headers: [['Content-Encoding', coding]] },
      answer: { status: 415, json: { message: 'Unsupported Media Type' }, sent: null },
    }),
  ),
];

export const binaryCases: readonly ConformanceCase[] = [...requests, ...responses, ...templates, ...compression];
