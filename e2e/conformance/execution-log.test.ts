// The execution log of a stage: what each level writes, what is masked, and where lines are cut.
import { describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/gateway/gateway';
import { type ExecutionLogLevel, executionLogEvents } from '../../shared/trace/execution-log';
import type { Trace } from '../../shared/trace/trace';
import { openEndpoint } from './case-endpoint';
import type { CaseEndpoint, CaseRequest, ConformanceCase } from './conformance-case';
import { http, mock, parameters } from './operations';
import { caseSettings, deployCase, importCase, sendRequest } from './run-case';

interface Logged extends Pick<ConformanceCase, 'paths' | 'document'> {
  readonly endpoint?: CaseEndpoint;
  readonly request?: Partial<CaseRequest>;
  readonly tracingEnabled?: boolean;
}

/** The log of GET `/dev/x` at `level`, with the names of the run replaced. */
async function logOf(logged: Logged, level: Partial<ExecutionLogLevel>): Promise<readonly string[]> {
  const traces: Trace[] = [];
  const endpoint = await openEndpoint(logged.endpoint ?? {});
  const observer = { traces: (some: readonly Trace[]) => void traces.push(...some), accessLog() {}, counters() {} };
  const gateway = openGateway({ settings: caseSettings, observer });
  try {
    const snapshot = importCase(logged, endpoint.port);
    deployCase(gateway, snapshot);
    if (logged.tracingEnabled) {
      const settings = { variables: {}, methodSettings: {}, tracingEnabled: true };
      gateway.updateStageSettings(snapshot.apiId, 'dev', settings);
    }
    await sendRequest(gateway, snapshot.apiId, { path: '/dev/x', ...logged.request });
    await gateway.drain();
    const [trace] = traces;
    if (trace === undefined) throw new Error('no trace');
    return executionLogEvents(trace, { loggingLevel: 'INFO', dataTraceEnabled: true, ...level }).map(({ text }) =>
      text
        .replaceAll(trace.requestId, '{id}')
        .replaceAll(trace.extendedRequestId, '{extended}')
        .replaceAll(snapshot.apiId, '{api}')
        .replaceAll(`127.0.0.1:${endpoint.port}`, '{endpoint}')
        .replace(/Root=1-[0-9a-f]{8}-[0-9a-f]{24}/g, 'Root={root}')
        .replace(/ \d+ ms$/, ' {n} ms'),
    );
  } finally {
    await gateway.dispose();
    await endpoint.close();
  }
}

const good: Logged = { paths: { '/x': { get: http() } }, endpoint: { body: '{"a":1}' } };
const bad: Logged = { paths: { '/x': { get: mock('ok', { request: '{}' }) } } };
const parseFailure =
  '({id}) Execution failed due to configuration error: Unable to parse statusCode. It should be an integer that is defined in the request template.';

describe('11: levels', () => {
  it('OFF writes nothing, whatever data trace says [documented]', async () => {
    const off = { loggingLevel: 'OFF', dataTraceEnabled: true } as const;
    expect([await logOf(good, off), await logOf(bad, off)]).toEqual([[], []]);
  });

  it('ERROR writes nothing of a request that succeeds [recorded]', async () => {
    expect(await logOf(good, { loggingLevel: 'ERROR' })).toEqual([]);
  });

  it('ERROR writes of a request that fails why, and its status [recorded]', async () => {
    expect(await logOf(bad, { loggingLevel: 'ERROR' })).toEqual([
      parseFailure,
      '({id}) Method completed with status: 500',
    ]);
  });

  it('INFO adds the flow [assumed split]', async () => {
    expect(await logOf(good, { dataTraceEnabled: false })).toEqual([
      '({id}) Extended Request Id: {extended}',
      '({id}) Verifying Usage Plan for request: {id}. API Key:  API Stage: {api}/dev',
      "({id}) API Key  authorized because method 'GET /x' does not require API Key. Request will not contribute to throttle or quota limits",
      '({id}) Usage Plan check succeeded for API Key  and API Stage {api}/dev',
      '({id}) Starting execution for request: {id}',
      '({id}) HTTP Method: GET, Resource Path: /x',
      '({id}) Sending request to http://{endpoint}/back',
      '({id}) Received response. Status: 200, Integration latency: {n} ms',
      '({id}) Successfully completed execution',
      '({id}) Method completed with status: 200',
    ]);
  });

  it('data trace adds headers and bodies in their places [recorded order]', async () => {
    const lines = await logOf(
      { ...good, tracingEnabled: true, request: { path: '/dev/x?q=1&q=2', headers: [['X-H', 'v']] } },
      {},
    );
    const texts = lines
      .map((line) => line.replace('({id}) ', ''))
      .map((line) => line.replace(/\{(?=.*Date=).*\}$/, '{…}'));
    expect(texts.slice(4)).toEqual([
      'Starting execution for request: {id}',
      'HTTP Method: GET, Resource Path: /x',
      'Method request path: {}',
      'Method request query string: {q=2}',
      expect.stringMatching(
        /^Method request headers: \{Host=.*, X-H=v, X-Amzn-Trace-Id=Root=\{root\}, X-Forwarded-For=127\.0\.0\.1, X-Forwarded-Port=80, X-Forwarded-Proto=http\}$/,
      ),
      'Method request body before transformations: ',
      'Endpoint request URI: http://{endpoint}/back',
      'Endpoint request headers: {x-amzn-apigateway-api-id={api}, Accept=application/json, User-Agent=AmazonAPIGateway_{api}, Host={endpoint}, X-Amzn-Trace-Id=Root={root}}',
      'Endpoint request body after transformations: ',
      'Sending request to http://{endpoint}/back',
      'Received response. Status: 200, Integration latency: {n} ms',
      'Endpoint response headers: {…}',
      'Endpoint response body before transformations: {"a":1}',
      'Method response body after transformations: {"a":1}',
      'Method response headers: {X-Amzn-Trace-Id=Root={root}, Content-Type=application/json}',
      'Successfully completed execution',
      'Method completed with status: 200',
      expect.stringMatching(/^X-ray Tracing ID : 1-[0-9a-f]{8}-[0-9a-f]{24}$/),
    ]);
  });
});

describe('11: failures', () => {
  const validators = { 'x-amazon-apigateway-request-validators': { all: { validateRequestParameters: true } } };
  const more = { 'x-amazon-apigateway-request-validator': 'all', ...parameters('query q!') };
  it.each([
    [
      'a timeout',
      { paths: { '/x': { get: http({ timeoutInMillis: 50 }) } }, endpoint: { fault: 'silent' } },
      'Execution failed due to a timeout error',
      504,
      'recorded',
    ],
    [
      'an invalid address',
      { paths: { '/x': { get: http({ uri: 'http://${stageVariables.none}/' }) } } },
      'Execution failed due to configuration error: Invalid endpoint address',
      500,
      'recorded',
    ],
    [
      'a broken request template',
      { paths: { '/x': { get: mock('ok', { request: '#if(' }) } } },
      'Execution failed due to configuration error: Unable to transform request',
      500,
      'documented',
    ],
    [
      'a broken response template',
      { paths: { '/x': { get: mock('#if(') } } },
      'Execution failed due to configuration error: Unable to transform response',
      500,
      'documented',
    ],
    [
      'no answer to select',
      {
        paths: { '/x': { get: http({ responses: { '2\\d{2}': { statusCode: '200' } } }) } },
        endpoint: { status: 404 },
      },
      'Execution failed due to configuration error: No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 404',
      500,
      'recorded',
    ],
    [
      'a missing parameter',
      { paths: { '/x': { get: mock('ok', { more }) } }, document: validators },
      'Missing required request parameters: [q]',
      400,
      'assumed',
    ],
  ] as const)('%s ends the log at ERROR with reason and status', async (_what, logged, reason, status, _source) => {
    expect(await logOf(logged as Logged, { loggingLevel: 'ERROR' })).toEqual([
      `({id}) ${reason}`,
      `({id}) Method completed with status: ${status}`,
    ]);
  });
});

describe('11: what is masked and cut', () => {
  it('credentials show their last six characters, at every place [recorded]', async () => {
    const forwarded = http(
      { requestParameters: { 'integration.request.header.Authorization': 'method.request.header.Authorization' } },
      { more: parameters('header Authorization') },
    );
    const lines = await logOf(
      {
        paths: { '/x': { get: forwarded } },
        request: {
          headers: [
            ['Authorization', 'Bearer 0123456789'],
            ['x-api-key', 'key-0123456789'],
            ['X-Amz-Security-Token', 'token-0123456789'],
          ],
        },
      },
      {},
    );
    const shown = lines.filter((line) => line.includes('equest headers:')).join('\n');
    expect({
      secrets: ['Bearer 0', 'key-0123', 'token-01'].filter((secret) => lines.join('\n').includes(secret)),
      method:
        /Method request headers: .*Authorization=\*{11}456789, x-api-key=\*{8}456789, X-Amz-Security-Token=\*{10}456789[,}]/.test(
          shown,
        ),
      endpoint: /Endpoint request headers: \{Authorization=\*{11}456789[,}]/.test(shown),
    }).toEqual({ secrets: [], method: true, endpoint: true });
  });

  it('a short credential shows nothing of itself [assumed]', async () => {
    const lines = await logOf({ ...good, request: { headers: [['Authorization', 'secret']] } }, {});
    expect(lines.find((line) => line.includes('Method request headers'))).toContain('Authorization=******');
  });

  it('every line is cut at 1,024 bytes after the request id [recorded]', async () => {
    const long = 'é'.repeat(2_000);
    const lines = await logOf({ paths: good.paths, endpoint: { body: long } }, {});
    const cut = lines.filter((line) => line.endsWith(' [TRUNCATED]'));
    const bytes = cut.map((line) => Buffer.byteLength(line.slice('({id}) '.length, -' [TRUNCATED]'.length)));
    expect([cut.length, bytes.every((count) => count === 1_023 || count === 1_024)]).toEqual([2, true]);
  });
});
