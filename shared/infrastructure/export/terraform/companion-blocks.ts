// Plans, keys, domains, links, documentation and functions as Terraform blocks.
import type { LambdaFunction } from '../../../definition/companions/function';
import { codeUriOf } from '../cloudformation/function-resources';
import type { CollectedApi } from '../collect-api';
import type { Surroundings } from '../collect-surroundings';
import type { HclBlock, HclValue } from './hcl';
import { stageName } from './stage-blocks';
import { apiId, listOf, mapOf, nested, resource, type TerraformContext, tagsOf } from './terraform-context';

/** Usage plans with their keys; keys go without their values, AWS makes new ones. */
export function planBlocks(
  context: TerraformContext<Surroundings>,
  stageOf: (stageName: string) => HclValue,
): readonly HclBlock[] {
  const { api, reference, apiAddress } = context;
  const keyWords = (key: { readonly id: string; readonly name?: string | undefined }) => key.name ?? key.id;
  if (api.keys.length > 0)
    api.losses.info('apiKeys', 'API keys are exported without their values; AWS makes new ones.');
  return [
    ...api.keys.map((key) =>
      resource(context, 'aws_api_gateway_api_key', [keyWords(key)], {
        name: keyWords(key),
        description: key.description,
        enabled: key.enabled,
        customer_id: key.customerId,
        tags: tagsOf(key.tags),
      }),
    ),
    ...api.plans.map((plan) => {
      const { name, description, throttle = {}, quota, apiStages = [], productCode, tags } = plan;
      const own = apiStages.filter((stage) => stage.apiId === api.place.apiId);
      if (own.length < apiStages.length) {
        api.losses.info(`usagePlans.${name}`, 'Stages of other APIs in the plan are left out.');
      }
      return resource(
        context,
        'aws_api_gateway_usage_plan',
        [name],
        { name, description, product_code: productCode, tags: tagsOf(tags) },
        [
          ...own.map((stage) => ({
            type: 'api_stages',
            attributes: { api_id: { raw: `${apiAddress}.id` }, stage: stageOf(stage.stage) },
            blocks: Object.entries(stage.throttle ?? {}).map(([path, limits]) => ({
              type: 'throttle',
              attributes: { path, burst_limit: limits.burstLimit, rate_limit: limits.rateLimit },
            })),
          })),
          ...nested('throttle_settings', { burst_limit: throttle.burstLimit, rate_limit: throttle.rateLimit }),
          ...(quota === undefined
            ? []
            : nested('quota_settings', {
                limit: quota.limit,
                offset: quota.offset || undefined,
                period: quota.period,
              })),
        ],
      );
    }),
    ...api.plans.flatMap(({ name, keyIds = [] }) =>
      api.keys
        .filter(({ id }) => keyIds.includes(id))
        .map((key) =>
          resource(context, 'aws_api_gateway_usage_plan_key', [name, keyWords(key)], {
            key_id: reference('aws_api_gateway_api_key', 'id', keyWords(key)),
            key_type: 'API_KEY',
            usage_plan_id: reference('aws_api_gateway_usage_plan', 'id', name),
          }),
        ),
    ),
  ];
}

/** Domain names and their mappings to the API. */
export function domainBlocks(context: TerraformContext): readonly HclBlock[] {
  const { api, text, reference } = context;
  const isPrivate = ({ endpointConfiguration }: (typeof api.domains)[number]) =>
    endpointConfiguration.types[0] === 'PRIVATE';
  for (const { domainName } of api.domains.filter(isPrivate)) {
    api.losses.warn(`domainNames.${domainName}`, 'Private custom domain names are not exported.');
  }
  const domains = api.domains.filter((domain) => !isPrivate(domain));
  return [
    ...domains.map((domain) =>
      resource(
        context,
        'aws_api_gateway_domain_name',
        [domain.domainName],
        {
          domain_name: domain.domainName,
          certificate_arn: text(domain.certificateArn),
          regional_certificate_arn: text(domain.regionalCertificateArn),
          ownership_verification_certificate_arn: domain.ownershipVerificationCertificateArn,
          security_policy: domain.securityPolicy,
          tags: tagsOf(domain.tags),
        },
        [
          ...nested('endpoint_configuration', { types: domain.endpointConfiguration.types }),
          ...nested('mutual_tls_authentication', {
            truststore_uri: domain.mutualTlsAuthentication?.truststoreUri,
            truststore_version: domain.mutualTlsAuthentication?.truststoreVersion,
          }),
        ],
      ),
    ),
    ...api.mappings
      .filter(({ domainName }) => domains.some((domain) => domain.domainName === domainName))
      .map(({ domainName, basePath, stage }) => {
        const path = basePath === '(none)' ? undefined : basePath;
        return resource(context, 'aws_api_gateway_base_path_mapping', [domainName, path ?? ''], {
          api_id: apiId,
          stage_name: stage === undefined ? undefined : stageName(context, stage),
          domain_name: reference('aws_api_gateway_domain_name', 'domain_name', domainName),
          base_path: path,
        });
      }),
  ];
}

/** VPC links. */
export function linkBlocks(
  context: TerraformContext<Surroundings & Pick<CollectedApi, 'vpcLinks'>>,
): readonly HclBlock[] {
  return context.api.vpcLinks.map(({ name, description, targetArns, tags }) =>
    resource(context, 'aws_api_gateway_vpc_link', [name], {
      name,
      description,
      target_arns: targetArns.map((arn) => context.text(arn)),
      tags: tagsOf(tags),
    }),
  );
}

/** Documentation parts, and versions, which freeze the parts that are there when they are made. */
export function documentationBlocks(context: TerraformContext): readonly HclBlock[] {
  const parts = context.api.documentationParts.map(({ location, properties }) => {
    const { type, path, method, statusCode, name } = location;
    const words = [type, path, method, statusCode, name].map((word) => word ?? '');
    return resource(context, 'aws_api_gateway_documentation_part', words, { rest_api_id: apiId, properties }, [
      { type: 'location', attributes: { type, path, method, status_code: statusCode, name } },
    ]);
  });
  const versions = context.api.documentationVersions.map(({ version, description }) =>
    resource(context, 'aws_api_gateway_documentation_version', [version], {
      rest_api_id: apiId,
      version,
      description,
      depends_on: listOf(parts.map(({ labels = [] }) => ({ raw: labels.join('.') }))),
    }),
  );
  return [...parts, ...versions];
}

/** Functions with their code as an archive that Terraform makes, and the permission for API Gateway to call them. */
export function functionBlocks(context: TerraformContext<Surroundings>): readonly HclBlock[] {
  const { functions } = context.api;
  return [
    ...(functions.some(({ role }) => role === undefined) ? roleBlocks : []),
    ...functions.flatMap((fn) => blocksOfFunction(context, fn)),
  ];
}

function blocksOfFunction(context: TerraformContext<Surroundings>, fn: LambdaFunction): readonly HclBlock[] {
  const { api, names, setting, text, reference } = context;
  const { functionName, environment, versions, aliases, layers = [] } = fn;
  const place = `functions.${functionName}`;
  if (layers.length > 0) api.losses.warn(`${place}.layers`, 'Layers are folders here and are not exported.');
  if (versions !== undefined || aliases !== undefined) {
    api.losses.warn(place, 'Published versions and aliases are not exported.');
  }
  const code = codeUriOf(fn);
  const isArchive = code.endsWith('.zip');
  const archive = `data.archive_file.${names.of('archive_file', functionName)}`;
  const permission = { template: [{ raw: `${context.apiAddress}.execution_arn` }, '/*'] };
  return [
    ...(isArchive
      ? []
      : [
          {
            type: 'data',
            labels: ['archive_file', names.of('archive_file', functionName)],
            attributes: {
              type: 'zip',
              source_dir: inModule(code),
              output_path: inModule(`.terraform/${functionName}.zip`),
            },
          },
        ]),
    resource(
      context,
      'aws_lambda_function',
      [functionName],
      {
        function_name: functionName,
        description: fn.description,
        role: fn.role === undefined ? { raw: 'aws_iam_role.function.arn' } : text(fn.role),
        runtime: fn.runtime,
        handler: fn.handler,
        filename: isArchive ? inModule(code) : { raw: `${archive}.output_path` },
        source_code_hash: isArchive
          ? { raw: `filebase64sha256(${JSON.stringify(`\${path.module}/${code}`)})` }
          : { raw: `${archive}.output_base64sha256` },
        timeout: fn.timeout,
        memory_size: fn.memorySize,
        reserved_concurrent_executions: fn.reservedConcurrentExecutions,
        tags: tagsOf(fn.tags),
      },
      nested('environment', {
        variables: mapOf(environment?.variables, (value, name) => setting(functionName, name, value)),
      }),
    ),
    resource(context, 'aws_lambda_permission', [functionName], {
      action: 'lambda:InvokeFunction',
      function_name: reference('aws_lambda_function', 'function_name', functionName),
      principal: 'apigateway.amazonaws.com',
      source_arn: permission,
    }),
  ];
}

/** A path beside the configuration. */
function inModule(path: string) {
  return path.startsWith('/') ? path : { template: [{ raw: 'path.module' }, `/${path}`] };
}

const roleBlocks: readonly HclBlock[] = [
  {
    type: 'data',
    labels: ['aws_iam_policy_document', 'function'],
    blocks: [
      {
        type: 'statement',
        attributes: { actions: ['sts:AssumeRole'] },
        blocks: [{ type: 'principals', attributes: { type: 'Service', identifiers: ['lambda.amazonaws.com'] } }],
      },
    ],
  },
  {
    type: 'resource',
    labels: ['aws_iam_role', 'function'],
    attributes: { assume_role_policy: { raw: 'data.aws_iam_policy_document.function.json' } },
  },
  {
    type: 'resource',
    labels: ['aws_iam_role_policy_attachment', 'function'],
    attributes: {
      role: { raw: 'aws_iam_role.function.name' },
      policy_arn: {
        template: [
          'arn:',
          { raw: 'data.aws_partition.current.partition' },
          ':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
        ],
      },
    },
  },
];
