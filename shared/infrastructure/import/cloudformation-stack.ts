// A CloudFormation template, after SAM's transform, as a stack of resolved resources.
import type { LossList } from '../../openapi/import/losses';
import type { ReadTemplate } from './reading/read-template';
import { memberOf, membersOf, textOf } from './reading/texts';
import { expandSam } from './sam/expand-sam';
import type { FillList } from './values/fill-list';
import { createPhysicalIds } from './values/physical-ids';
import { createResolver, type Resolver } from './values/resolver';
import type { SideFiles } from './values/side-files';
import type { Stack, StackPlace, StackResource } from './values/stack';

export interface StackOptions {
  readonly place: StackPlace;
  readonly random: () => number;
  readonly fills: FillList;
  readonly losses: LossList;
  readonly files: SideFiles;
  readonly exports: Map<string, () => string>;
}

/** Types whose properties are read; of others only names are known. */
const takenTypes = /^AWS::(?:ApiGateway|ApiGatewayV2|Lambda)::/;

/**
 * Opens the stack a template describes: what it exports is known at once, its resources when they are asked for, so
 * that stacks may refer to each other. Resources whose condition is false are not in it.
 */
export function openCloudFormation(template: ReadTemplate, options: StackOptions): () => Stack {
  const written = new Map(Object.entries(membersOf(template.root, 'Resources')));
  const expanded = expandSam(template, written, options);
  const ids = createPhysicalIds(options.random, options.place);
  const resolver = createResolver({ ...options, template, resources: expanded.resources, ids });
  registerExports(resolver);
  return () => {
    const resources: StackResource[] = [];
    for (const [logicalId, raw] of expanded.resources) {
      const path = ['Resources', expanded.origins.get(logicalId) ?? logicalId];
      const type = textOf(memberOf(raw, 'Type'));
      if (type === undefined) throw resolver.refuse(`${logicalId} has no type.`, path);
      const condition = textOf(memberOf(raw, 'Condition'));
      if (condition !== undefined && !resolver.condition(condition, [...path, 'Condition'])) continue;
      const isMade = expanded.origins.has(logicalId) && !written.has(logicalId);
      if (isMade && type === 'AWS::IAM::Role') continue; // only others' references need it
      resources.push(stackResource(resolver, { logicalId, type, raw, path }));
    }
    return { resources, positionOf: (place) => template.positionOf(place.split('.')) };
  };
}

function registerExports(resolver: Resolver): void {
  for (const [name, output] of Object.entries(membersOf(resolver.template.root, 'Outputs'))) {
    const exported = memberOf(memberOf(output, 'Export'), 'Name');
    if (exported === undefined) continue;
    const path = ['Outputs', name, 'Value'];
    const exportName = textOf(resolver.resolve(exported, ['Outputs', name, 'Export', 'Name']));
    if (exportName === undefined) continue;
    resolver.exports.set(exportName, () => textOf(resolver.resolve(memberOf(output, 'Value'), path)) ?? '');
  }
}

interface RawResource {
  readonly logicalId: string;
  readonly type: string;
  readonly raw: unknown;
  readonly path: readonly string[];
}

function stackResource(resolver: Resolver, { logicalId, type, raw, path }: RawResource): StackResource {
  const named = resolver.named(logicalId);
  const propertiesPath = [...path, 'Properties'];
  const isTaken = takenTypes.test(type);
  return {
    type,
    logicalId,
    place: path.join('.'),
    propertiesPlace: propertiesPath.join('.'),
    ref: isTaken ? (resolver.ids.ref(named) ?? logicalId) : logicalId,
    attribute: (name) => resolver.ids.attribute(named, name),
    properties: isTaken ? asMembers(resolver, memberOf(raw, 'Properties'), propertiesPath) : {},
    metadata: membersOf(raw, 'Metadata'),
  };
}

function asMembers(resolver: Resolver, written: unknown, path: readonly string[]): StackResource['properties'] {
  const value = resolver.resolve(written ?? {}, path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw resolver.refuse('Properties are an object.', path);
  }
  return value as StackResource['properties'];
}
