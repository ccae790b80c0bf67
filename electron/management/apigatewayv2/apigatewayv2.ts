// The apigatewayv2 service (HTTP and WebSocket APIs, API version 2018-11-29): a thin face on the studio's services.
import type { Studio } from '../../studio/create-studio';
import type { ManagementService } from '../apigateway/apigateway';
import { serveOperations } from '../wire/serve-operations';
import { checkCall } from './check-call';
import type { Operations } from './operation';
import { operationTable } from './operation-table';
import { apiMappingOperations } from './operations/api-mappings';
import { apiOperations } from './operations/apis';
import { authorizerOperations } from './operations/authorizers';
import { deploymentOperations } from './operations/deployments';
import { documentOperations } from './operations/documents';
import { domainNameOperations } from './operations/domain-names';
import { integrationOperations } from './operations/integrations';
import { modelOperations } from './operations/models';
import { routeOperations } from './operations/routes';
import { routingRuleOperations } from './operations/routing-rules';
import { stageOperations } from './operations/stages';
import { tagOperations } from './operations/tags';
import { vpcLinkOperations } from './operations/vpc-links';

const builtOperations: Operations = {
  ...apiOperations,
  ...routeOperations,
  ...integrationOperations,
  ...authorizerOperations,
  ...modelOperations,
  ...stageOperations,
  ...deploymentOperations,
  ...domainNameOperations,
  ...apiMappingOperations,
  ...routingRuleOperations,
  ...vpcLinkOperations,
  ...tagOperations,
  ...documentOperations,
};

/** Makes the service over a studio. */
export function createApigatewayV2(studio: Studio): ManagementService {
  return serveOperations(studio, {
    name: 'apigatewayv2',
    table: operationTable,
    operations: builtOperations,
    check: checkCall,
    limitException: 'TooManyRequestsException',
  });
}
