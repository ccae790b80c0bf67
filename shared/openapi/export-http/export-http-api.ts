// An HTTP API → OpenAPI 3.0.1, as ExportApi writes it (reference: OpenAPI 7).
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-export.html
import type { ImportLoss } from '../../contract/workspace';
import { refuse, refuseNoApi } from '../../definition/edits/edit';
import type { Definition } from '../../definition/entities';
import type { V2Authorizer } from '../../definition/v2/authorizer';
import type { V2Integration } from '../../definition/v2/integration';
import type { V2Route } from '../../definition/v2/route';
import { defaultRouteKey, parseHttpRouteKey } from '../../definition/v2/route-key';
import { integrationOf, type V2ApiView, viewV2Api } from '../../definition/v2/v2-view';
import { type DocumentObject, whenFilled } from '../export/document-object';

export interface HttpExportOptions {
  readonly host: string;
  /** Epoch milliseconds; the version of an API that has none. */
  readonly now: number;
  readonly hasExtensions: boolean;
  readonly region: string;
  /** `$default` and none mean no base path. */
  readonly stageName?: string | undefined;
  /** What integrations that several routes share, or none has, are called, by their ids. Otherwise they are named by it. */
  readonly integrationNames?: ReadonlyMap<string, string> | undefined;
}

export interface ExportedHttpApi {
  readonly document: DocumentObject;
  readonly version: string;
  readonly losses: readonly ImportLoss[];
}

const extension = 'x-amazon-apigateway-';
const iamScheme = 'sigv4Reference';

/** The document of HTTP API `apiId`. */
export function exportHttpApi(definition: Definition, apiId: string, options: HttpExportOptions): ExportedHttpApi {
  const view = viewV2Api(definition, apiId);
  if (view === undefined) return refuseNoApi(definition, apiId);
  // AWS documented: WebSocket APIs have no documents. AWS assumed: the wording
  if (view.api.protocolType !== 'HTTP') refuse('INVALID_DEFINITION', 'Only HTTP APIs can be exported.', 'apiId');
  const { api } = view;
  const { hasExtensions, stageName = '$default' } = options;
  const version = api.version ?? timestampVersion(options.now);
  const server = {
    url: `https://${options.host}/{basePath}`,
    variables: { basePath: { default: stageName === '$default' ? '' : stageName } },
    ...(hasExtensions &&
      api.disableExecuteApiEndpoint && { [`${extension}endpoint-configuration`]: { disableExecuteApiEndpoint: true } }),
  };
  const tags = Object.entries(api.tags ?? {}).map(([name, value]) => ({
    name,
    ...(hasExtensions && { [`${extension}tag-value`]: value }),
  }));
  const { description } = api;
  const document = {
    openapi: '3.0.1',
    info: { title: api.name, ...(description !== undefined && { description }), version },
    servers: [server],
    ...(tags.length > 0 && { tags }),
    paths: pathsOf(view, options),
    ...whenFilled('components', componentsOf(view, options)),
    ...(hasExtensions && api.corsConfiguration && { [`${extension}cors`]: api.corsConfiguration }),
    ...(hasExtensions && { [`${extension}importexport-version`]: '1.0' }),
  };
  return { document, version, losses: [] };
}

// AWS recorded: another form than REST's
function timestampVersion(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}UTC`;
}

function pathsOf(view: V2ApiView, options: HttpExportOptions): DocumentObject {
  const paths = new Map<string, Map<string, unknown>>();
  for (const route of view.routes) {
    const key = route.routeKey === defaultRouteKey ? undefined : parseHttpRouteKey(route.routeKey);
    if (typeof key === 'string') continue;
    const { method = 'ANY', path = '/$default', segments = [] } = key ?? {};
    // Without extensions there are no words for any method and the default route.
    if (!options.hasExtensions && method === 'ANY') continue;
    const item = paths.get(path) ?? new Map<string, unknown>();
    const verb = method === 'ANY' ? `${extension}any-method` : method.toLowerCase();
    item.set(verb, operationOf(view, route, options));
    const parameters = segments.flatMap((segment) => {
      if (segment.kind === 'literal') return [];
      // AWS recorded: a greedy parameter keeps its plus
      const name = segment.kind === 'greedy' ? `${segment.name}+` : segment.name;
      const about = `Generated path parameter for ${name}`;
      return [{ name, in: 'path', description: about, required: true, schema: { type: 'string' } }];
    });
    if (parameters.length > 0) item.set('parameters', parameters);
    paths.set(path, item);
  }
  return Object.fromEntries([...paths].map(([path, item]) => [path, Object.fromEntries(item)]));
}

function operationOf(view: V2ApiView, route: V2Route, options: HttpExportOptions): DocumentObject {
  const { routeKey, operationName, authorizationType, authorizerId = '', authorizationScopes = [] } = route;
  const scheme = authorizationType === 'AWS_IAM' ? iamScheme : view.authorizers.get(authorizerId)?.name;
  const integration = integrationOf(view, route);
  const isShared =
    integration !== undefined &&
    (routesOf(view, integration).length > 1 || options.integrationNames?.has(integration.id) === true);
  return {
    ...(operationName !== undefined && { operationId: operationName }),
    responses: { default: { description: `Default response for ${routeKey}` } },
    ...(authorizationType !== 'NONE' && scheme !== undefined && { security: [{ [scheme]: authorizationScopes }] }),
    ...(routeKey === defaultRouteKey && { isDefaultRoute: true }),
    ...(options.hasExtensions &&
      integration && {
        [`${extension}integration`]: isShared
          ? { $ref: `#/components/${extension}integrations/${pointerPart(nameOf(integration, options))}` }
          : integrationBlock(integration, options.region),
      }),
  };
}

function componentsOf(view: V2ApiView, options: HttpExportOptions): DocumentObject {
  const { hasExtensions, region } = options;
  const schemes = [...view.authorizers.values()].map((authorizer) => [
    authorizer.name,
    schemeOf(authorizer, hasExtensions),
  ]);
  if (view.routes.some(({ authorizationType }) => authorizationType === 'AWS_IAM')) {
    const authtype = hasExtensions && { [`${extension}authtype`]: 'awsSigv4' };
    schemes.push([iamScheme, { type: 'apiKey', name: 'Authorization', in: 'header', ...authtype }]);
  }
  const integrations = [...view.integrations.values()].flatMap((integration) => {
    const uses = routesOf(view, integration).length;
    const isNamed = options.integrationNames?.has(integration.id) === true;
    if ((uses === 1 && !isNamed) || !hasExtensions) return [];
    const name = nameOf(integration, options, uses === 0 ? 'unusedIntegration' : 'integration');
    return [[name, integrationBlock(integration, region)]];
  });
  return {
    ...whenFilled('securitySchemes', Object.fromEntries(schemes)),
    ...whenFilled(`${extension}integrations`, Object.fromEntries(integrations)),
  };
}

/** AWS assumed: the name; that several routes share an integration is kept by a reference. */
function nameOf({ id }: V2Integration, { integrationNames }: HttpExportOptions, kind = 'integration'): string {
  return integrationNames?.get(id) ?? `${kind}_${id}`;
}

/** A name as a part of a JSON pointer. */
function pointerPart(name: string): string {
  return name.replace(/~/g, '~0').replace(/\//g, '~1');
}

function routesOf(view: V2ApiView, { id }: V2Integration): readonly V2Route[] {
  return view.routes.filter(({ target }) => target === `integrations/${id}`);
}

function schemeOf(authorizer: V2Authorizer, hasExtensions: boolean): DocumentObject {
  const { authorizerType, identitySource = [], jwtConfiguration } = authorizer;
  const sources = identitySource.length > 0 && { identitySource: identitySource.join(',') };
  if (authorizerType === 'JWT') {
    const jwt = { ...sources, jwtConfiguration, type: 'jwt' };
    return { type: 'oauth2', flows: {}, ...(hasExtensions && { [`${extension}authorizer`]: jwt }) };
  }
  const only = /^\$request\.(header|querystring)\.(.+)$/.exec(
    identitySource.length === 1 ? (identitySource[0] ?? '') : '',
  );
  const { authorizerUri, authorizerCredentialsArn: authorizerCredentials, authorizerPayloadFormatVersion } = authorizer;
  const { enableSimpleResponses, authorizerResultTtlInSeconds } = authorizer;
  const request = {
    type: 'request',
    ...sources,
    authorizerUri,
    authorizerCredentials,
    authorizerPayloadFormatVersion,
    enableSimpleResponses,
    authorizerResultTtlInSeconds,
  };
  return {
    type: 'apiKey',
    name: only?.[2] ?? 'Unused',
    in: only?.[1] === 'querystring' ? 'query' : 'header',
    ...(hasExtensions && { [`${extension}authorizer`]: written(request) }),
  };
}

function integrationBlock(integration: V2Integration, region: string): DocumentObject {
  const { integrationUri, integrationType, timeoutInMillis } = integration;
  return written({
    payloadFormatVersion: integration.payloadFormatVersion,
    integrationSubtype: integration.integrationSubtype,
    type: integrationType.toLowerCase(),
    httpMethod: integration.integrationMethod,
    uri: integrationUri === undefined ? undefined : invocationUri(integrationUri, region),
    credentials: integration.credentialsArn,
    connectionType: integration.connectionType,
    connectionId: integration.connectionId,
    description: integration.description,
    requestParameters: integration.requestParameters,
    responseParameters: integration.responseParameters,
    tlsConfig: integration.tlsConfig,
    timeoutInMillis: timeoutInMillis === 30_000 ? undefined : timeoutInMillis,
  });
}

// AWS recorded: functions are written as invocation ARNs, whatever was stored
function invocationUri(uri: string, region: string): string {
  const partition = /^arn:([^:]*):lambda:([^:]*):/.exec(uri);
  if (partition === null) return uri;
  const [, name = 'aws', home = region] = partition;
  return `arn:${name}:apigateway:${home}:lambda:path/2015-03-31/functions/${uri}/invocations`;
}

/** Without members that are undefined, which YAML would write as null. */
function written(members: DocumentObject): DocumentObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
