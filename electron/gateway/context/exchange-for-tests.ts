// Exchanges for the tests of steps: a method, a request, and fakes of everything else.

import { type ApiSnapshot, definitionOf, viewRestApi } from '../../../shared/definition/api-view';
import { type Entity, type EntityKey, entityKey } from '../../../shared/definition/entities';
import type { Integration } from '../../../shared/definition/rest/integration';
import type { Method } from '../../../shared/definition/rest/method';
import type { HeaderList } from '../../../shared/trace/trace';
import { parseQuery } from '../1-entry/query-string';
import { compileMethod } from '../deploy/compile-method';
import type { CompiledDeployment } from '../deploy/compiled-deployment';
import type { Exchange, Step, TraceRecorder } from '../exchange';
import { GatewayError, type GatewayErrorOptions } from '../gateway-error';
import type { EndpointResponse, IntegrationRequest } from '../messages';
import { noCompanions, noFunctions, openAccess } from '../no-companions';
import type { CompileProblem } from '../process/messages';

export interface TestMethod extends Partial<Omit<Method, 'methodIntegration'>> {
  readonly integration?: Partial<Integration>;
}

export interface TestExchange {
  readonly method?: TestMethod;
  /** Name → JSON Schema. */
  readonly models?: Readonly<Record<string, unknown>>;
  readonly validates?: { readonly body?: boolean; readonly parameters?: boolean };
  readonly binaryMediaTypes?: readonly string[];
  readonly stageVariables?: Readonly<Record<string, string>>;
  readonly origin?: Exchange['origin'];
  readonly httpMethod?: string;
  readonly resourcePath?: string;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly headers?: HeaderList;
  readonly body?: string | Uint8Array;
  /** What the endpoint answers; default 200 without a body. */
  readonly answer?: Partial<Omit<EndpointResponse, 'body'>> & { readonly body?: string | Uint8Array };
  readonly http?: Exchange['tools']['http'];
  readonly lambda?: Exchange['tools']['lambda'];
}

export interface OpenedExchange {
  readonly exchange: Exchange;
  readonly problems: readonly CompileProblem[];
  /** What was noted and logged, in order. */
  readonly notes: Parameters<TraceRecorder['note']>[0][];
  readonly log: string[];
  /** What the endpoint was sent. */
  readonly sent: IntegrationRequest[];
}

const apiId = 'a1b2c3d4e5';

/** An exchange for `options`, its method compiled as a deployment would. */
export function openExchange(options: TestExchange = {}): OpenedExchange {
  const problems: CompileProblem[] = [];
  const view = viewRestApi(definitionOf(snapshotFor(options)), apiId);
  const resource = view?.resources.get('res123');
  const methodEntity = resource && [...resource.methods.values()][0];
  if (view === undefined || resource === undefined || methodEntity === undefined) throw new Error('no method to test');
  const method = compileMethod(view, resource, methodEntity, problems);
  const notes: OpenedExchange['notes'] = [];
  const log: string[] = [];
  const sent: IntegrationRequest[] = [];
  const pathParameters = options.pathParameters ?? {};
  const exchange: Exchange = {
    origin: options.origin ?? 'invoke',
    tools: {
      clock: () => 1_722_641_683_000,
      random: () => 0.5,
      identity: { accountId: '123456789012', region: 'eu-west-1' },
      endpoints: { localPort: () => undefined },
      lambda: options.lambda ?? noFunctions,
      companions: () => noCompanions,
      access: () => openAccess,
      http: options.http ?? {
        async call(request) {
          sent.push(request);
          return answerOf(options.answer);
        },
      },
    },
    deployment: {
      apiId,
      apiName: 'test',
      view,
      binaryMediaTypes: options.binaryMediaTypes ?? [],
    } as CompiledDeployment,
    stage: {
      apiId,
      stageName: 'dev',
      deploymentId: 'dep123',
      deployedAt: 0,
      snapshotHash: '',
      snapshot: snapshotFor(options),
      settings: { variables: options.stageVariables ?? {}, methodSettings: {}, tracingEnabled: false },
    },
    invocation: invocationOf(options),
    trace: {
      isOn: true,
      note: (note) => notes.push(note),
      log: (level, text) => log.push(`${level} ${text}`),
      check: () => undefined,
      checked: () => undefined,
      fail: () => undefined,
    },
    match: { method, resourceId: method.resourceId, resourcePath: method.resourcePath, pathParameters },
    access: undefined,
    waf: undefined,
    scope: undefined,
    integrationRequest: undefined,
    endpointResponse: undefined,
    response: undefined,
  };
  return { exchange, problems, notes, log, sent };
}

/** What the client would be told: the response, or the refusal. */
export interface Outcome {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly refused?: readonly [type: string, options: GatewayErrorOptions];
}

/** Runs `steps` one after the other. */
export async function runSteps(steps: readonly Step[], exchange: Exchange): Promise<Outcome> {
  try {
    for (const step of steps) await step.run(exchange);
  } catch (thrown) {
    if (thrown instanceof GatewayError) return { refused: [thrown.responseType, thrown.options] };
    throw thrown;
  }
  const { response } = exchange;
  if (response === undefined) return {};
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(response.body).toString('utf8'),
  };
}

function answerOf({ body, ...answer }: NonNullable<TestExchange['answer']> = {}): EndpointResponse {
  return { status: 200, headers: [], latencyMs: 1, ...answer, body: bytesOf(body) };
}

function invocationOf(options: TestExchange): Exchange['invocation'] {
  return {
    requestId: '11111111-2222-3333-4444-555555555555',
    extendedRequestId: 'JJbxmEZSIAMFQ1Q=',
    receivedAt: 1_722_641_683_000,
    httpMethod: options.httpMethod ?? 'POST',
    path: '/pets/7',
    contextPath: '/dev/pets/7',
    rawQuery: options.query ?? '',
    query: parseQuery(options.query ?? ''),
    headers: options.headers ?? [],
    body: bytesOf(options.body),
    sourceIp: '1.2.3.4',
    userAgent: 'curl/8',
    domainName: `${apiId}.execute-api.eu-west-1.amazonaws.com`,
    domainPrefix: apiId,
    region: 'eu-west-1',
    traceId: 'Root=1-66ad6d53-aaaaaaaaaaaaaaaaaaaaaaaa',
  };
}

function bytesOf(body: string | Uint8Array | undefined): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body) : (body ?? new Uint8Array(0));
}

function snapshotFor({ method = {}, models, validates, resourcePath = '/pets' }: TestExchange): ApiSnapshot {
  const { integration, ...rest } = method;
  const entities: Record<EntityKey, Entity> = {
    [entityKey('rest-api', apiId)]: {
      id: apiId,
      name: 'test',
      createdDate: 0,
      apiKeySource: 'HEADER',
      endpointConfiguration: { types: ['REGIONAL'] },
      disableExecuteApiEndpoint: false,
      rootResourceId: 'root123456',
    },
    [entityKey('resource', apiId, 'root123456')]: { id: 'root123456' },
    [entityKey('resource', apiId, 'res123')]: {
      id: 'res123',
      parentId: 'root123456',
      pathPart: resourcePath.slice(1),
    },
    [entityKey('method', apiId, 'res123', 'POST')]: {
      httpMethod: 'POST',
      authorizationType: 'NONE',
      apiKeyRequired: false,
      ...(validates && { requestValidatorId: 'val123' }),
      methodIntegration: {
        type: 'MOCK',
        passthroughBehavior: 'WHEN_NO_MATCH',
        timeoutInMillis: 29_000,
        cacheKeyParameters: [],
        ...integration,
      },
      ...rest,
    },
    [entityKey('request-validator', apiId, 'val123')]: {
      id: 'val123',
      name: 'validator',
      validateRequestBody: validates?.body ?? false,
      validateRequestParameters: validates?.parameters ?? false,
    },
  };
  for (const [name, schema] of Object.entries(models ?? {})) {
    const text = typeof schema === 'string' ? schema : JSON.stringify(schema);
    entities[entityKey('model', apiId, name)] = { id: name, name, schema: text, contentType: 'application/json' };
  }
  return { protocol: 'REST', apiId, entities };
}
