// A route of a WebSocket API in the terms of a REST API's method, so that one set of compilers and steps serves both.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integrations.html
import type { RestApiView } from '../../../../shared/definition/api-view';
import type { Authorizer } from '../../../../shared/definition/rest/authorizer';
import type { Integration } from '../../../../shared/definition/rest/integration';
import type { Method } from '../../../../shared/definition/rest/method';
import type { V2Authorizer } from '../../../../shared/definition/v2/authorizer';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';

/** The API as compilers of REST APIs see it: its models and authorizers, and no resource but the root. */
export function restViewOf({ api, models, authorizers }: V2ApiView): RestApiView {
  const rootResourceId = 'root';
  return {
    api: {
      id: api.id,
      name: api.name,
      createdDate: api.createdDate,
      apiKeySource: isKeyOfAuthorizer(api.apiKeySelectionExpression) ? 'AUTHORIZER' : 'HEADER',
      endpointConfiguration: { types: ['REGIONAL'] },
      disableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
      rootResourceId,
      ...(api.region !== undefined && { region: api.region }),
      ...(api.accountId !== undefined && { accountId: api.accountId }),
    },
    root: {
      resource: { id: rootResourceId, path: '/' },
      path: '/',
      parent: undefined,
      children: [],
      methods: new Map(),
    } as RestApiView['root'],
    resources: new Map(),
    models: new Map(
      Array.from(models.values(), ({ id, name, schema }) => [
        name,
        { id, name, schema, contentType: 'application/json' },
      ]),
    ),
    authorizers: new Map(Array.from(authorizers.values(), (authorizer) => [authorizer.id, authorizerOf(authorizer)])),
    requestValidators: new Map(),
    gatewayResponses: new Map(),
  };
}

/** AWS documented: beside the header, the one other place of a key is what the authorizer says. */
function isKeyOfAuthorizer(expression: string | undefined): boolean {
  return expression?.replace(/[${}]/g, '') === 'context.authorizer.usageIdentifierKey';
}

/**
 * AWS documented: REQUEST alone. Results are never kept; the time to live only says that every identity source must be
 * there, as it does for REST APIs.
 */
function authorizerOf({ id, name, authorizerUri, authorizerCredentialsArn, identitySource }: V2Authorizer): Authorizer {
  return {
    id,
    name,
    type: 'REQUEST',
    authorizerResultTtlInSeconds: 1,
    identitySource: (identitySource ?? []).map(asMethodSource).join(','),
    ...(authorizerUri !== undefined && { authorizerUri }),
    ...(authorizerCredentialsArn !== undefined && { authorizerCredentials: authorizerCredentialsArn }),
  };
}

/** The route with its integration. */
export function methodOf(route: V2Route, integration: V2Integration | undefined): Method {
  return {
    httpMethod: 'ANY',
    authorizationType: authorizationOf(route),
    ...(route.authorizerId !== undefined && { authorizerId: route.authorizerId }),
    apiKeyRequired: route.routeKey === '$connect' && route.apiKeyRequired,
    requestParameters: Object.fromEntries(
      Object.entries(route.requestParameters ?? {}).map(([key, { required = false }]) => [
        asMethodSource(key),
        required,
      ]),
    ),
    ...(integration !== undefined && { methodIntegration: integrationOfMethod(integration) }),
  };
}

/** AWS documented: authorization on $connect alone, and no JWT. */
function authorizationOf({ routeKey, authorizationType }: V2Route): Method['authorizationType'] {
  if (routeKey !== '$connect' || authorizationType === 'JWT') return 'NONE';
  return authorizationType;
}

function integrationOfMethod(integration: V2Integration): Integration {
  const { integrationType, integrationMethod, integrationUri, connectionId, credentialsArn } = integration;
  const isFunction = integrationUri !== undefined && /^arn:aws[a-z-]*:lambda:/.test(integrationUri);
  return {
    type: integrationType,
    // AWS assumed: a message has no method of its own, so ANY means POST
    httpMethod: integrationMethod === undefined || integrationMethod === 'ANY' ? 'POST' : integrationMethod,
    connectionType: integration.connectionType,
    passthroughBehavior: integration.passthroughBehavior ?? 'WHEN_NO_MATCH',
    timeoutInMillis: integration.timeoutInMillis,
    cacheKeyParameters: [],
    requestParameters: Object.fromEntries(
      Object.entries(integration.requestParameters ?? {}).map(([key, value]) => [key, asMethodSource(value)]),
    ),
    ...(integrationUri !== undefined && { uri: isFunction ? invocationArn(integrationUri) : integrationUri }),
    ...(connectionId !== undefined && { connectionId }),
    ...(credentialsArn !== undefined && { credentials: credentialsArn }),
    ...(integration.contentHandlingStrategy !== undefined && { contentHandling: integration.contentHandlingStrategy }),
  };
}

function invocationArn(functionArn: string): string {
  const region = functionArn.split(':')[3] ?? '';
  return `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
}

/** `route.request.header.X` is to a route what `method.request.header.X` is to a method. */
function asMethodSource(source: string): string {
  return source.startsWith('route.request.') ? `method.${source.slice('route.'.length)}` : source;
}
