// Calls of functions.
// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
import type { LambdaInvocation, LambdaOutcome } from '../../../../shared/lambda/functions';
import { AwsError } from '../../wire/aws-error';
import { encodeEvent } from '../../wire/event-stream';
import type { ManagementAnswer } from '../../wire/management-request';
import { enumFault, throwFaults } from '../../wire/validation-faults';
import { findFunction, lambdaNameOf, referenceOf } from '../function-reference';
import { type LambdaCall, type LambdaOperations, RawAnswer } from '../operation';

type Answered = Extract<LambdaOutcome, { readonly kind: 'answered' }>;

export const invokeOperations: LambdaOperations = {
  async Invoke(call) {
    const type = call.headers['x-amz-invocation-type'] || 'RequestResponse';
    throwFaults(enumFault('invocationType', type, ['Event', 'RequestResponse', 'DryRun']));
    return new RawAnswer(answerOf(await invoke(call, type as LambdaInvocation['invocationType'])));
  },
  async InvokeWithResponseStream(call) {
    const type = call.headers['x-amz-invocation-type'] || 'RequestResponse';
    throwFaults(enumFault('invocationType', type, ['RequestResponse', 'DryRun']));
    return new RawAnswer(streamOf(await invoke(call, type as LambdaInvocation['invocationType'])));
  },
};

async function invoke(call: LambdaCall, invocationType: LambdaInvocation['invocationType']): Promise<Answered> {
  const { functionName, qualifier } = referenceOf(call);
  const { entity } = findFunction(call, { functionName, qualifier: undefined });
  const { mode } = entity;
  // Refused here where a version or alias is not there: the pool runs code that was never published under any name.
  // What another endpoint has is known there alone.
  if (mode === 'LOCAL') findFunction(call, { functionName, qualifier });
  const clientContext = clientContextOf(call);
  const outcome = await call.studio.gateway.invokeFunction({
    functionName: lambdaNameOf(entity),
    invocationType,
    payload: call.body.toString('utf8'),
    region: call.region,
    accountId: call.accountId,
    wantsLogTail: call.headers['x-amz-log-type'] === 'Tail',
    ...(qualifier !== undefined && { qualifier }),
    ...(clientContext !== undefined && { clientContext }),
    ...(call.headers['x-amzn-trace-id'] !== undefined && { traceId: call.headers['x-amzn-trace-id'] }),
  });
  if (outcome.kind === 'answered') return outcome;
  throw new AwsError(outcome.errorType, outcome.status, outcome.message);
}

function clientContextOf({ headers }: LambdaCall): string | undefined {
  const given = headers['x-amz-client-context'];
  if (given === undefined) return undefined;
  const decoded = Buffer.from(given, 'base64').toString('utf8');
  try {
    JSON.parse(decoded);
    return decoded;
  } catch {
    throw new AwsError(
      'InvalidRequestContentException',
      400,
      'Client context must be a valid Base64-encoded JSON object.',
    );
  }
}

function answerOf({ status, payload, functionError, executedVersion, requestId, logTail }: Answered): ManagementAnswer {
  return {
    status,
    headers: {
      'Content-Type': 'application/json',
      'x-amzn-RequestId': requestId,
      'X-Amz-Executed-Version': executedVersion,
      ...(functionError !== undefined && { 'X-Amz-Function-Error': functionError }),
      ...(logTail !== undefined && { 'X-Amz-Log-Result': logTail }),
    },
    body: payload,
  };
}

/** The whole answer as one event, with the one that ends the stream. */
function streamOf({ payload, functionError, executedVersion, requestId, logTail }: Answered): ManagementAnswer {
  const complete = {
    ...(functionError !== undefined && { ErrorCode: functionError, ErrorDetails: payload }),
    ...(logTail !== undefined && { LogResult: logTail }),
  };
  const chunk = encodeEvent('PayloadChunk', 'application/octet-stream', Buffer.from(payload));
  return {
    status: 200,
    headers: {
      'Content-Type': 'application/vnd.amazon.eventstream',
      'x-amzn-RequestId': requestId,
      'X-Amz-Executed-Version': executedVersion,
    },
    body: Buffer.concat([
      ...(functionError === undefined && payload !== '' ? [chunk] : []),
      encodeEvent('InvokeComplete', 'application/json', Buffer.from(JSON.stringify(complete))),
    ]),
  };
}
