// Attributes of a plan's resources: known values as they are, unknown ones by the references of the configuration.
import { isMembers } from '../../../definition/edits/member-path';
import { own } from '../../../definition/records';
import type { Members } from '../reading/read-template';
import { memberOf, membersOf, textOf } from '../reading/texts';
import type { FillList } from '../values/fill-list';
import type { NamedResource, PhysicalIds } from '../values/physical-ids';
import type { StackPlace } from '../values/stack';
import { suggestValue } from '../values/suggestions';
import { moduleCalls, type PlanIndex, type PlanResource } from './plan-index';
import { createStandingIds } from './standing-ids';
import { attributes, cloudFormationTypes } from './terraform-types';

export interface PlanValuesOptions {
  readonly index: PlanIndex;
  readonly ids: PhysicalIds;
  readonly place: StackPlace;
  readonly fills: FillList;
}

export interface PlanValues {
  /** The attribute's value; undefined where it is not set. */
  attribute(resource: PlanResource, name: string): unknown;
  /** The whole resource, blocks included. */
  all(resource: PlanResource): Members;
  named(resource: PlanResource): NamedResource;
}

/** A reader of values. */
export function createPlanValues({ index, ids, place, fills }: PlanValuesOptions): PlanValues {
  const values: PlanValues = {
    attribute: (resource, name) =>
      attributeValue(
        resource,
        [name],
        own(resource.values, name),
        own(resource.expressions, name),
        own(resource.unknown, name),
      ),
    all(resource) {
      const names = new Set([...Object.keys(resource.values), ...Object.keys(resource.expressions)]);
      return Object.fromEntries([...names].map((name) => [name, values.attribute(resource, name)]));
    },
    named: (resource) => ({
      logicalId: resource.address,
      type: cloudFormationTypes.get(resource.type) ?? resource.type,
      property: (name) => {
        const attribute = resource.type === 'aws_apigatewayv2_stage' ? 'name' : nameAttributes.get(name);
        return attribute === undefined
          ? undefined
          : textOf(own(resource.values, attribute) ?? constantOf(resource, attribute));
      },
    }),
  };

  const standing = createStandingIds(ids, values.named);

  function constantOf(resource: PlanResource, attribute: string): unknown {
    const expression = own(resource.expressions, attribute);
    if (memberOf(expression, 'constant_value') !== undefined) return memberOf(expression, 'constant_value');
    return attribute === 'function_name' && resource.type !== 'aws_lambda_function'
      ? values.attribute(resource, attribute)
      : undefined;
  }

  function attributeValue(
    resource: PlanResource,
    path: readonly string[],
    known: unknown,
    expression: unknown,
    unknown: unknown,
  ): unknown {
    // Blocks: a list of objects on both sides.
    if (Array.isArray(expression)) {
      const blocks: readonly unknown[] = Array.isArray(known) ? known : [];
      const length = Math.max(blocks.length, expression.length);
      return Array.from({ length }, (_, at) =>
        blockOf(
          resource,
          [...path, String(at)],
          blocks[at],
          (expression as unknown[])[at],
          memberOfAny(unknown, String(at)),
        ),
      );
    }
    if (isMembers(known) && isMembers(unknown)) return withUnknownMembers(resource, path, known, unknown, expression);
    if (typeof known === 'string' && isMembers(expression)) {
      const named = referencesOf(expression).flatMap(
        (reference) => referenced(resource.module, resource.index, reference, 0)?.resource ?? [],
      );
      return standing.translate(known, named);
    }
    if (known !== undefined && known !== null) return known;
    const constant = memberOf(expression, 'constant_value');
    if (constant !== undefined && constant !== null) return constant;
    const references = referencesOf(expression);
    if (references.length === 0 || unknown !== true) return undefined;
    return follow(resource, references, path);
  }

  /** A map of which some values are known after apply only, such as variables of an environment. */
  function withUnknownMembers(
    resource: PlanResource,
    path: readonly string[],
    known: Members,
    unknown: Members,
    expression: unknown,
  ): Members {
    const names = Object.keys(unknown).filter((name) => own(unknown, name) === true);
    const references = referencesOf(expression).join(', ');
    const asked = names.map((name) => {
      const at = `${resource.address}.${path.join('.')}.${name}`;
      return [name, fills.ask({ place: at, wants: `It is known after apply only, from one of ${references}.` }, [at])];
    });
    return { ...known, ...(Object.fromEntries(asked) as Members) };
  }

  function blockOf(
    resource: PlanResource,
    path: readonly string[],
    known: unknown,
    expression: unknown,
    unknown: unknown,
  ): unknown {
    if (!isMembers(expression)) return known;
    const block = isMembers(known) ? known : {};
    const names = new Set([...Object.keys(block), ...Object.keys(expression)]);
    return Object.fromEntries(
      [...names].map((name) => [
        name,
        attributeValue(resource, [...path, name], own(block, name), own(expression, name), memberOfAny(unknown, name)),
      ]),
    );
  }

  /** The one thing that an expression names; asked for where it names several, or none that is known. */
  function follow(resource: PlanResource, references: readonly string[], path: readonly string[]): unknown {
    const name = path[path.length - 1] ?? '';
    const wanted = references.flatMap((reference) => referenced(resource.module, resource.index, reference, 0) ?? []);
    const called = calledFunction(name, references, wanted);
    if (called !== undefined) return called;
    const [first] = wanted;
    const isWhole =
      first !== undefined && wanted.every(({ resource: { address } }) => address === first.resource.address);
    const found = isWhole
      ? ofResource(first.resource, first.attribute ?? impliedAttribute(first.resource, name))
      : undefined;
    // The configuration names what a text is put together from, not how: a caller is any method of the API.
    if (found !== undefined && name === 'source_arn' && first?.attribute === 'execution_arn')
      return `${String(found)}/*`;
    if (found !== undefined) return name.endsWith('arns') || name === 'layers' ? [found] : found;
    const at = `${resource.address}.${path.join('.')}`;
    const suggestion = first === undefined ? undefined : suggestionFor(first.resource, first.attribute);
    const wish = {
      place: at,
      wants: `It is known after apply only, from ${references.join(', ')}.`,
      ...(suggestion !== undefined && { suggestion }),
    };
    const answer = fills.ask(wish, [at]);
    return name.endsWith('arns') || name === 'layers' ? answer.split(',') : answer;
  }

  /** A function that a URI names; HTTP APIs take its ARN as it is. */
  function calledFunction(name: string, references: readonly string[], wanted: readonly Referenced[]) {
    if (!/(?:^|_)uri$/.test(name)) return undefined;
    const called = wanted.find(({ resource: { type } }) => /^aws_lambda_(?:function|alias)$/.test(type));
    if (called === undefined) return undefined;
    const isPlain = name === 'integration_uri' && references.length === 1 && called.attribute === 'arn';
    return ids.attribute(values.named(called.resource), isPlain ? 'Arn' : 'InvokeArn');
  }

  function ofResource(target: PlanResource, attribute: string): unknown {
    const id = standing.idOf(target, attribute);
    if (id !== undefined) return id;
    const known = own(target.values, attribute);
    if (known !== undefined && known !== null) return known;
    const named = values.named(target);
    const name = attributes.get(attribute);
    if (attribute === 'http_method' || attribute === 'status_code') return values.attribute(target, attribute);
    if (attribute === 'execution_arn') {
      const id = ids.ref(named);
      return id === undefined
        ? undefined
        : `arn:${place.partition}:execute-api:${place.region}:${place.accountId}:${id}`;
    }
    if (name === undefined) return undefined;
    return name === '' ? ids.ref(named) : ids.attribute(named, name);
  }

  function suggestionFor(target: PlanResource, attribute = 'id'): string | undefined {
    const name = attributes.get(attribute);
    return suggestValue(
      { ...values.named(target), logicalId: target.local.replace(/^.*\./, '') },
      name === '' ? undefined : name,
      place,
    );
  }

  interface Referenced {
    readonly resource: PlanResource;
    readonly attribute: string | undefined;
  }

  /** The resource behind `aws_x.name[0].attribute`, `var.name` or `module.name.output`, seen from a module. */
  function referenced(module: string, at: string | undefined, reference: string, hops: number): Referenced | undefined {
    if (hops > 50) return undefined;
    const variable = /^var\.([A-Za-z0-9_-]+)/.exec(reference)?.[1];
    if (variable !== undefined) {
      const call = moduleCalls(module).at(-1);
      if (call === undefined) return undefined;
      const parent = module.replace(/\.?module\.[A-Za-z0-9_-]+(?:\[[^\]]*\])?$/, '');
      const expression = membersOf(
        membersOf(membersOf(index.configuration(parent), 'module_calls'), call),
        'expressions',
      )[variable];
      return firstReferenced(parent, at, referencesOf(expression), hops);
    }
    const [, call, output] = /^module\.([A-Za-z0-9_-]+)(?:\[[^\]]*\])?\.([A-Za-z0-9_-]+)/.exec(reference) ?? [];
    if (call !== undefined && output !== undefined) {
      const child = `${module === '' ? '' : `${module}.`}module.${call}`;
      const expression = memberOf(membersOf(membersOf(index.configuration(child), 'outputs'), output), 'expression');
      return firstReferenced(child, at, referencesOf(expression), hops);
    }
    const [, local, key, attribute] =
      /^((?:data\.)?[a-z][a-z0-9_]*\.[A-Za-z0-9_-]+)(?:\[([^\]]*)\])?(?:\.([A-Za-z0-9_]+))?/.exec(reference) ?? [];
    const resource = local === undefined ? undefined : index.find(module, local, key?.replace(/^"|"$/g, '') ?? at);
    return resource === undefined ? undefined : { resource, attribute };
  }

  function firstReferenced(
    module: string,
    at: string | undefined,
    references: readonly string[],
    hops: number,
  ): Referenced | undefined {
    for (const reference of references) {
      const found = referenced(module, at, reference, hops + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  return values;
}

/** Most telling first, each thing once: `a.b.id` comes with `a.b`, which says less. */
function referencesOf(expression: unknown): readonly string[] {
  const references = memberOf(expression, 'references');
  const texts = Array.isArray(references) ? references.filter((item) => typeof item === 'string') : [];
  return texts.filter(
    (text) =>
      !texts.some((other) => other !== text && /^[.[]/.test(other.slice(text.length)) && other.startsWith(text)),
  );
}

/** What an attribute takes of a resource that is named without one, as `for_each` leaves it. */
function impliedAttribute(resource: PlanResource, name: string): string {
  if (name === 'parent_id' && resource.type === 'aws_api_gateway_rest_api') return 'root_resource_id';
  return /(?:_arn|_arns|^role)$/.test(name) ? 'arn' : name === 'http_method' || name === 'status_code' ? name : 'id';
}

function memberOfAny(value: unknown, name: string): unknown {
  if (value === true) return true;
  return Array.isArray(value) ? (value as unknown[])[Number(name)] : memberOf(value, name);
}

/** Properties that name a resource → the attribute. */
const nameAttributes = new Map([
  ['FunctionName', 'function_name'],
  ['StageName', 'stage_name'],
  ['DomainName', 'domain_name'],
  ['DocumentationVersion', 'version'],
  ['Name', 'name'],
  ['LayerName', 'layer_name'],
  ['RoleName', 'name'],
  ['LogGroupName', 'name'],
  ['TableName', 'name'],
  ['QueueName', 'name'],
  ['TopicName', 'name'],
  ['BucketName', 'bucket'],
  ['StateMachineName', 'name'],
]);
