// Binary answers of Lambda: which bodies are decoded.
import { type ConformanceCase, internalError } from '../conformance-case';
import { lambda, lambdaProxy } from '../operations';

const bytes = Buffer.from([0x89, 0x50, 0, 0xff]);
const text = bytes.toString('base64');

/** A proxy answer in Base64 on an API with these binary types; decoded or not. */
function answered(
  id: string,
  binaryTypes: readonly string[],
  accept: string | undefined,
  isDecoded: boolean,
  source: ConformanceCase['source'] = 'recorded',
): ConformanceCase {
  return {
    id,
    source,
    document: binaryTypes.length === 0 ? {} : { 'x-amazon-apigateway-binary-media-types': binaryTypes },
    paths: { '/x': { get: lambdaProxy() } },
    functions: {
      fn: { returns: { statusCode: 200, headers: { 'Content-Type': 'image/png' }, body: text, isBase64Encoded: true } },
    },
    request: { path: '/dev/x', headers: accept === undefined ? [] : [['Accept', accept]] },
    answer: {
      status: 200,
      base64: isDecoded ? text : Buffer.from(text).toString('base64'),
      headers: { 'Content-Type': 'image/png' },
    },
  };
}

const png = ['image/png'];

const table: readonly ConformanceCase[] = [
  answered('case 73: no binary types: Base64 text', [], 'image/png', false),
  answered('case 74: the accepted type is binary: bytes', png, 'image/png', true),
  answered('case 75: only the first accepted type counts', png, 'image/webp,image/png', false),
  answered('6.3: the first of several accepted types', png, 'image/png,image/webp', true),
  answered('case 76: Accept */* is no image/png', png, '*/*', false),
  answered('6.3: Accept image/* is no image/png', png, 'image/*', false),
  answered('6.3: no Accept', png, undefined, false),
  answered('6.3: a malformed Accept', png, 'image', false),
  answered('6.3: parameters of Accept do not count', png, 'image/png;q=0.9', true, 'assumed'),
  answered('6.3: a wildcard on the right', ['application/*'], 'application/octet-stream', true),
  answered('6.3: a wildcard on both sides', ['application/*'], 'application/*', true),
  answered('6.3: a wildcard on the left matches nothing', ['*/test'], 'application/test', false),
  answered('6.3: */* matches everything', ['*/*'], 'text/html', true),
  answered('6.3: */* matches without Accept', ['*/*'], undefined, true),
];

const others: readonly ConformanceCase[] = [
  {
    id: 'case 77: Base64 that cannot be decoded is 500',
    source: 'recorded',
    document: { 'x-amazon-apigateway-binary-media-types': png },
    paths: { '/x': { get: lambdaProxy() } },
    functions: { fn: { returns: { body: 'not Base64!', isBase64Encoded: true } } },
    request: { path: '/dev/x', headers: [['Accept', 'image/png']] },
    answer: { status: 500, body: internalError },
  },
  {
    id: '6.3: without isBase64Encoded nothing is decoded',
    source: 'recorded',
    document: { 'x-amazon-apigateway-binary-media-types': png },
    paths: { '/x': { get: lambdaProxy() } },
    functions: { fn: { returns: { body: text } } },
    request: { path: '/dev/x', headers: [['Accept', 'image/png']] },
    answer: { status: 200, body: text },
  },
  {
    id: '6.8: AWS with CONVERT_TO_BINARY decodes what the function returns',
    source: 'assumed',
    paths: {
      '/x': { get: lambda({ responses: { default: { statusCode: '200', contentHandling: 'CONVERT_TO_BINARY' } } }) },
    },
    functions: { fn: { returns: text } },
    request: { path: '/dev/x' },
    answer: { status: 200, base64: text },
  },
];

export const lambdaBinaryCases: readonly ConformanceCase[] = [...table, ...others];
