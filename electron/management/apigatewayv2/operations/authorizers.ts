// Authorizer operations.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers.html
import { newShortId } from '../../../../shared/definition/ids';
import type { V2Api } from '../../../../shared/definition/v2/api';
import { badRequest } from '../../wire/aws-error';
import { partOperations } from '../api-parts';
import { checkIssuer } from '../check-issuer';
import { requireApi, requireStage } from '../find';
import { inputShapes } from '../input-shapes';
import type { Operations } from '../operation';
import { quotas } from '../quotas';

const authorizers = partOperations({
  kind: 'v2-authorizer',
  name: 'Authorizer',
  newId: newShortId,
  shape: inputShapes.CreateAuthorizer,
  quota: { most: quotas.authorizersPerApi, of: 'authorizers' },
  defaults: authorizerDefaults,
});

export const authorizerOperations: Operations = {
  async CreateAuthorizer(call) {
    requireApi(call);
    await checkIssuer(call);
    return authorizers.create(call);
  },
  GetAuthorizer: authorizers.get,
  GetAuthorizers: authorizers.list,
  async UpdateAuthorizer(call) {
    authorizers.get(call);
    await checkIssuer(call);
    return authorizers.update(call);
  },
  DeleteAuthorizer: authorizers.remove,
  async ResetAuthorizersCache(call) {
    const { api, stage } = requireStage(call);
    if (api.protocolType === 'WEBSOCKET') {
      // AWS documented: nothing is kept there. AWS assumed: the wording
      throw badRequest('ResetAuthorizersCache is supported for HTTP protocol Apis only');
    }
    await call.studio.services.authorizers.flush({ apiId: api.id, stageName: stage.stageName });
    return undefined;
  },
};

/** AWS assumed: a time to live that is not sent is 0; consoles and Terraform send their 300 themselves. */
function authorizerDefaults({ protocolType }: V2Api, { authorizerType }: Readonly<Record<string, unknown>>) {
  if (protocolType !== 'HTTP' || authorizerType !== 'REQUEST') return {};
  return { enableSimpleResponses: false, authorizerResultTtlInSeconds: 0 };
}
