// The properties of the CloudFormation resource types that an export writes, and which of them CloudFormation demands.
// Written down from AWS's resource specification.

export interface ResourceSpecification {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

const words = (text: string) => text.split(' ').filter((word) => word !== '');
const type = (required: string, optional = ''): ResourceSpecification => ({
  required: words(required),
  optional: words(optional),
});

/** By type. */
export const resourceSpecifications: Readonly<Record<string, ResourceSpecification>> = {
  'AWS::ApiGateway::RestApi': type(
    '',
    'ApiKeySourceType BinaryMediaTypes Body BodyS3Location CloneFrom Description DisableExecuteApiEndpoint EndpointAccessMode EndpointConfiguration FailOnWarnings MinimumCompressionSize Mode Name Parameters Policy SecurityPolicy Tags',
  ),
  'AWS::ApiGateway::Resource': type('ParentId PathPart RestApiId'),
  'AWS::ApiGateway::Method': type(
    'HttpMethod ResourceId RestApiId',
    'ApiKeyRequired AuthorizationScopes AuthorizationType AuthorizerId Integration MethodResponses OperationName RequestModels RequestParameters RequestValidatorId',
  ),
  'AWS::ApiGateway::Model': type('RestApiId', 'ContentType Description Name Schema'),
  'AWS::ApiGateway::RequestValidator': type('RestApiId', 'Name ValidateRequestBody ValidateRequestParameters'),
  'AWS::ApiGateway::Authorizer': type(
    'Name RestApiId Type',
    'AuthType AuthorizerCredentials AuthorizerResultTtlInSeconds AuthorizerUri IdentitySource IdentityValidationExpression ProviderARNs',
  ),
  'AWS::ApiGateway::GatewayResponse': type('ResponseType RestApiId', 'ResponseParameters ResponseTemplates StatusCode'),
  'AWS::ApiGateway::Deployment': type('RestApiId', 'DeploymentCanarySettings Description StageDescription StageName'),
  'AWS::ApiGateway::Stage': type(
    'RestApiId',
    'AccessLogSetting CacheClusterEnabled CacheClusterSize CanarySetting ClientCertificateId DeploymentId Description DocumentationVersion MethodSettings StageName Tags TracingEnabled Variables',
  ),
  'AWS::ApiGateway::ClientCertificate': type('', 'Description Tags'),
  'AWS::ApiGateway::UsagePlan': type('', 'ApiStages Description Quota Tags Throttle UsagePlanName'),
  'AWS::ApiGateway::ApiKey': type('', 'CustomerId Description Enabled GenerateDistinctId Name StageKeys Tags Value'),
  'AWS::ApiGateway::UsagePlanKey': type('KeyId KeyType UsagePlanId'),
  'AWS::ApiGateway::DomainName': type(
    '',
    'CertificateArn DomainName EndpointAccessMode EndpointConfiguration MutualTlsAuthentication OwnershipVerificationCertificateArn RegionalCertificateArn RoutingMode SecurityPolicy Tags',
  ),
  'AWS::ApiGateway::BasePathMapping': type('DomainName', 'BasePath Id RestApiId Stage'),
  'AWS::ApiGateway::VpcLink': type('Name TargetArns', 'Description Tags'),
  'AWS::ApiGateway::DocumentationPart': type('Location Properties RestApiId'),
  'AWS::ApiGateway::DocumentationVersion': type('DocumentationVersion RestApiId', 'Description'),
  'AWS::Lambda::Function': type(
    'Code Role',
    'Architectures Description Environment FunctionName Handler Layers MemorySize ReservedConcurrentExecutions Runtime Tags Timeout',
  ),
  'AWS::Lambda::Permission': type('Action FunctionName Principal', 'SourceAccount SourceArn'),
  'AWS::IAM::Role': type('AssumeRolePolicyDocument', 'Description ManagedPolicyArns Path Policies RoleName Tags'),
  'AWS::Serverless::Api': type(
    'StageName',
    'AccessLogSetting ApiKeySourceType BinaryMediaTypes CacheClusterEnabled CacheClusterSize CanarySetting DefinitionBody DefinitionUri Description DisableExecuteApiEndpoint EndpointConfiguration MethodSettings MinimumCompressionSize Name SecurityPolicy Tags TracingEnabled Variables',
  ),
  'AWS::Serverless::Function': type(
    '',
    'Architectures CodeUri Description Environment FunctionName Handler Layers MemorySize ReservedConcurrentExecutions Role Runtime Tags Timeout',
  ),
  'AWS::ApiGatewayV2::Api': type(
    '',
    'ApiKeySelectionExpression BasePath Body BodyS3Location CorsConfiguration CredentialsArn Description DisableExecuteApiEndpoint DisableSchemaValidation FailOnWarnings IpAddressType Name ProtocolType RouteKey RouteSelectionExpression Tags Target Version',
  ),
  'AWS::ApiGatewayV2::Authorizer': type(
    'ApiId AuthorizerType Name',
    'AuthorizerCredentialsArn AuthorizerPayloadFormatVersion AuthorizerResultTtlInSeconds AuthorizerUri EnableSimpleResponses IdentitySource IdentityValidationExpression JwtConfiguration',
  ),
  'AWS::ApiGatewayV2::Model': type('ApiId Name Schema', 'ContentType Description'),
  'AWS::ApiGatewayV2::Integration': type(
    'ApiId IntegrationType',
    'ConnectionId ConnectionType ContentHandlingStrategy CredentialsArn Description IntegrationMethod IntegrationSubtype IntegrationUri PassthroughBehavior PayloadFormatVersion RequestParameters RequestTemplates ResponseParameters TemplateSelectionExpression TimeoutInMillis TlsConfig',
  ),
  'AWS::ApiGatewayV2::IntegrationResponse': type(
    'ApiId IntegrationId IntegrationResponseKey',
    'ContentHandlingStrategy ResponseParameters ResponseTemplates TemplateSelectionExpression',
  ),
  'AWS::ApiGatewayV2::Route': type(
    'ApiId RouteKey',
    'ApiKeyRequired AuthorizationScopes AuthorizationType AuthorizerId ModelSelectionExpression OperationName RequestModels RequestParameters RouteResponseSelectionExpression Target',
  ),
  'AWS::ApiGatewayV2::RouteResponse': type(
    'ApiId RouteId RouteResponseKey',
    'ModelSelectionExpression ResponseModels ResponseParameters',
  ),
  'AWS::ApiGatewayV2::Deployment': type('ApiId', 'Description StageName'),
  'AWS::ApiGatewayV2::Stage': type(
    'ApiId StageName',
    'AccessLogSettings AccessPolicyId AutoDeploy ClientCertificateId DefaultRouteSettings DeploymentId Description RouteSettings StageVariables Tags',
  ),
  'AWS::ApiGatewayV2::VpcLink': type('Name SubnetIds', 'SecurityGroupIds Tags'),
  'AWS::ApiGatewayV2::DomainName': type(
    'DomainName',
    'DomainNameConfigurations MutualTlsAuthentication RoutingMode Tags',
  ),
  'AWS::ApiGatewayV2::ApiMapping': type('ApiId DomainName Stage', 'ApiMappingKey'),
  'AWS::Serverless::HttpApi': type(
    '',
    'AccessLogSettings Auth CorsConfiguration DefaultRouteSettings DefinitionBody DefinitionUri Description DisableExecuteApiEndpoint Domain FailOnWarnings Name PropagateTags RouteSettings StageName StageVariables Tags',
  ),
};
