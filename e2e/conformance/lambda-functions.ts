// The functions behind a case's Lambda integrations: they answer what the case says, and keep how they were invoked.
import type { LambdaFunctions, LambdaInvocation, LambdaOutcome } from '../../shared/lambda/functions';

/** What a function answers. A function that the case does not name does not exist. */
export type FunctionAnswer =
  /** A value, as JSON. */
  | { readonly returns: unknown }
  /** Text as it is. */
  | { readonly writes: string }
  /** An error object; the invocation itself succeeds. */
  | { readonly throws: Readonly<Record<string, unknown>> }
  /** The service does not invoke it. */
  | { readonly refuses: { readonly status: number; readonly errorType: string; readonly message: string } }
  /** Chunks of a streamed answer, as text. */
  | { readonly streams: readonly string[]; readonly breaksOff?: boolean }
  /** One after the other; the last one again and again. */
  | { readonly inTurn: readonly FunctionAnswer[] }
  /** It never answers. */
  | 'silent'
  /** It answers with the event it got. */
  | 'echo';

export interface CaseFunctions {
  readonly functions: LambdaFunctions;
  /** The last invocation, of whichever function. */
  invoked(): LambdaInvocation | undefined;
}

/** The id of every invocation. */
export const functionRequestId = '0f1e2d3c-0000-4000-8000-00000000abcd';

/** Opens the functions of one case. */
export function openCaseFunctions(answers: Readonly<Record<string, FunctionAnswer>>): CaseFunctions {
  let last: LambdaInvocation | undefined;
  const turns = new Map<string, number>();
  const nextAnswer = (functionName: string): Exclude<FunctionAnswer, { readonly inTurn: unknown }> | undefined => {
    let answer = Object.hasOwn(answers, functionName) ? answers[functionName] : undefined;
    while (typeof answer === 'object' && 'inTurn' in answer) {
      const turn = turns.get(functionName) ?? 0;
      turns.set(functionName, turn + 1);
      answer = answer.inTurn[Math.min(turn, answer.inTurn.length - 1)];
    }
    return answer;
  };
  return {
    functions: {
      invoke(invocation) {
        last = invocation;
        const { functionName } = invocation;
        const answer = nextAnswer(functionName);
        // what never answers: the integration's own time ends it
        if (answer === 'silent') return new Promise(() => undefined);
        return Promise.resolve(outcomeOf(answer, invocation));
      },
    },
    invoked: () => last,
  };
}

function outcomeOf(
  answer: Exclude<FunctionAnswer, 'silent' | { readonly inTurn: unknown }> | undefined,
  invocation: LambdaInvocation,
): LambdaOutcome {
  const { functionName, region, accountId, invocationType } = invocation;
  if (answer === undefined) {
    const message = `Function not found: arn:aws:lambda:${region}:${accountId}:function:${functionName}`;
    return {
      kind: 'refused',
      status: 404,
      errorType: 'ResourceNotFoundException',
      message,
      requestId: functionRequestId,
    };
  }
  if (answer === 'echo') return answered(invocation.payload);
  if ('refuses' in answer) return { kind: 'refused', ...answer.refuses, requestId: functionRequestId };
  if (invocationType === 'Event') return { ...answered(''), status: 202 };
  if (invocationType === 'DryRun') return { ...answered(''), status: 204 };
  if ('throws' in answer) return { ...answered(JSON.stringify(answer.throws)), functionError: 'Unhandled' };
  if ('writes' in answer) return answered(answer.writes);
  if ('returns' in answer) return answered(JSON.stringify(answer.returns));
  for (const chunk of answer.streams) invocation.onChunk?.(Buffer.from(chunk));
  if (answer.breaksOff) return { ...answered('{"errorMessage":"broke off"}'), functionError: 'Unhandled' };
  return answered('');
}

function answered(payload: string): Extract<LambdaOutcome, { readonly kind: 'answered' }> {
  return { kind: 'answered', status: 200, payload, executedVersion: '$LATEST', requestId: functionRequestId };
}
