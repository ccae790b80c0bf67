// An HTTP or WebSocket API as CloudFormation resources, one by one.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/AWS_ApiGatewayV2.html
import { parseJson } from '../../../definition/edits/parse-json';
import type { V2Authorizer } from '../../../definition/v2/authorizer';
import type { V2Integration } from '../../../definition/v2/integration';
import type { V2Route } from '../../../definition/v2/route';
import type { CollectedV2Api } from '../collect-v2-api';
import { secretMapping } from '../secret-mapping';
import { reportUnheldSelection } from '../unheld-selection';
import {
  apiLogicalId,
  filled,
  type Properties,
  type TemplateContext,
  type TemplateResources,
} from './template-context';

export type V2Context = TemplateContext<CollectedV2Api>;

/** The id of the API, of either protocol. */
export const v2ApiRef = { Ref: apiLogicalId };

/** The Api with authorizers, models, integrations, routes and their responses. */
export function v2ApiResources(context: V2Context): TemplateResources {
  const { api, names } = context;
  const { view } = api;
  const part = (id: string, type: string, properties: Properties) =>
    [id, { Type: `AWS::ApiGatewayV2::${type}`, Properties: { ApiId: v2ApiRef, ...filled(properties) } }] as const;
  return [
    [apiLogicalId, { Type: 'AWS::ApiGatewayV2::Api', Properties: apiProperties(context) }],
    ...[...view.authorizers.values()].map((authorizer) =>
      part(names.of('Authorizer', authorizer.name), 'Authorizer', authorizerProperties(context, authorizer)),
    ),
    ...[...view.models.values()].map(({ name, contentType, description, schema }) =>
      part(names.of('Model', name), 'Model', {
        Name: name,
        ContentType: contentType,
        Description: description,
        Schema: parseJson(schema) ?? schema,
      }),
    ),
    ...api.integrations.flatMap(({ part: integration, words }) => [
      part(names.of('Integration', ...words), 'Integration', integrationProperties(context, integration, words)),
      ...(view.integrationResponses.get(integration.id) ?? []).map((response) =>
        part(names.of('IntegrationResponse', ...words, response.integrationResponseKey), 'IntegrationResponse', {
          IntegrationId: { Ref: names.of('Integration', ...words) },
          IntegrationResponseKey: response.integrationResponseKey,
          ResponseTemplates: response.responseTemplates,
          TemplateSelectionExpression: response.templateSelectionExpression,
          ResponseParameters: response.responseParameters,
          ContentHandlingStrategy: response.contentHandlingStrategy,
        }),
      ),
    ]),
    ...api.routes.flatMap(({ part: route, words }) => [
      part(names.of('Route', ...words), 'Route', routeProperties(context, route)),
      ...(view.routeResponses.get(route.id) ?? []).map((response) =>
        part(names.of('RouteResponse', ...words), 'RouteResponse', {
          RouteId: { Ref: names.of('Route', ...words) },
          RouteResponseKey: response.routeResponseKey,
          ModelSelectionExpression: response.modelSelectionExpression,
          ResponseModels: response.responseModels,
          ResponseParameters: constraints(response.responseParameters),
        }),
      ),
    ]),
  ];
}

/** Tags as a map; `aws:` is AWS's own name space and nobody else may set it. */
export function tagMap(tags: Readonly<Record<string, string>> | undefined): Properties {
  return Object.fromEntries(Object.entries(tags ?? {}).filter(([key]) => !key.startsWith('aws:')));
}

/** Members of a map under names that begin with a capital. */
export function capitals(members: object | undefined): Properties | undefined {
  const entries = Object.entries(members ?? {}).map(([name, value]) => [
    `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    value as unknown,
  ]);
  return members === undefined ? undefined : Object.fromEntries(entries);
}

function apiProperties({ api: { view } }: V2Context): Properties {
  const { api } = view;
  const isHttp = api.protocolType === 'HTTP';
  return {
    Name: api.name,
    ProtocolType: api.protocolType,
    ...filled({
      Description: api.description,
      Version: api.version,
      RouteSelectionExpression: isHttp ? undefined : api.routeSelectionExpression,
      ApiKeySelectionExpression: api.apiKeySelectionExpression,
      DisableExecuteApiEndpoint: api.disableExecuteApiEndpoint ? true : undefined,
      DisableSchemaValidation: api.disableSchemaValidation ? true : undefined,
      IpAddressType: api.ipAddressType === 'dualstack' ? 'dualstack' : undefined,
      Tags: tagMap(api.tags),
    }),
    // Without filling: an empty list allows nothing, and says so.
    ...(api.corsConfiguration !== undefined && { CorsConfiguration: capitals(api.corsConfiguration) }),
  };
}

function authorizerProperties({ text }: V2Context, authorizer: V2Authorizer): Properties {
  const { authorizerUri, authorizerCredentialsArn: credentials } = authorizer;
  return {
    Name: authorizer.name,
    AuthorizerType: authorizer.authorizerType,
    IdentitySource: authorizer.identitySource,
    AuthorizerUri: authorizerUri === undefined ? undefined : text(authorizerUri),
    AuthorizerCredentialsArn: credentials === undefined ? undefined : text(credentials),
    AuthorizerPayloadFormatVersion: authorizer.authorizerPayloadFormatVersion,
    EnableSimpleResponses: authorizer.enableSimpleResponses,
    AuthorizerResultTtlInSeconds: authorizer.authorizerResultTtlInSeconds,
    IdentityValidationExpression: authorizer.identityValidationExpression,
    JwtConfiguration: capitals(authorizer.jwtConfiguration),
  };
}

function integrationProperties(context: V2Context, integration: V2Integration, words: readonly string[]): Properties {
  const { text } = context;
  const { integrationUri, credentialsArn, connectionId, tlsConfig } = integration;
  const owner = words.join(' ');
  reportUnheldSelection(context.api, integration, words);
  const parameters = (given: Readonly<Record<string, string>> | undefined) =>
    Object.entries(given ?? {}).map(([name, value]) => [name, mappedValue(context, owner, name, value)] as const);
  const responses = Object.entries(integration.responseParameters ?? {}).map(([status, mappings]) => [
    status,
    { ResponseParameters: parameters(mappings).map(([Destination, Source]) => ({ Source, Destination })) },
  ]);
  return {
    IntegrationType: integration.integrationType,
    IntegrationMethod: integration.integrationMethod,
    IntegrationUri: integrationUri === undefined ? undefined : text(integrationUri),
    IntegrationSubtype: integration.integrationSubtype,
    ConnectionType: integration.connectionType === 'VPC_LINK' ? 'VPC_LINK' : undefined,
    ConnectionId: connectionId === undefined ? undefined : v2ConnectionRef(context, connectionId),
    CredentialsArn: credentialsArn === undefined ? undefined : text(credentialsArn),
    Description: integration.description,
    PayloadFormatVersion: integration.payloadFormatVersion,
    TimeoutInMillis: integration.timeoutInMillis,
    RequestParameters: Object.fromEntries(parameters(integration.requestParameters)),
    ResponseParameters: Object.fromEntries(responses) as Properties,
    TlsConfig: capitals(tlsConfig),
    RequestTemplates: integration.requestTemplates,
    TemplateSelectionExpression: integration.templateSelectionExpression,
    PassthroughBehavior: integration.passthroughBehavior,
    ContentHandlingStrategy: integration.contentHandlingStrategy,
  };
}

/** A mapping's value: a parameter without echo where it is a secret that stands there as it is. */
export function mappedValue(context: V2Context, owner: string, name: string, value: string): unknown {
  return secretMapping(name, value) ? context.setting(owner, name, value) : context.text(value);
}

/** A VPC link through its resource; an id that names none stays. */
export function v2ConnectionRef({ api, names }: V2Context, id: string): unknown {
  const link = api.v2VpcLinks.find((one) => one.id === id);
  if (link !== undefined) return { Ref: names.of('V2VpcLink', link.name) };
  const older = api.vpcLinks.find((one) => one.id === id);
  return older === undefined ? id : { Ref: names.of('VpcLink', older.name) };
}

function routeProperties({ api, names }: V2Context, route: V2Route): Properties {
  const authorizer = api.view.authorizers.get(route.authorizerId ?? '');
  const integration = api.integrations.find(({ part }) => route.target === `integrations/${part.id}`);
  const target = integration && names.of('Integration', ...integration.words);
  return {
    RouteKey: route.routeKey,
    Target: target === undefined ? undefined : { 'Fn::Sub': `integrations/\${${target}}` },
    AuthorizationType: route.authorizationType === 'NONE' ? undefined : route.authorizationType,
    AuthorizerId: authorizer && { Ref: names.of('Authorizer', authorizer.name) },
    AuthorizationScopes: route.authorizationScopes,
    OperationName: route.operationName,
    ApiKeyRequired: route.apiKeyRequired ? true : undefined,
    ModelSelectionExpression: route.modelSelectionExpression,
    RequestModels: route.requestModels,
    RequestParameters: constraints(route.requestParameters),
    RouteResponseSelectionExpression: route.routeResponseSelectionExpression,
  };
}

function constraints(given: V2Route['requestParameters']): Properties {
  return Object.fromEntries(Object.entries(given ?? {}).map(([name, constraint]) => [name, capitals(constraint)]));
}
