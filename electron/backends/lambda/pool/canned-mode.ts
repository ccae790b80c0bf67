// Functions that always answer the same.
import type { LambdaFunction } from '../../../../shared/definition/companions/function';
import type { LambdaInvocation, LambdaOutcome } from '../../../../shared/lambda/functions';
import { cannotRun } from './refusals';

/** Answers the payload that the definition holds. */
export function answerCanned(
  { cannedAnswer }: LambdaFunction,
  { onChunk }: LambdaInvocation,
  requestId: string,
): LambdaOutcome {
  const { payload, functionError } = cannedAnswer ?? { payload: 'null' };
  if (!isJson(payload)) {
    return cannotRun('InvalidRuntimeException', 'The canned answer of this function is not JSON.', requestId);
  }
  const isStreamed = onChunk !== undefined && functionError === undefined;
  if (isStreamed) onChunk(Buffer.from(payload));
  return {
    kind: 'answered',
    status: 200,
    payload: isStreamed ? '' : payload,
    ...(functionError !== undefined && { functionError }),
    executedVersion: '$LATEST',
    requestId,
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
