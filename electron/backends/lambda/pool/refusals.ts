// What the Lambda service itself answers to an invocation: refusals before any function runs.
// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors
import type { LambdaInvocation, LambdaOutcome } from '../../../../shared/lambda/functions';

export type Refusal = Extract<LambdaOutcome, { kind: 'refused' }>;

// AWS documented: gettingstarted-limits, synchronous and asynchronous payloads.
const payloadLimit = 6_291_456;
const eventPayloadLimit = 1_048_576;

/** The function's ARN as the invocation names it. */
export function arnOf({ functionName, qualifier, accountId }: LambdaInvocation, region: string): string {
  const end = qualifier === undefined || qualifier === '' ? '' : `:${qualifier}`;
  return `arn:aws:lambda:${region}:${accountId}:function:${functionName}${end}`;
}

/** No function of that name. */
export function notFound(arn: string, requestId: string): Refusal {
  return refusal(404, 'ResourceNotFoundException', `Function not found: ${arn}`, requestId);
}

/** More at the same time than the function or the account may. */
export function throttled(requestId: string): Refusal {
  return refusal(429, 'TooManyRequestsException', 'Rate Exceeded.', requestId);
}

/** Nothing here can run it. */
export function cannotRun(errorType: string, message: string, requestId: string): Refusal {
  return refusal(502, errorType, message, requestId);
}

/** Too large, or no JSON; undefined where the payload is fine. */
export function payloadRefusal(invocation: LambdaInvocation, requestId: string): Refusal | undefined {
  const { payload, invocationType, isJson } = invocation;
  const limit = invocationType === 'Event' ? eventPayloadLimit : payloadLimit;
  // A character has three bytes at most: short texts need no counting.
  if (payload.length * 3 > limit && Buffer.byteLength(payload) > limit) {
    const message = `Request must be smaller than ${limit} bytes for the InvokeFunction operation`;
    return refusal(413, 'RequestTooLargeException', message, requestId);
  }
  if (isJson === true || payload === '') return undefined;
  try {
    JSON.parse(payload);
    return undefined;
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    const message = `Could not parse request body into json: ${reason}`;
    return refusal(400, 'InvalidRequestContentException', message, requestId);
  }
}

/** Any refusal. */
export function refusal(status: number, errorType: string, message: string, requestId: string): Refusal {
  return { kind: 'refused', status, errorType, message, requestId };
}
