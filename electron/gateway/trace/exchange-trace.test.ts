import { expect, it } from 'vitest';
import { executionLogEvents } from '../../../shared/trace/execution-log';
import type { Trace } from '../../../shared/trace/trace';
import { mockAnswering, type SampleMethod } from '../testing/sample-api';
import { openSampleGateway } from '../testing/sample-gateway';

/** A MOCK that answers the rendered `template`. */
function mock(template: string): SampleMethod {
  return { methodIntegration: mockAnswering(200, { responseTemplates: { 'application/json': template } }) };
}

it('tells of requests that no stage takes, with the reason', async () => {
  const { gateway, send, traces } = openSampleGateway({ paths: { '/': { GET: {} } } });
  await send({ path: '/prod/x?a=1' });
  await gateway.drain();
  expect(traces.map(({ stage, request, response, failure }) => [stage, request.url, response.status, failure])).toEqual(
    [
      [
        'prod',
        '/x?a=1',
        403,
        {
          phase: 'routing',
          step: 'front-door',
          responseType: 'ACCESS_DENIED',
          message: 'Forbidden',
          reason: 'API abc1234567 has no stage prod.',
        },
      ],
    ],
  );
});

it('tells of every step, with credentials masked and bodies as the stage allows', async () => {
  const sample = { paths: { '/pets/{id}': { POST: mock('hello') } } };
  const settings = { methodSettings: { '*/*': { dataTraceEnabled: false } } };
  const [open, closed] = [openSampleGateway(sample), openSampleGateway(sample, { settings })];
  const headers = [['Authorization', 'Bearer abcdefghij']] as const;
  for (const { send, gateway } of [open, closed]) {
    await send({ method: 'POST', path: '/dev/pets/7', headers, body: 'secret' });
    await gateway.drain();
  }
  const [trace] = open.traces;
  expect({
    steps: trace?.steps.map(({ name, outcome }) => `${name} ${outcome}`),
    route: trace?.route,
    authorization: trace?.request.headers?.find(([name]) => name === 'Authorization')?.[1],
    bodies: [
      trace?.request.body,
      trace?.response.body,
      closed.traces[0]?.request.body,
      closed.traces[0]?.response.body,
    ],
    log: [
      trace?.log.some(({ text }) => text.includes('secret')),
      closed.traces[0]?.log.some(({ text }) => text.includes('secret')),
    ],
  }).toEqual({
    steps: [
      'match-method passed',
      'resource-policy-before passed',
      'authorize passed',
      'decide-policies passed',
      'require-api-key passed',
      'throttle passed',
      'decompress-request passed',
      'start-execution passed',
      'required-parameters passed',
      'body-model passed',
      'map-request passed',
      'call-endpoint passed',
      'map-response passed',
      'method-response passed',
      'compress-response passed',
      'answer passed',
    ],
    route: {
      resourceId: 'pets.{id}',
      resourcePath: '/pets/{id}',
      methodKey: 'method:abc1234567/pets.{id}/POST',
      integrationType: 'MOCK',
    },
    authorization: '***********efghij',
    bodies: [{ bytes: 6, text: 'secret' }, { bytes: 5, text: 'hello' }, { bytes: 6 }, { bytes: 5 }],
    log: [true, false],
  });
});

const id = '07070707-0707-4707-8707-070707070707';
const everything = { loggingLevel: 'INFO', dataTraceEnabled: true } as const;

function eventsOf(trace: Trace | undefined, level: Parameters<typeof executionLogEvents>[1]): string[] {
  return trace === undefined ? [] : executionLogEvents(trace, level).map(({ text }) => text);
}

it('holds the lines of the execution log in the order of the service', async () => {
  const { gateway, send, traces } = openSampleGateway(
    { paths: { '/pets/{id}': { ANY: mock('hello') } } },
    { settings: { tracingEnabled: true } },
  );
  await send({ path: '/dev/pets/7?a=1', headers: [['X-Amzn-Trace-Id', 'Root=1-5759e988-bd862e3fe1be46a994272793']] });
  await gateway.drain();
  const events = eventsOf(traces[0], everything).map((text) => text.slice(`(${id}) `.length));
  expect(events.filter((text) => !text.startsWith('Method request headers'))).toEqual([
    expect.stringMatching(/^Extended Request Id: .{15}=$/),
    `Verifying Usage Plan for request: ${id}. API Key:  API Stage: abc1234567/dev`,
    "API Key  authorized because method 'ANY /pets/{id}' does not require API Key. Request will not contribute to throttle or quota limits",
    'Usage Plan check succeeded for API Key  and API Stage abc1234567/dev',
    `Starting execution for request: ${id}`,
    'HTTP Method: GET, Resource Path: /pets/7',
    'Method request path: {id=7}',
    'Method request query string: {a=1}',
    'Method request body before transformations: ',
    'Method response body after transformations: hello',
    'Method response headers: {Content-Type=application/json}',
    'Successfully completed execution',
    'Method completed with status: 200',
    'X-ray Tracing ID : 1-5759e988-bd862e3fe1be46a994272793',
  ]);
});

it('holds the reason of a refusal, and the gateway response where the API changed it', async () => {
  const { gateway, send, traces } = openSampleGateway({
    paths: { '/': { GET: { methodIntegration: mockAnswering(200, { selectionPattern: '5..' }) } } },
    gatewayResponses: [{ responseType: 'DEFAULT_5XX', statusCode: '599' }],
  });
  await send({ path: '/dev' });
  await gateway.drain();
  const reason =
    'Execution failed due to configuration error: No match for output mapping and no default output mapping ' +
    'configured. Endpoint Response Status Code: 200';
  expect({
    all: eventsOf(traces[0], everything).slice(-5),
    errors: eventsOf(traces[0], { ...everything, loggingLevel: 'ERROR' }),
  }).toEqual({
    all: [
      `(${id}) ${reason}`,
      `(${id}) Gateway response type: API_CONFIGURATION_ERROR with status code: 599`,
      `(${id}) Gateway response body: {"message": "Internal server error"}`,
      `(${id}) Gateway response headers: {Content-Type=application/json, x-amzn-ErrorType=InternalServerErrorException}`,
      `(${id}) Method completed with status: 599`,
    ],
    errors: [`(${id}) ${reason}`, `(${id}) Method completed with status: 599`],
  });
});
