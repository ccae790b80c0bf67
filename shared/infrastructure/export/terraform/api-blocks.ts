// The API with resources, models, validators, authorizers and gateway responses as Terraform blocks.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_rest_api
import { shortApiArns } from '../own-arns';
import type { HclBlock, HclValue } from './hcl';
import { apiId, listOf, mapOf, nested, resource, type TerraformContext, tagsOf } from './terraform-context';

/** The blocks. */
export function apiBlocks(context: TerraformContext): readonly HclBlock[] {
  const { api, text } = context;
  const { view } = api;
  const sorted = <T extends { readonly name: string }>(parts: ReadonlyMap<string, T>) =>
    [...parts.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    restApi(context),
    ...api.resources.map(({ path, parent, resource: { pathPart = '' } }) =>
      resource(context, 'aws_api_gateway_resource', [path], {
        rest_api_id: apiId,
        parent_id: resourceId(context, parent?.path ?? '/'),
        path_part: pathPart,
      }),
    ),
    ...sorted(view.models).map((model) => {
      const { name, description, contentType, schema = '{}' } = model;
      return resource(context, 'aws_api_gateway_model', [name], {
        rest_api_id: apiId,
        name,
        description: description || undefined,
        content_type: contentType,
        schema: modelSchema(context, schema),
        depends_on: listOf(modelsIn(context, name, schema)),
      });
    }),
    ...sorted(view.requestValidators).map(({ name, validateRequestBody, validateRequestParameters }) =>
      resource(context, 'aws_api_gateway_request_validator', [name], {
        rest_api_id: apiId,
        name,
        validate_request_body: validateRequestBody,
        validate_request_parameters: validateRequestParameters,
      }),
    ),
    ...sorted(view.authorizers).map((authorizer) =>
      resource(context, 'aws_api_gateway_authorizer', [authorizer.name], {
        rest_api_id: apiId,
        name: authorizer.name,
        type: authorizer.type,
        authorizer_uri: text(authorizer.authorizerUri),
        authorizer_credentials: text(authorizer.authorizerCredentials),
        provider_arns: listOf(authorizer.providerARNs?.map((arn) => text(arn))),
        identity_source: authorizer.identitySource,
        identity_validation_expression: authorizer.identityValidationExpression,
        authorizer_result_ttl_in_seconds: authorizer.authorizerResultTtlInSeconds,
      }),
    ),
    ...[...view.gatewayResponses.values()].map((response) =>
      resource(context, 'aws_api_gateway_gateway_response', [response.responseType], {
        rest_api_id: apiId,
        response_type: response.responseType,
        status_code: response.statusCode,
        response_parameters: mapOf(response.responseParameters, (value) => value),
        response_templates: mapOf(response.responseTemplates, (value) => value),
      }),
    ),
  ];
}

/** The id of the resource at `path`. */
export function resourceId({ reference }: TerraformContext, path: string): HclValue {
  if (path === '/') return { raw: 'aws_api_gateway_rest_api.api.root_resource_id' };
  return reference('aws_api_gateway_resource', 'id', path);
}

function restApi(context: TerraformContext): HclBlock {
  const { api } = context.api.view;
  const { types, vpcEndpointIds, ipAddressType } = api.endpointConfiguration;
  if (api.version !== undefined)
    context.api.losses.info('version', 'The version of the API has no place in Terraform.');
  const attributes = {
    name: api.name,
    description: api.description,
    api_key_source: api.apiKeySource === 'HEADER' ? undefined : api.apiKeySource,
    binary_media_types: listOf(api.binaryMediaTypes),
    // The provider takes a text, so that nothing is told from 0.
    minimum_compression_size: api.minimumCompressionSize === undefined ? undefined : String(api.minimumCompressionSize),
    disable_execute_api_endpoint: api.disableExecuteApiEndpoint ? true : undefined,
    policy: api.policy === undefined ? undefined : context.text(shortApiArns(api.policy, context.api.place.apiId)),
    security_policy: api.securityPolicy,
    endpoint_access_mode: api.endpointAccessMode,
    tags: tagsOf(api.tags),
  };
  const endpoint = nested('endpoint_configuration', {
    types,
    vpc_endpoint_ids: listOf(vpcEndpointIds),
    ip_address_type: ipAddressType,
  });
  return { type: 'resource', labels: ['aws_api_gateway_rest_api', 'api'], attributes, blocks: endpoint };
}

function ownModels({ api }: TerraformContext): string {
  return `/restapis/${api.place.apiId}/models/`;
}

/** The schema; references to the API's own models name the API that is made. */
function modelSchema(context: TerraformContext, schema: string): HclValue {
  const parts = schema.split(ownModels(context));
  const [only, ...more] = parts;
  if (only !== undefined && more.length === 0) return only;
  const template = parts.flatMap((part, at) => (at === 0 ? [part] : ['/restapis/', apiId, `/models/${part}`]));
  return { template };
}

function modelsIn(context: TerraformContext, name: string, schema: string): readonly HclValue[] {
  const used = schema
    .split(ownModels(context))
    .slice(1)
    .flatMap((rest) => /^[A-Za-z0-9]+/.exec(rest)?.[0] ?? []);
  return [...new Set(used)]
    .filter((other) => other !== name && context.api.view.models.has(other))
    .sort()
    .map((other) => context.reference('aws_api_gateway_model', '', other));
}
