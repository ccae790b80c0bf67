// The ledger's rows. `enforced`: answers differ as on AWS; for descriptive members: kept and shown as on AWS.
import type { FidelityEntry } from './ledger';
import { beyondApisRows } from './ledger-beyond-apis';
import { userPoolRows } from './ledger-user-pools';
import { v2Rows } from './ledger-v2';

const enforced = (kind: string, ...fields: string[]): FidelityEntry[] =>
  fields.map((field) => ({ setting: `${kind}.${field}`, fidelity: 'enforced' }));

const approximated = (kind: string, note: string, ...fields: string[]): FidelityEntry[] =>
  fields.map((field) => ({ setting: `${kind}.${field}`, fidelity: 'approximated', note }));

const storedOnly = (kind: string, note: string, ...fields: string[]): FidelityEntry[] =>
  fields.map((field) => ({ setting: `${kind}.${field}`, fidelity: 'stored only', note }));

const integration = 'method.methodIntegration';
const noCache = 'There is no response cache here yet: every request reaches the integration.';
const noCanary = 'There are no canary releases here yet: every request is served by the stage’s own deployment.';

const apiRows: readonly FidelityEntry[] = [
  ...enforced(
    'rest-api',
    'id',
    'name',
    'description',
    'createdDate',
    'version',
    'tags',
    'rootResourceId',
    'warnings',
    'region',
    'accountId',
    'source.file',
    'source.writeBack',
  ),
  ...enforced('rest-api', 'apiKeySource', 'binaryMediaTypes', 'disableExecuteApiEndpoint', 'minimumCompressionSize'),
  ...approximated(
    'rest-api',
    'There is no CloudFront in front of a local gateway: EDGE APIs get the headers of regional ones. Private APIs answer callers that name a VPC endpoint with X-Gatehouse-Vpce.',
    'endpointConfiguration.types',
  ),
  ...storedOnly(
    'rest-api',
    'VPC endpoints are not simulated here yet.',
    'endpointConfiguration.vpcEndpointIds',
    'endpointConfiguration.ipAddressType',
  ),
  ...approximated(
    'rest-api',
    'Evaluated with every element, operator and variable of the policy language; keys of organizations and of second factors have no values here, and addresses of VPCs come from X-Gatehouse headers.',
    'policy',
  ),
  ...storedOnly('rest-api', 'There is no TLS listener here yet.', 'securityPolicy', 'endpointAccessMode'),
  ...enforced('resource', 'id', 'parentId', 'pathPart'),
  ...enforced('method', 'httpMethod', 'operationName', 'requestValidatorId', 'requestParameters', 'requestModels'),
  ...approximated(
    'method',
    'An access key that nobody has defined here counts as an administrator, and its signature is not verified; --strict refuses it.',
    'authorizationType',
  ),
  ...enforced('method', 'authorizerId', 'authorizationScopes', 'apiKeyRequired'),
  ...enforced(
    'method',
    'methodResponses.*.statusCode',
    'methodResponses.*.responseParameters',
    'methodResponses.*.responseModels',
  ),
  ...approximated(
    integration,
    'AWS services are called at the endpoints that the workspace gives for them. Proxies of Firehose streams answer 500.',
    'type',
  ),
  ...enforced(
    integration,
    'httpMethod',
    'uri',
    'requestParameters',
    'requestTemplates',
    'passthroughBehavior',
    'contentHandling',
    'timeoutInMillis',
    'tlsConfig.insecureSkipVerification',
  ),
  ...enforced(integration, 'connectionType', 'connectionId'),
  ...approximated(
    integration,
    'A load balancer of the workspace says which target on this machine stands for the ARN; without one the uri is called as written.',
    'integrationTarget',
  ),
  ...approximated(
    integration,
    'No role is assumed: calls are signed with the keys of the service endpoint. What is no role, and the caller’s credentials without AWS_IAM, answer 500.',
    'credentials',
  ),
  ...storedOnly(integration, noCache, 'cacheNamespace', 'cacheKeyParameters'),
  ...approximated(
    integration,
    'Streamed as on AWS; a function that is streaming goes on writing when its client has left.',
    'responseTransferMode',
  ),
  ...enforced(
    integration,
    'integrationResponses.*.statusCode',
    'integrationResponses.*.responseParameters',
    'integrationResponses.*.responseTemplates',
    'integrationResponses.*.contentHandling',
  ),
  ...approximated(
    integration,
    'Java regular expressions run on an engine of our own within a budget of steps; a pattern that exceeds it does not match.',
    'integrationResponses.*.selectionPattern',
  ),
  ...enforced('model', 'id', 'name', 'description', 'schema', 'contentType'),
  ...enforced(
    'authorizer',
    'id',
    'name',
    'type',
    'providerARNs',
    'authType',
    'authorizerUri',
    'identitySource',
    'authorizerResultTtlInSeconds',
  ),
  ...approximated(
    'authorizer',
    'Java regular expressions run on an engine of our own within a budget of steps; a token that exceeds it does not match.',
    'identityValidationExpression',
  ),
  ...approximated(
    'authorizer',
    'Must be the ARN of a role; no role is assumed: functions on this machine need no permission.',
    'authorizerCredentials',
  ),
  ...enforced('request-validator', 'id', 'name', 'validateRequestBody', 'validateRequestParameters'),
  ...enforced('gateway-response', 'responseType', 'statusCode', 'responseParameters', 'responseTemplates'),
  ...enforced(
    'documentation-part',
    'id',
    'location.type',
    'location.path',
    'location.method',
    'location.statusCode',
    'location.name',
    'properties',
  ),
  ...storedOnly(
    'documentation-version',
    'Documentation is not versioned here yet: exports show the current parts.',
    'version',
    'createdDate',
    'description',
  ),
];

const stageRows: readonly FidelityEntry[] = [
  ...enforced(
    'stage',
    'stageName',
    'description',
    'variables',
    'tags',
    'createdDate',
    'lastUpdatedDate',
    'autoDeploy',
    'port',
  ),
  ...enforced('stage', 'accessLogSettings.format'),
  ...approximated(
    'stage',
    'Lines go to a file in the workspace’s local folder, whatever the ARN names.',
    'accessLogSettings.destinationArn',
  ),
  ...approximated('stage', 'The trace header is kept and handed on; no segments are sent to X-Ray.', 'tracingEnabled'),
  ...enforced('stage', 'clientCertificateId'),
  ...storedOnly('stage', noCache, 'cacheClusterEnabled', 'cacheClusterSize'),
  ...storedOnly(
    'stage',
    noCache,
    'methodSettings.*.cachingEnabled',
    'methodSettings.*.cacheTtlInSeconds',
    'methodSettings.*.cacheDataEncrypted',
    'methodSettings.*.requireAuthorizationForCacheControl',
    'methodSettings.*.unauthorizedCacheControlHeaderStrategy',
  ),
  ...approximated(
    'stage',
    'Counted per method, minute by minute, and kept for a day while the studio runs; times are kept to within a tenth.',
    'methodSettings.*.metricsEnabled',
  ),
  ...approximated(
    'stage',
    'The execution log holds what they let through, of requests that are traced: up to 50 a second. Traces keep every line whatever the level, and bodies unless data trace is switched off for the method: nothing leaves this machine.',
    'methodSettings.*.loggingLevel',
    'methodSettings.*.dataTraceEnabled',
  ),
  ...enforced('stage', 'methodSettings.*.throttlingBurstLimit', 'methodSettings.*.throttlingRateLimit'),
  ...storedOnly('stage', 'Documentation is not versioned here yet.', 'documentationVersion'),
  ...storedOnly(
    'stage',
    noCanary,
    'canarySettings.percentTraffic',
    'canarySettings.deploymentId',
    'canarySettings.stageVariableOverrides',
    'canarySettings.useStageCache',
  ),
  ...storedOnly('stage', 'Web ACLs are not evaluated here yet.', 'webAclArn'),
];

/** Every setting of the model with its fidelity, sorted by setting. */
export const fidelityLedger: readonly FidelityEntry[] = [
  ...apiRows,
  ...stageRows,
  ...beyondApisRows,
  ...userPoolRows,
  ...v2Rows,
].sort((a, b) => (a.setting < b.setting ? -1 : 1));
