// Deployment, stages, plans, keys, domains, links and documentation as CloudFormation resources.
import type { Stage } from '../../../definition/rest/stage';
import type { CollectedApi } from '../collect-api';
import type { Surroundings } from '../collect-surroundings';
import { methodSettingEntries } from '../method-setting-entries';
import {
  apiRef,
  filled,
  type Properties,
  type TemplateContext,
  type TemplateResources,
  tagList,
} from './template-context';

/** What the resources beside the API refer to: SAM makes deployment and first stage by itself. */
export interface StageReferences {
  readonly deployment: Properties;
  stage(stageName: string): Properties | string;
}

/** The settings of a stage that SAM and CloudFormation name alike. */
export function stageSettings(context: TemplateContext, stage: Stage): Properties {
  const { losses } = context.api;
  const { stageName } = stage;
  const place = `stages.${stageName}`;
  if (stage.canarySettings !== undefined)
    losses.warn(`${place}.canarySettings`, 'A canary is not exported: its deployment is here only.');
  if (stage.webAclArn !== undefined)
    losses.warn(`${place}.webAclArn`, 'A web ACL is bound by AWS WAF, not by the stage.');
  if (stage.autoDeploy === true) losses.info(`${place}.autoDeploy`, 'Deploying by itself is a setting of Gatehouse.');
  const { destinationArn, format } = stage.accessLogSettings ?? {};
  return filled({
    Description: stage.description,
    CacheClusterEnabled: stage.cacheClusterEnabled ? true : undefined,
    CacheClusterSize: stage.cacheClusterEnabled ? stage.cacheClusterSize : undefined,
    Variables: Object.fromEntries(
      Object.entries(stage.variables ?? {}).map(([name, value]) => [name, context.setting(stageName, name, value)]),
    ),
    TracingEnabled: stage.tracingEnabled ? true : undefined,
    AccessLogSetting: filled({
      DestinationArn: destinationArn === undefined ? undefined : context.text(destinationArn),
      Format: format,
    }),
    MethodSettings: methodSettings(context, stage),
    ClientCertificateId: stage.clientCertificateId && { Ref: context.names.of('ClientCertificate', stage.stageName) },
    DocumentationVersion: stage.documentationVersion && {
      Ref: context.names.of('DocumentationVersion', stage.documentationVersion),
    },
  });
}

interface CertifiedStages {
  readonly stages: readonly { readonly stageName: string; readonly clientCertificateId?: string | undefined }[];
}

/** Client certificates of stages: AWS makes new ones. */
export function clientCertificates({ api, names }: TemplateContext<Surroundings & CertifiedStages>): TemplateResources {
  return api.stages
    .filter(({ clientCertificateId }) => clientCertificateId !== undefined)
    .map(({ stageName }) => {
      api.losses.info(`stages.${stageName}.clientCertificateId`, 'AWS makes a new client certificate.');
      const properties = { Description: `Of stage ${stageName}` };
      return [
        names.of('ClientCertificate', stageName),
        { Type: 'AWS::ApiGateway::ClientCertificate', Properties: properties },
      ];
    });
}

/** Stages of their own, without those in `left`. */
export function stageResources(
  context: TemplateContext,
  deployment: Properties,
  left: ReadonlySet<string>,
): TemplateResources {
  return context.api.stages
    .filter(({ stageName }) => !left.has(stageName))
    .map((stage) => [
      context.names.of('Stage', stage.stageName),
      {
        Type: 'AWS::ApiGateway::Stage',
        Properties: {
          RestApiId: apiRef,
          DeploymentId: deployment,
          StageName: stage.stageName,
          ...stageSettings(context, stage),
          ...filled({ Tags: tagList(stage.tags) }),
        },
      },
    ]);
}

/** Usage plans with their keys; keys go without their values, AWS makes new ones. */
export function planResources(
  context: TemplateContext<Surroundings>,
  { stage }: Pick<StageReferences, 'stage'>,
): TemplateResources {
  const { api, names } = context;
  const keyName = (key: { readonly id: string; readonly name?: string | undefined }) =>
    names.of('ApiKey', key.name ?? key.id);
  if (api.keys.length > 0)
    api.losses.info('apiKeys', 'API keys are exported without their values; AWS makes new ones.');
  return [
    ...api.keys.map((key) => {
      const { name, description, enabled, customerId, tags } = key;
      const properties = filled({ Name: name, Description: description, CustomerId: customerId, Tags: tagList(tags) });
      return [
        keyName(key),
        { Type: 'AWS::ApiGateway::ApiKey', Properties: { ...properties, Enabled: enabled } },
      ] as const;
    }),
    ...api.plans.map((plan) => {
      const { name, description, throttle, quota, tags, apiStages = [], productCode } = plan;
      const own = apiStages.filter(({ apiId }) => apiId === api.place.apiId);
      const place = `usagePlans.${name}`;
      if (own.length < apiStages.length) api.losses.info(place, 'Stages of other APIs in the plan are left out.');
      if (productCode !== undefined)
        api.losses.warn(`${place}.productCode`, 'CloudFormation has no place for a product code.');
      const properties = filled({
        UsagePlanName: name,
        Description: description,
        ApiStages: own.map((ownStage) => ({
          ApiId: apiRef,
          Stage: stage(ownStage.stage),
          ...filled({ Throttle: mapValues(ownStage.throttle, limits) }),
        })),
        Throttle: limits(throttle ?? {}),
        Quota:
          quota &&
          filled({ Limit: quota.limit, Offset: quota.offset === 0 ? undefined : quota.offset, Period: quota.period }),
        Tags: tagList(tags),
      });
      return [names.of('UsagePlan', name), { Type: 'AWS::ApiGateway::UsagePlan', Properties: properties }] as const;
    }),
    ...api.plans.flatMap(({ name, keyIds = [] }) =>
      api.keys
        .filter(({ id }) => keyIds.includes(id))
        .map((key) => {
          const ids = {
            KeyId: { Ref: keyName(key) },
            KeyType: 'API_KEY',
            UsagePlanId: { Ref: names.of('UsagePlan', name) },
          };
          return [
            names.of('UsagePlanKey', name, key.name ?? key.id),
            { Type: 'AWS::ApiGateway::UsagePlanKey', Properties: ids },
          ] as const;
        }),
    ),
  ];
}

/** Domain names and their mappings to the API. */
export function domainResources(context: TemplateContext, { stage }: StageReferences): TemplateResources {
  const { api, names, text } = context;
  const isPrivate = (name: string) =>
    api.domains.find(({ domainName }) => domainName === name)?.endpointConfiguration.types[0] === 'PRIVATE';
  for (const { domainName } of api.domains.filter((domain) => isPrivate(domain.domainName))) {
    api.losses.warn(`domainNames.${domainName}`, 'Private custom domain names are not exported.');
  }
  return [
    ...api.domains
      .filter(({ domainName }) => !isPrivate(domainName))
      .map((domain) => {
        const { truststoreUri, truststoreVersion } = domain.mutualTlsAuthentication ?? {};
        const properties = filled({
          DomainName: domain.domainName,
          CertificateArn: domain.certificateArn && text(domain.certificateArn),
          RegionalCertificateArn: domain.regionalCertificateArn && text(domain.regionalCertificateArn),
          OwnershipVerificationCertificateArn: domain.ownershipVerificationCertificateArn,
          EndpointConfiguration: { Types: domain.endpointConfiguration.types },
          SecurityPolicy: domain.securityPolicy,
          MutualTlsAuthentication: filled({ TruststoreUri: truststoreUri, TruststoreVersion: truststoreVersion }),
          Tags: tagList(domain.tags),
        });
        return [
          names.of('DomainName', domain.domainName),
          { Type: 'AWS::ApiGateway::DomainName', Properties: properties },
        ] as const;
      }),
    ...api.mappings
      .filter(
        ({ domainName }) => api.domains.some((domain) => domain.domainName === domainName) && !isPrivate(domainName),
      )
      .map(({ domainName, basePath, stage: stageName }) => {
        const properties = filled({
          DomainName: { Ref: names.of('DomainName', domainName) },
          BasePath: basePath === '(none)' ? undefined : basePath,
          RestApiId: apiRef,
          Stage: stageName === undefined ? undefined : stage(stageName),
        });
        const id = names.of('BasePathMapping', domainName, basePath === '(none)' ? '' : basePath);
        return [id, { Type: 'AWS::ApiGateway::BasePathMapping', Properties: properties }] as const;
      }),
  ];
}

/** VPC links. */
export function linkResources({
  api,
  names,
  text,
}: TemplateContext<Surroundings & Pick<CollectedApi, 'vpcLinks'>>): TemplateResources {
  return api.vpcLinks.map(({ name, description, targetArns, tags }) => [
    names.of('VpcLink', name),
    {
      Type: 'AWS::ApiGateway::VpcLink',
      Properties: filled({
        Name: name,
        Description: description,
        TargetArns: targetArns.map(text),
        Tags: tagList(tags),
      }),
    },
  ]);
}

function methodSettings({ api }: TemplateContext, stage: Stage): readonly Properties[] {
  return methodSettingEntries(stage).map(({ path, method, settings }) => {
    const { requireAuthorizationForCacheControl: required, unauthorizedCacheControlHeaderStrategy: strategy } =
      settings;
    if (required !== undefined || strategy !== undefined) {
      const place = `stages.${stage.stageName}.methodSettings`;
      api.losses.warn(place, 'CloudFormation has no place for who may invalidate the cache.');
    }
    return filled({
      // AWS documented: slashes are written ~1 but for the first; the root is one slash
      ResourcePath: path === '/' ? '/' : path === '*' ? '/*' : `/${path.replaceAll('/', '~1')}`,
      HttpMethod: method,
      MetricsEnabled: settings.metricsEnabled,
      LoggingLevel: settings.loggingLevel,
      DataTraceEnabled: settings.dataTraceEnabled,
      ThrottlingBurstLimit: settings.throttlingBurstLimit,
      ThrottlingRateLimit: settings.throttlingRateLimit,
      CachingEnabled: settings.cachingEnabled,
      CacheTtlInSeconds: settings.cacheTtlInSeconds,
      CacheDataEncrypted: settings.cacheDataEncrypted,
    });
  });
}

function limits({
  burstLimit,
  rateLimit,
}: {
  readonly burstLimit?: number | undefined;
  readonly rateLimit?: number | undefined;
}) {
  return filled({ BurstLimit: burstLimit, RateLimit: rateLimit });
}

function mapValues<T>(map: Readonly<Record<string, T>> | undefined, value: (item: T) => Properties): Properties {
  return Object.fromEntries(Object.entries(map ?? {}).map(([name, item]) => [name, value(item)]));
}
