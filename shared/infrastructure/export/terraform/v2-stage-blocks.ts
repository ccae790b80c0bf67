// Deployment, stages, VPC links and domain names of HTTP and WebSocket APIs as Terraform blocks.
import type { RouteSetting, V2Stage } from '../../../definition/v2/stage';
import type { HclBlock, HclValue } from './hcl';
import { listOf, mapOf, nested, resource, tagsOf } from './terraform-context';
import { type V2TerraformContext, v2ApiId } from './v2-api-blocks';

/** The deployment, which waits for `deployed`, and the stages that point to it. */
export function v2StageBlocks(context: V2TerraformContext, deployed: readonly HclValue[]): readonly HclBlock[] {
  const { api } = context;
  const hasDeployment = api.routes.length > 0 && api.stages.some(({ autoDeploy }) => !autoDeploy);
  const deployment: HclBlock = {
    type: 'resource',
    labels: ['aws_apigatewayv2_deployment', 'api'],
    attributes: { api_id: v2ApiId, triggers: { map: { redeployment: api.deployedHash } }, depends_on: deployed },
    // The stage moves to the new deployment before the old one goes.
    blocks: [{ type: 'lifecycle', attributes: { create_before_destroy: true } }],
  };
  return [...(hasDeployment ? [deployment] : []), ...api.stages.flatMap((stage) => stageBlocksOf(context, stage))];
}

/** A stage's name through its resource. */
export function v2StageName({ api, reference }: V2TerraformContext, name: string): HclValue {
  const isExported = api.stages.some(({ stageName }) => stageName === name);
  return isExported ? reference('aws_apigatewayv2_stage', 'name', name) : name;
}

function stageBlocksOf(context: V2TerraformContext, stage: V2Stage): readonly HclBlock[] {
  const { api, text, setting, reference } = context;
  const { stageName: name, routeSettings = {} } = stage;
  const { destinationArn, format } = stage.accessLogSettings ?? {};
  const hasCertificate = stage.clientCertificateId !== undefined;
  if (hasCertificate) api.losses.info(`stages.${name}.clientCertificateId`, 'AWS makes a new client certificate.');
  if (stage.port !== undefined) {
    api.losses.info(`stages.${name}.port`, 'A port of its own is a setting of Gatehouse.');
  }
  const isDeployed = !stage.autoDeploy && api.routes.length > 0;
  if (!stage.autoDeploy && !isDeployed) {
    api.losses.info(`stages.${name}`, 'An API without routes cannot be deployed; the stage has no deployment.');
  }
  const known = new Set(api.routes.map(({ part }) => part.routeKey));
  return [
    ...(hasCertificate
      ? [resource(context, 'aws_api_gateway_client_certificate', [name], { description: `Of stage ${name}` })]
      : []),
    resource(
      context,
      'aws_apigatewayv2_stage',
      [name],
      {
        api_id: v2ApiId,
        name,
        description: stage.description,
        auto_deploy: stage.autoDeploy ? true : undefined,
        deployment_id: isDeployed ? { raw: 'aws_apigatewayv2_deployment.api.id' } : undefined,
        client_certificate_id: hasCertificate ? reference('aws_api_gateway_client_certificate', 'id', name) : undefined,
        stage_variables: mapOf(stage.stageVariables, (value, variable) => setting(name, variable, value)),
        tags: tagsOf(stage.tags),
        // API Gateway refuses settings of a route that is not there yet.
        depends_on: listOf(routesWithSettings(context, routeSettings)),
      },
      [
        ...nested('access_log_settings', { destination_arn: text(destinationArn), format }),
        ...settingsBlock(context, 'default_route_settings', `stages.${name}.defaultRouteSettings`, {
          setting: stage.defaultRouteSettings,
        }),
        ...Object.entries(routeSettings)
          .filter(([key]) => known.has(key))
          .flatMap(([key, setting]) =>
            settingsBlock(context, 'route_settings', `stages.${name}.routeSettings.${key}`, {
              key,
              setting,
              fallback: stage.defaultRouteSettings,
            }),
          ),
      ],
    ),
  ];
}

function routesWithSettings({ api, reference }: V2TerraformContext, routeSettings: object): readonly HclValue[] {
  return api.routes
    .filter(({ part }) => Object.hasOwn(routeSettings, part.routeKey))
    .map(({ words }) => reference('aws_apigatewayv2_route', '', ...words));
}

interface SettingsSource {
  readonly key?: string;
  readonly setting: RouteSetting | undefined;
  /** Of the stage, for limits that a route does not have. */
  readonly fallback?: RouteSetting | undefined;
}

/**
 * A block of settings. Limits that are not set are written as they are in force: the provider would send 0 for them,
 * and API Gateway would refuse every call (public bug reports, hashicorp/terraform-provider-aws 27674).
 */
function settingsBlock(
  { api }: V2TerraformContext,
  type: string,
  place: string,
  { key, setting = {}, fallback = {} }: SettingsSource,
): readonly HclBlock[] {
  const { burstLimit, rateLimit } = api.accountLimits;
  const isSet = Object.values(setting).some((value) => value !== undefined);
  if (!isSet && key === undefined) return [];
  if (setting.throttlingBurstLimit === undefined || setting.throttlingRateLimit === undefined) {
    const message = 'Limits that are not set are written as they are in force: Terraform would make 0 of them.';
    api.losses.info(place, message);
  }
  const attributes = {
    ...(key !== undefined && { route_key: key }),
    data_trace_enabled: setting.dataTraceEnabled,
    detailed_metrics_enabled: setting.detailedMetricsEnabled,
    logging_level: setting.loggingLevel,
    throttling_burst_limit: setting.throttlingBurstLimit ?? fallback.throttlingBurstLimit ?? burstLimit,
    throttling_rate_limit: setting.throttlingRateLimit ?? fallback.throttlingRateLimit ?? rateLimit,
  };
  return [{ type, attributes }];
}

/** VPC links of HTTP APIs. */
export function v2LinkBlocks(context: V2TerraformContext): readonly HclBlock[] {
  return context.api.v2VpcLinks.map(({ name, subnetIds, securityGroupIds = [], tags }) =>
    resource(context, 'aws_apigatewayv2_vpc_link', [name], {
      name,
      // The provider demands both, empty or not.
      security_group_ids: securityGroupIds,
      subnet_ids: subnetIds,
      tags: tagsOf(tags),
    }),
  );
}

/** Domain names and their mappings to the API. */
export function v2DomainBlocks(context: V2TerraformContext): readonly HclBlock[] {
  const { api, text, reference } = context;
  const domains = api.domains.filter(({ domainName, endpointConfiguration }) => {
    const [type] = endpointConfiguration.types;
    if (type === 'REGIONAL') return true;
    const message = `Only regional domain names are exported with this API; this one is ${type}.`;
    api.losses.warn(`domainNames.${domainName}`, message);
    return false;
  });
  const known = new Set(domains.map(({ domainName }) => domainName));
  return [
    ...domains.map((domain) =>
      resource(
        context,
        'aws_apigatewayv2_domain_name',
        [domain.domainName],
        { domain_name: domain.domainName, tags: tagsOf(domain.tags) },
        [
          ...nested('domain_name_configuration', {
            certificate_arn: text(domain.regionalCertificateArn),
            endpoint_type: 'REGIONAL',
            security_policy: domain.securityPolicy,
            ownership_verification_certificate_arn: text(domain.ownershipVerificationCertificateArn),
            ip_address_type: domain.endpointConfiguration.ipAddressType,
          }),
          ...nested('mutual_tls_authentication', {
            truststore_uri: domain.mutualTlsAuthentication?.truststoreUri,
            truststore_version: domain.mutualTlsAuthentication?.truststoreVersion,
          }),
        ],
      ),
    ),
    ...api.mappings
      .filter(({ domainName }) => known.has(domainName))
      .map(({ domainName, path, stage }) =>
        resource(context, 'aws_apigatewayv2_api_mapping', [domainName, path], {
          api_id: v2ApiId,
          domain_name: reference('aws_apigatewayv2_domain_name', 'domain_name', domainName),
          stage: v2StageName(context, stage),
          api_mapping_key: path === '' ? undefined : path,
        }),
      ),
  ];
}
