// The bodies and query strings of operations, as AWS's framework checks them before the service runs.
// Sets of values stand in AWS's recorded order where a refusal was recorded, else in the order of its model.
import { securityPolicies } from '../../../shared/definition/companions/security-policy';
import { cacheClusterSizes } from '../../../shared/definition/rest/stage';
import { decimal, flag, listOf, type MembersShape, mapOf, members, oneOf, text, whole } from '../wire/input-check';
import type { OperationName } from './operation-table';
import { patchOps } from './patch/patch-operation';

const texts = mapOf(text);
const tags = { tags: texts };
const contentHandling = oneOf('CONVERT_TO_BINARY', 'CONVERT_TO_TEXT');
const cacheClusterSize = oneOf(...cacheClusterSizes);
const endpointAccessMode = oneOf('BASIC', 'STRICT');
const throttle = members({ burstLimit: whole, rateLimit: decimal });

const endpointConfiguration = members({
  types: listOf(oneOf('PRIVATE', 'EDGE', 'REGIONAL')),
  ipAddressType: oneOf('ipv4', 'dualstack'),
  vpcEndpointIds: listOf(text),
});

const securityPolicy = oneOf(...securityPolicies);

const documentationTypes = [
  'RESPONSE_BODY',
  'RESPONSE',
  'METHOD',
  'MODEL',
  'AUTHORIZER',
  'RESPONSE_HEADER',
  'RESOURCE',
  'PATH_PARAMETER',
  'REQUEST_BODY',
  'QUERY_PARAMETER',
  'API',
  'REQUEST_HEADER',
] as const;

const stageMembers = {
  cacheClusterEnabled: flag,
  cacheClusterSize,
  variables: texts,
  tracingEnabled: flag,
  description: text,
};
const canaryMembers = { percentTraffic: decimal, stageVariableOverrides: texts, useStageCache: flag };

const testInvoke = {
  pathWithQueryString: text,
  body: text,
  headers: texts,
  multiValueHeaders: mapOf(listOf(text)),
  stageVariables: texts,
};

/** Every Update operation has this body. */
export const patchShape: MembersShape = members({
  patchOperations: listOf(members({ 'op*': oneOf(...patchOps), path: text, value: text, from: text })),
});

/** Bodies of JSON; operations that are not here have none, or take a document. */
export const inputShapes: { readonly [Name in OperationName]?: MembersShape } = {
  CreateApiKey: members({
    name: text,
    description: text,
    enabled: flag,
    generateDistinctId: flag,
    value: text,
    stageKeys: listOf(members({ restApiId: text, stageName: text })),
    customerId: text,
    ...tags,
  }),
  CreateAuthorizer: members({
    'name*': text,
    'type*': oneOf('REQUEST', 'TOKEN', 'COGNITO_USER_POOLS'),
    providerARNs: listOf(text),
    authType: text,
    authorizerUri: text,
    authorizerCredentials: text,
    identitySource: text,
    identityValidationExpression: text,
    authorizerResultTtlInSeconds: whole,
  }),
  CreateBasePathMapping: members({ basePath: text, 'restApiId*': text, stage: text }),
  CreateDeployment: members({
    stageName: text,
    stageDescription: text,
    ...stageMembers,
    canarySettings: members(canaryMembers),
  }),
  CreateDocumentationPart: members({
    'location*': members({
      'type*': oneOf(...documentationTypes),
      path: text,
      method: text,
      statusCode: text,
      name: text,
    }),
    'properties*': text,
  }),
  CreateDocumentationVersion: members({ 'documentationVersion*': text, stageName: text, description: text }),
  CreateDomainName: members({
    'domainName*': text,
    certificateName: text,
    certificateBody: text,
    certificatePrivateKey: text,
    certificateChain: text,
    certificateArn: text,
    regionalCertificateName: text,
    regionalCertificateArn: text,
    endpointConfiguration,
    securityPolicy,
    endpointAccessMode,
    mutualTlsAuthentication: members({ truststoreUri: text, truststoreVersion: text }),
    ownershipVerificationCertificateArn: text,
    policy: text,
    routingMode: oneOf('BASE_PATH_MAPPING_ONLY', 'ROUTING_RULE_ONLY', 'ROUTING_RULE_THEN_BASE_PATH_MAPPING'),
    ...tags,
  }),
  CreateDomainNameAccessAssociation: members({
    'domainNameArn*': text,
    'accessAssociationSourceType*': oneOf('VPCE'),
    'accessAssociationSource*': text,
    ...tags,
  }),
  CreateModel: members({ 'name*': text, description: text, schema: text, 'contentType*': text }),
  CreateRequestValidator: members({ name: text, validateRequestBody: flag, validateRequestParameters: flag }),
  CreateResource: members({ 'pathPart*': text }),
  CreateRestApi: members({
    'name*': text,
    description: text,
    version: text,
    cloneFrom: text,
    binaryMediaTypes: listOf(text),
    minimumCompressionSize: whole,
    endpointConfiguration,
    apiKeySource: oneOf('AUTHORIZER', 'HEADER'),
    policy: text,
    disableExecuteApiEndpoint: flag,
    securityPolicy,
    endpointAccessMode,
    ...tags,
  }),
  CreateStage: members({
    'stageName*': text,
    'deploymentId*': text,
    ...stageMembers,
    documentationVersion: text,
    canarySettings: members({ ...canaryMembers, deploymentId: text }),
    ...tags,
  }),
  CreateUsagePlan: members({
    'name*': text,
    description: text,
    apiStages: listOf(members({ apiId: text, stage: text, throttle: mapOf(throttle) })),
    throttle,
    quota: members({ limit: whole, offset: whole, period: oneOf('DAY', 'WEEK', 'MONTH') }),
    ...tags,
  }),
  CreateUsagePlanKey: members({ 'keyId*': text, 'keyType*': text }),
  CreateVpcLink: members({ 'name*': text, description: text, 'targetArns*': listOf(text), ...tags }),
  GenerateClientCertificate: members({ description: text, ...tags }),
  PutGatewayResponse: members({ statusCode: text, responseParameters: texts, responseTemplates: texts }),
  PutIntegration: members({
    'type*': oneOf('HTTP', 'MOCK', 'AWS_PROXY', 'HTTP_PROXY', 'AWS'),
    httpMethod: text,
    uri: text,
    connectionType: oneOf('INTERNET', 'VPC_LINK'),
    connectionId: text,
    credentials: text,
    requestParameters: texts,
    requestTemplates: texts,
    passthroughBehavior: text,
    cacheNamespace: text,
    cacheKeyParameters: listOf(text),
    contentHandling,
    timeoutInMillis: whole,
    tlsConfig: members({ insecureSkipVerification: flag }),
    responseTransferMode: oneOf('BUFFERED', 'STREAM'),
    integrationTarget: text,
  }),
  PutIntegrationResponse: members({
    selectionPattern: text,
    responseParameters: texts,
    responseTemplates: texts,
    contentHandling,
  }),
  PutMethod: members({
    'authorizationType*': text,
    authorizerId: text,
    apiKeyRequired: flag,
    operationName: text,
    requestParameters: mapOf(flag),
    requestModels: texts,
    requestValidatorId: text,
    authorizationScopes: listOf(text),
  }),
  PutMethodResponse: members({ responseParameters: mapOf(flag), responseModels: texts }),
  TagResource: members({ 'tags*': texts }),
  TestInvokeAuthorizer: members({ ...testInvoke, additionalContext: texts }),
  TestInvokeMethod: members({ ...testInvoke, clientCertificateId: text }),
};

/** Labels and query strings; names that end in `*` must be there. The operations' tables name the labels. */
export const uriShapes: { readonly [Name in OperationName]?: MembersShape } = {
  GetDocumentationParts: members({
    type: oneOf(...documentationTypes),
    locationStatus: oneOf('DOCUMENTED', 'UNDOCUMENTED'),
  }),
  GetDomainNameAccessAssociations: members({ resourceOwner: oneOf('SELF', 'OTHER_ACCOUNTS') }),
  GetDomainNames: members({ resourceOwner: oneOf('SELF', 'OTHER_ACCOUNTS') }),
  GetUsage: members({ 'startDate*': text, 'endDate*': text }),
  ImportApiKeys: members({ 'format*': oneOf('csv') }),
  ImportDocumentationParts: members({ mode: oneOf('merge', 'overwrite') }),
  PutRestApi: members({ mode: oneOf('merge', 'overwrite') }),
  RejectDomainNameAccessAssociation: members({ 'domainNameAccessAssociationArn*': text, 'domainNameArn*': text }),
  UntagResource: members({ 'tagKeys*': text }),
};

// AWS recorded: the types in this order
export const responseTypeOrder: readonly string[] = [
  ...['REQUEST_TOO_LARGE', 'RESOURCE_NOT_FOUND', 'AUTHORIZER_CONFIGURATION_ERROR', 'MISSING_AUTHENTICATION_TOKEN'],
  ...['BAD_REQUEST_BODY', 'INVALID_SIGNATURE', 'INVALID_API_KEY', 'BAD_REQUEST_PARAMETERS', 'AUTHORIZER_FAILURE'],
  ...['UNAUTHORIZED', 'INTEGRATION_TIMEOUT', 'ACCESS_DENIED', 'DEFAULT_4XX', 'DEFAULT_5XX', 'WAF_FILTERED'],
  ...['QUOTA_EXCEEDED', 'THROTTLED', 'API_CONFIGURATION_ERROR', 'UNSUPPORTED_MEDIA_TYPE', 'INTEGRATION_FAILURE'],
  'EXPIRED_TOKEN',
];
