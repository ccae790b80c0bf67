// Endpoints of a replayed request: called, or answered as they did when the request was recorded.
import type { GatewayTools } from '../exchange';
import { EndpointFailure } from '../gateway-error';
import type { EndpointResponse } from '../messages';
import type { RecordedAnswer, ReplayedEndpoint, ReplayedRequest } from '../replay-ports';

export interface ReplayEndpoints {
  readonly tools: GatewayTools;
  /** Who answered so far. */
  readonly answeredBy: () => ReplayedEndpoint;
}

/** The gateway's tools with endpoints that obey `request`; the integrations notice no difference. */
export function replayEndpoints(tools: GatewayTools, { mayCall, recorded }: ReplayedRequest): ReplayEndpoints {
  let answeredBy: ReplayedEndpoint = 'none';

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
