// Deployment, stages and their method settings as Terraform blocks.
import type { Stage } from '../../../definition/rest/stage';
import { methodSettingEntries } from '../method-setting-entries';
import type { HclBlock, HclValue } from './hcl';
import { apiId, mapOf, nested, resource, type TerraformContext, tagsOf } from './terraform-context';

const deploymentId = { raw: 'aws_api_gateway_deployment.api.id' };

/** The deployment, which waits for `deployed`, and the stages that point to it. */
export function stageBlocks(context: TerraformContext, deployed: readonly HclValue[]): readonly HclBlock[] {
  const { api } = context;
  if (api.methods.length === 0) {
    api.losses.warn('stages', 'An API without methods cannot be deployed; stages are left out.');
    return [];
  }
  const deployment: HclBlock = {
    type: 'resource',
    labels: ['aws_api_gateway_deployment', 'api'],
    attributes: { rest_api_id: apiId, triggers: { map: { redeployment: api.deployedHash } }, depends_on: deployed },
    // The stage moves to the new deployment before the old one goes.
    blocks: [{ type: 'lifecycle', attributes: { create_before_destroy: true } }],
  };
  return [deployment, ...api.stages.flatMap((stage) => blocksOf(context, stage))];
}

/** A stage's name through its resource. */
export function stageName({ api, reference }: TerraformContext, name: string): HclValue {
  const isExported = api.methods.length > 0 && api.stages.some((stage) => stage.stageName === name);
  return isExported ? reference('aws_api_gateway_stage', 'stage_name', name) : name;
}

function blocksOf(context: TerraformContext, stage: Stage): readonly HclBlock[] {
  const { api, text, setting, reference } = context;
  const name = stage.stageName;
  reportUnheld(context, stage);
  const { destinationArn, format } = stage.accessLogSettings ?? {};
  const hasCertificate = stage.clientCertificateId !== undefined;
  const version = api.documentationVersions.find((one) => one.version === stage.documentationVersion)?.version;
  return [
    ...(hasCertificate
      ? [resource(context, 'aws_api_gateway_client_certificate', [name], { description: `Of stage ${name}` })]
      : []),
    resource(
      context,
      'aws_api_gateway_stage',
      [name],
      {
        rest_api_id: apiId,
        deployment_id: deploymentId,
        stage_name: name,
        description: stage.description,
        cache_cluster_enabled: stage.cacheClusterEnabled ? true : undefined,
        cache_cluster_size: stage.cacheClusterEnabled ? (stage.cacheClusterSize ?? '0.5') : undefined,
        client_certificate_id: hasCertificate ? reference('aws_api_gateway_client_certificate', 'id', name) : undefined,
        documentation_version: version && reference('aws_api_gateway_documentation_version', 'version', version),
        variables: mapOf(stage.variables, (value, variable) => setting(name, variable, value)),
        xray_tracing_enabled: stage.tracingEnabled ? true : undefined,
        tags: tagsOf(stage.tags),
      },
      nested('access_log_settings', { destination_arn: text(destinationArn), format }),
    ),
    ...methodSettingEntries(stage).map(({ path, method, settings }) =>
      resource(
        context,
        'aws_api_gateway_method_settings',
        [name, path === '*' ? 'all' : path, method === '*' ? 'methods' : method],
        {
          rest_api_id: apiId,
          stage_name: reference('aws_api_gateway_stage', 'stage_name', name),
          // Without its first slash; the root is one that is escaped.
          method_path: `${path === '/' ? '~1' : path.replace(/^\//, '')}/${method}`,
        },
        [
          {
            type: 'settings',
            attributes: {
              metrics_enabled: settings.metricsEnabled,
              logging_level: settings.loggingLevel,
              data_trace_enabled: settings.dataTraceEnabled,
              throttling_burst_limit: settings.throttlingBurstLimit,
              throttling_rate_limit: settings.throttlingRateLimit,
              caching_enabled: settings.cachingEnabled,
              cache_ttl_in_seconds: settings.cacheTtlInSeconds,
              cache_data_encrypted: settings.cacheDataEncrypted,
              require_authorization_for_cache_control: settings.requireAuthorizationForCacheControl,
              unauthorized_cache_control_header_strategy: settings.unauthorizedCacheControlHeaderStrategy,
            },
          },
        ],
      ),
    ),
  ];
}

function reportUnheld({ api }: TerraformContext, stage: Stage): void {
  const place = `stages.${stage.stageName}`;
  if (stage.canarySettings !== undefined) {
    api.losses.warn(`${place}.canarySettings`, 'A canary is not exported: its deployment is here only.');
  }
  if (stage.webAclArn !== undefined) {
    api.losses.warn(`${place}.webAclArn`, 'A web ACL is bound by AWS WAF, not by the stage.');
  }
  if (stage.clientCertificateId !== undefined) {
    api.losses.info(`${place}.clientCertificateId`, 'AWS makes a new client certificate.');
  }
  if (stage.autoDeploy === true) {
    api.losses.info(`${place}.autoDeploy`, 'Deploying by itself is a setting of Gatehouse.');
  }
}
