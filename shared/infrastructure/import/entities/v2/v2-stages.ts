// `AWS::ApiGatewayV2::Stage`, the stage that a deployment names, and overrides of what quick create made.
import { isMembers } from '../../../../definition/edits/member-path';
import { findEntity, listEntities } from '../../../../definition/entities';
import type { Members } from '../../reading/read-template';
import type { BuildContext, Builder } from '../build-context';
import { defined, type PropertyReader, readMembers, readProperties } from '../property-reader';
import { v2ApiOf } from './v2-apis';
import { formatVersion } from './v2-integrations';

export const buildV2Stage: Builder = (context, resource) => {
  const { book, losses, now } = context;
  const properties = readProperties(resource, losses);
  const api = v2ApiOf(context, resource, properties);
  if (api === undefined) return;
  const stageName = properties.text('StageName') ?? resource.ref;
  const at = Math.floor(now / 1_000);
  const certificate = properties.text('ClientCertificateId');
  const hasCertificate = findEntity(book.definition, 'client-certificate', certificate ?? '') !== undefined;
  const stage = defined({
    stageName,
    ...stageSettings(context, api.id, resource.propertiesPlace, properties),
    clientCertificateId: hasCertificate ? certificate : undefined,
    tags: properties.tags(),
    createdDate: at,
    lastUpdatedDate: at,
  });
  properties.finish('DeploymentId', 'AccessPolicyId');
  book.add(resource, 'v2-stage', [api.id, stageName], stage);
};

/** A deployment is a moment, not a thing to take over: the import deploys the stages itself. */
export const buildV2Deployment: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  v2ApiOf(context, resource, properties);
  properties.finish('Description', 'StageName', 'Triggers');
};

/** What a stage and an override of a stage have in common. */
function stageSettings(context: BuildContext, apiId: string, place: string, properties: PropertyReader): object {
  const { losses, book } = context;
  const routes = new Set(listEntities(book.definition, 'v2-route', apiId).map(({ entity }) => entity.routeKey));
  const log = properties.members('AccessLogSettings');
  const logReader = readMembers(log ?? {}, `${place}.AccessLogSettings`, losses);
  const settings = properties.members('DefaultRouteSettings');
  const byRoute = Object.entries(properties.members('RouteSettings') ?? {}).flatMap(([key, setting]) => {
    const at = `${place}.RouteSettings.${key}`;
    // API Gateway would refuse the stage for it; a route that was left out has said so itself.
    if (!routes.has(key)) losses.warn(at, `There is no route ${key}; its settings are left out.`);
    return routes.has(key) ? [[key, routeSetting(context, at, isMembers(setting) ? setting : {})] as const] : [];
  });
  const made = {
    description: properties.text('Description'),
    autoDeploy: properties.flag('AutoDeploy'),
    stageVariables: properties.textMap('StageVariables'),
    accessLogSettings:
      log && defined({ format: logReader.text('Format'), destinationArn: logReader.text('DestinationArn') }),
    defaultRouteSettings: settings && routeSetting(context, `${place}.DefaultRouteSettings`, settings),
    routeSettings: byRoute.length === 0 ? undefined : (Object.fromEntries(byRoute) as object),
  };
  logReader.finish();
  return made;
}

function routeSetting({ losses }: BuildContext, place: string, written: Members): object {
  const members = readMembers(written, place, losses);
  const setting = defined({
    detailedMetricsEnabled: members.flag('DetailedMetricsEnabled'),
    dataTraceEnabled: members.flag('DataTraceEnabled'),
    loggingLevel: members.text('LoggingLevel')?.toUpperCase(),
    throttlingBurstLimit: members.number('ThrottlingBurstLimit'),
    throttlingRateLimit: members.number('ThrottlingRateLimit'),
  });
  members.finish();
  return setting;
}

/** AWS documented: changes the integration, the route and the stage that another resource's quick create made. */
export const buildV2ManagedOverrides: Builder = (context, resource) => {
  const { book, losses } = context;
  const properties = readProperties(resource, losses);
  const api = v2ApiOf(context, resource, properties);
  if (api === undefined) return;
  const reader = (name: string) =>
    readMembers(properties.members(name) ?? {}, `${resource.propertiesPlace}.${name}`, losses);
  const [integration, route, stage] = [reader('Integration'), reader('Route'), reader('Stage')];
  const changes = {
    'v2-integration': defined({
      description: integration.text('Description'),
      integrationMethod: integration.text('IntegrationMethod')?.toUpperCase(),
      payloadFormatVersion: formatVersion(integration.text('PayloadFormatVersion')),
      timeoutInMillis: integration.number('TimeoutInMillis'),
    }),
    'v2-route': defined({
      authorizationScopes: route.texts('AuthorizationScopes'),
      authorizationType: route.text('AuthorizationType')?.toUpperCase(),
      authorizerId: route.text('AuthorizerId'),
      operationName: route.text('OperationName'),
      target: route.text('Target'),
    }),
    'v2-stage': defined(stageSettings(context, api.id, `${resource.propertiesPlace}.Stage`, stage)),
  };
  for (const each of [integration, route, stage, properties]) each.finish();
  for (const kind of ['v2-integration', 'v2-route', 'v2-stage'] as const) {
    if (Object.keys(changes[kind]).length === 0) continue;
    const managed = managedPart(context, kind, api.id);
    if (managed === undefined) {
      losses.warn(resource.place, `${api.name} was not made by quick create; ${resource.logicalId} is left out.`);
      return;
    }
    book.add(resource, kind, managed.ids, { ...managed.entity, ...changes[kind] });
  }
};

function managedPart({ book }: BuildContext, kind: 'v2-integration' | 'v2-route' | 'v2-stage', apiId: string) {
  return listEntities(book.definition, kind, apiId).find(({ entity }) => entity.apiGatewayManaged === true);
}
