// The ledger's rows. `enforced`: answers differ as on AWS; for descriptive members: kept and shown as on AWS.
import type { FidelityEntry } from './ledger';
import { beyondApisRows } from './ledger-beyond-apis';
import { userPoolRows } from './ledger-user-pools';
import { v2Rows } from './ledger-v2';
import { wafRows } from './ledger-waf';

const enforced = (kind: string, ...fields: string[]): FidelityEntry[] =>
  fields.map((field) => ({ setting: `${kind}.${field}`, fidelity: 'enforced' }));

const approximated = (kind: string, note: string, ...fields: string[]): FidelityEntry[] =>
  fields.map((field) => ({ setting: `${kind}.${field}`, fidelity: 'approximated', note }));

const integration = 'method.methodIntegration';

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
    'There is no CloudFront in front of a local gateway: EDGE APIs get the headers of regional ones. Private APIs answer on the host names of VPC endpoints, and callers that name one with X-Gatehouse-Vpce. Those without a resource policy are deployed and refuse everybody; AWS refuses to deploy them.',
    'endpointConfiguration.types',
  ),
  ...approximated(
    'rest-api',
    'An API that names no endpoint answers on the host names of all; on AWS those names are made for associated ones only.',
    'endpointConfiguration.vpcEndpointIds',
  ),
  ...approximated(
    'rest-api',
    'The gateway listens where it was told to, whatever an API says.',
    'endpointConfiguration.ipAddressType',
  ),
  ...approximated(
    'rest-api',
    'Evaluated with every element, operator and variable of the policy language; keys of organizations and of second factors have no values here, and addresses of VPCs come from VPC endpoints of the workspace or X-Gatehouse headers.',
    'policy',
  ),
  ...approximated(
    'rest-api',
    'Its versions and ciphers hold on the TLS port; key exchanges that withstand quantum computers are not offered.',
    'securityPolicy',
  ),
  ...approximated(
    'rest-api',
    'STRICT: the name of the handshake and the Host header are the same; types of endpoints are not told apart.',
    'endpointAccessMode',
  ),
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
  ...enforced(integration, 'cacheNamespace', 'cacheKeyParameters'),
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
  ...enforced('documentation-version', 'version', 'createdDate', 'description'),
  ...approximated(
    'documentation-version',
    'Gatehouse only: the snapshot of the parts. A version that came from a template without one shows the current parts.',
    'parts.*.id',
    'parts.*.location.type',
    'parts.*.location.path',
    'parts.*.location.method',
    'parts.*.location.statusCode',
    'parts.*.location.name',
    'parts.*.properties',
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
  ...approximated(
    'stage',
    'The cluster is there at once, and in the memory of the gateway: starting it again empties it.',
    'cacheClusterEnabled',
  ),
  ...approximated('stage', 'Scaled down: 32 MB here for each GB, and no more than 256 MB.', 'cacheClusterSize'),
  ...enforced(
    'stage',
    'methodSettings.*.cachingEnabled',
    'methodSettings.*.cacheTtlInSeconds',
    'methodSettings.*.requireAuthorizationForCacheControl',
  ),
  ...approximated(
    'stage',
    'AES-256-GCM with a key that the gateway makes when it starts.',
    'methodSettings.*.cacheDataEncrypted',
  ),
  ...approximated(
    'stage',
    'The words of the Warning header and of the 403 are Gatehouse’s own: AWS documents that they come, not how they read.',
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
  ...enforced('stage', 'documentationVersion'),
  ...enforced(
    'stage',
    'canarySettings.percentTraffic',
    'canarySettings.deploymentId',
    'canarySettings.stageVariableOverrides',
    'canarySettings.useStageCache',
  ),
  ...enforced('stage', 'webAclArn'),
];

/** Every setting of the model with its fidelity, sorted by setting. */
export const fidelityLedger: readonly FidelityEntry[] = [
  ...apiRows,
  ...stageRows,
  ...beyondApisRows,
  ...userPoolRows,
  ...wafRows,
  ...v2Rows,
].sort((a, b) => (a.setting < b.setting ? -1 : 1));
