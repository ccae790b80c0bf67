// The API itself as CloudFormation resources, one by one.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/AWS_ApiGateway.html

import { isMembers } from '../../../definition/edits/member-path';
import { parseJson } from '../../../definition/edits/parse-json';
import type { Integration } from '../../../definition/rest/integration';
import type { Method } from '../../../definition/rest/method';
import { shortApiArns } from '../own-arns';
import { modelResources } from './model-resources';
import {
  apiLogicalId,
  apiRef,
  filled,
  type Properties,
  type TemplateContext,
  type TemplateResources,
  tagList,
} from './template-context';

/** The RestApi with resources, methods, models, validators, authorizers and gateway responses. */
export function apiResources(context: TemplateContext): TemplateResources {
  const { api, names } = context;
  const { view } = api;
  return [
    [apiLogicalId, { Type: 'AWS::ApiGateway::RestApi', Properties: restApi(context) }],
    ...api.resources.map(({ path, parent, resource }) => {
      const parentId = resourceRef(context, parent?.path ?? '/');
      const properties = { RestApiId: apiRef, ParentId: parentId, PathPart: resource.pathPart };
      return [names.of('Resource', path), { Type: 'AWS::ApiGateway::Resource', Properties: properties }] as const;
    }),
    ...modelResources(context),
    ...part(context, 'RequestValidator', view.requestValidators.values(), (validator) => ({
      Name: validator.name,
      ValidateRequestBody: validator.validateRequestBody,
      ValidateRequestParameters: validator.validateRequestParameters,
    })),
    ...part(context, 'Authorizer', view.authorizers.values(), (authorizer) =>
      filled({
        Name: authorizer.name,
        Type: authorizer.type,
        AuthType: authorizer.authType,
        AuthorizerUri: authorizer.authorizerUri === undefined ? undefined : context.text(authorizer.authorizerUri),
        AuthorizerCredentials:
          authorizer.authorizerCredentials === undefined ? undefined : context.text(authorizer.authorizerCredentials),
        ProviderARNs: authorizer.providerARNs?.map(context.text),
        IdentitySource: authorizer.identitySource,
        IdentityValidationExpression: authorizer.identityValidationExpression,
        AuthorizerResultTtlInSeconds: authorizer.authorizerResultTtlInSeconds,
      }),
    ),
    ...[...view.gatewayResponses.values()].map((response) => {
      const { responseType, statusCode, responseParameters, responseTemplates } = response;
      const settings = {
        StatusCode: statusCode,
        ResponseParameters: responseParameters,
        ResponseTemplates: responseTemplates,
      };
      return [
        names.of('GatewayResponse', responseType),
        {
          Type: 'AWS::ApiGateway::GatewayResponse',
          Properties: { RestApiId: apiRef, ResponseType: responseType, ...filled(settings) },
        },
      ] as const;
    }),
    ...api.methods.map(({ resource, method }) => {
      const properties = methodProperties(context, resource.path, method);
      return [
        methodLogicalId(context, resource.path, method),
        { Type: 'AWS::ApiGateway::Method', Properties: properties },
      ] as const;
    }),
  ];
}

/** The logical id of a method. */
export function methodLogicalId({ names }: TemplateContext, path: string, { httpMethod }: Method): string {
  return names.of('Method', path, httpMethod);
}

/** The settings of the API that have properties of their own in templates of either kind. */
export function restApi(context: TemplateContext): Properties {
  const { api } = context.api.view;
  const { types, vpcEndpointIds, ipAddressType } = api.endpointConfiguration;
  return filled({
    Name: api.name,
    Description: api.description,
    ApiKeySourceType: api.apiKeySource === 'HEADER' ? undefined : api.apiKeySource,
    BinaryMediaTypes: api.binaryMediaTypes,
    DisableExecuteApiEndpoint: api.disableExecuteApiEndpoint ? true : undefined,
    EndpointConfiguration: filled({ Types: types, VpcEndpointIds: vpcEndpointIds, IpAddressType: ipAddressType }),
    EndpointAccessMode: api.endpointAccessMode,
    MinimumCompressionSize: api.minimumCompressionSize,
    Policy: api.policy === undefined ? undefined : policyValue(context, api.policy),
    SecurityPolicy: api.securityPolicy,
    Tags: tagList(api.tags),
  });
}

/** A value of a document with its texts as a template has them. */
export function withReferences(context: TemplateContext, value: unknown): unknown {
  if (typeof value === 'string') return context.text(value);
  if (Array.isArray(value)) return value.map((item) => withReferences(context, item));
  if (!isMembers(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === 'connectionId' && typeof member === 'string'
        ? connectionRef(context, member)
        : withReferences(context, member),
    ]),
  );
}

function policyValue(context: TemplateContext, policy: string): unknown {
  const parsed = parseJson(shortApiArns(policy, context.api.place.apiId));
  if (isMembers(parsed)) return withReferences(context, parsed);
  context.api.losses.warn('policy', 'The resource policy is no JSON object and is not exported.');
  return undefined;
}

function part<T extends { readonly name: string }>(
  context: TemplateContext,
  kind: string,
  parts: Iterable<T>,
  properties: (part: T) => Properties,
): TemplateResources {
  return [...parts]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((one) => [
      context.names.of(kind, one.name),
      { Type: `AWS::ApiGateway::${kind}`, Properties: { RestApiId: apiRef, ...properties(one) } },
    ]);
}

function methodProperties(context: TemplateContext, path: string, method: Method): Properties {
  const { view } = context.api;
  const authorizer = view.authorizers.get(method.authorizerId ?? '');
  const validator = view.requestValidators.get(method.requestValidatorId ?? '');
  const responses = Object.values(method.methodResponses ?? {});
  return {
    RestApiId: apiRef,
    ResourceId: resourceRef(context, path),
    HttpMethod: method.httpMethod,
    AuthorizationType: method.authorizationType,
    ...filled({
      AuthorizerId: authorizer && { Ref: context.names.of('Authorizer', authorizer.name) },
      AuthorizationScopes: method.authorizationScopes,
      ApiKeyRequired: method.apiKeyRequired ? true : undefined,
      RequestValidatorId: validator && { Ref: context.names.of('RequestValidator', validator.name) },
      OperationName: method.operationName,
      RequestParameters: method.requestParameters,
      RequestModels: modelRefs(context, method.requestModels),
      MethodResponses: responses.map(({ statusCode, responseParameters, responseModels }) =>
        filled({
          StatusCode: statusCode,
          ResponseParameters: responseParameters,
          ResponseModels: modelRefs(context, responseModels),
        }),
      ),
      Integration:
        method.methodIntegration && integration(context, `${method.httpMethod} ${path}`, method.methodIntegration),
    }),
  };
}

/** References, so that models are there before the methods; names that are no model's stay. */
function modelRefs(context: TemplateContext, models: Readonly<Record<string, string>> | undefined): Properties {
  return Object.fromEntries(
    Object.entries(models ?? {}).map(([type, name]) => [
      type,
      context.api.view.models.has(name) ? { Ref: context.names.of('Model', name) } : name,
    ]),
  );
}

function integration(context: TemplateContext, place: string, given: Integration): Properties {
  const { losses } = context.api;
  if (given.tlsConfig !== undefined) losses.warn(`${place} tlsConfig`, 'CloudFormation has no place for tlsConfig.');
  const responses = Object.values(given.integrationResponses ?? {});
  return filled({
    Type: given.type,
    IntegrationHttpMethod: given.httpMethod,
    Uri: given.uri === undefined ? undefined : context.text(given.uri),
    ConnectionType: given.connectionType,
    ConnectionId: given.connectionId === undefined ? undefined : connectionRef(context, given.connectionId),
    IntegrationTarget: given.integrationTarget,
    Credentials: given.credentials === undefined ? undefined : context.text(given.credentials),
    RequestParameters: given.requestParameters,
    RequestTemplates: templates(context, `${place} requestTemplates`, given.requestTemplates),
    PassthroughBehavior: given.passthroughBehavior,
    ContentHandling: given.contentHandling,
    TimeoutInMillis: given.timeoutInMillis,
    CacheNamespace: given.cacheNamespace,
    CacheKeyParameters: given.cacheKeyParameters,
    ResponseTransferMode: given.responseTransferMode,
    IntegrationResponses: responses.map((response) =>
      filled({
        StatusCode: response.statusCode,
        SelectionPattern: response.selectionPattern,
        ResponseParameters: response.responseParameters,
        ResponseTemplates: templates(context, `${place} responseTemplates`, response.responseTemplates),
        ContentHandling: response.contentHandling,
      }),
    ),
  });
}

/** A content type without a template passes through; templates are texts in CloudFormation and know no such thing. */
function templates(context: TemplateContext, place: string, given: Integration['requestTemplates']): Properties {
  const entries = Object.entries(given ?? {});
  if (entries.some(([, template]) => template === null)) {
    context.api.losses.warn(place, 'Content types without a template have no place in CloudFormation.');
  }
  return Object.fromEntries(entries.filter(([, template]) => template !== null));
}

function connectionRef({ api, names }: TemplateContext, id: string): unknown {
  const link = api.vpcLinks.find((one) => one.id === id);
  return link === undefined ? id : { Ref: names.of('VpcLink', link.name) };
}

function resourceRef({ names }: TemplateContext, path: string): Properties {
  return path === '/' ? { 'Fn::GetAtt': [apiLogicalId, 'RootResourceId'] } : { Ref: names.of('Resource', path) };
}
