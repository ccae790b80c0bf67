// Values of a CloudFormation template → plain values: parameters, pseudo parameters, references and functions.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
import { isMembers } from '../../../definition/edits/member-path';
import type { LossList } from '../../../openapi/import/losses';
import type { ReadTemplate } from '../reading/read-template';
import { refuseTemplate } from '../reading/refuse-template';
import { listOf, memberOf, membersOf, textOf } from '../reading/texts';
import type { FillList } from './fill-list';
import { callIntrinsic, intrinsicOf } from './intrinsic-functions';
import type { NamedResource, PhysicalIds } from './physical-ids';
import type { SideFiles } from './side-files';
import type { StackPlace } from './stack';
import { suggestValue } from './suggestions';

export interface ResolverOptions {
  readonly template: ReadTemplate;
  /** Logical id → resource as written, after SAM's transform. */
  readonly resources: ReadonlyMap<string, unknown>;
  readonly place: StackPlace;
  readonly ids: PhysicalIds;
  readonly fills: FillList;
  readonly losses: LossList;
  readonly files: SideFiles;
  /** Values that stacks of the same import export, by name. */
  readonly exports: Map<string, () => string>;
}

/** Where a value stands: member by member from the root. */
export type Path = readonly string[];

/** Stands for `AWS::NoValue`: the member is as if it were not there. */
export const noValue = Symbol('AWS::NoValue');

export interface Resolver extends ResolverOptions {
  /** The plain value; undefined for AWS::NoValue. */
  resolve(value: unknown, path: Path): unknown;
  /** Like `resolve`, with `noValue` as it is. */
  resolveInside(value: unknown, path: Path): unknown;
  ref(name: string, path: Path): unknown;
  attribute(name: string, attribute: string, path: Path): string;
  condition(name: string, path: Path): boolean;
  named(logicalId: string): NamedResource;
  /** Counts text that was put together; refuses templates that grow without end. */
  spend(text: string, path: Path): string;
  refuse(message: string, path: Path): Error;
  /** Runs `work` unless it is under way already: that is a circle, and refused. */
  once<T>(name: string, path: Path, work: () => T): T;
}

const maxSpentCharacters = 64 * 1_024 * 1_024;
const maxSteps = 8_000_000;

/** A resolver for one template. */
export function createResolver(options: ResolverOptions): Resolver {
  const { template, resources, place, ids, fills } = options;
  const open = new Set<string>();
  const conditions = new Map<string, boolean>();
  const properties = new Map<string, string | undefined>();
  let spent = 0;
  let steps = 0;

  const refuse = (message: string, path: Path) =>
    refuseTemplate(template, message, template.positionOf(path), path.join('.'));

  /** Runs `work` unless it is under way already: that is a circle. */
  function once<T>(name: string, path: Path, work: () => T): T {
    if (open.has(name)) throw refuse(`${name} refers to itself, directly or through others.`, path);
    open.add(name);
    try {
      return work();
    } finally {
      open.delete(name);
    }
  }

  function resolveInside(value: unknown, path: Path): unknown {
    if (++steps > maxSteps) throw refuse('The template unfolds to too many values.', path);
    if (typeof value === 'string') return value.includes('{{resolve:') ? resolveDynamic(value, path) : value;
    if (Array.isArray(value)) {
      return value.map((item, at) => resolveInside(item, [...path, String(at)])).filter((item) => item !== noValue);
    }
    if (!isMembers(value)) return value;
    const intrinsic = intrinsicOf(value);
    if (intrinsic !== undefined) return callIntrinsic(resolver, intrinsic, value, path);
    const entries: [string, unknown][] = [];
    for (const [name, member] of Object.entries(value)) {
      const at = [...path, name];
      if (name.startsWith('Fn::ForEach::')) options.losses.warn(at.join('.'), 'Fn::ForEach is not unrolled.');
      const resolved = name.startsWith('Fn::ForEach::') ? noValue : resolveInside(member, at);
      if (resolved !== noValue) entries.push([name, resolved]);
    }
    return Object.fromEntries(entries);
  }

  // AWS documented: dynamic references to Systems Manager and Secrets Manager stand inside of texts
  function resolveDynamic(text: string, path: Path): string {
    return text.replace(/\{\{resolve:(?:ssm|ssm-secure|secretsmanager):[^{}]*\}\}/g, (reference) =>
      fills.ask({ place: reference, wants: `The value that ${reference.slice(2, -2)} has.` }, path),
    );
  }

  function parameter(name: string, path: Path): unknown {
    const declared = membersOf(template.root, 'Parameters')[name];
    const type = textOf(memberOf(declared, 'Type')) ?? 'String';
    const isFromStore = type.startsWith('AWS::SSM::Parameter::Value<');
    const isList = /List</.test(type) || type === 'CommaDelimitedList';
    const written = isFromStore ? undefined : memberOf(declared, 'Default');
    const answer = fills.answer(`Parameters.${name}`);
    const text = answer ?? (Array.isArray(written) ? written.join(',') : textOf(written)) ?? askParameter(declared);
    return isList ? text.split(',').map((item) => item.trim()) : text;

    function askParameter(source: unknown): string {
      const description = textOf(memberOf(source, 'Description'));
      const stored = isFromStore ? ` It stands in the parameter store as ${textOf(memberOf(source, 'Default'))}.` : '';
      const suggestion = textOf(listOf(source, 'AllowedValues')[0]);
      return fills.ask(
        {
          place: `Parameters.${name}`,
          wants: `A value for the parameter ${name} (${type}).${stored}${description ? ` ${description}` : ''}`,
          ...(suggestion !== undefined && { suggestion }),
        },
        path,
      );
    }
  }

  function pseudo(name: string): unknown {
    switch (name) {
      case 'AWS::NoValue':
        return noValue;
      case 'AWS::Region':
        return place.region;
      case 'AWS::AccountId':
        return place.accountId;
      case 'AWS::Partition':
        return place.partition;
      case 'AWS::StackName':
        return place.stackName;
      case 'AWS::StackId':
        return `arn:${place.partition}:cloudformation:${place.region}:${place.accountId}:stack/${place.stackName}/0`;
      case 'AWS::URLSuffix':
        return place.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
      case 'AWS::NotificationARNs':
        return [];
      default:
        return undefined;
    }
  }

  const resolver: Resolver = {
    ...options,
    refuse,
    once,
    resolveInside,
    resolve(value, path) {
      const resolved = resolveInside(value, path);
      return resolved === noValue ? undefined : resolved;
    },
    ref(name, path) {
      const known = pseudo(name);
      if (known !== undefined) return known;
      if (Object.hasOwn(membersOf(template.root, 'Parameters'), name)) return parameter(name, path);
      const made = resources.has(name) ? undefined : generatedResource(resources, name);
      if (made !== undefined) return resolver.ref(made, path);
      if (!resources.has(name)) throw refuse(`There is no parameter or resource ${name}.`, path);
      const named = resolver.named(name);
      const suggestion = suggestValue(named, undefined, place);
      return (
        ids.ref(named) ??
        fills.ask(
          {
            place: `Resources.${name}`,
            wants: `What Ref gives for ${name} (${named.type}).`,
            ...(suggestion !== undefined && { suggestion }),
          },
          path,
        )
      );
    },
    attribute(name, attribute, path) {
      if (!resources.has(name)) throw refuse(`There is no resource ${name}.`, path);
      const named = resolver.named(name);
      const suggestion = suggestValue(named, attribute, place);
      const wanted = `Resources.${name}.${attribute}`;
      return (
        fills.answer(wanted) ??
        ids.attribute(named, attribute) ??
        fills.ask(
          {
            place: wanted,
            wants: `The attribute ${attribute} of ${name} (${named.type}).`,
            ...(suggestion !== undefined && { suggestion }),
          },
          path,
        )
      );
    },
    condition(name, path) {
      const known = conditions.get(name);
      if (known !== undefined) return known;
      const all = membersOf(template.root, 'Conditions');
      if (!Object.hasOwn(all, name)) throw refuse(`There is no condition ${name}.`, path);
      const value = once(`Conditions.${name}`, path, () => resolveInside(all[name], ['Conditions', name]));
      conditions.set(name, value === true || value === 'true');
      return value === true || value === 'true';
    },
    named(logicalId) {
      const raw = resources.get(logicalId);
      return {
        logicalId,
        type: textOf(memberOf(raw, 'Type')) ?? '',
        property(name) {
          const place = `Resources.${logicalId}.Properties.${name}`;
          if (properties.has(place)) return properties.get(place);
          const written = membersOf(raw, 'Properties')[name];
          const path = ['Resources', logicalId, 'Properties', name];
          const value = textOf(once(place, path, () => resolver.resolve(written, path)));
          properties.set(place, value);
          return value;
        },
      };
    },
    spend(text, path) {
      spent += text.length;
      if (spent > maxSpentCharacters) throw refuse('The template grows without end.', path);
      return text;
    },
  };
  return resolver;
}

// AWS documented: `MyApi.Stage`, `MyApi.Deployment`, `MyFunction.Alias` name what SAM makes of a resource
function generatedResource(resources: ReadonlyMap<string, unknown>, name: string): string | undefined {
  const [owner = '', part = ''] = name.split('.');
  if (!['Stage', 'Deployment', 'Alias'].includes(part)) return undefined;
  return [...resources].find(([logicalId, resource]) => {
    const type = textOf(memberOf(resource, 'Type')) ?? '';
    return logicalId !== owner && logicalId.startsWith(owner) && type.endsWith(`::${part}`);
  })?.[0];
}
