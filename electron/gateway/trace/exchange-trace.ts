// The finished trace of a request: of one that went through a chain, and of one that the front door refused.

import { own } from '../../../shared/definition/records';
import type { LambdaInvocation } from '../../../shared/lambda/functions';
import type { Trace, TraceFailure, TraceFunctionCall, TraceMessage } from '../../../shared/trace/trace';
import { type FrontDoorRefusal, frontDoorContent } from '../1-entry/front-door';
import type { AuthorizerContext } from '../3-access/caller-access';
import type { FinishedResponse } from '../9-exit/finish';
import { visitForTrace } from '../cache/cache-visit';
import type { LiveExchange } from '../chains/live-exchange';
import type { ApiExchange } from '../exchange';
import type { InvocationRequest } from '../messages';
import { arrivalSteps } from './arrival-step';
import type { Recorder } from './recorder';
import { maskedHeaders, maskedSignatures } from './secrets';
import { withoutSentTokens } from './sent-tokens';
import { traceBody, traceQuery } from './trace-message';

/** Seals the trace of `exchange`. Without `recordsData` it keeps no bodies. */
export function exchangeTrace(
  exchange: LiveExchange,
  recorder: Recorder,
  answer: FinishedResponse,
  recordsData: boolean,
): Trace {
  const { deployment, invocation, match, cacheVisit } = exchange;
  const trace = recorder.seal(
    {
      ...exchangeFacts(exchange),
      ...callerOf(exchange),
      ...(cacheVisit && { cache: visitForTrace(cacheVisit, deployment, exchange.tools.clock()) }),
      response: {
        status: answer.status,
        headers: answer.headers,
        // of a stream only the beginning is kept
        body: traceBody(answer.body, answer.stream && exchange.responseBytes),
      },
      ...(match && {
        route: {
          resourceId: match.resourceId,
          resourcePath: match.resourcePath,
          methodKey: match.method.methodKey,
          ...(match.method.integrationType && { integrationType: match.method.integrationType }),
        },
      }),
    },
    recordsData,
    deployment.tokenHeaders,
  );
  return withoutSentTokens(trace, invocation.query, deployment.tokenParameters);
}

/** What traces of all protocols tell: names, request, and what was called. */
export function exchangeFacts(exchange: ApiExchange) {
  const { origin, deployment, stage, invocation, access, integrationRequest, endpointResponse } = exchange;
  return {
    origin,
    requestId: invocation.requestId,
    extendedRequestId: invocation.extendedRequestId,
    startedAt: invocation.receivedAt,
    apiId: deployment.apiId,
    apiName: deployment.apiName,
    stage: stage.stageName,
    deploymentId: stage.deploymentId,
    ...(stage.release === 'canary' && { isCanary: true }),
    sourceIp: invocation.sourceIp,
    host: invocation.domainName,
    request: requestMessage(invocation),
    ...(endpointResponse && {
      integration: {
        latencyMs: endpointResponse.latencyMs,
        status: endpointResponse.status,
        ...(integrationRequest?.url && { endpoint: integrationRequest.url }),
      },
    }),
    ...(access?.authorizerCall?.function && { authorizer: access.authorizerCall.function }),
    ...(integrationRequest?.lambda && {
      function: endpointResponse?.function ?? unansweredCall(integrationRequest.lambda),
    }),
  };
}

/** Who called, in a word: the persona, who signed, whom the authorizer named, or whose key it was. */
function callerOf({ access, invocation }: LiveExchange): { readonly caller?: string } {
  const { principal, authorizer, apiKey } = access ?? {};
  const named = [
    invocation.claims?.persona,
    principal?.userName ?? principal?.arn.split('/').at(-1),
    own(authorizer, 'principalId') ?? userOf(authorizer),
    apiKey?.name,
  ];
  const caller = named.find((name) => typeof name === 'string' && name !== '');
  return typeof caller === 'string' ? { caller } : {};
}

function userOf(authorizer: AuthorizerContext | undefined): string | undefined {
  const claims = own(authorizer, 'claims');
  if (typeof claims !== 'object') return undefined;
  return own(claims, 'cognito:username') ?? own(claims, 'username') ?? own(claims, 'sub');
}

/** A function that was called and has not answered: its log lines carry this request id all the same. */
function unansweredCall({ functionName, qualifier, requestId = '' }: LambdaInvocation): TraceFunctionCall {
  return { functionName, ...(qualifier !== undefined && { qualifier }), requestId };
}

const frontDoorTypes: ReadonlyMap<number, TraceFailure['responseType']> = new Map([
  [403, 'ACCESS_DENIED'],
  [404, 'RESOURCE_NOT_FOUND'],
]);

/** The trace of a request that no chain saw. Names of API and stage are what the URL said. */
export function frontDoorTrace(
  invocation: InvocationRequest,
  named: Pick<Trace, 'protocol' | 'apiId' | 'apiName' | 'stage' | 'deploymentId'>,
  refusal: FrontDoorRefusal,
  durationMs: number,
  content = frontDoorContent(refusal),
): Trace {
  const { requestId, extendedRequestId, receivedAt, sourceIp, domainName } = invocation;
  const ledNowhere = refusal.status === 403 || refusal.status === 404;
  const phase = ledNowhere ? 'routing' : 'entry';
  const request = requestMessage(invocation);
  const failure: TraceFailure = {
    phase,
    step: 'front-door',
    responseType: frontDoorTypes.get(refusal.status) ?? 'REQUEST_TOO_LARGE',
    message: refusal.message,
    reason: refusal.reason,
  };
  return {
    ...named,
    origin: 'invoke',
    requestId,
    extendedRequestId,
    startedAt: receivedAt,
    durationMs,
    sourceIp,
    host: domainName,
    request: { ...request, headers: maskedHeaders(invocation.headers), body: { bytes: invocation.body.length } },
    response: {
      status: refusal.status,
      headers: content.headers,
      body: traceBody(Buffer.from(content.text)),
    },
    steps: [
      ...arrivalSteps(invocation.received),
      { name: 'front-door', phase, startMs: 0, durationMs, outcome: 'failed', decided: refusal.reason },
    ],
    failure,
    log: [],
  };
}

function requestMessage(invocation: InvocationRequest): TraceMessage {
  return {
    method: invocation.httpMethod,
    url: invocation.rawQuery === '' ? invocation.path : `${invocation.path}?${maskedSignatures(invocation.rawQuery)}`,
    querystring: traceQuery(invocation.query),
    headers: invocation.headers,
    body: traceBody(invocation.body),
  };
}
