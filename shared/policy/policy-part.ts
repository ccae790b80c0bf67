// A part of a policy document with the way to it, so that every complaint can name its place.
import { lineAndColumn } from '../vtl/source-position';
import type { JsonNode } from './json-tree';
import { PolicyFault } from './policy-fault';

export interface PolicyPart {
  readonly node: JsonNode;
  /** The whole document. */
  readonly source: string;
  readonly path: readonly string[];
  /** The members of an object; refuses those that are not among `known`. Absent `known`: any name. */
  members(known?: readonly string[]): ReadonlyMap<string, PolicyPart>;
  /** The items of a list, or the part itself where it is none: one may stand for a list of one. */
  list(): readonly PolicyPart[];
  /** A string. */
  text(): string;
  /** A string, number or boolean as the text it compares as. */
  value(): string;
}

/** The part that `node` is. */
export function partOf(node: JsonNode, source: string, path: readonly string[] = []): PolicyPart {
  const part: PolicyPart = {
    node,
    source,
    path,
    members: (known) => membersOf(part, known),
    list() {
      if (node.kind !== 'array') return [part];
      return node.items.map((item, index) => partOf(item, source, [...path, String(index)]));
    },
    text() {
      if (node.kind === 'scalar' && typeof node.value === 'string') return node.value;
      return refuse(part, `${nameOf(part)} is a string.`);
    },
    value() {
      if (node.kind !== 'scalar' || node.value === null) {
        return refuse(part, `${nameOf(part)} is a string, a number or a boolean.`);
      }
      return typeof node.value === 'number' ? node.source : String(node.value);
    },
  };
  return part;
}

/** Throws the fault of a part. */
export function refuse({ node, source, path }: PolicyPart, message: string): never {
  const { line, column } = lineAndColumn(source, node.start);
  throw new PolicyFault(message, path, line, column);
}

function membersOf(part: PolicyPart, known: readonly string[] | undefined): ReadonlyMap<string, PolicyPart> {
  const { node, source, path } = part;
  if (node.kind !== 'object') return refuse(part, `${nameOf(part)} is an object.`);
  const members = new Map<string, PolicyPart>();
  for (const { name, node: value } of node.members) {
    const member = partOf(value, source, [...path, name]);
    // AWS documented: names of elements are case-sensitive
    if (known !== undefined && !known.includes(name)) refuse(member, `There is no element ${name} here.`);
    members.set(name, member);
  }
  return members;
}

function nameOf({ path }: PolicyPart): string {
  return [...path].reverse().find((step) => !/^\d+$/.test(step)) ?? 'A policy';
}
