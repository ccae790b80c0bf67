// `AWS::ApiGateway::Stage`, and the stage that a deployment may bring.
import { findEntity } from '../../../definition/entities';
import type { Members } from '../reading/read-template';
import type { StackResource } from '../values/stack';
import { apiOf } from './api-parts';
import type { BuildContext, Builder } from './build-context';
import { defined, type PropertyReader, readMembers, readProperties } from './property-reader';

export const buildStage: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  const apiId = apiOf(context, resource, properties);
  if (apiId === undefined) return;
  addStage(context, resource, { apiId, stageName: resource.ref, properties });
  properties.finish('DeploymentId', 'StageName');
};

/** A deployment is a moment, not a thing to take over: the import deploys its stages itself. */
export const buildDeployment: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  const apiId = apiOf(context, resource, properties);
  const stageName = properties.text('StageName');
  const description = properties.members('StageDescription');
  properties.finish('Description', 'DeploymentCanarySettings', 'Triggers');
  if (apiId === undefined || stageName === undefined) return;
  if (findEntity(context.book.definition, 'stage', apiId, stageName) !== undefined) return;
  const place = `${resource.propertiesPlace}.StageDescription`;
  const members = readMembers(description ?? {}, place, context.losses);
  addStage(context, resource, { apiId, stageName, properties: members });
  members.finish(...methodDefaults);
};

/** Settings of all methods that a stage description holds beside the stage's own. */
const methodDefaults = [
  'CacheDataEncrypted',
  'CacheTtlInSeconds',
  'CachingEnabled',
  'DataTraceEnabled',
  'LoggingLevel',
  'MetricsEnabled',
  'ThrottlingBurstLimit',
  'ThrottlingRateLimit',
];

interface StageSource {
  readonly apiId: string;
  readonly stageName: string;
  readonly properties: PropertyReader;
}

function addStage(context: BuildContext, resource: StackResource, { apiId, stageName, properties }: StageSource): void {
  const at = Math.floor(context.now / 1_000);
  const accessLog = properties.members('AccessLogSetting');
  const canary = properties.members('CanarySetting');
  const settings = properties
    .list('MethodSettings')
    .map((source, index) => methodSetting(context, resource, source, index));
  const certificate = properties.text('ClientCertificateId');
  const hasCertificate = findEntity(context.book.definition, 'client-certificate', certificate ?? '') !== undefined;
  const cacheSize = properties.text('CacheClusterSize');
  const stage = defined({
    stageName,
    description: properties.text('Description'),
    clientCertificateId: hasCertificate ? certificate : undefined,
    cacheClusterEnabled: properties.flag('CacheClusterEnabled'),
    cacheClusterSize: cacheSize,
    methodSettings: settings.length === 0 ? undefined : Object.fromEntries(settings),
    variables: properties.textMap('Variables'),
    documentationVersion: properties.text('DocumentationVersion'),
    accessLogSettings: accessLog && accessLogOf(accessLog, resource, context),
    canarySettings: canary && canaryOf(canary, resource, context),
    tracingEnabled: properties.flag('TracingEnabled'),
    tags: properties.tags(),
    createdDate: at,
    lastUpdatedDate: at,
  });
  context.book.add(resource, 'stage', [apiId, stageName], stage);
}

function accessLogOf(source: Members, { propertiesPlace }: StackResource, { losses }: BuildContext): object {
  const members = readMembers(source, `${propertiesPlace}.AccessLogSetting`, losses);
  const settings = defined({ format: members.text('Format'), destinationArn: members.text('DestinationArn') });
  members.finish();
  return settings;
}

function canaryOf(source: Members, { propertiesPlace }: StackResource, { losses }: BuildContext): object {
  const members = readMembers(source, `${propertiesPlace}.CanarySetting`, losses);
  const settings = defined({
    percentTraffic: members.number('PercentTraffic'),
    stageVariableOverrides: members.textMap('StageVariableOverrides'),
    useStageCache: members.flag('UseStageCache'),
  });
  members.finish('DeploymentId');
  return settings;
}

// AWS documented: `/~1pets~1{id}` is how a template writes /pets/{id}, `/*` with method `*` the default of the stage
function methodSetting(context: BuildContext, { propertiesPlace }: StackResource, source: Members, at: number) {
  const members = readMembers(source, `${propertiesPlace}.MethodSettings.${at}`, context.losses);
  const written = members.text('ResourcePath') ?? '/*';
  const path = written === '/' ? '~1' : written.replace(/^\//, '');
  const method = members.text('HttpMethod')?.toUpperCase() ?? '*';
  const setting = defined({
    metricsEnabled: members.flag('MetricsEnabled'),
    loggingLevel: members.text('LoggingLevel')?.toUpperCase(),
    dataTraceEnabled: members.flag('DataTraceEnabled'),
    throttlingBurstLimit: members.number('ThrottlingBurstLimit'),
    throttlingRateLimit: members.number('ThrottlingRateLimit'),
    cachingEnabled: members.flag('CachingEnabled'),
    cacheTtlInSeconds: members.number('CacheTtlInSeconds'),
    cacheDataEncrypted: members.flag('CacheDataEncrypted'),
    requireAuthorizationForCacheControl: members.flag('RequireAuthorizationForCacheControl'),
    unauthorizedCacheControlHeaderStrategy: members.text('UnauthorizedCacheControlHeaderStrategy'),
  });
  members.finish();
  return [`${path}/${method}`, setting] as const;
}
