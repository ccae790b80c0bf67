// Models, request validators, authorizers, gateway responses and documentation of an API.
import { findEntity } from '../../../definition/entities';
import { newShortId } from '../../../definition/ids';
import type { StackResource } from '../values/stack';
import type { BuildContext, Builder } from './build-context';
import { defined, type PropertyReader, readProperties } from './property-reader';

/** The API a part belongs to; reported where it is not there. */
export function apiOf(context: BuildContext, resource: StackResource, properties: PropertyReader): string | undefined {
  const apiId = properties.text('RestApiId');
  if (apiId !== undefined && findEntity(context.book.definition, 'rest-api', apiId) !== undefined) return apiId;
  const name = apiId ?? 'no API';
  context.losses.warn(resource.place, `It belongs to ${name}, which is not here; ${resource.logicalId} is left out.`);
  return undefined;
}

export const buildModel: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  const apiId = apiOf(context, resource, properties);
  if (apiId === undefined) return;
  const name = resource.ref;
  const model = defined({
    id: newShortId(context.random),
    name,
    description: properties.text('Description'),
    schema: properties.json('Schema'),
    contentType: properties.text('ContentType'),
  });
  properties.finish('Name');
  context.book.add(resource, 'model', [apiId, name], model);
};

export const buildRequestValidator: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  const apiId = apiOf(context, resource, properties);
  if (apiId === undefined) return;
  const validator = defined({
    id: resource.ref,
    name: properties.text('Name') ?? resource.logicalId,
    validateRequestBody: properties.flag('ValidateRequestBody'),
    validateRequestParameters: properties.flag('ValidateRequestParameters'),
  });
  properties.finish();
  context.book.add(resource, 'request-validator', [apiId, resource.ref], validator);
};

export const buildAuthorizer: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  const apiId = apiOf(context, resource, properties);
  if (apiId === undefined) return;
  const type = properties.text('Type')?.toUpperCase();
  const isCognito = type === 'COGNITO_USER_POOLS';
  const authorizer = defined({
    id: resource.ref,
    name: properties.text('Name') ?? resource.logicalId,
    type,
    providerARNs: properties.texts('ProviderARNs') ?? (isCognito ? [] : undefined),
    // AWS recorded: Lambda authorizers made by calls read `custom`, Cognito ones `cognito_user_pools`
    authType: properties.text('AuthType') ?? (isCognito ? 'cognito_user_pools' : 'custom'),
    authorizerUri: properties.text('AuthorizerUri'),
    authorizerCredentials: properties.text('AuthorizerCredentials'),
    identitySource: properties.text('IdentitySource'),
    identityValidationExpression: properties.text('IdentityValidationExpression'),
    authorizerResultTtlInSeconds: properties.number('AuthorizerResultTtlInSeconds'),
  });
  properties.finish();
  context.book.add(resource, 'authorizer', [apiId, resource.ref], authorizer);
};

export const buildGatewayResponse: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  const apiId = apiOf(context, resource, properties);
  if (apiId === undefined) return;
  const responseType = properties.text('ResponseType') ?? '';
  const response = defined({
    responseType,
    statusCode: properties.text('StatusCode'),
    responseParameters: properties.textMap('ResponseParameters'),
    responseTemplates: properties.textMap('ResponseTemplates'),
  });
  properties.finish();
  context.book.add(resource, 'gateway-response', [apiId, responseType], response);
};

export const buildDocumentationPart: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  const apiId = apiOf(context, resource, properties);
  if (apiId === undefined) return;
  const { Type, Path, Method, StatusCode, Name } = properties.members('Location') ?? {};
  const location = defined({ type: Type, path: Path, method: Method, statusCode: StatusCode, name: Name });
  const part = { id: resource.ref, location, properties: properties.json('Properties') ?? '{}' };
  properties.finish();
  context.book.add(resource, 'documentation-part', [apiId, resource.ref], part);
};

export const buildDocumentationVersion: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  const apiId = apiOf(context, resource, properties);
  if (apiId === undefined) return;
  const version = properties.text('DocumentationVersion') ?? resource.ref;
  const entity = defined({
    version,
    createdDate: Math.floor(context.now / 1_000),
    description: properties.text('Description'),
  });
  properties.finish();
  context.book.add(resource, 'documentation-version', [apiId, version], entity);
};
