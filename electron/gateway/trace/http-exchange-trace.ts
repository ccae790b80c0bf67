// The finished trace of a request to an HTTP API.
import { own } from '../../../shared/definition/records';
import type { Trace } from '../../../shared/trace/trace';
import type { FinishedResponse } from '../9-exit/finish';
import type { HttpExchange } from '../http-exchange';
import { exchangeFacts } from './exchange-trace';
import type { Recorder } from './recorder';
import { withoutSentTokens } from './sent-tokens';
import { traceBody } from './trace-message';

/** Seals the trace of `exchange`. */
export function httpExchangeTrace(exchange: HttpExchange, recorder: Recorder, answer: FinishedResponse): Trace {
  const { deployment, invocation, match } = exchange;
  const trace = recorder.seal(
    {
      protocol: 'HTTP',
      ...exchangeFacts(exchange),
      ...callerOf(exchange),
      response: { status: answer.status, headers: answer.headers, body: traceBody(answer.body) },
      ...(match && {
        routeKey: {
          routeId: match.route.route.id,
          routeKey: match.route.route.routeKey,
          ...(match.route.integrationType && { integrationType: match.route.integrationType }),
        },
      }),
    },
    true,
    deployment.tokenHeaders,
  );
  return withoutSentTokens(trace, invocation.query, deployment.tokenParameters);
}

/** Who called, in a word: the persona, who signed, or whom the authorizer named. */
function callerOf({ access, caller, invocation }: HttpExchange): { readonly caller?: string } {
  const { principal } = access ?? {};
  const claims = caller?.kind === 'jwt' ? caller.claims : undefined;
  const named = [
    invocation.claims?.persona,
    principal?.userName ?? principal?.arn.split('/').at(-1),
    caller?.kind === 'lambda' ? caller.principalId : undefined,
    own(claims, 'cognito:username') ?? own(claims, 'username') ?? own(claims, 'sub'),
  ];
  const found = named.find((name) => name !== undefined && name !== '');
  return found === undefined ? {} : { caller: found };
}
