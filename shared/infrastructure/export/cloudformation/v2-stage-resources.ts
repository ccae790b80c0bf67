// Deployment, stages, VPC links and domain names of HTTP and WebSocket APIs as CloudFormation resources.
import type { V2Stage } from '../../../definition/v2/stage';
import type { CollectedV2Api } from '../collect-v2-api';
import { filled, type Properties, type TemplateResources } from './template-context';
import { capitals, tagMap, type V2Context, v2ApiRef } from './v2-api-resources';

/** The settings of a stage that SAM and CloudFormation name alike. */
export function v2StageSettings(context: V2Context, stage: V2Stage): Properties {
  const { stageName, accessLogSettings, stageVariables = {}, routeSettings = {} } = stage;
  const { destinationArn, format } = accessLogSettings ?? {};
  if (stage.port !== undefined) {
    context.api.losses.info(`stages.${stageName}.port`, 'A port of its own is a setting of Gatehouse.');
  }
  const known = new Set(context.api.routes.map(({ part }) => part.routeKey));
  return filled({
    StageVariables: Object.fromEntries(
      Object.entries(stageVariables).map(([name, value]) => [name, context.setting(stageName, name, value)]),
    ),
    AccessLogSettings: filled({
      DestinationArn: destinationArn === undefined ? undefined : context.text(destinationArn),
      Format: format,
    }),
    DefaultRouteSettings: capitals(stage.defaultRouteSettings),
    RouteSettings: Object.fromEntries(
      Object.entries(routeSettings).flatMap(([key, setting]) => (known.has(key) ? [[key, capitals(setting)]] : [])),
    ),
  });
}

/** The deployment that stages point to which do not deploy by themselves; it waits for `deployed`. */
export function v2Deployment(
  { api }: V2Context,
  stages: readonly V2Stage[],
  deployed: readonly string[],
): TemplateResources {
  if (api.routes.length === 0 || stages.every(({ autoDeploy }) => autoDeploy)) return [];
  const type = 'AWS::ApiGatewayV2::Deployment';
  return [[deploymentId(api), { Type: type, DependsOn: deployed, Properties: { ApiId: v2ApiRef } }]];
}

// A deployment is made once and never changes: a new id makes CloudFormation deploy again.
function deploymentId({ deployedHash }: CollectedV2Api): string {
  return `Deployment${deployedHash}`;
}

/**
 * Stages; one without routes to deploy stands there without a deployment. Where routes are resources of their own,
 * a stage waits for those that it has settings of: API Gateway refuses settings of a route that is not there yet.
 */
export function v2StageResources(
  context: V2Context,
  stages: readonly V2Stage[],
  hasRoutes: boolean,
): TemplateResources {
  const { api, names } = context;
  return stages.map((stage) => {
    const { stageName, autoDeploy, clientCertificateId, description, tags } = stage;
    const isDeployed = !autoDeploy && api.routes.length > 0;
    if (!autoDeploy && !isDeployed) {
      api.losses.info(`stages.${stageName}`, 'An API without routes cannot be deployed; the stage has no deployment.');
    }
    const properties = {
      ApiId: v2ApiRef,
      StageName: stageName,
      ...filled({
        Description: description,
        AutoDeploy: autoDeploy ? true : undefined,
        DeploymentId: isDeployed ? { Ref: deploymentId(api) } : undefined,
        ClientCertificateId: clientCertificateId && { Ref: names.of('ClientCertificate', stageName) },
      }),
      ...v2StageSettings(context, stage),
      ...filled({ Tags: tagMap(tags) }),
    };
    const routes = api.routes.filter(({ part }) => Object.hasOwn(stage.routeSettings ?? {}, part.routeKey));
    const before = hasRoutes ? routes.map(({ words }) => names.of('Route', ...words)) : [];
    const waits = before.length === 0 ? {} : { DependsOn: before };
    return [names.of('Stage', stageName), { Type: 'AWS::ApiGatewayV2::Stage', ...waits, Properties: properties }];
  });
}

/** VPC links of HTTP APIs. */
export function v2LinkResources({ api, names }: V2Context): TemplateResources {
  return api.v2VpcLinks.map(({ name, subnetIds, securityGroupIds, tags }) => [
    names.of('V2VpcLink', name),
    {
      Type: 'AWS::ApiGatewayV2::VpcLink',
      Properties: {
        Name: name,
        SubnetIds: subnetIds,
        ...filled({ SecurityGroupIds: securityGroupIds, Tags: tagMap(tags) }),
      },
    },
  ]);
}

/** Domain names and their mappings to the API. */
export function v2DomainResources(
  context: V2Context,
  stageOf: (stageName: string) => Properties | string,
): TemplateResources {
  const { api, names, text } = context;
  const domains = api.domains.filter(({ domainName, endpointConfiguration }) => {
    const [type] = endpointConfiguration.types;
    if (type === 'REGIONAL') return true;
    const message = `Only regional domain names are exported with this API; this one is ${type}.`;
    api.losses.warn(`domainNames.${domainName}`, message);
    return false;
  });
  const known = new Set(domains.map(({ domainName }) => domainName));
  return [
    ...domains.map((domain) => {
      const { truststoreUri, truststoreVersion } = domain.mutualTlsAuthentication ?? {};
      const { regionalCertificateArn: certificate, ownershipVerificationCertificateArn: owner } = domain;
      const configuration = filled({
        EndpointType: 'REGIONAL',
        CertificateArn: certificate && text(certificate),
        CertificateName: domain.regionalCertificateName,
        SecurityPolicy: domain.securityPolicy,
        OwnershipVerificationCertificateArn: owner && text(owner),
        IpAddressType: domain.endpointConfiguration.ipAddressType,
      });
      const mode = domain.routingMode.replace('BASE_PATH_MAPPING', 'API_MAPPING');
      const properties = {
        DomainName: domain.domainName,
        DomainNameConfigurations: [configuration],
        ...filled({
          MutualTlsAuthentication: filled({ TruststoreUri: truststoreUri, TruststoreVersion: truststoreVersion }),
          RoutingMode: mode === 'API_MAPPING_ONLY' ? undefined : mode,
          Tags: tagMap(domain.tags),
        }),
      };
      const id = names.of('DomainName', domain.domainName);
      return [id, { Type: 'AWS::ApiGatewayV2::DomainName', Properties: properties }] as const;
    }),
    ...api.mappings
      .filter(({ domainName }) => known.has(domainName))
      .map(({ domainName, path, stage }) => {
        const properties = {
          ApiId: v2ApiRef,
          DomainName: { Ref: names.of('DomainName', domainName) },
          Stage: stageOf(stage),
          ...filled({ ApiMappingKey: path }),
        };
        const id = names.of('ApiMapping', domainName, path);
        return [id, { Type: 'AWS::ApiGatewayV2::ApiMapping', Properties: properties }] as const;
      }),
  ];
}
