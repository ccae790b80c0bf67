// Integrations, responses, method settings and policies of a Terraform plan, put into what they belong to.
import { isMembers } from '../../../definition/edits/member-path';
import type { LossList } from '../../../openapi/import/losses';
import type { Members } from '../reading/read-template';
import { listOf, textOf } from '../reading/texts';
import type { PlanResource } from './plan-index';
import { properties, type ResolvedPlanResource } from './plan-properties';
import { propertyName } from './terraform-types';

export interface GatheredParts {
  /** Properties that the parts of a resource add to it. */
  of(resource: PlanResource, values: Members, ref: string): Members;
  /** Reports parts of what is not in the plan. */
  finish(): void;
}

/** Sorts parts by what they belong to. */
export function gatherParts(parts: readonly ResolvedPlanResource[], losses: LossList): GatheredParts {
  const waiting = new Set(parts);
  const take = (type: string, name: string): ResolvedPlanResource[] => {
    const found = parts.filter(({ resource, values }) => resource.type === type && ownerName(type, values) === name);
    for (const part of found) waiting.delete(part);
    return found;
  };
  const read = ({ resource, values }: ResolvedPlanResource) => {
    const { RestApiId: _, ResourceId: _resource, HttpMethod: _method, ...rest } = properties(values, resource.type);
    return rest;
  };
  return {
    of(resource, values, ref) {
      if (resource.type === 'aws_api_gateway_method') return methodParts(values);
      const id = textOf(values.rest_api_id) ?? '';
      if (resource.type === 'aws_api_gateway_stage') {
        const settings = take('aws_api_gateway_method_settings', `${id} ${textOf(values.stage_name)}`);
        return settings.length === 0 ? {} : { MethodSettings: settings.map(methodSetting) };
      }
      if (resource.type !== 'aws_api_gateway_rest_api') return {};
      const [policy] = take('aws_api_gateway_rest_api_policy', ref);
      return policy === undefined ? {} : { Policy: policy.values.policy };
    },
    finish() {
      for (const { resource } of waiting) {
        losses.warn(resource.address, 'What it belongs to is not in the plan; it is left out.');
      }
    },
  };

  function methodParts(values: Members): Members {
    const name = methodName(values);
    const [integration] = take('aws_api_gateway_integration', name);
    const responses = take('aws_api_gateway_method_response', name).map(read);
    const answers = take('aws_api_gateway_integration_response', name).map(read);
    return {
      ...(responses.length > 0 && { MethodResponses: responses }),
      ...(integration !== undefined && {
        Integration: { ...read(integration), ...(answers.length > 0 && { IntegrationResponses: answers }) },
      }),
    };
  }
}

function ownerName(type: string, values: Members): string {
  const api = textOf(values.rest_api_id) ?? '';
  if (type === 'aws_api_gateway_rest_api_policy') return api;
  return type === 'aws_api_gateway_method_settings' ? `${api} ${textOf(values.stage_name)}` : methodName(values);
}

function methodName({ rest_api_id, resource_id, http_method }: Members): string {
  return [rest_api_id, resource_id, http_method].map((part) => textOf(part) ?? '').join(' ');
}

// AWS documented: the provider writes `*/*`, or a path without its first slash and the method: `pets/{id}/GET`
function methodSetting({ values }: ResolvedPlanResource): Members {
  const path = textOf(values.method_path) ?? '*/*';
  const slash = path.lastIndexOf('/');
  const [block] = listOf(values, 'settings');
  const settings = Object.entries(isMembers(block) ? block : {}).filter(([, value]) => value !== null && value !== -1);
  return {
    ResourcePath: `/${path.slice(0, Math.max(0, slash)) || '*'}`,
    HttpMethod: path.slice(slash + 1),
    ...Object.fromEntries(settings.map(([name, value]) => [propertyName(name), value])),
  };
}
