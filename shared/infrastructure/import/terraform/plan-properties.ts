// Attributes of a plan's resource → properties in CloudFormation's words.
import { isMembers } from '../../../definition/edits/member-path';
import type { Members } from '../reading/read-template';
import { memberOf, textOf } from '../reading/texts';
import type { PlanResource } from './plan-index';
import { computed, propertyName, singleBlocks, userMaps } from './terraform-types';

/** A resource of the plan with its attributes resolved. */
export interface ResolvedPlanResource {
  readonly resource: PlanResource;
  readonly values: Members;
}

/** Attributes as properties: other names, blocks that stand once as objects. */
export function properties(values: Members, type: string): Members {
  const entries = Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
    if (value === undefined || value === null || value === '' || computed.has(name)) return [];
    if (Array.isArray(value) && value.length === 0) return [];
    if (value === -1 && /concurrent|throttling|limit/.test(name)) return []; // the provider's word for not set
    if (name === 'minimum_compression_size' && value === '-1') return [];
    const property = name === 'name' && type === 'aws_api_gateway_usage_plan' ? 'UsagePlanName' : propertyName(name);
    const id = name === 'api_id' && type === 'aws_api_gateway_base_path_mapping' ? 'RestApiId' : property;
    return [
      [name === 'stage_name' && type === 'aws_api_gateway_base_path_mapping' ? 'Stage' : id, convert(name, value)],
    ];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function convert(name: string, value: unknown): unknown {
  if (userMaps.has(name)) return value;
  if (name === 'endpoint_configuration' || singleBlocks.has(name)) {
    const block: unknown = Array.isArray(value) ? value[0] : value;
    return isMembers(block) ? blockProperties(block) : undefined;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => (isMembers(item) ? blockProperties(item, name) : item));
  return value;
}

function blockProperties(block: Members, name = ''): Members {
  const entries = Object.entries(block).flatMap(([key, value]): [string, unknown][] => {
    if (value === undefined || value === null || value === '') return [];
    if (key === 'throttle' && name === 'api_stages') return [['Throttle', methodThrottles(value)]];
    return [[propertyName(key), userMaps.has(key) || !isMembers(value) ? value : blockProperties(value)]];
  });
  return Object.fromEntries(entries);
}

/** `[{ path, burst_limit, rate_limit }]` → throttles by path. */
function methodThrottles(value: unknown): Members {
  const items = Array.isArray(value) ? (value as unknown[]) : [];
  return Object.fromEntries(
    items.map((item) => [
      textOf(memberOf(item, 'path')) ?? '',
      { BurstLimit: memberOf(item, 'burst_limit'), RateLimit: memberOf(item, 'rate_limit') },
    ]),
  );
}
