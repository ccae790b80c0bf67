// The ledger's rows for HTTP and WebSocket APIs, and for what stands beside them.
import type { FidelityEntry } from './ledger';
import { rows } from './ledger-beyond-apis';

const apiRows: readonly FidelityEntry[] = [
  ...rows('v2-api', 'enforced', undefined, [
    'id',
    'name',
    'protocolType',
    'description',
    'createdDate',
    'version',
    'routeSelectionExpression',
    'apiKeySelectionExpression',
    'corsConfiguration.allowCredentials',
    'corsConfiguration.allowHeaders',
    'corsConfiguration.allowMethods',
    'corsConfiguration.allowOrigins',
    'corsConfiguration.exposeHeaders',
    'corsConfiguration.maxAge',
    'disableExecuteApiEndpoint',
    'disableSchemaValidation',
    'importInfo',
    'warnings',
    'apiGatewayManaged',
    'tags',
    'region',
    'accountId',
    'source.file',
    'source.writeBack',
  ]),
  ...rows('v2-api', 'stored only', 'Listeners here take the addresses that this machine has.', ['ipAddressType']),
  ...rows('v2-route', 'enforced', undefined, [
    'id',
    'routeKey',
    'target',
    'authorizerId',
    'authorizationScopes',
    'operationName',
    'apiGatewayManaged',
    'apiKeyRequired',
    'modelSelectionExpression',
    'requestModels',
    'requestParameters.*.required',
    'routeResponseSelectionExpression',
  ]),
  ...rows(
    'v2-route',
    'approximated',
    'An access key that nobody has defined here counts as an administrator, and its signature is not verified; --strict refuses it.',
    ['authorizationType'],
  ),
  ...rows('v2-route-response', 'enforced', undefined, ['id', 'routeResponseKey']),
  ...rows('v2-route-response', 'stored only', 'API Gateway takes these members and does nothing with them.', [
    'modelSelectionExpression',
    'responseModels',
    'responseParameters.*.required',
  ]),
];

const partRows: readonly FidelityEntry[] = [
  ...rows('v2-integration', 'enforced', undefined, [
    'id',
    'integrationType',
    'integrationMethod',
    'integrationUri',
    'description',
    'payloadFormatVersion',
    'timeoutInMillis',
    'requestParameters',
    'responseParameters',
    'tlsConfig.serverNameToVerify',
    'apiGatewayManaged',
    'requestTemplates',
    'templateSelectionExpression',
    'passthroughBehavior',
    'contentHandlingStrategy',
    'integrationResponseSelectionExpression',
  ]),
  ...rows(
    'v2-integration',
    'approximated',
    'AWS services are called at the endpoints that the workspace gives for them.',
    ['integrationSubtype'],
  ),
  ...rows(
    'v2-integration',
    'approximated',
    'A load balancer of the workspace says which target on this machine stands for the ARN; what none stands for cannot be reached.',
    ['connectionType', 'connectionId'],
  ),
  ...rows(
    'v2-integration',
    'approximated',
    'No role is assumed: calls are signed with the keys of the service endpoint.',
    ['credentialsArn'],
  ),
  ...rows('v2-integration-response', 'enforced', undefined, [
    'id',
    'responseTemplates',
    'templateSelectionExpression',
    'contentHandlingStrategy',
  ]),
  ...rows(
    'v2-integration-response',
    'approximated',
    'Java regular expressions run on an engine of our own within a budget of steps; a pattern that exceeds it does not match.',
    ['integrationResponseKey'],
  ),
  ...rows('v2-integration-response', 'stored only', 'Messages have no headers that a parameter could set.', [
    'responseParameters',
  ]),
  ...rows('v2-authorizer', 'enforced', undefined, [
    'id',
    'name',
    'authorizerType',
    'identitySource',
    'authorizerUri',
    'authorizerPayloadFormatVersion',
    'enableSimpleResponses',
    'authorizerResultTtlInSeconds',
    'jwtConfiguration.issuer',
    'jwtConfiguration.audience',
  ]),
  ...rows('v2-authorizer', 'stored only', 'API Gateway keeps it and does not use it.', [
    'identityValidationExpression',
  ]),
  ...rows(
    'v2-authorizer',
    'approximated',
    'Must be the ARN of a role; no role is assumed: functions on this machine need no permission.',
    ['authorizerCredentialsArn'],
  ),
  ...rows('v2-model', 'enforced', undefined, ['id', 'name', 'contentType', 'description', 'schema']),
];

const settingsOfRoutes = ['defaultRouteSettings', 'routeSettings.*'];

const stageRows: readonly FidelityEntry[] = [
  ...rows('v2-stage', 'enforced', undefined, [
    'stageName',
    'description',
    'autoDeploy',
    'stageVariables',
    'accessLogSettings.format',
    'clientCertificateId',
    'apiGatewayManaged',
    'tags',
    'createdDate',
    'lastUpdatedDate',
    'port',
    ...settingsOfRoutes.flatMap((at) => [
      `${at}.throttlingBurstLimit`,
      `${at}.throttlingRateLimit`,
      `${at}.detailedMetricsEnabled`,
    ]),
  ]),
  ...rows('v2-stage', 'approximated', 'Lines go to a file in the workspace’s local folder, whatever the ARN names.', [
    'accessLogSettings.destinationArn',
  ]),
  ...rows(
    'v2-stage',
    'approximated',
    'Traces keep every line and every body whatever the level: nothing leaves this machine.',
    settingsOfRoutes.flatMap((at) => [`${at}.dataTraceEnabled`, `${at}.loggingLevel`]),
  ),
];

const companionRows: readonly FidelityEntry[] = [
  ...rows('api-mapping', 'enforced', undefined, ['id', 'apiId', 'stage', 'apiMappingKey']),
  ...rows('routing-rule', 'enforced', undefined, [
    'id',
    'priority',
    'conditions.*.matchHeaders.anyOf.*.header',
    'conditions.*.matchHeaders.anyOf.*.valueGlob',
    'conditions.*.matchBasePaths.anyOf',
    'actions.*.invokeApi.apiId',
    'actions.*.invokeApi.stage',
    'actions.*.invokeApi.stripBasePath',
  ]),
  ...rows('v2-vpc-link', 'enforced', undefined, ['id', 'name', 'createdDate', 'tags', 'region', 'accountId']),
  ...rows('v2-vpc-link', 'stored only', 'No network is made here: what a link leads to, load balancers say.', [
    'subnetIds',
    'securityGroupIds',
  ]),
];

/** Rows of HTTP and WebSocket APIs. */
export const v2Rows: readonly FidelityEntry[] = [...apiRows, ...partRows, ...stageRows, ...companionRows];
