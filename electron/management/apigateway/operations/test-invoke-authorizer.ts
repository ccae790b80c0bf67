// TestInvokeAuthorizer: the working copy of one authorizer, asked on its own.
// https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeAuthorizer.html
import type { AuthorizerRun } from '../../../../shared/trace/authorizer-run';
import { requireApi } from '../find';
import type { Operations } from '../operation';
import { requireAuthorizer } from './authorizers';
import { headerLines, textEntries } from './test-invoke';

export const testInvokeAuthorizerOperations: Operations = {
  async TestInvokeAuthorizer(call) {
    const { api } = requireApi(call);
    const { id } = requireAuthorizer(call);
    const { headers, multiValueHeaders, pathWithQueryString, stageVariables, additionalContext } = call.json();
    const run = await call.studio.services.authorizers.run({
      apiId: api.id,
      authorizerId: id,
      httpMethod: 'GET',
      pathWithQueryString: typeof pathWithQueryString === 'string' ? pathWithQueryString : '',
      headers: headerLines(headers, multiValueHeaders),
      querystring: [],
      stageVariables: Object.fromEntries(textEntries(stageVariables)),
      contextVariables: Object.fromEntries(textEntries(additionalContext)),
      scopes: [],
    });
    return shapeOf(run);
  },
};

/** AWS documented: what does not apply is left out. AWS assumed: `authorization` holds the context, each value in a list. */
function shapeOf({ clientStatus, log, latencyMs, principalId, policy, context, claims }: AuthorizerRun): object {
  return {
    clientStatus,
    log,
    latency: Math.round(latencyMs),
    ...(principalId !== undefined && { principalId }),
    ...(policy !== undefined && { policy }),
    ...(context !== undefined && {
      authorization: Object.fromEntries(Object.entries(context).map(([name, value]) => [name, [value]])),
    }),
    ...(claims !== undefined && { claims }),
  };
}
