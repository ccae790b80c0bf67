// Terraform's resource types in CloudFormation's words.

/** Types that Gatehouse makes something of, and some whose names and ARNs can be guessed. */
export const cloudFormationTypes = new Map<string, string>([
  ['aws_api_gateway_rest_api', 'AWS::ApiGateway::RestApi'],
  ['aws_api_gateway_resource', 'AWS::ApiGateway::Resource'],
  ['aws_api_gateway_method', 'AWS::ApiGateway::Method'],
  ['aws_api_gateway_model', 'AWS::ApiGateway::Model'],
  ['aws_api_gateway_request_validator', 'AWS::ApiGateway::RequestValidator'],
  ['aws_api_gateway_authorizer', 'AWS::ApiGateway::Authorizer'],
  ['aws_api_gateway_gateway_response', 'AWS::ApiGateway::GatewayResponse'],
  ['aws_api_gateway_documentation_part', 'AWS::ApiGateway::DocumentationPart'],
  ['aws_api_gateway_documentation_version', 'AWS::ApiGateway::DocumentationVersion'],
  ['aws_api_gateway_deployment', 'AWS::ApiGateway::Deployment'],
  ['aws_api_gateway_stage', 'AWS::ApiGateway::Stage'],
  ['aws_api_gateway_usage_plan', 'AWS::ApiGateway::UsagePlan'],
  ['aws_api_gateway_usage_plan_key', 'AWS::ApiGateway::UsagePlanKey'],
  ['aws_api_gateway_api_key', 'AWS::ApiGateway::ApiKey'],
  ['aws_api_gateway_domain_name', 'AWS::ApiGateway::DomainName'],
  ['aws_api_gateway_base_path_mapping', 'AWS::ApiGateway::BasePathMapping'],
  ['aws_api_gateway_vpc_link', 'AWS::ApiGateway::VpcLink'],
  ['aws_api_gateway_client_certificate', 'AWS::ApiGateway::ClientCertificate'],
  ['aws_api_gateway_account', 'AWS::ApiGateway::Account'],
  ['aws_apigatewayv2_api', 'AWS::ApiGatewayV2::Api'],
  ['aws_apigatewayv2_route', 'AWS::ApiGatewayV2::Route'],
  ['aws_apigatewayv2_route_response', 'AWS::ApiGatewayV2::RouteResponse'],
  ['aws_apigatewayv2_integration', 'AWS::ApiGatewayV2::Integration'],
  ['aws_apigatewayv2_integration_response', 'AWS::ApiGatewayV2::IntegrationResponse'],
  ['aws_apigatewayv2_authorizer', 'AWS::ApiGatewayV2::Authorizer'],
  ['aws_apigatewayv2_model', 'AWS::ApiGatewayV2::Model'],
  ['aws_apigatewayv2_deployment', 'AWS::ApiGatewayV2::Deployment'],
  ['aws_apigatewayv2_stage', 'AWS::ApiGatewayV2::Stage'],
  ['aws_apigatewayv2_vpc_link', 'AWS::ApiGatewayV2::VpcLink'],
  ['aws_apigatewayv2_domain_name', 'AWS::ApiGatewayV2::DomainName'],
  ['aws_apigatewayv2_api_mapping', 'AWS::ApiGatewayV2::ApiMapping'],
  ['aws_apigatewayv2_routing_rule', 'AWS::ApiGatewayV2::RoutingRule'],
  ['aws_lambda_function', 'AWS::Lambda::Function'],
  ['aws_lambda_alias', 'AWS::Lambda::Alias'],
  ['aws_lambda_permission', 'AWS::Lambda::Permission'],
  ['aws_lambda_layer_version', 'AWS::Lambda::LayerVersion'],
  ['aws_iam_role', 'AWS::IAM::Role'],
  ['aws_cloudwatch_log_group', 'AWS::Logs::LogGroup'],
  ['aws_dynamodb_table', 'AWS::DynamoDB::Table'],
  ['aws_sqs_queue', 'AWS::SQS::Queue'],
  ['aws_sns_topic', 'AWS::SNS::Topic'],
  ['aws_s3_bucket', 'AWS::S3::Bucket'],
  ['aws_sfn_state_machine', 'AWS::StepFunctions::StateMachine'],
  ['aws_cognito_user_pool', 'AWS::Cognito::UserPool'],
  ['aws_acm_certificate', 'AWS::CertificateManager::Certificate'],
  ['aws_lb', 'AWS::ElasticLoadBalancingV2::LoadBalancer'],
]);

/** Attribute of Terraform → attribute of CloudFormation; an empty text is `Ref`. */
export const attributes = new Map<string, string>([
  ['id', ''],
  ['arn', 'Arn'],
  ['invoke_arn', 'InvokeArn'],
  ['qualified_arn', 'Arn'],
  ['qualified_invoke_arn', 'InvokeArn'],
  ['root_resource_id', 'RootResourceId'],
  ['regional_domain_name', 'RegionalDomainName'],
  ['cloudfront_domain_name', 'DistributionDomainName'],
  ['api_endpoint', 'ApiEndpoint'],
  ['stage_name', ''],
  ['function_name', ''],
  ['name', ''],
  ['domain_name', ''],
]);

/** Names that differ by more than their spelling. */
const renamed = new Map<string, string>([
  ['api_key_source', 'ApiKeySourceType'],
  ['authorization', 'AuthorizationType'],
  ['provider_arns', 'ProviderARNs'],
  ['timeout_milliseconds', 'TimeoutInMillis'],
  ['xray_tracing_enabled', 'TracingEnabled'],
  ['access_log_settings', 'AccessLogSetting'],
  ['canary_settings', 'CanarySetting'],
  ['quota_settings', 'Quota'],
  ['throttle_settings', 'Throttle'],
  ['cloudwatch_role_arn', 'CloudWatchRoleArn'],
  ['version', 'DocumentationVersion'],
  ['cache_data_encrypted', 'CacheDataEncrypted'],
]);

/** `path_part` → `PathPart`. */
export function propertyName(attribute: string): string {
  return renamed.get(attribute) ?? attribute.replace(/(?:^|_)([a-z0-9])/g, (_, first: string) => first.toUpperCase());
}

/** Maps whose keys are the user's own and keep their spelling. */
export const userMaps = new Set([
  'environment.variables',
  'parameters',
  'request_models',
  'request_parameters',
  'request_templates',
  'response_models',
  'response_parameters',
  'response_templates',
  'stage_variable_overrides',
  'tags',
  'variables',
]);

/** Blocks that may stand once, and are lists of one in a plan. */
export const singleBlocks = new Set([
  'access_log_settings',
  'canary_settings',
  'endpoint_configuration',
  'environment',
  'location',
  'mutual_tls_authentication',
  'quota_settings',
  'throttle_settings',
  'tls_config',
]);

/** What providers compute and no template says. */
export const computed = new Set([
  'arn',
  'code_sha256',
  'created_date',
  'execution_arn',
  'id',
  'invoke_arn',
  'invoke_url',
  'last_modified',
  'last_updated_date',
  'path',
  'qualified_arn',
  'qualified_invoke_arn',
  'region',
  'response_streaming_invoke_arn',
  'root_resource_id',
  'signing_job_arn',
  'signing_profile_version_arn',
  'source_code_hash',
  'source_code_size',
  'tags_all',
  'triggers',
  'web_acl_arn',
]);
