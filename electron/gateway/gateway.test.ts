import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatewayError } from './gateway-error';
import type { EndpointResponse } from './messages';
import { mockAnswering, type SampleMethod, sampleStage } from './testing/sample-api';
import { openSampleGateway } from './testing/sample-gateway';

const missingToken = '{"message":"Missing Authentication Token"}';
const forbidden = '{"message":"Forbidden"}';

/** A MOCK that answers the rendered `template`. */
function mock(template: string, method: SampleMethod = {}): SampleMethod {
  const response = { responseTemplates: { 'application/json': template } };
  return { methodIntegration: mockAnswering(200, response), ...method };
}

/** An HTTP integration without mappings and a default response. */
function http(method: SampleMethod = {}): SampleMethod {
  const integrationResponses = { 200: { statusCode: '200' } };
  return {
    methodIntegration: { type: 'HTTP', httpMethod: 'GET', uri: 'http://backend.test/', integrationResponses },
    ...method,
  };
}

function endpointAnswer(text: string): EndpointResponse {
  return { status: 200, headers: [['Content-Type', 'application/json']], body: Buffer.from(text), latencyMs: 3 };
}

describe('routing (cases 1 to 20)', () => {
  const { send } = openSampleGateway({
    paths: {
      '/': { GET: mock('root') },
      '/pets': { GET: mock('pets') },
      '/any': { ANY: mock('any $context.httpMethod') },
      '/test': { POST: mock('test') },
      '/u/{mail}': { GET: mock("$input.params('mail')") },
      '/q': { GET: mock("$input.params('e')|$input.params('p')|$input.params('c')") },
      '/g/{proxy+}': { GET: mock("$input.params('proxy') $context.path") },
      '/files/{proxy+}': { OPTIONS: mock('greedy') },
      '/files/test': { POST: mock('literal') },
    },
  });
  const textOf = async (method: string, path: string) => (await send({ method, path })).text;

  it('answers an unknown path or method as a missing token', async () => {
    const { status, text, headers } = await send({ path: '/dev/unknown' });
    expect([status, text, headers.get('x-amzn-errortype'), headers.get('content-type')]).toEqual([
      403,
      missingToken,
      'MissingAuthenticationTokenException',
      'application/json',
    ]);
    expect([await textOf('POST', '/dev/pets'), await textOf('HEAD', '/dev/pets')]).toEqual([
      missingToken,
      missingToken,
    ]);
  });
  it('answers an unknown stage, API or none at all as forbidden', async () => {
    const answers = [
      await send({ path: '/badstage/pets' }),
      await send({ path: '/' }),
      await send({ path: '/dev/pets', host: 'zzz.execute-api.us-east-1.localhost' }),
    ];
    expect(answers.map(({ status, text, headers }) => [status, text, headers.get('x-amzn-errortype')])).toEqual(
      Array(3).fill([403, forbidden, 'ForbiddenException']),
    );
  });
  it('reports a bearer token on an unknown path as a signature error', async () => {
    const { status, text, headers } = await send({ path: '/dev/unknown', headers: [['authorization', 'Bearer x']] });
    const hash = createHash('sha256').update('Bearer x').digest('base64');
    expect([status, headers.get('x-amzn-errortype'), JSON.parse(text).message]).toEqual([
      403,
      'IncompleteSignatureException',
      'Invalid key=value pair (missing equal-sign) in Authorization header ' +
        `(hashed with SHA-256 and encoded with Base64): '${hash}'.`,
    ]);
  });
  it('serves OPTIONS and HEAD on ANY', async () => {
    expect([await textOf('OPTIONS', '/dev/any'), await textOf('HEAD', '/dev/any')]).toEqual([
      'any OPTIONS',
      'any HEAD',
    ]);
  });
  it('lets the greedy serve what its literal sibling lacks', async () => {
    expect([await textOf('OPTIONS', '/dev/files/test'), await textOf('POST', '/dev/files/test')]).toEqual([
      'greedy',
      'literal',
    ]);
  });
  it('treats slashes as the service does', async () => {
    expect([
      await textOf('GET', '/dev/pets/'),
      await textOf('GET', '//dev/g/v'),
      await textOf('GET', '/dev//g/v'),
      await textOf('GET', '/dev/g/v//w/'),
      await textOf('GET', '/dev/g'),
      await textOf('GET', '/dev'),
    ]).toEqual(['pets', 'v /dev/g/v', 'v /dev//g/v', 'v//w /dev/g/v//w/', missingToken, 'root']);
  });
  it('leaves path values encoded, decodes queries, and takes the last of several', async () => {
    expect([await textOf('GET', '/dev/u/a%2Bb@c'), await textOf('GET', '/dev/q?e=a%2Bb&p=a+b&c=1&c=2')]).toEqual([
      'a%2Bb@c',
      'a+b|a b|2',
    ]);
  });
  it('does not mind the letter case of the host', async () => {
    expect((await send({ path: '/dev/pets', host: 'ABC1234567.EXECUTE-API.us-east-1.LOCALHOST:80' })).text).toBe(
      'pets',
    );
  });
  it('lets X-HTTP-Method-Override replace the method', async () => {
    const headers = [['X-HTTP-Method-Override', 'GET']] as const;
    expect((await send({ method: 'POST', path: '/dev/pets', headers })).text).toBe('pets');
  });
});

describe('access', () => {
  it('is closed by a disabled default endpoint (case 100)', async () => {
    const { send } = openSampleGateway({ api: { disableExecuteApiEndpoint: true }, paths: { '/': { GET: {} } } });
    const { status, text } = await send({ path: '/dev/' });
    expect([status, text]).toEqual([403, forbidden]);
  });
  it('is refused on every method that something guards', async () => {
    const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:auth';
    const authorizerUri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
    const { send } = openSampleGateway({
      authorizers: [{ id: 'a', name: 'a', type: 'TOKEN', authorizerUri }],
      paths: {
        '/iam': { GET: { authorizationType: 'AWS_IAM' } },
        '/custom': { GET: { authorizationType: 'CUSTOM', authorizerId: 'a' } },
        '/key': { GET: { apiKeyRequired: true } },
        '/open': { GET: {} },
      },
    });
    const answers = await Promise.all(['iam', 'custom', 'key', 'open'].map((name) => send({ path: `/dev/${name}` })));
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [403, missingToken],
      [401, '{"message":"Unauthorized"}'],
      [403, forbidden],
      [200, ''],
    ]);
  });
  it('is throttled by the settings of the stage, by the virtual clock', async () => {
    const methodSettings = { '*/*': { throttlingRateLimit: 1, throttlingBurstLimit: 1 } };
    const { gateway, send } = openSampleGateway({ paths: { '/': { GET: {} } } }, { settings: { methodSettings } });
    const statuses = [(await send({ path: '/dev' })).status, (await send({ path: '/dev' })).status];
    gateway.advanceClock(1);
    statuses.push((await send({ path: '/dev' })).status);
    expect(statuses).toEqual([200, 429, 200]);
  });
});

describe('limits (case 108)', () => {
  const { send } = openSampleGateway({
    api: { endpointConfiguration: { types: ['REGIONAL'] } },
    paths: { '/': { GET: {}, POST: {} } },
  });
  it('refuses headers and URLs over their limits', async () => {
    const answers = [
      await send({ path: '/dev', headers: [['X-Long', 'x'.repeat(10_240)]] }),
      await send({ path: `/dev?${'x'.repeat(10_240)}` }),
      await send({ path: `/dev?${'x'.repeat(8_200)}` }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([431, 414, 200]);
  });
  it('refuses a body over the limit in plain text, without a gateway response', async () => {
    const { send } = openSampleGateway({
      paths: { '/': { POST: {} } },
      gatewayResponses: [{ responseType: 'DEFAULT_4XX', statusCode: '499' }],
    });
    const fits = await send({ method: 'POST', path: '/dev', body: 'x'.repeat(10_485_760) });
    const { status, text, headers } = await send({ method: 'POST', path: '/dev', body: 'x'.repeat(10_485_761) });
    expect([fits.status, status, text, headers.get('content-type'), headers.has('x-amzn-errortype')]).toEqual([
      200,
      413,
      'HTTP content length exceeded 10485760 bytes.',
      'text/plain',
      false,
    ]);
  });
});

it('answers whatever comes, and never fails', async () => {
  const { send } = openSampleGateway(
    { paths: { '/{proxy+}': { ANY: mock("$input.params('proxy') $input.params().querystring") } } },
    { settings: { accessLogFormat: '$context.requestId $context.path $context.identity.userAgent' } },
  );
  const text = fc.string({ unit: 'binary-ascii' });
  const header = fc.tuple(
    fc.constantFrom(
      'Authorization',
      'X-Amzn-Trace-Id',
      'X-HTTP-Method-Override',
      'X-Gatehouse-Source-Ip',
      'accept',
      'A',
    ),
    text,
  );
  await fc.assert(
    fc.asyncProperty(text, text, fc.array(header), text, async (method, path, headers, body) => {
      const { status } = await send({ method, path: `/dev/${path}`, headers, body });
      expect([200, 403]).toContain(status);
    }),
    { numRuns: 200 },
  );
});

describe('answers', () => {
  it('carry ids, and a trace id for HTTP but not for MOCK (cases 111 and 112)', async () => {
    const root = 'Root=1-5759e988-bd862e3fe1be46a994272793';
    const { send } = openSampleGateway(
      { paths: { '/mock': { GET: {} }, '/http': { GET: http() } } },
      { http: () => Promise.resolve(endpointAnswer('{}')) },
    );
    const headers = [['X-Amzn-Trace-Id', root]] as const;
    const [mocked, called] = [await send({ path: '/dev/mock', headers }), await send({ path: '/dev/http', headers })];
    expect([
      mocked.headers.has('x-amzn-trace-id'),
      called.headers.get('x-amzn-trace-id'),
      mocked.headers.get('x-amzn-requestid'),
      mocked.headers.get('x-amz-apigw-id')?.length,
      mocked.headers.get('content-type'),
    ]).toEqual([
      false,
      `${root};Parent=${'07'.repeat(8)};Sampled=0`,
      '07070707-0707-4707-8707-070707070707',
      16,
      'application/json',
    ]);
  });
  it('follow DEFAULT_5XX, but not where the type has its own (case 110)', async () => {
    const failing = () => Promise.reject(new GatewayError('INTEGRATION_FAILURE', { status: 500 }));
    const paths = { '/': { GET: http() } };
    const fallback = { responseType: 'DEFAULT_5XX', statusCode: '599' } as const;
    const own = {
      responseType: 'INTEGRATION_FAILURE',
      responseParameters: { 'gatewayresponse.header.X': "'1'" },
    } as const;
    const inheriting = openSampleGateway({ paths, gatewayResponses: [fallback] }, { http: failing });
    const customised = openSampleGateway({ paths, gatewayResponses: [fallback, own] }, { http: failing });
    expect([
      (await inheriting.send({ path: '/dev' })).status,
      (await customised.send({ path: '/dev' })).status,
    ]).toEqual([599, 500]);
  });
});

describe('deployments', () => {
  it('let requests in flight end on what they began with', async () => {
    let release = (_: EndpointResponse): void => undefined;
    const answer = new Promise<EndpointResponse>((resolve) => {
      release = resolve;
    });
    const mapped = (text: string) => {
      const integrationResponses = { 200: { statusCode: '200', responseTemplates: { 'application/json': text } } };
      return { '/': { GET: { methodIntegration: { ...(http().methodIntegration as object), integrationResponses } } } };
    };
    const { gateway, send } = openSampleGateway({ paths: mapped('old') }, { http: () => answer });
    const begun = send({ path: '/dev' });
    gateway.deploy(sampleStage({ paths: mapped('new') }));
    const later = send({ path: '/dev' });
    release(endpointAnswer('{}'));
    expect([(await begun).text, (await later).text]).toEqual(['old', 'new']);
  });
  it('take new stage settings at once and are gone when undeployed', async () => {
    const { gateway, send } = openSampleGateway({ paths: { '/': { GET: mock('$stageVariables.a') } } });
    const settings = { variables: { a: 'x' }, methodSettings: {}, tracingEnabled: false };
    gateway.updateStageSettings('abc1234567', 'dev', settings);
    const changed = (await send({ path: '/dev' })).text;
    gateway.undeploy('abc1234567', 'dev');
    expect([changed, (await send({ path: '/dev' })).text]).toEqual(['x', forbidden]);
  });
  it('drain when the last request is answered', async () => {
    let release = (_: EndpointResponse): void => undefined;
    const answer = new Promise<EndpointResponse>((resolve) => {
      release = resolve;
    });
    const { gateway, send, traces } = openSampleGateway({ paths: { '/': { GET: http() } } }, { http: () => answer });
    let isDrained = false;
    const begun = send({ path: '/dev' });
    const drained = gateway.drain().then(() => {
      isDrained = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    const wasDrainedTooSoon = isDrained;
    release(endpointAnswer('{}'));
    await Promise.all([begun, drained]);
    expect([wasDrainedTooSoon, isDrained, traces.length]).toEqual([false, true, 1]);
  });
});

describe('what is observed', () => {
  it('is an access log line of every request, unmatched ones too (case 115)', async () => {
    const accessLogFormat =
      '$context.requestId $context.httpMethod $context.resourcePath $context.status $context.nope';
    const { gateway, send, accessLog } = openSampleGateway(
      { paths: { '/pets/{id}': { GET: {} } } },
      { settings: { accessLogFormat } },
    );
    await send({ path: '/dev/pets/1' });
    await send({ path: '/dev/none' });
    await gateway.drain();
    const id = '07070707-0707-4707-8707-070707070707';
    expect(accessLog.map(({ text }) => text)).toEqual([`${id} GET /pets/{id} 200 -`, `${id} GET - 403 -`]);
  });
  it('is counted per stage, unmatched routes as errors, unknown stages not at all', async () => {
    const { gateway, send } = openSampleGateway({ paths: { '/': { GET: {} } } });
    for (const path of ['/dev', '/dev/none', '/nostage']) await send({ path });
    const { requests, perStage } = gateway.counters();
    expect([requests, perStage.map(({ stage, count, errors4xx }) => [stage, count, errors4xx])]).toEqual([
      3,
      [['dev', 2, 1]],
    ]);
  });
  it('is traced as far as the budget goes, then only counted', async () => {
    const { gateway, send, traces } = openSampleGateway({ paths: { '/': { GET: {} } } }, { tracesPerSecond: 2 });
    for (let at = 0; at < 23; at += 1) await send({ path: '/dev' });
    await gateway.drain();
    expect([traces.length, gateway.counters().untraced]).toEqual([20, 3]);
  });
});
