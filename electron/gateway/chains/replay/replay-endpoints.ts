// Endpoints of a replayed request, functions of authorizers among them: called, or answered as they did when the request
// was recorded.
import type { LambdaInvocation, LambdaOutcome } from '../../../../shared/lambda/functions';
import type { GatewayTools } from '../../exchange';
import { EndpointFailure } from '../../gateway-error';
import type { EndpointResponse } from '../../messages';
import type { RecordedAnswer, ReplayedEndpoint, ReplayedRequest } from '../../replay-ports';

export interface ReplayEndpoints {
  readonly tools: GatewayTools;
  /** Who answered so far. */
  readonly answeredBy: () => ReplayedEndpoint;
  /** From here on it is the integration that calls functions, no authorizer. */
  readonly letIn: () => void;
  /** Where a recorded fact stood in. */
  readonly notes: () => readonly string[];
}

export interface AskedAuthorizer {
  /** Of the method or route that was matched. */
  readonly authorizerId: () => string | undefined;
  /** True where the request's tokens are masked: no function can judge them. */
  readonly hasMasked: boolean;
  /** Hears why nobody can say what the function would have answered. */
  readonly unknown: (why: string) => void;
}

/** The gateway's tools with endpoints that obey `request`; the integrations notice no difference. */
export function replayEndpoints(
  tools: GatewayTools,
  { mayCall, recorded, caller, mayAskAuthorizers }: ReplayedRequest,
  asked: AskedAuthorizer,
): ReplayEndpoints {
  let answeredBy: ReplayedEndpoint = 'none';
  let isLetIn = false;
  const notes: string[] = [];

  async function askAuthorizer(invocation: LambdaInvocation): Promise<LambdaOutcome> {
    const { functionName, qualifier = '$LATEST', requestId = '' } = invocation;
    if (mayAskAuthorizers && !asked.hasMasked) return tools.lambda.invoke(invocation);
    const known = caller.authorizer;
    const isSame =
      known?.functionName === undefined
        ? known?.authorizerId === asked.authorizerId()
        : known.functionName === functionName;
    if (known === undefined || !isSame) {
      asked.unknown(`its credentials are masked, and authorizer function ${functionName} was not asked of them then`);
      throw new EndpointFailure('unreachable', 'not called: what it would be sent was not recorded');
    }
    const { result: payload, functionError } = known;
    notes.push(`The recorded answer of authorizer function ${functionName} stands in.`);
    const answer = { kind: 'answered', status: 200, payload, executedVersion: qualifier, requestId } as const;
    return functionError === undefined ? answer : { ...answer, functionError };
  }

  /** The recorded answer, or undefined where the endpoint is called; throws where neither may be. */
  function standIn(kind: RecordedAnswer['kind']): RecordedAnswer | undefined {
    if (mayCall) {
      answeredBy = 'called';
      return undefined;
    }
    if (recorded?.kind !== kind) {
      answeredBy = 'withheld';
      throw new EndpointFailure('unreachable', 'not called: no answer of such an endpoint was recorded');
    }
    answeredBy = 'recorded';
    return recorded;
  }

  return {
    answeredBy: () => answeredBy,
    letIn: () => {
      isLetIn = true;
    },
    notes: () => notes,
    tools: {
      ...tools,
      http: {
        async call(request, options): Promise<EndpointResponse> {
          const answer = standIn('http');
          if (answer === undefined) return tools.http.call(request, options);
          const body = Buffer.from(answer.body, answer.isBase64 ? 'base64' : 'utf8');
          return { status: answer.status, headers: answer.headers, body, latencyMs: 0 };
        },
      },
      lambda: {
        async invoke(invocation) {
          if (!isLetIn) return askAuthorizer(invocation);
          const answer = standIn('function');
          if (answer === undefined) return tools.lambda.invoke(invocation);
          return {
            kind: 'answered',
            status: answer.status,
            payload: answer.body,
            executedVersion: invocation.qualifier ?? '$LATEST',
            requestId: invocation.requestId ?? '',
            ...(answer.functionError !== undefined && { functionError: answer.functionError }),
          };
        },
      },
    },
  };
}
