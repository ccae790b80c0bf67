// A recorded request as the gateway takes it once more, with what its endpoint answered then.
import type { ReplayEndpointChoice } from '../../../shared/contract/replay';
import type { Trace } from '../../../shared/trace/trace';
import type { RecordedAnswer, ReplayedRequest } from '../../gateway/replay-ports';
import { recordedCaller } from './recorded-caller';

/** Methods that change nothing, and may call their endpoints again. AWS documented: HTTP's own promise (RFC 9110). */
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Undefined where the request's body was not kept whole. */
export function recordedRequest(trace: Trace, endpoints: ReplayEndpointChoice): ReplayedRequest | undefined {
  const { request } = trace;
  const { method = 'GET', url = '/', headers = [], body } = request;
  if (body !== undefined && body.bytes > 0 && (body.text === undefined || body.isTruncated === true)) return undefined;
  const mayCall = endpoints === 'live' || (endpoints === 'careful' && safeMethods.has(method));
  const recorded = recordedAnswer(trace);
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
    mayAskAuthorizers: endpoints !== 'recorded',
    caller: recordedCaller(trace),
    ...(recorded && { recorded }),
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
