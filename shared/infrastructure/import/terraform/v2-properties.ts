// Attributes of `aws_apigatewayv2_*` in a plan → properties in CloudFormation's words.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_api
import { isMembers } from '../../../definition/edits/member-path';
import type { Members } from '../reading/read-template';
import { memberOf, textOf } from '../reading/texts';
import { computed } from './terraform-types';

/** True for resources of HTTP and WebSocket APIs. */
export function isV2Type(type: string): boolean {
  return type.startsWith('aws_apigatewayv2_');
}

/** The properties; blocks that stand once become objects. */
export function v2Properties(values: Members, type: string): Members {
  const entries = Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
    if (isUnset(value) || computed.has(name) || v2Computed.has(name)) return [];
    const property = type === 'aws_apigatewayv2_stage' && name === 'name' ? 'StageName' : v2Name(name);
    return [[property, convert(name, value)]];
  });
  return Object.fromEntries([...entries, ...suppliedBy(type, values)].filter(([, value]) => value !== undefined));
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

const v2Computed = new Set(['api_endpoint', 'api_mapping_selection_expression', 'domain_name_id', 'vpc_link_status']);

/** Names that differ by more than their spelling. */
const renamed = new Map([
  ['body', 'Body'],
  ['identity_sources', 'IdentitySource'],
  ['timeout_milliseconds', 'TimeoutInMillis'],
  ['request_parameter', 'RequestParameters'],
  ['domain_name_configuration', 'DomainNameConfigurations'],
]);

function v2Name(attribute: string): string {
  return renamed.get(attribute) ?? capitalized(attribute);
}

function capitalized(attribute: string): string {
  return attribute.replace(/(?:^|_)([a-z0-9])/g, (_, first: string) => first.toUpperCase());
}

/** Maps whose keys are the user's own. */
const ownKeys = new Set([
  'request_models',
  'request_parameters',
  'request_templates',
  'response_models',
  'response_templates',
  'stage_variables',
  'tags',
]);

function convert(name: string, value: unknown): unknown {
  if (ownKeys.has(name)) return value;
  const blocks = Array.isArray(value) ? value.filter(isMembers) : isMembers(value) ? [value] : [];
  const [first] = blocks;
  if (first === undefined) return name === 'target' ? target(value) : value;
  switch (name) {
    case 'domain_name_configuration':
      return blocks.map(blockProperties);
    case 'request_parameter':
      return byKey(blocks, 'request_parameter_key', (block) => ({ Required: block.required }));
    case 'response_parameters':
      return byKey(blocks, 'status_code', (block) => memberOf(block, 'mappings'));
    case 'route_settings':
      return byKey(blocks, 'route_key', ({ route_key: _, ...settings }) => routeSettings(settings));
    case 'default_route_settings':
      return routeSettings(first);
    default:
      return blockProperties(first);
  }
}

/** The id alone where the plan does not hold the text that it stands in. */
function target(value: unknown): unknown {
  const text = textOf(value);
  return text !== undefined && /^[a-z0-9]+$/.test(text) ? `integrations/${text}` : value;
}

function byKey(blocks: readonly Members[], key: string, read: (block: Members) => unknown): Members {
  return Object.fromEntries(blocks.map((block) => [textOf(memberOf(block, key)) ?? '', read(block)]));
}

function blockProperties(block: Members): Members {
  const set = Object.entries(block).filter(([name, value]) => !isUnset(value) && !blockComputed.has(name));
  return Object.fromEntries(set.map(([name, value]) => [capitalized(name), value]));
}

const blockComputed = new Set(['hosted_zone_id', 'target_domain_name', 'truststore_warnings']);

/** The provider's words for limits: -1 is none. */
function routeSettings(block: Members): Members {
  return Object.fromEntries(Object.entries(blockProperties(block)).filter(([, value]) => value !== -1));
}

/** Blocks of settings that leave a limit open, by their attribute. */
export function openLimits(values: Members): readonly string[] {
  return ['default_route_settings', 'route_settings'].filter((name) => {
    const blocks = Array.isArray(values[name]) ? values[name].filter(isMembers) : [];
    return blocks.some((block) => isUnset(block.throttling_burst_limit) || isUnset(block.throttling_rate_limit));
  });
}

/** What the provider sends without being asked. */
function suppliedBy(type: string, values: Members): [string, unknown][] {
  if (type !== 'aws_apigatewayv2_authorizer' || values.authorizer_type !== 'REQUEST') return [];
  const isHttp = !isUnset(values.authorizer_payload_format_version);
  const isCached = isUnset(values.authorizer_result_ttl_in_seconds) && !isUnset(values.identity_sources);
  return isHttp && isCached ? [['AuthorizerResultTtlInSeconds', 300]] : [];
}
