// Service of the subject `invocations`: TestInvokeMethod on the working copy, and real requests to a stage.
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { InvocationResult } from '../../../shared/contract/invocations';
import { isV2Api } from '../../../shared/definition/any-api';
import { snapshotApi } from '../../../shared/definition/api-view';
import { findEntity } from '../../../shared/definition/entities';
import { testInvokeLog } from '../../../shared/trace/execution-log';
import type { GatewaySupervisor } from '../gateway/gateway-supervisor';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { invokePlace } from './invoke-place';
import { type SentRequest, sendRequest } from './send-request';
import type { TraceBook } from './trace-book';

export interface InvocationsOptions {
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
  readonly traces: TraceBook;
  readonly region: string;
}

export interface Invocations {
  readonly service: StudioServices['invocations'];
  /** Sends a recorded request again: a test on the working copy, anything else through the port. */
  replay(requestId: string): Promise<InvocationResult>;
}

/** Makes the service. */
export function createInvocations({ current, gateway, traces, region }: InvocationsOptions): Invocations {
  async function send(request: SentRequest): Promise<InvocationResult> {
    await gateway.settled();
    const { definition } = current.require().workingCopy;
    const isHttpApi = isV2Api(definition, request.apiId);
    const place = invokePlace({ current, gateway, region }, request.apiId);
    const answer = await sendRequest({ ...request, ...place, isHttpApi });
    const trace = await traces.waitFor(answer.requestId);
    return { ...answer, trace, log: testInvokeLog(trace) };
  }

  const service: StudioServices['invocations'] = {
    async test({ apiId, resourceId, httpMethod, verb, stageVariables, clientCertificateId, ...message }) {
      const { definition } = current.require().workingCopy;
      if (findEntity(definition, 'method', apiId, resourceId, httpMethod) === undefined) {
        throw new StudioError('NOT_FOUND', 'Invalid Method identifier specified', { path: 'httpMethod' });
      }
      const result = await gateway.test({
        snapshot: snapshotApi(definition, apiId),
        resourceId,
        httpMethod,
        ...message,
        stageVariables: stageVariables ?? {},
        ...(verb !== undefined && { verb }),
        ...(clientCertificateId !== undefined && { clientCertificateId }),
      });
      traces.record([result.trace]);
      return result;
    },
    async testRoute({ apiId, verb, stageVariables, ...message }) {
      const { definition } = current.require().workingCopy;
      if (findEntity(definition, 'v2-api', apiId)?.protocolType !== 'HTTP') {
        throw new StudioError('NOT_FOUND', `There is no HTTP API ${apiId}.`, { path: 'apiId' });
      }
      const result = await gateway.testRoute({
        snapshot: snapshotApi(definition, apiId),
        httpMethod: verb,
        ...message,
        stageVariables: stageVariables ?? {},
      });
      traces.record([result.trace]);
      return result;
    },
    send: ({ apiId, stageName, verb, pathWithQueryString, headers, body }) =>
      send({ apiId, stageName, verb, pathWithQueryString, headers, body: Buffer.from(body, 'utf8') }),
  };

  return {
    service,
    async replay(requestId) {
      const trace = await traces.read(requestId);
      const { request, route } = trace;
      if (request.body?.isTruncated === true) {
        throw new StudioError(
          'NOT_CAPABLE',
          'The recorded body was cut, so this request cannot be sent again as it was.',
        );
      }
      const body = Buffer.from(request.body?.text ?? '', request.body?.isBase64 === true ? 'base64' : 'utf8');
      const headers = (request.headers ?? []).map(([name, value]) => [name, value] as [string, string]);
      const url = request.url ?? '/';
      if (trace.origin === 'test' && trace.protocol === 'HTTP') {
        const sent = { pathWithQueryString: url, headers, body: body.toString('utf8') };
        return await service.testRoute({ apiId: trace.apiId, verb: request.method ?? 'GET', ...sent });
      }
      if (trace.origin === 'test' && route !== undefined) {
        const httpMethod = route.methodKey.split('/').pop();
        return await service.test({
          apiId: trace.apiId,
          resourceId: route.resourceId,
          httpMethod: httpMethod as 'GET',
          verb: request.method,
          pathWithQueryString: url,
          headers,
          body: body.toString('utf8'),
        });
      }
      return send({
        apiId: trace.apiId,
        stageName: trace.stage,
        verb: request.method ?? 'GET',
        pathWithQueryString: url,
        headers,
        body,
      });
    },
  };
}
