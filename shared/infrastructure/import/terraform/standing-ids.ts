// Ids of what stands already: a plan of a stack that was applied before knows them, and here everything gets its own.
import { own } from '../../../definition/records';
import { textOf } from '../reading/texts';
import type { NamedResource, PhysicalIds } from '../values/physical-ids';
import type { PlanResource } from './plan-index';

export interface StandingIds {
  /** The id it gets here; undefined for attributes that are no id, and for resources that are not made here. */
  idOf(resource: PlanResource, attribute: string): string | undefined;
  /** The text with the ids of the resources it was put together from as they are here. */
  translate(text: string, resources: readonly PlanResource[]): string;
}

/** Translates by the names that `ids` gives. */
export function createStandingIds(ids: PhysicalIds, named: (resource: PlanResource) => NamedResource): StandingIds {
  const idOf = (resource: PlanResource, attribute: string) => {
    if (!/^aws_(?:api_gateway|apigatewayv2)_/.test(resource.type)) return undefined;
    if (attribute === 'id') return ids.ref(named(resource));
    return attribute === 'root_resource_id' ? ids.attribute(named(resource), 'RootResourceId') : undefined;
  };
  return {
    idOf,
    translate(text, resources) {
      return resources.reduce((before, resource) => {
        for (const attribute of ['root_resource_id', 'id']) {
          const there = textOf(own(resource.values, attribute));
          const here = idOf(resource, attribute);
          // Whole words: an id is short, and may stand in the middle of another text by chance.
          if (there === undefined || here === undefined || !/^[a-z0-9]{6,}$/.test(there)) continue;
          const found = before.replace(new RegExp(`(?<![A-Za-z0-9])${there}(?![A-Za-z0-9])`, 'g'), here);
          if (found !== before) return found;
        }
        return before;
      }, text);
    },
  };
}
