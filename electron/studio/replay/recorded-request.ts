// A recorded request as the gateway takes it once more, with what its endpoint answered then.
import type { ReplayEndpointChoice } from '../../../shared/contract/replay';
import type { Trace } from '../../../shared/trace/trace';
import type { RecordedAnswer, ReplayedRequest } from '../../gateway/replay-ports';

/** Methods that change nothing, and may call their endpoints again. AWS documented: HTTP's own promise (RFC 9110). */
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Undefined where the request's body was not kept whole. */
export function recordedRequest(trace: Trace, endpoints: ReplayEndpointChoice): ReplayedRequest | undefined {
  const { request } = trace;
  const { method = 'GET', url = '/', headers = [], body } = request;
  if (body !== undefined && body.bytes > 0 && (body.text === undefined || body.isTruncated === true)) return undefined;
  const mayCall = endpoints === 'live' || (endpoints === 'careful' && safeMethods.has(method));
  const recorded = recordedAnswer(trace);
  const authorizer = authorizerContext(trace);
  return {
    requestId: trace.requestId,
    extendedRequestId: trace.extendedRequestId,
    startedAt: trace.startedAt,
    sourceIp: trace.sourceIp,
    method,
    pathWithQueryString: url,
    headers,
    body: body?.text ?? '',
    isBase64: body?.isBase64 === true,
    mayCall,
    ...(recorded && { recorded }),
    ...(authorizer && { authorizer }),
  };
}

/** What the endpoint answered, as far as the trace kept all of it. */
function recordedAnswer({ steps, function: called }: Trace): RecordedAnswer | undefined {
  const answer = steps.find(({ phase, name }) => phase === 'integration' && name === 'call-endpoint')?.after;
  const { status, headers = [], body } = answer ?? {};
  if (status === undefined || body?.isTruncated === true) return undefined;
  if (body?.text === undefined && (body?.bytes ?? 0) > 0) return undefined;
  return {
    kind: called === undefined ? 'http' : 'function',
    status,
    headers,
    body: body?.text ?? '',
    isBase64: body?.isBase64 === true,
    ...(called?.functionError !== undefined && { functionError: called.functionError }),
  };
}

/** What the authorizer said of the caller, for templates and events that read it. */
function authorizerContext({ checks = [] }: Trace): Readonly<Record<string, string>> | undefined {
  const evidence = checks.map((check) => check.evidence).find((each) => each?.kind === 'authorizer');
  if (evidence?.kind !== 'authorizer' || evidence.principalId === undefined) return undefined;
  return { ...evidence.context, principalId: evidence.principalId };
}
