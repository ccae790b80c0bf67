// What becomes of the answer of a Lambda proxy integration.
import { type CaseAnswer, type ConformanceCase, internalError } from '../conformance-case';
import type { FunctionAnswer } from '../lambda-functions';
import { lambdaProxy } from '../operations';

type Source = ConformanceCase['source'];

/** A case whose function answers `answer`. */
function proxied(
  id: string,
  source: Source,
  answer: FunctionAnswer,
  wanted: CaseAnswer,
  more: Partial<ConformanceCase> = {},
): ConformanceCase {
  return {
    id,
    source,
    paths: { '/x': { get: lambdaProxy() } },
    functions: { fn: answer },
    request: { path: '/dev/x' },
    answer: wanted,
    ...more,
  };
}

const malformedLog = 'Execution failed due to configuration error: Malformed Lambda proxy response';
const malformed: CaseAnswer = {
  status: 502,
  body: internalError,
  headers: { 'x-amzn-ErrorType': 'InternalServerErrorException', 'Content-Type': 'application/json' },
  log: ['Endpoint response body before transformations: ', malformedLog, 'Method completed with status: 502'],
};
const empty = {
  status: 200,
  body: '',
  headers: { 'Content-Type': 'application/json', 'Content-Length': '0' },
} as const;

const taken: readonly ConformanceCase[] = [
  proxied(
    'case 64: a status alone is an empty answer of type JSON',
    'recorded',
    { returns: { statusCode: 200 } },
    empty,
  ),
  proxied('case 65: {} is 200', 'recorded', { returns: {} }, empty),
  proxied(
    '6.3: headers alone are 200',
    'recorded',
    { returns: { headers: { 'test-header': 'value' } } },
    {
      status: 200,
      body: '',
      headers: { 'test-header': 'value' },
    },
  ),
  proxied(
    'case 67: digits in text are a status',
    'recorded',
    { returns: { statusCode: '201' } },
    { status: 201, body: '' },
  ),
  proxied('6.3: headers that are null are none', 'recorded', { returns: { statusCode: 200, headers: null } }, empty),
  proxied(
    '6.3: every field may be null',
    'assumed',
    {
      returns: { statusCode: null, headers: null, multiValueHeaders: null, body: null, isBase64Encoded: null },
    },
    empty,
  ),
  proxied(
    '6.3: a boolean header is text',
    'recorded',
    {
      returns: { statusCode: 200, headers: { 'test-header': 'value', 'header-bool': true, 'header-off': false } },
    },
    { status: 200, headers: { 'test-header': 'value', 'header-bool': 'true', 'header-off': 'false' } },
  ),
  proxied(
    '6.3: a number as a header is text',
    'assumed',
    { returns: { headers: { 'Access-Control-Max-Age': 600 } } },
    {
      status: 200,
      headers: { 'Access-Control-Max-Age': '600' },
    },
  ),
  proxied(
    '6.3: the body and its type',
    'documented',
    {
      returns: { statusCode: 203, headers: { 'content-type': 'text/plain' }, body: 'grüße' },
    },
    { status: 203, body: 'grüße', headers: { 'Content-Type': 'text/plain', 'Content-Length': '7' } },
  ),
  proxied(
    '6.3: several values of a header',
    'recorded',
    {
      returns: { statusCode: 200, multiValueHeaders: { 'test-multi': ['value1', 'value2'] } },
    },
    { status: 200, headers: { 'test-multi': 'value1, value2' } },
  ),
  proxied(
    'case 69: a name in both maps has both values, multi first',
    'recorded',
    {
      returns: { multiValueHeaders: { 'test-multi': ['value-multi'] }, headers: { 'test-multi': 'value-solo' } },
    },
    { status: 200, headers: { 'test-multi': 'value-multi, value-solo' } },
  ),
  proxied(
    '6.3: letter case does not tell names apart',
    'recorded',
    {
      returns: { multiValueHeaders: { 'tesT-Multi': ['value-multi'] }, headers: { 'test-multi': 'value-solo' } },
    },
    { status: 200, headers: { 'test-multi': 'value-multi, value-solo' } },
  ),
  proxied(
    'case 111: the answer has X-Amzn-Trace-Id',
    'recorded',
    { returns: {} },
    {
      status: 200,
      headers: { 'X-Amzn-Trace-Id': /^Root=1-/, 'x-amzn-RequestId': /./, 'x-amz-apigw-id': /=$/ },
    },
  ),
  proxied(
    '6.6: headers of the connection come under another name',
    'assumed',
    {
      returns: {
        headers: { Date: 'd', Server: 's', Connection: 'close', 'Content-Length': '7', 'Transfer-Encoding': 'chunked' },
        body: 'ab',
      },
    },
    {
      status: 200,
      headers: {
        'x-amzn-Remapped-Date': 'd',
        'x-amzn-Remapped-Server': 's',
        'x-amzn-Remapped-Connection': 'close',
        'x-amzn-Remapped-Content-Length': '7',
        'Transfer-Encoding': null,
        'Content-Length': '2',
      },
    },
  ),
  proxied(
    '6.6: WWW-Authenticate comes under another name',
    'documented',
    {
      returns: { statusCode: 401, headers: { 'WWW-Authenticate': 'Basic' } },
    },
    { status: 401, headers: { 'x-amzn-Remapped-WWW-Authenticate': 'Basic', 'WWW-Authenticate': null } },
  ),
  proxied(
    '6.3: a function may answer 500 itself',
    'documented',
    { returns: { statusCode: 500, body: 'mine' } },
    {
      status: 500,
      body: 'mine',
      headers: { 'x-amzn-ErrorType': null },
    },
  ),
];

const refused: readonly ConformanceCase[] = [
  proxied('case 67: other text is no status', 'recorded', { returns: { statusCode: 'test' } }, malformed),
  proxied(
    'case 66: a field of another name',
    'recorded',
    { returns: { statusCode: 200, wrongValue: 'value' } },
    malformed,
  ),
  proxied('case 68: text', 'recorded', { returns: 'justAString' }, malformed),
  proxied('6.3: a list', 'documented', { returns: [] }, malformed),
  proxied('6.3: a number', 'documented', { returns: 7 }, malformed),
  proxied('6.3: null', 'assumed', { returns: null }, malformed),
  proxied('6.3: no JSON', 'documented', { writes: 'oops' }, malformed),
  proxied('6.3: a body that is an object', 'documented', { returns: { body: { a: 1 } } }, malformed),
  proxied('6.3: a body that is a number', 'documented', { returns: { body: 7 } }, malformed),
  proxied('6.3: an object as a header', 'documented', { returns: { headers: { a: {} } } }, malformed),
  proxied('6.3: headers that are a list', 'assumed', { returns: { headers: ['a'] } }, malformed),
  proxied(
    'case 70: several values that are no list',
    'recorded',
    {
      returns: { statusCode: 200, multiValueHeaders: { 'test-multi-invalid': 'value1' } },
    },
    malformed,
  ),
  proxied('6.3: a status beyond 599', 'assumed', { returns: { statusCode: 1000 } }, malformed),
  proxied('6.3: isBase64Encoded as text', 'assumed', { returns: { isBase64Encoded: 'yes' } }, malformed),
  proxied('6.3: cookies, which only streamed answers have', 'assumed', { returns: { cookies: ['a=b'] } }, malformed),
];

export const lambdaAnswerCases: readonly ConformanceCase[] = [...taken, ...refused];
