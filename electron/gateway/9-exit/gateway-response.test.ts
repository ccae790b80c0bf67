import { describe, expect, it } from 'vitest';
import type { GatewayResponse, GatewayResponseType } from '../../../shared/definition/rest/gateway-response';
import { compileGatewayResponses } from '../deploy/compile-gateway-responses';
import { GatewayError } from '../gateway-error';
import { sampleExchange, sampleInvocation } from '../testing/sample-exchange';
import { errorTable, type RefusalKind } from './error-table';
import { gatewayResponse } from './gateway-response';
import { refusalOf } from './refusal';

type Defined = readonly (Partial<GatewayResponse> & { readonly responseType: GatewayResponseType })[];

/** The response to `error` on an API with these gateway responses, as status, headers and text. */
function answer(error: unknown, defined: Defined = [], accept?: string) {
  const gatewayResponses = compileGatewayResponses(new Map(defined.map((one) => [one.responseType, one])));
  const refusal = refusalOf(error);
  const headers = accept === undefined ? sampleInvocation.headers : [['Accept', accept] as const];
  const exchange = sampleExchange({
    refusal,
    invocation: { ...sampleInvocation, headers },
    deploymentParts: { gatewayResponses },
  });
  const { status, headers: sent, body } = gatewayResponse(exchange, refusal);
  return { status, headers: Object.fromEntries(sent), text: Buffer.from(body).toString() };
}

function error(type: GatewayError['responseType'], options?: GatewayError['options']): GatewayError {
  return new GatewayError(type, options);
}

describe('defaults', () => {
  it('answers status, body and error type of every type', () => {
    const kinds = (Object.keys(errorTable) as RefusalKind[]).filter((kind) => kind !== 'INTERNAL');
    const answers = kinds.map((kind) => {
      const { status, headers, text } = answer(error(kind as GatewayError['responseType']));
      return `${kind} ${status} ${headers['x-amzn-ErrorType']} ${text.slice(0, 48)}`;
    });
    expect(answers).toMatchInlineSnapshot(`
      [
        "ACCESS_DENIED 403 AccessDeniedException {"Message":"User is not authorized to access thi",
        "API_CONFIGURATION_ERROR 500 InternalServerErrorException {"message": "Internal server error"}",
        "AUTHORIZER_CONFIGURATION_ERROR 500 AuthorizerConfigurationException {"message":null}",
        "AUTHORIZER_FAILURE 500 AuthorizerFailureException {"message":null}",
        "BAD_REQUEST_BODY 400 BadRequestException {"message": "Invalid request body"}",
        "BAD_REQUEST_PARAMETERS 400 BadRequestException {"message": "Missing required request parameters",
        "DEFAULT_4XX 400 BadRequestException {"message": "Bad Request"}",
        "DEFAULT_5XX 500 InternalServerErrorException {"message": "Internal server error"}",
        "EXPIRED_TOKEN 403 ExpiredTokenException {"message":"The security token included in the r",
        "INTEGRATION_FAILURE 504 InternalServerErrorException {"message": "Internal server error"}",
        "INTEGRATION_TIMEOUT 504 InternalServerErrorException {"message": "Endpoint request timed out"}",
        "INVALID_API_KEY 403 ForbiddenException {"message":"Forbidden"}",
        "INVALID_SIGNATURE 403 InvalidSignatureException {"message":"The request signature we calculated ",
        "MISSING_AUTHENTICATION_TOKEN 403 MissingAuthenticationTokenException {"message":"Missing Authentication Token"}",
        "QUOTA_EXCEEDED 429 LimitExceededException {"message":"Limit Exceeded"}",
        "REQUEST_TOO_LARGE 413 RequestTooLargeException {"message":"Request Too Long"}",
        "RESOURCE_NOT_FOUND 404 NotFoundException {"message":"Not Found"}",
        "THROTTLED 429 TooManyRequestsException {"message":"Too Many Requests"}",
        "UNAUTHORIZED 401 UnauthorizedException {"message":"Unauthorized"}",
        "UNSUPPORTED_MEDIA_TYPE 415 BadRequestException {"message": "Unsupported Media Type"}",
        "WAF_FILTERED 403 ForbiddenException {"message":"Forbidden"}",
        "MALFORMED_RESPONSE 502 InternalServerErrorException {"message": "Internal server error"}",
      ]
    `);
  });
  it('writes engine errors with a space and front-door errors without', () => {
    expect(
      [answer(error('API_CONFIGURATION_ERROR')).text, answer(error('INTEGRATION_TIMEOUT')).text].map(
        (text) => text.length,
      ),
    ).toEqual([36, 41]);
    expect([answer(error('MISSING_AUTHENTICATION_TOKEN')).text, answer(error('UNAUTHORIZED')).text]).toEqual([
      '{"message":"Missing Authentication Token"}',
      '{"message":"Unauthorized"}',
    ]);
  });
  it('writes ACCESS_DENIED with a capital letter and authorizer faults as null', () => {
    expect([
      answer(error('ACCESS_DENIED', { message: 'no' })).text,
      answer(error('AUTHORIZER_CONFIGURATION_ERROR')).text,
    ]).toEqual(['{"Message":"no"}', '{"message":null}']);
  });
  it('takes message, status and error type from the error', () => {
    const network = error('INTEGRATION_FAILURE', { message: 'Network error communicating with endpoint' });
    expect([
      answer(network),
      answer(error('INTEGRATION_FAILURE', { status: 500 })).status,
      answer(error('INVALID_SIGNATURE', { message: 'x', errorType: 'IncompleteSignatureException' })).headers,
    ]).toEqual([
      {
        status: 504,
        headers: { 'Content-Type': 'application/json', 'x-amzn-ErrorType': 'InternalServerErrorException' },
        text: '{"message": "Network error communicating with endpoint"}',
      },
      500,
      { 'Content-Type': 'application/json', 'x-amzn-ErrorType': 'IncompleteSignatureException' },
    ]);
  });
  it('says nothing of a fault in Gatehouse itself to the client', () => {
    const { status, text } = answer(new TypeError('secret detail'));
    expect([status, text]).toEqual([500, '{"message": "Internal server error"}']);
  });
});

describe('inheritance', () => {
  const unauthorized = error('UNAUTHORIZED');
  const cors = { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" };
  it('takes status, headers and template from the DEFAULT of its class', () => {
    const defined = [
      {
        responseType: 'DEFAULT_4XX' as const,
        statusCode: '499',
        responseParameters: cors,
        responseTemplates: { 'application/json': '{"m":$context.error.messageString}' },
      },
    ];
    expect([answer(unauthorized, defined), answer(error('INTEGRATION_TIMEOUT'), defined).status]).toEqual([
      {
        status: 499,
        headers: {
          'Content-Type': 'application/json',
          'Access-Control-Allow-Origin': '*',
          'x-amzn-ErrorType': 'UnauthorizedException',
        },
        text: '{"m":"Unauthorized"}',
      },
      504,
    ]);
  });
  it('keeps its own status where the DEFAULT has none', () => {
    const { status, headers } = answer(unauthorized, [{ responseType: 'DEFAULT_4XX', responseParameters: cors }]);
    expect([status, headers['Access-Control-Allow-Origin']]).toEqual([401, '*']);
  });
  it('inherits nothing once it has any customisation of its own', () => {
    const defined: Defined = [
      { responseType: 'DEFAULT_5XX', statusCode: '599', responseParameters: cors },
      { responseType: 'API_CONFIGURATION_ERROR', responseParameters: { 'gatewayresponse.header.X': "'1'" } },
    ];
    const [own, other] = [
      answer(error('API_CONFIGURATION_ERROR'), defined),
      answer(error('INTEGRATION_FAILURE', { status: 500 }), defined),
    ];
    expect([own.status, own.headers['Access-Control-Allow-Origin'], own.headers.X, other.status]).toEqual([
      500,
      undefined,
      '1',
      599,
    ]);
  });
  it('gives DEFAULT_5XX to malformed answers and faults, and REQUEST_TOO_LARGE nothing at all', () => {
    const defined: Defined = [
      { responseType: 'DEFAULT_5XX', statusCode: '599' },
      { responseType: 'DEFAULT_4XX', statusCode: '499' },
      { responseType: 'REQUEST_TOO_LARGE', statusCode: '498' },
    ];
    const errors = [error('MALFORMED_RESPONSE'), new Error('bug'), error('REQUEST_TOO_LARGE')];
    expect(errors.map((thrown) => answer(thrown, defined).status)).toEqual([599, 599, 413]);
  });
  it('keeps the capital Message of ACCESS_DENIED where the DEFAULT has the unchanged template', () => {
    const template = { 'application/json': '{"message":$context.error.messageString}' };
    expect(answer(error('ACCESS_DENIED'), [{ responseType: 'DEFAULT_4XX', responseTemplates: template }]).text).toBe(
      '{"Message":"User is not authorized to access this resource"}',
    );
  });
});

describe('customised bodies and headers', () => {
  const type = 'BAD_REQUEST_BODY';
  it('substitutes variables and nothing else', () => {
    const template =
      '#if(true)$context.error.message|$context.error.messageString|$context.error.validationErrorString|' +
      '$context.error.responseType|$context.requestId|$context.nope|$stageVariables.color|$stageVariables.nope|' +
      '$method.request.querystring.type|$method.request.path.id|$method.request.header.User-Agent|' +
      '$method.request.header.user-agent|$util.escapeJavaScript("x")$input.body#end';
    const thrown = error(type, { validationErrorString: '[bad "x"]' });
    const { text } = answer(thrown, [{ responseType: type, responseTemplates: { 'application/json': template } }]);
    expect(text).toBe(
      `#if(true)Invalid request body|"Invalid request body"|[bad \\"x\\"]|BAD_REQUEST_BODY|${sampleInvocation.requestId}||` +
        'blue||dog|7|curl||$util.escapeJavaScript("x")$input.body#end',
    );
  });
  it('chooses the template by Accept, else application/json, else the first', () => {
    const both = { 'text/html': '<p>', 'application/json': '{}' };
    const chosen = (responseTemplates: Record<string, string>, accept?: string) => {
      const { headers, text } = answer(error(type), [{ responseType: type, responseTemplates }], accept);
      return [headers['Content-Type'], text];
    };
    expect([
      chosen(both, 'text/html,application/xml;q=0.9'),
      chosen(both, 'image/png'),
      chosen(both),
      chosen({ 'text/html': '<p>' }, '*/*'),
    ]).toEqual([
      ['text/html', '<p>'],
      ['application/json', '{}'],
      ['application/json', '{}'],
      ['text/html', '<p>'],
    ]);
  });
  it('sets headers from literals, request, context and stage variables, and leaves out what has no value', () => {
    const responseParameters = {
      'gatewayresponse.header.A': "'static'",
      'gatewayresponse.header.B': 'method.request.header.User-Agent',
      'gatewayresponse.header.C': 'context.stage',
      'gatewayresponse.header.D': 'stageVariables.color',
      'gatewayresponse.header.E': 'method.request.querystring.none',
      'gatewayresponse.querystring.F': "'ignored'",
      'gatewayresponse.header.Content-Type': "'text/x'",
    };
    expect(answer(error(type), [{ responseType: type, responseParameters }]).headers).toEqual({
      A: 'static',
      B: 'curl',
      C: 'dev',
      D: 'blue',
      'Content-Type': 'text/x',
      'x-amzn-ErrorType': 'BadRequestException',
    });
  });
  it('has no path values where no method was matched', () => {
    const responseTemplates = { 'application/json': '[$method.request.path.id][$method.request.querystring.type]' };
    const missing = 'MISSING_AUTHENTICATION_TOKEN';
    const gatewayResponses = compileGatewayResponses(
      new Map([[missing, { responseType: missing, responseTemplates }]]),
    );
    const refusal = refusalOf(error(missing));
    const exchange = sampleExchange({ refusal, match: undefined, deploymentParts: { gatewayResponses } });
    expect(Buffer.from(gatewayResponse(exchange, refusal).body).toString()).toBe('[][dog]');
  });
});
