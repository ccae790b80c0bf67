// An exchange for tests of single steps and of the exit: everything filled in, any part replaceable.

import type { LiveExchange } from '../chains/live-exchange';
import { compileGatewayResponses } from '../deploy/compile-gateway-responses';
import type { CompiledDeployment } from '../deploy/compiled-deployment';
import type { CompiledMethod } from '../deploy/compiled-method';
import type { InvocationRequest } from '../messages';
import { noCompanions, noFunctions, openAccess } from '../no-companions';
import { silentRecorder } from '../trace/silent-recorder';
import { sampleStage } from './sample-api';

/** `GET /dev/pets/7?type=dog` on API `abc1234567`. */
export const sampleInvocation: InvocationRequest = {
  requestId: '5bd6b0a0-7f3a-4b0a-9c44-0a8b3d2f7a11',
  extendedRequestId: 'JJbxmEZSIAMFQ1Q=',
  receivedAt: Date.UTC(2024, 7, 2, 23, 34, 43),
  httpMethod: 'GET',
  path: '/pets/7',
  contextPath: '/dev/pets/7',
  rawQuery: 'type=dog',
  query: [['type', 'dog']],
  headers: [
    ['Host', 'abc1234567.execute-api.us-east-1.localhost:4600'],
    ['User-Agent', 'curl'],
  ],
  body: new Uint8Array(0),
  sourceIp: '127.0.0.1',
  userAgent: 'curl',
  domainName: 'abc1234567.execute-api.us-east-1.localhost',
  domainPrefix: 'abc1234567',
  region: 'us-east-1',
  traceId: 'Root=1-66ad6b73-000000000000000000000000',
};

/** The parts of a compiled method that the frame reads. */
export function sampleMethod(parts: {
  readonly method?: Partial<CompiledMethod['method']>;
  readonly integrationType?: CompiledMethod['integrationType'];
}): CompiledMethod {
  return {
    methodKey: 'method:abc1234567/pets.{id}/GET',
    resourceId: 'pets.{id}',
    resourcePath: '/pets/{id}',
    integrationType: parts.integrationType ?? 'MOCK',
    method: { httpMethod: 'GET', authorizationType: 'NONE', apiKeyRequired: false, ...parts.method },
  } as CompiledMethod;
}

/** An exchange whose chain has matched a MOCK method and run; `changes` replace parts of it. */
export function sampleExchange(
  changes: Partial<LiveExchange> & { readonly deploymentParts?: Partial<CompiledDeployment> } = {},
): LiveExchange {
  const { deploymentParts, ...parts } = changes;
  const method = sampleMethod({});
  return {
    origin: 'invoke',
    tools: {
      clock: () => sampleInvocation.receivedAt,
      random: () => 0,
      identity: { accountId: '123456789012', region: 'us-east-1' },
      endpoints: { localPort: () => undefined },
      lambda: noFunctions,
      companions: () => noCompanions,
      access: () => openAccess,
      http: { call: () => Promise.reject(new Error('no endpoint is called here')) },
    },
    deployment: {
      apiId: 'abc1234567',
      apiName: 'Sample',
      view: { api: {} },
      endpointType: 'EDGE',
      gatewayResponses: compileGatewayResponses(new Map()),
      policy: undefined,
      ...deploymentParts,
    } as CompiledDeployment,
    stage: sampleStage({ paths: { '/': {} } }, { variables: { color: 'blue' } }),
    invocation: sampleInvocation,
    trace: silentRecorder(),
    startedMs: 0,
    match: { method, resourceId: method.resourceId, resourcePath: method.resourcePath, pathParameters: { id: '7' } },
    access: undefined,
    waf: undefined,
    scope: undefined,
    integrationRequest: undefined,
    endpointResponse: undefined,
    response: { status: 200, headers: [], body: new Uint8Array(0) },
    refusal: undefined,
    streaming: undefined,
    status: 200,
    responseBytes: 2,
    durationMs: 12.4,
    ...parts,
  };
}
