// The JSON of a Terraform plan (`terraform show -json`) as a stack of resources in CloudFormation's words.
import type { LossList } from '../../../openapi/import/losses';
import type { ReadTemplate } from '../reading/read-template';
import type { FillList } from '../values/fill-list';
import { createPhysicalIds } from '../values/physical-ids';
import type { Stack, StackPlace, StackResource } from '../values/stack';
import { gatherParts } from './gather-parts';
import { indexPlan, type PlanResource } from './plan-index';
import { properties, type ResolvedPlanResource } from './plan-properties';
import { createPlanValues } from './plan-values';
import { codeProperties } from './terraform-code';
import { isV2Type, openLimits, v2Properties } from './v2-properties';

export interface TerraformOptions {
  readonly place: StackPlace;
  readonly random: () => number;
  readonly fills: FillList;
  readonly losses: LossList;
}

/** Parts that Terraform keeps as resources of their own, and CloudFormation inside of others. */
const parts = new Set([
  'aws_api_gateway_integration',
  'aws_api_gateway_integration_response',
  'aws_api_gateway_method_response',
  'aws_api_gateway_method_settings',
  'aws_api_gateway_rest_api_policy',
]);

/** The stack a plan describes. */
export function readTerraform(template: ReadTemplate, options: TerraformOptions): Stack {
  const index = indexPlan(template.root);
  const ids = createPhysicalIds(options.random, options.place);
  const values = createPlanValues({ ...options, index, ids });
  const isTaken = ({ type }: PlanResource) => /^aws_(?:api_gateway|apigatewayv2|lambda)_/.test(type);
  const planned = index.resources.filter(({ isData }) => !isData);
  const resolved = planned.filter(isTaken).map((resource) => ({ resource, values: values.all(resource) }));
  const gathered = gatherParts(
    resolved.filter(({ resource }) => parts.has(resource.type)),
    options.losses,
  );
  const propertiesOf = new Map(
    resolved.map(({ resource, values: own }) => [
      resource.address,
      {
        ...(isV2Type(resource.type) ? v2Properties : properties)(own, resource.type),
        ...codeProperties(resource, own, index),
        ...gathered.of(resource, own, ids.ref(values.named(resource)) ?? ''),
      },
    ]),
  );
  reportOpenLimits(resolved, options.losses);
  const paths = new Map<string, readonly string[]>();
  const resources = planned
    .filter(({ type }) => !parts.has(type))
    .map((resource): StackResource => {
      const named = values.named(resource);
      paths.set(resource.address, resource.path);
      return {
        type: named.type,
        logicalId: resource.address,
        place: resource.address,
        propertiesPlace: resource.address,
        ref: (isTaken(resource) ? ids.ref(named) : undefined) ?? resource.address,
        attribute: (name) => ids.attribute(named, name),
        properties: propertiesOf.get(resource.address) ?? {},
        metadata: {},
      };
    });
  gathered.finish();
  const positionOf = (place: string) => {
    const address = [...paths.keys()].find((known) => place === known || place.startsWith(`${known}.`));
    return address === undefined ? undefined : template.positionOf(paths.get(address) ?? []);
  };
  return { resources, positionOf };
}

// Public bug reports (hashicorp/terraform-provider-aws 27674): what is fine here may be closed on AWS.
function reportOpenLimits(resolved: readonly ResolvedPlanResource[], losses: LossList): void {
  for (const { resource, values } of resolved) {
    if (resource.type !== 'aws_apigatewayv2_stage') continue;
    for (const name of openLimits(values)) {
      const message =
        'Set both throttling limits: versions of the provider send 0 for one that is not set, which refuses every call.';
      losses.warn(`${resource.address}.${name}`, message);
    }
  }
}
