// What the Lambda service answers, as the message that integration responses read.
// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
import type { LambdaInvocation, LambdaOutcome } from '../../../shared/lambda/functions';
import type { HeaderList, TraceFunctionCall } from '../../../shared/trace/trace';
import { applicationJson } from '../context/media-type';
import type { LambdaEndpoint } from '../deploy/compiled-method';
import type { Exchange } from '../exchange';
import type { EndpointResponse } from '../messages';

type Refused = Extract<LambdaOutcome, { readonly kind: 'refused' }>;
type Answered = Extract<LambdaOutcome, { readonly kind: 'answered' }>;

/** The answer of a function that ran, or that will. All its headers are built only where a mapping or a trace may look. */
export function answeredResponse(
  exchange: Exchange,
  { isProxy }: LambdaEndpoint,
  lambda: LambdaInvocation,
  outcome: Answered,
  latencyMs: number,
): EndpointResponse {
  const isSeen = exchange.trace.isOn || !isProxy;
  return {
    status: outcome.status,
    headers: isSeen ? answerHeaders(exchange, outcome) : [['x-amzn-RequestId', outcome.requestId]],
    body: Buffer.from(outcome.payload, 'utf8'),
    latencyMs,
    ...(exchange.trace.isOn && { function: functionCall(lambda, outcome) }),
  };
}

/** The answer of the service where it did not invoke the function. */
export function refusedResponse(lambda: LambdaInvocation, outcome: Refused, latencyMs: number): EndpointResponse {
  return {
    status: outcome.status,
    headers: [
      ['Content-Type', applicationJson],
      ['x-amzn-RequestId', outcome.requestId],
      ['x-amzn-ErrorType', outcome.errorType],
    ],
    body: Buffer.from(JSON.stringify({ Type: 'User', message: outcome.message })),
    latencyMs,
    function: functionCall(lambda, outcome),
  };
}

/** The call as the trace keeps it. */
export function functionCall(lambda: LambdaInvocation, outcome: LambdaOutcome): TraceFunctionCall {
  const { functionName, qualifier } = lambda;
  return {
    functionName,
    ...(qualifier !== undefined && { qualifier }),
    requestId: outcome.requestId,
    ...(outcome.kind === 'answered' && {
      executedVersion: outcome.executedVersion,
      ...(outcome.functionError !== undefined && { functionError: outcome.functionError }),
    }),
  };
}

/**
 * The lines that mappings may read.
 * AWS documented: X-Amz-Function-Error is not among them
 */
function answerHeaders({ tools, invocation }: Exchange, outcome: Answered): HeaderList {
  return [
    ['Date', new Date(tools.clock()).toUTCString()],
    ['Content-Type', applicationJson],
    ['Content-Length', String(Buffer.byteLength(outcome.payload))],
    ['Connection', 'keep-alive'],
    ['x-amzn-RequestId', outcome.requestId],
    ['x-amzn-Remapped-Content-Length', '0'],
    ['X-Amz-Executed-Version', outcome.executedVersion],
    ...(outcome.logTail === undefined ? [] : [['X-Amz-Log-Result', outcome.logTail] as const]),
    ['X-Amzn-Trace-Id', invocation.traceId],
  ];
}

/** AWS recorded: the log shows the kind of a function's error after the request id. */
export function loggedHeaders({ headers }: EndpointResponse, outcome: Answered): HeaderList {
  if (outcome.functionError === undefined) return headers;
  const at = headers.findIndex(([name]) => name === 'x-amzn-RequestId') + 1;
  return [...headers.slice(0, at), ['X-Amz-Function-Error', outcome.functionError], ...headers.slice(at)];
}
