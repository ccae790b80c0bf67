// Methods as Terraform blocks: the four boxes are resources of their own.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method
import type { Integration } from '../../../definition/rest/integration';
import type { Method } from '../../../definition/rest/method';
import { resourceId } from './api-blocks';
import type { HclBlock, HclValue } from './hcl';
import { apiId, listOf, mapOf, nested, resource, type TerraformContext } from './terraform-context';

/** The blocks of all methods. */
export function methodBlocks(context: TerraformContext): readonly HclBlock[] {
  return context.api.methods.flatMap(({ resource: { path }, method }) => blocksOf(context, path, method));
}

/** What a deployment has to wait for. */
export function deployedBlocks(blocks: readonly HclBlock[]): readonly HclValue[] {
  return blocks.map(({ labels = [] }) => ({ raw: labels.join('.') }));
}

function blocksOf(context: TerraformContext, path: string, method: Method): readonly HclBlock[] {
  const { api, reference } = context;
  const { httpMethod, methodIntegration: integration } = method;
  const words = [path, httpMethod];
  const place = {
    rest_api_id: apiId,
    resource_id: resourceId(context, path),
    http_method: reference('aws_api_gateway_method', 'http_method', ...words),
  };
  const authorizer = api.view.authorizers.get(method.authorizerId ?? '');
  const validator = api.view.requestValidators.get(method.requestValidatorId ?? '');
  return [
    resource(context, 'aws_api_gateway_method', words, {
      rest_api_id: apiId,
      resource_id: resourceId(context, path),
      http_method: httpMethod,
      authorization: method.authorizationType,
      authorizer_id: authorizer && reference('aws_api_gateway_authorizer', 'id', authorizer.name),
      authorization_scopes: listOf(method.authorizationScopes),
      api_key_required: method.apiKeyRequired ? true : undefined,
      operation_name: method.operationName,
      request_validator_id: validator && reference('aws_api_gateway_request_validator', 'id', validator.name),
      request_parameters: mapOf(method.requestParameters, (required) => required),
      request_models: models(context, method.requestModels),
    }),
    ...Object.values(method.methodResponses ?? {}).map(({ statusCode, responseParameters, responseModels }) =>
      resource(context, 'aws_api_gateway_method_response', [...words, statusCode], {
        ...place,
        status_code: statusCode,
        response_parameters: mapOf(responseParameters, (isRequired) => isRequired),
        response_models: models(context, responseModels),
      }),
    ),
    ...(integration === undefined ? [] : integrationBlocks(context, words, place, method, integration)),
  ];
}

function integrationBlocks(
  context: TerraformContext,
  words: readonly string[],
  place: NonNullable<HclBlock['attributes']>,
  method: Method,
  given: Integration,
): readonly HclBlock[] {
  const { text, reference } = context;
  const responses = Object.values(given.integrationResponses ?? {});
  return [
    resource(
      context,
      'aws_api_gateway_integration',
      words,
      {
        ...place,
        type: given.type,
        integration_http_method: given.httpMethod,
        uri: text(given.uri),
        connection_type: given.connectionType,
        connection_id: given.connectionId === undefined ? undefined : connectionId(context, given.connectionId),
        integration_target: given.integrationTarget,
        credentials: text(given.credentials),
        request_parameters: mapOf(given.requestParameters, (value) => value),
        request_templates: templates(context, words, given.requestTemplates),
        passthrough_behavior: given.passthroughBehavior,
        content_handling: given.contentHandling,
        timeout_milliseconds: given.timeoutInMillis,
        cache_namespace: given.cacheNamespace,
        cache_key_parameters: listOf(given.cacheKeyParameters),
        response_transfer_mode: given.responseTransferMode === 'STREAM' ? 'STREAM' : undefined,
      },
      nested('tls_config', { insecure_skip_verification: given.tlsConfig?.insecureSkipVerification }),
    ),
    ...responses.map((response) =>
      resource(context, 'aws_api_gateway_integration_response', [...words, response.statusCode], {
        ...place,
        status_code: response.statusCode,
        selection_pattern: response.selectionPattern || undefined,
        response_parameters: mapOf(response.responseParameters, (value) => value),
        response_templates: templates(context, words, response.responseTemplates),
        content_handling: response.contentHandling,
        // AWS refuses a response before the integration, and one that maps to a method response that is not there.
        depends_on: [
          reference('aws_api_gateway_integration', '', ...words),
          ...(Object.hasOwn(method.methodResponses ?? {}, response.statusCode)
            ? [reference('aws_api_gateway_method_response', '', ...words, response.statusCode)]
            : []),
        ],
      }),
    ),
  ];
}

/** Names through references, so that models are there first; names that are no model's stay. */
function models(context: TerraformContext, given: Readonly<Record<string, string>> | undefined): HclValue | undefined {
  return mapOf(given, (name) =>
    context.api.view.models.has(name) ? context.reference('aws_api_gateway_model', 'name', name) : name,
  );
}

/** A content type without a template passes through; Terraform has no word for it. */
function templates(
  { api }: TerraformContext,
  words: readonly string[],
  given: Integration['requestTemplates'],
): HclValue | undefined {
  const entries = Object.entries(given ?? {});
  const kept = entries.flatMap(([type, template]) => (template === null ? [] : [[type, template] as const]));
  if (kept.length < entries.length) {
    api.losses.warn([...words].reverse().join(' '), 'Content types without a template have no place in Terraform.');
  }
  return mapOf(Object.fromEntries(kept), (template) => template);
}

function connectionId({ api, reference }: TerraformContext, id: string): HclValue {
  const link = api.vpcLinks.find((one) => one.id === id);
  return link === undefined ? id : reference('aws_api_gateway_vpc_link', 'id', link.name);
}
