// An HTTP or WebSocket API with its parts as Terraform blocks.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_api
import type { V2Authorizer } from '../../../definition/v2/authorizer';
import type { V2Integration } from '../../../definition/v2/integration';
import type { V2Route } from '../../../definition/v2/route';
import type { CollectedV2Api } from '../collect-v2-api';
import { secretMapping } from '../secret-mapping';
import { reportUnheldSelection } from '../unheld-selection';
import type { HclBlock, HclValue } from './hcl';
import { listOf, mapOf, nested, resource, type TerraformContext, tagsOf } from './terraform-context';

export type V2TerraformContext = TerraformContext<CollectedV2Api>;

/** The API's address in every configuration. */
export const v2ApiAddress = 'aws_apigatewayv2_api.api';

/** The API's id. */
export const v2ApiId = { raw: `${v2ApiAddress}.id` };

/** The blocks. */
export function v2ApiBlocks(context: V2TerraformContext): readonly HclBlock[] {
  const { api } = context;
  const { view } = api;
  return [
    apiBlock(context),
    ...[...view.authorizers.values()].map((authorizer) => authorizerBlock(context, authorizer)),
    ...[...view.models.values()].map(({ name, contentType, description, schema }) =>
      resource(context, 'aws_apigatewayv2_model', [name], {
        api_id: v2ApiId,
        name,
        // The provider demands one.
        content_type: contentType ?? 'application/json',
        description: description || undefined,
        schema,
      }),
    ),
    ...api.integrations.flatMap(({ part, words }) => [
      integrationBlock(context, part, words),
      ...(view.integrationResponses.get(part.id) ?? []).map((response) => {
        const key = response.integrationResponseKey;
        if (response.responseParameters !== undefined) {
          const place = `${words.join(' ')}.integrationResponses.${key}.responseParameters`;
          api.losses.warn(place, 'Terraform has no place for the parameters of an integration response.');
        }
        return resource(context, 'aws_apigatewayv2_integration_response', [...words, key], {
          api_id: v2ApiId,
          integration_id: context.reference('aws_apigatewayv2_integration', 'id', ...words),
          integration_response_key: key,
          response_templates: mapOf(response.responseTemplates, (template) => template),
          template_selection_expression: response.templateSelectionExpression,
          content_handling_strategy: response.contentHandlingStrategy,
        });
      }),
    ]),
    ...api.routes.flatMap(({ part, words }) => [
      routeBlock(context, part, words),
      ...(view.routeResponses.get(part.id) ?? []).map((response) => {
        if (response.responseParameters !== undefined) {
          const place = `${part.routeKey}.routeResponses.responseParameters`;
          api.losses.warn(place, 'Terraform has no place for the parameters of a route response.');
        }
        return resource(context, 'aws_apigatewayv2_route_response', words, {
          api_id: v2ApiId,
          route_id: context.reference('aws_apigatewayv2_route', 'id', ...words),
          route_response_key: response.routeResponseKey,
          model_selection_expression: response.modelSelectionExpression,
          response_models: mapOf(response.responseModels, (name) => name),
        });
      }),
    ]),
  ];
}

function apiBlock({ api: { view, losses } }: V2TerraformContext): HclBlock {
  const { api } = view;
  const isHttp = api.protocolType === 'HTTP';
  const cors = api.corsConfiguration ?? {};
  if (api.disableSchemaValidation === true) {
    losses.warn('disableSchemaValidation', 'Terraform has no place for models that are not checked.');
  }
  const attributes = {
    name: api.name,
    protocol_type: api.protocolType,
    description: api.description,
    version: api.version,
    route_selection_expression: isHttp ? undefined : api.routeSelectionExpression,
    api_key_selection_expression: isHttp ? undefined : api.apiKeySelectionExpression,
    disable_execute_api_endpoint: api.disableExecuteApiEndpoint ? true : undefined,
    ip_address_type: api.ipAddressType === 'dualstack' ? 'dualstack' : undefined,
    tags: tagsOf(api.tags),
  };
  const blocks = nested('cors_configuration', {
    allow_credentials: cors.allowCredentials,
    allow_headers: listOf(cors.allowHeaders),
    allow_methods: listOf(cors.allowMethods),
    allow_origins: listOf(cors.allowOrigins),
    expose_headers: listOf(cors.exposeHeaders),
    max_age: cors.maxAge,
  });
  return { type: 'resource', labels: v2ApiAddress.split('.'), attributes, blocks };
}

function authorizerBlock(context: V2TerraformContext, authorizer: V2Authorizer): HclBlock {
  const { text } = context;
  const { jwtConfiguration: jwt = {} } = authorizer;
  if (authorizer.identityValidationExpression !== undefined) {
    const place = `authorizers.${authorizer.name}.identityValidationExpression`;
    context.api.losses.warn(place, 'Terraform has no place for the expression.');
  }
  return resource(
    context,
    'aws_apigatewayv2_authorizer',
    [authorizer.name],
    {
      api_id: v2ApiId,
      name: authorizer.name,
      authorizer_type: authorizer.authorizerType,
      authorizer_uri: text(authorizer.authorizerUri),
      authorizer_credentials_arn: text(authorizer.authorizerCredentialsArn),
      authorizer_payload_format_version: authorizer.authorizerPayloadFormatVersion,
      authorizer_result_ttl_in_seconds: authorizer.authorizerResultTtlInSeconds,
      enable_simple_responses: authorizer.enableSimpleResponses,
      identity_sources: listOf(authorizer.identitySource),
    },
    nested('jwt_configuration', { audience: listOf(jwt.audience), issuer: jwt.issuer }),
  );
}

function integrationBlock(context: V2TerraformContext, integration: V2Integration, words: readonly string[]): HclBlock {
  const { text } = context;
  const { connectionId } = integration;
  reportUnheldSelection(context.api, integration, words);
  const mapped = (value: string, name: string): HclValue =>
    secretMapping(name, value) ? context.setting(words.join(' '), name, value) : text(value);
  return resource(
    context,
    'aws_apigatewayv2_integration',
    words,
    {
      api_id: v2ApiId,
      integration_type: integration.integrationType,
      integration_method: integration.integrationMethod,
      integration_uri: text(integration.integrationUri),
      integration_subtype: integration.integrationSubtype,
      connection_type: integration.connectionType === 'VPC_LINK' ? 'VPC_LINK' : undefined,
      connection_id: connectionId === undefined ? undefined : connection(context, connectionId),
      credentials_arn: text(integration.credentialsArn),
      description: integration.description || undefined,
      payload_format_version: integration.payloadFormatVersion,
      timeout_milliseconds: integration.timeoutInMillis,
      request_parameters: mapOf(integration.requestParameters, mapped),
      request_templates: mapOf(integration.requestTemplates, (template) => template),
      template_selection_expression: integration.templateSelectionExpression,
      passthrough_behavior: integration.passthroughBehavior,
      content_handling_strategy: integration.contentHandlingStrategy,
    },
    [
      ...Object.entries(integration.responseParameters ?? {}).map(([status, mappings]) => ({
        type: 'response_parameters',
        attributes: { status_code: status, mappings: mapOf(mappings, mapped) ?? { map: {} } },
      })),
      ...nested('tls_config', { server_name_to_verify: integration.tlsConfig?.serverNameToVerify }),
    ],
  );
}

function connection({ api, reference }: V2TerraformContext, id: string): HclValue {
  const link = api.v2VpcLinks.find((one) => one.id === id);
  if (link !== undefined) return reference('aws_apigatewayv2_vpc_link', 'id', link.name);
  const older = api.vpcLinks.find((one) => one.id === id);
  return older === undefined ? id : reference('aws_api_gateway_vpc_link', 'id', older.name);
}

function routeBlock(context: V2TerraformContext, route: V2Route, words: readonly string[]): HclBlock {
  const { api, reference } = context;
  const authorizer = api.view.authorizers.get(route.authorizerId ?? '');
  const integration = api.integrations.find(({ part }) => route.target === `integrations/${part.id}`);
  return resource(
    context,
    'aws_apigatewayv2_route',
    words,
    {
      api_id: v2ApiId,
      route_key: route.routeKey,
      target: integration && {
        template: ['integrations/', reference('aws_apigatewayv2_integration', 'id', ...integration.words)],
      },
      authorization_type: route.authorizationType === 'NONE' ? undefined : route.authorizationType,
      authorizer_id: authorizer && reference('aws_apigatewayv2_authorizer', 'id', authorizer.name),
      authorization_scopes: listOf(route.authorizationScopes),
      operation_name: route.operationName,
      api_key_required: route.apiKeyRequired ? true : undefined,
      model_selection_expression: route.modelSelectionExpression,
      request_models: mapOf(route.requestModels, (name) => name),
      route_response_selection_expression: route.routeResponseSelectionExpression,
    },
    Object.entries(route.requestParameters ?? {}).map(([key, { required = false }]) => ({
      type: 'request_parameter',
      attributes: { request_parameter_key: key, required },
    })),
  );
}
