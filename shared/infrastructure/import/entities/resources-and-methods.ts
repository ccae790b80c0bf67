// `AWS::ApiGateway::Resource` and `AWS::ApiGateway::Method`.
import { placeProblem } from '../../../definition/edits/rules/resource-rules';
import { findEntity, listEntities } from '../../../definition/entities';
import type { Resource } from '../../../definition/rest/resource';
import type { Members } from '../reading/read-template';
import { textOf } from '../reading/texts';
import type { StackResource } from '../values/stack';
import { apiOf } from './api-parts';
import type { BuildContext, Builder } from './build-context';
import { defined, readMembers, readProperties } from './property-reader';

/** Builds resources, parents before what stands under them. */
export function buildResources(context: BuildContext, resources: readonly StackResource[]): void {
  const byRef = new Map(resources.map((resource) => [resource.ref, resource]));
  const done = new Set<string>();
  /** Parents first, without recursion: chains may be long. */
  for (const start of resources) {
    const chain: StackResource[] = [];
    for (let next: StackResource | undefined = start; next !== undefined && !done.has(next.ref); ) {
      done.add(next.ref);
      chain.push(next);
      next = byRef.get(textOf(next.properties.ParentId) ?? '');
    }
    for (const resource of chain.reverse()) buildResource(context, resource);
  }
}

const buildResource: Builder = (context, resource) => {
  const { book, losses } = context;
  const properties = readProperties(resource, losses);
  const apiId = apiOf(context, resource, properties);
  if (apiId === undefined) return;
  const parentId = properties.text('ParentId') ?? '';
  const pathPart = properties.text('PathPart') ?? '';
  properties.finish();
  const parent = findEntity(book.definition, 'resource', apiId, parentId);
  const problem =
    parent === undefined
      ? { message: 'Its parent is not here, or stands under itself.' }
      : placeProblem(parent, siblingsOf(context, apiId, parentId), pathPart);
  if (problem === undefined) {
    book.add(resource, 'resource', [apiId, resource.ref], { id: resource.ref, parentId, pathPart });
  } else losses.warn(resource.place, `${problem.message} ${resource.logicalId} is left out.`);
};

function siblingsOf({ book }: BuildContext, apiId: string, parentId: string): Resource[] {
  return listEntities(book.definition, 'resource', apiId)
    .map(({ entity }) => entity)
    .filter((other) => other.parentId === parentId);
}

export const buildMethod: Builder = (context, resource) => {
  const { book, losses } = context;
  const properties = readProperties(resource, losses);
  const apiId = apiOf(context, resource, properties);
  if (apiId === undefined) return;
  const resourceId = properties.text('ResourceId') ?? '';
  if (findEntity(book.definition, 'resource', apiId, resourceId) === undefined) {
    losses.warn(resource.place, `Its resource is not here; ${resource.logicalId} is left out.`);
    return;
  }
  const httpMethod = properties.text('HttpMethod')?.toUpperCase() ?? '';
  const integration = properties.members('Integration');
  const method = defined({
    httpMethod,
    authorizationType: properties.text('AuthorizationType')?.toUpperCase(),
    authorizerId: properties.text('AuthorizerId'),
    authorizationScopes: properties.texts('AuthorizationScopes'),
    apiKeyRequired: properties.flag('ApiKeyRequired'),
    requestValidatorId: properties.text('RequestValidatorId'),
    operationName: properties.text('OperationName'),
    requestParameters: properties.flagMap('RequestParameters'),
    requestModels: properties.textMap('RequestModels'),
    methodResponses: methodResponses(properties.list('MethodResponses'), resource, context),
    methodIntegration: integration && integrationOf(integration, resourceId, resource, context),
  });
  properties.finish();
  book.add(resource, 'method', [apiId, resourceId, httpMethod], method);
};

function methodResponses(sources: readonly Members[], { propertiesPlace }: StackResource, { losses }: BuildContext) {
  if (sources.length === 0) return undefined;
  return Object.fromEntries(
    sources.map((source, at) => {
      const response = readMembers(source, `${propertiesPlace}.MethodResponses.${at}`, losses);
      const statusCode = response.text('StatusCode') ?? '';
      const entity = defined({
        statusCode,
        responseParameters: response.flagMap('ResponseParameters'),
        responseModels: response.textMap('ResponseModels'),
      });
      response.finish();
      return [statusCode, entity];
    }),
  );
}

function integrationOf(source: Members, resourceId: string, resource: StackResource, { losses }: BuildContext): object {
  const place = `${resource.propertiesPlace}.Integration`;
  const members = readMembers(source, place, losses);
  const type = members.text('Type')?.toUpperCase();
  const responses = members.list('IntegrationResponses').map((response, at) => {
    const reader = readMembers(response, `${place}.IntegrationResponses.${at}`, losses);
    const statusCode = reader.text('StatusCode') ?? '';
    const entity = defined({
      statusCode,
      selectionPattern: reader.text('SelectionPattern'),
      responseParameters: reader.textMap('ResponseParameters'),
      responseTemplates: reader.textMap('ResponseTemplates'),
      contentHandling: reader.text('ContentHandling'),
    });
    reader.finish();
    return [statusCode, entity] as const;
  });
  const uri = members.text('Uri');
  const connectionType = members.text('ConnectionType');
  const tls = members.members('TlsConfig');
  const integration = defined({
    type,
    httpMethod: members.text('IntegrationHttpMethod'),
    // AWS recorded: the URI of a mock is not stored
    uri: type === 'MOCK' ? undefined : uri,
    connectionType,
    connectionId: members.text('ConnectionId'),
    integrationTarget: members.text('IntegrationTarget'),
    credentials: members.text('Credentials'),
    requestParameters: members.textMap('RequestParameters'),
    requestTemplates: members.textMap('RequestTemplates'),
    passthroughBehavior: members.text('PassthroughBehavior')?.toUpperCase(),
    contentHandling: members.text('ContentHandling'),
    timeoutInMillis: members.number('TimeoutInMillis'),
    cacheNamespace: members.text('CacheNamespace') ?? resourceId,
    cacheKeyParameters: members.texts('CacheKeyParameters'),
    tlsConfig: tls && { insecureSkipVerification: tls.InsecureSkipVerification === true },
    responseTransferMode: members.text('ResponseTransferMode'),
    integrationResponses: responses.length === 0 ? undefined : Object.fromEntries(responses),
  });
  members.finish();
  return integration;
}
