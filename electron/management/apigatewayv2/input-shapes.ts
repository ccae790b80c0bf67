// The bodies and query strings of operations, as AWS's framework checks them before the service runs.
import { decimal, flag, listOf, type MembersShape, mapOf, members, oneOf, text, whole } from '../wire/input-check';
import type { OperationName } from './operation-table';

const texts = mapOf(text);
const tags = { tags: texts };
const constraints = mapOf(members({ required: flag }));
const contentHandlingStrategy = oneOf('CONVERT_TO_BINARY', 'CONVERT_TO_TEXT');

const apiMembers = {
  apiKeySelectionExpression: text,
  corsConfiguration: members({
    allowCredentials: flag,
    allowHeaders: listOf(text),
    allowMethods: listOf(text),
    allowOrigins: listOf(text),
    exposeHeaders: listOf(text),
    maxAge: whole,
  }),
  credentialsArn: text,
  description: text,
  disableSchemaValidation: flag,
  disableExecuteApiEndpoint: flag,
  ipAddressType: oneOf('ipv4', 'dualstack'),
  routeKey: text,
  routeSelectionExpression: text,
  target: text,
  version: text,
};

const authorizerMembers = {
  authorizerCredentialsArn: text,
  authorizerPayloadFormatVersion: text,
  authorizerResultTtlInSeconds: whole,
  authorizerUri: text,
  enableSimpleResponses: flag,
  identityValidationExpression: text,
  jwtConfiguration: members({ audience: listOf(text), issuer: text }),
};
const authorizerType = oneOf('REQUEST', 'JWT');

const domainNameMembers = {
  domainNameConfigurations: listOf(
    members({
      apiGatewayDomainName: text,
      certificateArn: text,
      certificateName: text,
      domainNameStatusMessage: text,
      endpointType: oneOf('REGIONAL', 'EDGE'),
      hostedZoneId: text,
      ipAddressType: oneOf('ipv4', 'dualstack'),
      securityPolicy: oneOf('TLS_1_0', 'TLS_1_2'),
      ownershipVerificationCertificateArn: text,
    }),
  ),
  mutualTlsAuthentication: members({ truststoreUri: text, truststoreVersion: text }),
  routingMode: oneOf('API_MAPPING_ONLY', 'ROUTING_RULE_ONLY', 'ROUTING_RULE_THEN_API_MAPPING'),
};

const integrationMembers = {
  connectionId: text,
  connectionType: oneOf('INTERNET', 'VPC_LINK'),
  contentHandlingStrategy,
  credentialsArn: text,
  description: text,
  integrationMethod: text,
  integrationSubtype: text,
  integrationUri: text,
  passthroughBehavior: oneOf('WHEN_NO_MATCH', 'NEVER', 'WHEN_NO_TEMPLATES'),
  payloadFormatVersion: text,
  requestParameters: texts,
  requestTemplates: texts,
  responseParameters: mapOf(texts),
  templateSelectionExpression: text,
  timeoutInMillis: whole,
  tlsConfig: members({ serverNameToVerify: text }),
};
const integrationType = oneOf('AWS', 'HTTP', 'MOCK', 'HTTP_PROXY', 'AWS_PROXY');

const integrationResponseMembers = {
  contentHandlingStrategy,
  responseParameters: texts,
  responseTemplates: texts,
  templateSelectionExpression: text,
};

const routeMembers = {
  apiKeyRequired: flag,
  authorizationScopes: listOf(text),
  authorizationType: oneOf('NONE', 'AWS_IAM', 'CUSTOM', 'JWT'),
  authorizerId: text,
  modelSelectionExpression: text,
  operationName: text,
  requestModels: texts,
  requestParameters: constraints,
  routeResponseSelectionExpression: text,
  target: text,
};

const routeResponseMembers = { modelSelectionExpression: text, responseModels: texts, responseParameters: constraints };

const routingRule = members({
  'actions*': listOf(members({ 'invokeApi*': members({ 'apiId*': text, 'stage*': text, stripBasePath: flag }) })),
  'conditions*': listOf(
    members({
      matchBasePaths: members({ 'anyOf*': listOf(text) }),
      matchHeaders: members({ 'anyOf*': listOf(members({ 'header*': text, 'valueGlob*': text })) }),
    }),
  ),
  'priority*': whole,
});

const routeSettings = members({
  dataTraceEnabled: flag,
  detailedMetricsEnabled: flag,
  loggingLevel: oneOf('ERROR', 'INFO', 'OFF'),
  throttlingBurstLimit: whole,
  throttlingRateLimit: decimal,
});

const stageMembers = {
  accessLogSettings: members({ destinationArn: text, format: text }),
  autoDeploy: flag,
  clientCertificateId: text,
  defaultRouteSettings: routeSettings,
  deploymentId: text,
  description: text,
  routeSettings: mapOf(routeSettings),
  stageVariables: texts,
};

const document = members({ 'body*': text });

/** Operations that are not here have no body. */
export const inputShapes: { readonly [Name in OperationName]?: MembersShape } = {
  // the service itself refuses a protocol type that is none
  CreateApi: members({ ...apiMembers, 'name*': text, 'protocolType*': text, ...tags }),
  CreateApiMapping: members({ 'apiId*': text, apiMappingKey: text, 'stage*': text }),
  CreateAuthorizer: members({
    ...authorizerMembers,
    'authorizerType*': authorizerType,
    'identitySource*': listOf(text),
    'name*': text,
  }),
  CreateDeployment: members({ description: text, stageName: text }),
  CreateDomainName: members({ 'domainName*': text, ...domainNameMembers, ...tags }),
  CreateIntegration: members({ ...integrationMembers, 'integrationType*': integrationType }),
  CreateIntegrationResponse: members({ ...integrationResponseMembers, 'integrationResponseKey*': text }),
  CreateModel: members({ contentType: text, description: text, 'name*': text, 'schema*': text }),
  CreateRoute: members({ ...routeMembers, 'routeKey*': text }),
  CreateRouteResponse: members({ ...routeResponseMembers, 'routeResponseKey*': text }),
  CreateRoutingRule: routingRule,
  CreateStage: members({ ...stageMembers, 'stageName*': text, ...tags }),
  CreateVpcLink: members({ 'name*': text, securityGroupIds: listOf(text), 'subnetIds*': listOf(text), ...tags }),
  ImportApi: document,
  PutRoutingRule: routingRule,
  ReimportApi: document,
  TagResource: members(tags),
  UpdateApi: members({ ...apiMembers, name: text }),
  UpdateApiMapping: members({ 'apiId*': text, apiMappingKey: text, stage: text }),
  UpdateAuthorizer: members({ ...authorizerMembers, authorizerType, identitySource: listOf(text), name: text }),
  UpdateDeployment: members({ description: text }),
  UpdateDomainName: members(domainNameMembers),
  UpdateIntegration: members({ ...integrationMembers, integrationType }),
  UpdateIntegrationResponse: members({ ...integrationResponseMembers, integrationResponseKey: text }),
  UpdateModel: members({ contentType: text, description: text, name: text, schema: text }),
  UpdateRoute: members({ ...routeMembers, routeKey: text }),
  UpdateRouteResponse: members({ ...routeResponseMembers, routeResponseKey: text }),
  UpdateStage: members(stageMembers),
  UpdateVpcLink: members({ name: text }),
};

/** Query strings; names that end in `*` must be there. */
export const queryShapes: { readonly [Name in OperationName]?: MembersShape } = {
  ExportApi: members({ 'outputType*': oneOf('JSON', 'YAML') }),
  UntagResource: members({ 'tagKeys*': text }),
};
