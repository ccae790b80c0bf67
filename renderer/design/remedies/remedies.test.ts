import { describe, expect, it } from 'vitest';
import type { Method } from '../../../shared/definition/rest/method';
import type { Trace, TraceFailure } from '../../../shared/trace/trace';
import { sampleDefinition } from '../sample-definition';
import { sampleStep, sampleTrace } from '../sample-trace';
import { failureKind } from './failure-kind';
import { failureWords } from './failure-words';
import { remedyOf } from './remedies';

const method = sampleDefinition().get('method:api1/pets/GET') as Method;
const mock = sampleDefinition().get('method:api1/root/GET') as Method;

const failing = (failure: Partial<TraceFailure>, rest: Partial<Trace> = {}): Trace => {
  const { message = null } = failure;
  return sampleTrace({
    response: { status: 500, body: { bytes: 36, text: JSON.stringify({ message }) } },
    ...rest,
    failure: { phase: 'integration', step: 'any', responseType: 'API_CONFIGURATION_ERROR', ...failure, message },
  });
};

const execution = (reason: string) => `Execution failed due to configuration error: ${reason}`;

describe('failureKind', () => {
  it.each<[string, Partial<TraceFailure>]>([
    [
      'no-integration-response',
      {
        reason: execution(
          'No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 502',
        ),
      },
    ],
    ['invalid-address', { reason: execution('Invalid endpoint address') }],
    ['timeout', { responseType: 'INTEGRATION_TIMEOUT', message: 'Endpoint request timed out' }],
    ['network', { responseType: 'INTEGRATION_FAILURE', message: 'Network error communicating with endpoint' }],
    ['template', { template: { line: 2, column: 5, excerpt: '#if' } }],
    ['template', { reason: execution('Unable to transform request') }],
    [
      'mock-status',
      {
        reason: execution(
          'Unable to parse statusCode. It should be an integer that is defined in the request template.',
        ),
      },
    ],
    [
      'missing-parameters',
      { responseType: 'BAD_REQUEST_PARAMETERS', message: 'Missing required request parameters: [type]' },
    ],
    ['invalid-body', { responseType: 'BAD_REQUEST_BODY', message: 'Invalid request body' }],
    ['invalid-json', { responseType: 'DEFAULT_4XX', message: 'Invalid JSON in request body' }],
    ['media-type', { responseType: 'UNSUPPORTED_MEDIA_TYPE', message: 'Unsupported Media Type' }],
    ['illegal-header', { reason: 'Content-Length header already present' }],
    ['certificate', { reason: "Host name 'h' does not match the certificate subject provided by the peer (CN=x)" }],
    ['malformed-response', { responseType: 'MALFORMED_RESPONSE' }],
    [
      'function-error',
      {
        responseType: 'MALFORMED_RESPONSE',
        reason:
          'Lambda execution failed with status 200 due to customer function error: no id. Lambda request id: 1-2-3',
      },
    ],
    ['function-missing', { responseType: 'INTEGRATION_FAILURE', reason: execution('Function not found: arn:aws:x') }],
    ['function-permission', { reason: execution('Invalid permissions on Lambda function') }],
    ['function-throttled', { reason: execution('Rate Exceeded.') }],
    ['service-endpoint', { reason: execution('No endpoint is set for sqs. Add one: a service endpoint sqs') }],
    ['role', { reason: execution('API Gateway does not have permission to assume the provided role x') }],
    ['undeclared-response', { reason: execution('Output mapping refers to an invalid method response: 201') }],
    [
      'too-large',
      {
        responseType: 'MALFORMED_RESPONSE',
        reason: execution('Integration response of reported length 11 is larger than allowed maximum of 10 bytes.'),
      },
    ],
    ['gatehouse', { responseType: 'INTERNAL' }],
    ['other', { responseType: 'THROTTLED', message: 'Too Many Requests' }],
  ])('knows %s', (kind, failure) => {
    expect(failureKind(failing(failure))).toBe(kind);
  });
});

describe('remedyOf', () => {
  it('has nothing to say about a request that passed', () => {
    expect(remedyOf(sampleTrace(), method)).toBeUndefined();
  });

  it('names what happened, where, what to do and what the client saw', () => {
    const trace = failing(
      {
        phase: 'integration-response',
        message: 'Internal server error',
        reason: execution(
          'No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 502',
        ),
      },
      { integration: { latencyMs: 8, status: 502 } },
    );
    const onlyPattern: Method = {
      ...method,
      ...(method.methodIntegration && {
        methodIntegration: {
          ...method.methodIntegration,
          integrationResponses: { 404: { statusCode: '404', selectionPattern: '4\\d{2}' } },
        },
      }),
    };
    expect(remedyOf(trace, onlyPattern)).toEqual({
      kind: 'no-integration-response',
      where: 'Integration response',
      title: 'No integration response matches the endpoint’s answer, 502.',
      advice:
        'There is 1 pattern (4\\d{2}) and no default. Add one with the pattern 502, or one without a pattern: it takes everything else.',
      wire: 'Internal server error',
      action: { label: 'Open integration response', box: 'integration-response', segment: 'simple' },
    });
  });

  it('leads to the line of a template that failed and shows it', () => {
    const trace = failing({
      phase: 'integration-request',
      reason: 'Encountered "}" where #end was expected.',
      template: { line: 3, column: 7, excerpt: '3| }\n       ^' },
    });
    expect(remedyOf(trace, mock)).toMatchObject({
      title: 'The mapping template failed at line 3, column 7.',
      where: 'Integration request',
      excerpt: '3| }\n       ^',
      action: { label: 'Open line 3', box: 'integration-request', segment: 'simple' },
    });
  });

  it('says what the template engine said, where AWS’s log has no more than that it failed', () => {
    const trace = failing(
      {
        phase: 'integration-request',
        reason: execution('Unable to transform request'),
        template: { line: 1, column: 9, excerpt: '#if($x)\n        ^' },
      },
      {
        steps: [
          sampleStep('integration-request', {
            outcome: 'failed',
            decided: 'template application/json: #end was expected.',
          }),
        ],
      },
    );
    expect(remedyOf(trace, mock)?.advice).toMatch(/^#end was expected\. Change the template/);
  });

  it('says which part of an address has no value', () => {
    const trace = failing(
      { reason: execution('Invalid endpoint address') },
      { integration: { latencyMs: 0, endpoint: 'https://shop.example.com/{id}' } },
    );
    expect(remedyOf(trace, method)?.advice).toMatch(
      /^In https:\/\/shop\.example\.com\/\{id\} the part \{id\} has no value\./,
    );
  });

  it('names the timeout that was set', () => {
    const trace = failing({ responseType: 'INTEGRATION_TIMEOUT' });
    expect(remedyOf(trace, method)?.title).toBe('The endpoint did not answer within 29,000 ms.');
  });

  it('repeats the validator’s words and the model’s name', () => {
    const trace = failing({
      phase: 'method-request',
      responseType: 'BAD_REQUEST_BODY',
      message: 'Invalid request body',
      validationErrorString: '[object has missing required properties (["name"])]',
    });
    expect(remedyOf(trace, { ...method, requestModels: { 'application/json': 'Pet' } })).toMatchObject({
      advice: 'Object has missing required properties (["name"]). Change the body, or the model Pet.',
      wire: 'Invalid request body',
    });
  });
});

describe('the wire message', () => {
  const wireOf = (text: string) =>
    remedyOf(failing({ message: 'Forbidden' }, { response: { status: 403, body: { bytes: 1, text } } }), mock)?.wire;

  it('is what a customised gateway response said, not what AWS would have', () => {
    expect(wireOf('{"Message":"Go away"}')).toBe('Go away');
    expect(wireOf('<html>no</html>')).toBe('<html>no</html>');
    expect(wireOf('{"message":null}')).toBe('{"message":null}');
    expect(wireOf('')).toBe('Forbidden');
  });

  it('is cut where it would fill the note', () => {
    expect(wireOf('x'.repeat(500))).toHaveLength(161);
  });
});

describe('failureWords', () => {
  it('fits a box: what failed, and the detail that decides', () => {
    expect(
      failureWords(
        failing({ responseType: 'BAD_REQUEST_PARAMETERS', message: 'Missing required request parameters: [id, type]' }),
      ),
    ).toEqual({ what: 'Parameter missing', detail: 'id, type' });
    expect(failureWords(failing({ responseType: 'INVALID_API_KEY', message: 'Forbidden' }))).toEqual({
      what: 'Invalid API key',
      detail: 'Forbidden',
    });
  });
});

describe('remedies of functions', () => {
  const shape = (at: string, verdict: 'wrong' | 'unknown', expected: string, got?: string) =>
    remedyOf(
      failing(
        {
          responseType: 'MALFORMED_RESPONSE',
          phase: 'integration-response',
          shape: {
            fields: [
              { at: 'statusCode', expected: 'whole number', verdict: 'ok' },
              { at, verdict, expected, ...(got !== undefined && { got }) },
            ],
          },
        },
        { function: { functionName: 'get-order', requestId: 'r1' } },
      ),
      method,
    );

  it('says which field is wrong, what it should be, and leads to the code', () => {
    expect(shape('body', 'wrong', 'text', '{"id":1}')).toMatchObject({
      title: 'The function returned an object as body. API Gateway wants text.',
      advice: 'Wrap it in JSON.stringify.',
      action: { label: 'Open get-order', backend: { kind: 'function', functionName: 'get-order', tab: 'code' } },
    });
    expect(shape('statusCode', 'wrong', 'whole number', '"ok"')?.title).toBe(
      'The function returned text as statusCode. API Gateway wants a whole number.',
    );
    expect(shape('extra', 'unknown', 'no such field', '1')?.title).toBe(
      'The function returned extra, which API Gateway does not know.',
    );
  });

  it('takes the function’s own words, and leads to the lines of this invocation', () => {
    const reason =
      'Lambda execution failed with status 200 due to customer function error: no id. Lambda request id: 1-2-3';
    const trace = failing(
      { responseType: 'MALFORMED_RESPONSE', reason },
      { function: { functionName: 'get-order', requestId: 'r1' } },
    );
    expect(remedyOf(trace, method)).toMatchObject({
      title: 'get-order failed: no id.',
      action: { backend: { tab: 'log', requestId: 'r1' } },
    });
  });
});
