// The whole table of gateway responses: what a client gets of each type, byte for byte, as it stands and customised.
//
// Not every type can be brought about from outside, so an endpoint stands in for what raises it: it refuses the call
// with the error of the type, and the gateway makes its answer of that.
import { describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/gateway/gateway';
import { type ErrorKind, GatewayError, type GatewayErrorOptions } from '../../electron/gateway/gateway-error';
import { gatewayResponseTypes } from '../../shared/definition/rest/gateway-response';
import { headerMap } from './case-endpoint';
import { http } from './operations';
import { caseSettings, deployCase, importCase, openObserver, sendRequest } from './run-case';

type Responses = Readonly<Record<string, object>>;

interface Answered {
  readonly status: number;
  readonly body: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly log: readonly string[];
}

/** What a client gets of `raised` on an API with these gateway responses. */
async function answerTo(raised: unknown, responses: Responses = {}, accept?: string): Promise<Answered> {
  const seen = openObserver();
  const gateway = openGateway({
    settings: caseSettings,
    observer: seen.observer,
    http: { call: () => Promise.reject(raised), dispose: () => Promise.resolve() },
  });
  try {
    const document = { 'x-amazon-apigateway-gateway-responses': responses };
    const snapshot = importCase({ paths: { '/x': { get: http() } }, document });
    deployCase(gateway, snapshot);
    const headers = accept === undefined ? [] : [['Accept', accept] as const];
    const { status, body, headers: sent } = await sendRequest(gateway, snapshot.apiId, { path: '/dev/x', headers });
    await gateway.drain();
    return { status, body: Buffer.from(body).toString(), headers: headerMap(sent), log: seen.log };
  } finally {
    await gateway.dispose();
  }
}

const internal = 'InternalServerErrorException';
const signature =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

/** Reference 2.2: type, status, the body with its spacing, `x-amzn-ErrorType`, and how sure that is. */
const table: readonly (readonly [ErrorKind, number, string, string, 'recorded' | 'documented' | 'assumed'])[] = [
  [
    'ACCESS_DENIED',
    403,
    '{"Message":"User is not authorized to access this resource"}',
    'AccessDeniedException',
    'documented',
  ],
  ['API_CONFIGURATION_ERROR', 500, '{"message": "Internal server error"}', internal, 'recorded'],
  ['AUTHORIZER_CONFIGURATION_ERROR', 500, '{"message":null}', 'AuthorizerConfigurationException', 'documented'],
  ['AUTHORIZER_FAILURE', 500, '{"message":null}', 'AuthorizerFailureException', 'assumed'],
  ['BAD_REQUEST_BODY', 400, '{"message": "Invalid request body"}', 'BadRequestException', 'recorded'],
  [
    'BAD_REQUEST_PARAMETERS',
    400,
    '{"message": "Missing required request parameters"}',
    'BadRequestException',
    'documented',
  ],
  [
    'EXPIRED_TOKEN',
    403,
    '{"message":"The security token included in the request is expired"}',
    'ExpiredTokenException',
    'documented',
  ],
  ['INTEGRATION_FAILURE', 504, '{"message": "Internal server error"}', internal, 'documented'],
  ['INTEGRATION_TIMEOUT', 504, '{"message": "Endpoint request timed out"}', internal, 'recorded'],
  ['INVALID_API_KEY', 403, '{"message":"Forbidden"}', 'ForbiddenException', 'documented'],
  ['INVALID_SIGNATURE', 403, `{"message":"${signature}"}`, 'InvalidSignatureException', 'documented'],
  [
    'MISSING_AUTHENTICATION_TOKEN',
    403,
    '{"message":"Missing Authentication Token"}',
    'MissingAuthenticationTokenException',
    'recorded',
  ],
  ['QUOTA_EXCEEDED', 429, '{"message":"Limit Exceeded"}', 'LimitExceededException', 'recorded'],
  ['REQUEST_TOO_LARGE', 413, '{"message":"Request Too Long"}', 'RequestTooLargeException', 'assumed'],
  ['RESOURCE_NOT_FOUND', 404, '{"message":"Not Found"}', 'NotFoundException', 'assumed'],
  ['THROTTLED', 429, '{"message":"Too Many Requests"}', 'TooManyRequestsException', 'documented'],
  ['UNAUTHORIZED', 401, '{"message":"Unauthorized"}', 'UnauthorizedException', 'documented'],
  ['UNSUPPORTED_MEDIA_TYPE', 415, '{"message": "Unsupported Media Type"}', 'BadRequestException', 'documented'],
  ['WAF_FILTERED', 403, '{"message":"Forbidden"}', 'ForbiddenException', 'documented'],
  ['MALFORMED_RESPONSE', 502, '{"message": "Internal server error"}', internal, 'recorded'],
];

const raise = (type: ErrorKind, options?: GatewayErrorOptions) => new GatewayError(type, options);
const unchanged = '{"message":$context.error.messageString}';
const json = (template: string) => ({ responseTemplates: { 'application/json': template } });

it('2.2: the table has all 21 types but the two defaults, which nothing raises', () => {
  const listed = table.map(([type]) => type).filter((type) => type !== 'MALFORMED_RESPONSE');
  expect([...listed, 'DEFAULT_4XX', 'DEFAULT_5XX'].sort()).toEqual([...gatewayResponseTypes].sort());
});

describe.each(table)('2.2: %s', (type, status, body, errorType, source) => {
  it(`is ${status} with its own spacing and error type [${source}]`, async () => {
    const { headers, ...answer } = await answerTo(raise(type));
    const shown = ['content-type', 'x-amzn-errortype', 'x-amzn-requestid', 'x-amz-apigw-id', 'content-length'];
    expect({ status: answer.status, body: answer.body, headers: shown.map((name) => headers.get(name)) }).toEqual({
      status,
      body,
      headers: [
        'application/json',
        errorType,
        expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        expect.stringMatching(/^\S{14,15}=$/),
        String(body.length),
      ],
    });
  });

  it('keeps spacing and member where the template is put unchanged [documented]', async () => {
    const own = type === 'MALFORMED_RESPONSE' ? 'DEFAULT_5XX' : type;
    const answer = await answerTo(raise(type), { [own]: json(unchanged) });
    expect([answer.status, answer.body]).toEqual([status, body]);
  });

  const follows = status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX';
  const isFixed = type === 'REQUEST_TOO_LARGE';
  it(`${isFixed ? 'takes nothing of' : 'takes status, headers and template of'} ${follows} [recorded]`, async () => {
    const changed = {
      statusCode: '599',
      responseParameters: { 'gatewayresponse.header.X-Default': 'context.error.responseType' },
      ...json('$context.error.responseType|$context.error.messageString'),
    };
    const other = status < 500 ? 'DEFAULT_5XX' : 'DEFAULT_4XX';
    const answer = await answerTo(raise(type), { [follows]: changed, [other]: { statusCode: '298' } });
    const shown = type === 'MALFORMED_RESPONSE' ? 'DEFAULT_5XX' : type;
    const message = JSON.stringify(Object.values(JSON.parse(body))[0]);
    expect([answer.status, answer.body, answer.headers.get('x-default')]).toEqual(
      isFixed ? [413, body, undefined] : [599, `${shown}|${message}`, shown],
    );
  });
});

it.each(table.filter(([type]) => type !== 'REQUEST_TOO_LARGE' && type !== 'MALFORMED_RESPONSE'))(
  '2.3: %s with a header of its own takes nothing of the defaults [recorded]',
  async (type, status, body) => {
    const defaults = {
      statusCode: '599',
      ...json('default'),
      responseParameters: { 'gatewayresponse.header.D': "'d'" },
    };
    const answer = await answerTo(raise(type), {
      DEFAULT_4XX: defaults,
      DEFAULT_5XX: defaults,
      [type]: { responseParameters: { 'gatewayresponse.header.O': "'o'" } },
    });
    expect([answer.status, answer.body, answer.headers.get('o'), answer.headers.get('d')]).toEqual([
      status,
      body,
      'o',
      undefined,
    ]);
  },
);

it('2.2: a failed call of a proxied function is 500, also where the type was put without a status [recorded]', async () => {
  const failure = raise('INTEGRATION_FAILURE', { status: 500 });
  const put = { INTEGRATION_FAILURE: { responseParameters: { 'gatewayresponse.header.X': "'v'" } } };
  const answers = [await answerTo(failure), await answerTo(failure, put)];
  expect(answers.map(({ status, body }) => [status, body])).toEqual([
    [500, '{"message": "Internal server error"}'],
    [500, '{"message": "Internal server error"}'],
  ]);
});

it('2.2: a fault of the gateway itself says nothing of it to the client', async () => {
  const { status, body } = await answerTo(new TypeError('detail'));
  expect([status, body]).toEqual([500, '{"message": "Internal server error"}']);
});

describe('2.3: what templates print of an error', () => {
  const invalid = raise('BAD_REQUEST_BODY', {
    validationErrorString: '[object has missing required properties (["a"])]',
  });
  it.each([
    [
      'inside the quotes of JSON',
      '{"m":"$context.error.validationErrorString"}',
      '{"m":"[object has missing required properties ([\\"a\\"])]"}',
    ],
    [
      'without quotes',
      '{"m":$context.error.validationErrorString}',
      '{"m":[object has missing required properties ([\\"a\\"])]}',
    ],
    [
      'beside messageString, which has quotes of its own',
      '{"m":$context.error.messageString}',
      '{"m":"Invalid request body"}',
    ],
  ])('validationErrorString %s has its own quotes escaped [recorded]', async (_, template, body) => {
    expect((await answerTo(invalid, { BAD_REQUEST_BODY: json(template) })).body).toBe(body);
  });

  it('as text they stay as they are [assumed]', async () => {
    const text = { BAD_REQUEST_BODY: { responseTemplates: { 'text/plain': '$context.error.validationErrorString' } } };
    const { body, headers } = await answerTo(invalid, text, 'text/plain');
    expect([body, headers.get('content-type')]).toEqual([
      '[object has missing required properties (["a"])]',
      'text/plain',
    ]);
  });
});

it('2.3: a header of the API replaces the error type [assumed]', async () => {
  const own = { THROTTLED: { responseParameters: { 'gatewayresponse.header.x-amzn-ErrorType': "'Mine'" } } };
  expect((await answerTo(raise('THROTTLED'), own)).headers.get('x-amzn-errortype')).toBe('Mine');
});

it.each([200, 301, 404, 598])('2.3: a status of %i may be set [recorded]', async (status) => {
  const { status: answered } = await answerTo(raise('THROTTLED'), { THROTTLED: { statusCode: String(status) } });
  expect(answered).toBe(status);
});
