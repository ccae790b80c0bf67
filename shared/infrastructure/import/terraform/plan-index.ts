// The resources of a Terraform plan, and the configuration that says how they refer to each other.
// https://developer.hashicorp.com/terraform/internals/json-format
import { isMembers } from '../../../definition/edits/member-path';
import { own } from '../../../definition/records';
import type { Members } from '../reading/read-template';
import { listOf, memberOf, membersOf, textOf } from '../reading/texts';

export interface PlanResource {
  /** `module.orders.aws_lambda_function.create["a"]`. */
  readonly address: string;
  readonly type: string;
  /** `aws_lambda_function.create`, or `data.archive_file.code`. */
  readonly local: string;
  /** Of `count` or `for_each`. */
  readonly index: string | undefined;
  readonly module: string;
  readonly isData: boolean;
  readonly values: Members;
  /** What is known after apply only. */
  readonly unknown: Members;
  /** Attribute → expression of the configuration. */
  readonly expressions: Members;
  readonly path: readonly string[];
}

export interface PlanIndex {
  readonly resources: readonly PlanResource[];
  /** The resource that `local` names in a module; with several instances the one of `index`, else the first. */
  find(module: string, local: string, index: string | undefined): PlanResource | undefined;
  /** The configuration of a module by its address. */
  configuration(module: string): Members;
}

const maxModuleDepth = 50;

/** Reads the planned values, the data that was read before, and the configuration. */
export function indexPlan(root: Members): PlanIndex {
  const unknowns = new Map(
    listOf(root, 'resource_changes').map((change) => [
      textOf(memberOf(change, 'address')) ?? '',
      membersOf(memberOf(change, 'change'), 'after_unknown'),
    ]),
  );
  const resources = new Map<string, PlanResource>();
  const prior = membersOf(membersOf(root, 'prior_state'), 'values');
  const sources = [
    { module: membersOf(membersOf(root, 'planned_values'), 'root_module'), path: ['planned_values', 'root_module'] },
    { module: membersOf(prior, 'root_module'), path: ['prior_state', 'values', 'root_module'] },
  ];
  const top = membersOf(membersOf(root, 'configuration'), 'root_module');
  const configuration = (address: string) => configurationOf(top, address);
  const collect = (module: Members, path: readonly string[], depth: number, dataOnly: boolean) => {
    const address = textOf(module.address) ?? '';
    for (const [at, source] of listOf(module, 'resources').entries()) {
      const isData = memberOf(source, 'mode') === 'data';
      const resourceAddress = textOf(memberOf(source, 'address')) ?? '';
      if (!isMembers(source) || (dataOnly && !isData) || resources.has(resourceAddress)) continue;
      const type = textOf(source.type) ?? '';
      const local = `${isData ? 'data.' : ''}${type}.${textOf(source.name) ?? ''}`;
      resources.set(resourceAddress, {
        address: resourceAddress,
        type,
        local,
        index: textOf(source.index),
        module: address,
        isData,
        values: membersOf(source, 'values'),
        unknown: unknowns.get(resourceAddress) ?? {},
        expressions: expressionsOf(configuration(address), local),
        path: [...path, 'resources', String(at)],
      });
    }
    if (depth > maxModuleDepth) return;
    for (const [at, child] of listOf(module, 'child_modules').entries()) {
      if (isMembers(child)) collect(child, [...path, 'child_modules', String(at)], depth + 1, dataOnly);
    }
  };
  for (const [at, { module, path }] of sources.entries()) collect(module, path, 0, at > 0);
  const byLocal = new Map<string, PlanResource[]>();
  for (const resource of resources.values()) {
    const name = `${resource.module} ${resource.local}`;
    const same = byLocal.get(name) ?? [];
    same.push(resource);
    byLocal.set(name, same);
  }
  return {
    resources: [...resources.values()],
    configuration,
    find(module, local, index) {
      const same = byLocal.get(`${module} ${local}`) ?? [];
      return same.find((resource) => resource.index === index) ?? same[0];
    },
  };
}

/** `module.a["x"].module.b` → the configuration of the module that `b` calls. */
function configurationOf(top: Members, address: string): Members {
  return moduleCalls(address).reduce<Members>(
    (module, call) => membersOf(membersOf(membersOf(module, 'module_calls'), call), 'module'),
    top,
  );
}

/** The names of the calls in a module's address, outermost first. */
export function moduleCalls(address: string): readonly string[] {
  return [...address.matchAll(/module\.([A-Za-z0-9_-]+)(?:\[[^\]]*\])?/g)].map(([, name = '']) => name);
}

function expressionsOf(module: Members, local: string): Members {
  const found = listOf(module, 'resources').find((resource) => {
    const isData = memberOf(resource, 'mode') === 'data';
    return (
      `${isData ? 'data.' : ''}${textOf(memberOf(resource, 'type'))}.${textOf(memberOf(resource, 'name'))}` === local
    );
  });
  const expressions = isMembers(found) ? own(found, 'expressions') : undefined;
  return isMembers(expressions) ? expressions : {};
}
