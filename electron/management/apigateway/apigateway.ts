// The apigateway service (REST APIs, API version 2015-07-09): a thin face on the studio's services.
import type { Studio } from '../../studio/create-studio';
import type { Caller } from '../wire/caller';
import type { ManagementAnswer, ManagementRequest } from '../wire/management-request';
import { serveOperations } from '../wire/serve-operations';
import { checkCall } from './check-call';
import type { Operations } from './operation';
import { operationTable } from './operation-table';
import { accessAssociationOperations } from './operations/access-associations';
import { accountOperations } from './operations/account';
import { apiKeyOperations } from './operations/api-keys';
import { authorizerOperations } from './operations/authorizers';
import { basePathMappingOperations } from './operations/base-path-mappings';
import { clientCertificateOperations } from './operations/client-certificates';
import { deploymentOperations } from './operations/deployments';
import { documentationOperations } from './operations/documentation';
import { domainNameOperations } from './operations/domain-names';
import { exportOperations } from './operations/exports';
import { gatewayResponseOperations } from './operations/gateway-responses';
import { importApiKeyOperations } from './operations/import-api-keys';
import { modelOperations, requestValidatorOperations } from './operations/models';
import { resourceOperations } from './operations/resources';
import { restApiOperations } from './operations/rest-apis';
import { sdkOperations } from './operations/sdks';
import { stageOperations } from './operations/stages';
import { testInvokeOperations } from './operations/test-invoke';
import { testInvokeAuthorizerOperations } from './operations/test-invoke-authorizer';
import { updateOperations } from './operations/updates';
import { usageOperations } from './operations/usage';
import { usagePlanOperations } from './operations/usage-plans';
import { vpcLinkOperations } from './operations/vpc-links';

/** Answers a call of the service; an operation that is not built answers 501 naming itself. */
export type ManagementService = (request: ManagementRequest, caller: Caller) => Promise<ManagementAnswer>;

const builtOperations: Operations = {
  ...restApiOperations,
  ...resourceOperations,
  ...updateOperations,
  ...modelOperations,
  ...requestValidatorOperations,
  ...authorizerOperations,
  ...gatewayResponseOperations,
  ...documentationOperations,
  ...apiKeyOperations,
  ...importApiKeyOperations,
  ...usageOperations,
  ...usagePlanOperations,
  ...vpcLinkOperations,
  ...domainNameOperations,
  ...basePathMappingOperations,
  ...accessAssociationOperations,
  ...clientCertificateOperations,
  ...accountOperations,
  ...deploymentOperations,
  ...stageOperations,
  ...exportOperations,
  ...sdkOperations,
  ...testInvokeOperations,
  ...testInvokeAuthorizerOperations,
};

/** Makes the service over a studio. */
export function createApigateway(studio: Studio): ManagementService {
  return serveOperations(studio, {
    name: 'apigateway',
    table: operationTable,
    operations: builtOperations,
    check: checkCall,
    limitException: 'LimitExceededException',
  });
}
