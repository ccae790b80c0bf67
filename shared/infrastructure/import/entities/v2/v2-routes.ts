// `AWS::ApiGatewayV2::Route`, `RouteResponse`, `Authorizer` and `Model`.
import { findEntity } from '../../../../definition/entities';
import type { Members } from '../../reading/read-template';
import { memberOf, textOf } from '../../reading/texts';
import type { Builder } from '../build-context';
import { defined, readMembers, readProperties } from '../property-reader';
import { v2ApiOf } from './v2-apis';
import { formatVersion } from './v2-integrations';

export const buildV2Route: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  const api = v2ApiOf(context, resource, properties);
  if (api === undefined) return;
  const scopes = properties.texts('AuthorizationScopes');
  const isWebSocket = api.protocolType === 'WEBSOCKET';
  const route = defined({
    id: resource.ref,
    routeKey: properties.text('RouteKey'),
    target: properties.text('Target'),
    authorizationType: properties.text('AuthorizationType')?.toUpperCase(),
    authorizerId: properties.text('AuthorizerId'),
    authorizationScopes: scopes?.length === 0 ? undefined : scopes,
    operationName: properties.text('OperationName'),
    // Some templates say of HTTP APIs that no key is needed, which is always so.
    apiKeyRequired: properties.flag('ApiKeyRequired'),
    modelSelectionExpression: properties.text('ModelSelectionExpression'),
    requestModels: properties.textMap('RequestModels'),
    requestParameters: isWebSocket ? constraints(properties.members('RequestParameters')) : undefined,
    routeResponseSelectionExpression: properties.text('RouteResponseSelectionExpression'),
  });
  properties.finish();
  context.book.add(resource, 'v2-route', [api.id, resource.ref], route);
};

export const buildV2RouteResponse: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  const api = v2ApiOf(context, resource, properties);
  if (api === undefined) return;
  const routeId = properties.text('RouteId') ?? '';
  const response = defined({
    id: resource.ref,
    routeResponseKey: properties.text('RouteResponseKey'),
    modelSelectionExpression: properties.text('ModelSelectionExpression'),
    responseModels: properties.textMap('ResponseModels'),
    responseParameters: constraints(properties.members('ResponseParameters')),
  });
  properties.finish();
  if (findEntity(context.book.definition, 'v2-route', api.id, routeId) === undefined) {
    context.losses.warn(resource.place, `Its route is not here; ${resource.logicalId} is left out.`);
  } else context.book.add(resource, 'v2-route-response', [api.id, routeId, resource.ref], response);
};

/** Whether each parameter has to be there. */
function constraints(written: Members | undefined): object | undefined {
  const entries = Object.entries(written ?? {}).map(([name, constraint]): [string, object] => {
    const required = textOf(memberOf(constraint, 'Required'));
    return [name, required === undefined ? {} : { required: required === 'true' }];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

export const buildV2Authorizer: Builder = (context, resource) => {
  const { losses } = context;
  const properties = readProperties(resource, losses);
  const api = v2ApiOf(context, resource, properties);
  if (api === undefined) return;
  const type = properties.text('AuthorizerType')?.toUpperCase();
  const jwt = properties.members('JwtConfiguration');
  const jwtReader = readMembers(jwt ?? {}, `${resource.propertiesPlace}.JwtConfiguration`, losses);
  const isCached = api.protocolType === 'HTTP' && type === 'REQUEST';
  const sources = properties.texts('IdentitySource');
  const authorizer = defined({
    id: resource.ref,
    name: properties.text('Name') ?? resource.logicalId,
    authorizerType: type,
    identitySource: sources?.length === 0 ? undefined : sources,
    authorizerUri: properties.text('AuthorizerUri'),
    authorizerCredentialsArn: properties.text('AuthorizerCredentialsArn'),
    authorizerPayloadFormatVersion: formatVersion(properties.text('AuthorizerPayloadFormatVersion')),
    // AWS assumed: a time to live that is not sent is 0
    enableSimpleResponses: properties.flag('EnableSimpleResponses') ?? (isCached ? false : undefined),
    authorizerResultTtlInSeconds: properties.number('AuthorizerResultTtlInSeconds') ?? (isCached ? 0 : undefined),
    identityValidationExpression: properties.text('IdentityValidationExpression'),
    jwtConfiguration: jwt && defined({ issuer: jwtReader.text('Issuer'), audience: jwtReader.texts('Audience') }),
  });
  jwtReader.finish();
  properties.finish();
  context.book.add(resource, 'v2-authorizer', [api.id, resource.ref], authorizer);
};

export const buildV2Model: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  const api = v2ApiOf(context, resource, properties);
  if (api === undefined) return;
  const model = defined({
    id: resource.ref,
    name: properties.text('Name'),
    contentType: properties.text('ContentType'),
    description: properties.text('Description'),
    schema: properties.json('Schema'),
  });
  properties.finish();
  if (api.protocolType === 'HTTP') {
    context.losses.warn(resource.place, `HTTP APIs have no models; ${resource.logicalId} is left out.`);
  } else context.book.add(resource, 'v2-model', [api.id, resource.ref], model);
};
