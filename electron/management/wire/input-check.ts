// What AWS's framework does with a JSON body before a service sees it: unknown members go, wrong types are refused one
// by one, then every member that is missing or outside its enumeration is named in one message.
import { serializationFault } from './serialization-fault';
import { enumFault, missingFault } from './validation-faults';

export type InputShape =
  | { readonly kind: 'text'; readonly values?: readonly string[] }
  | { readonly kind: 'flag' | 'whole' | 'decimal' }
  | { readonly kind: 'list' | 'map'; readonly of: InputShape }
  | MembersShape;

export interface MembersShape {
  readonly kind: 'members';
  readonly members: Readonly<Record<string, InputShape>>;
  readonly required: readonly string[];
}

export const text: InputShape = { kind: 'text' };
export const flag: InputShape = { kind: 'flag' };
export const whole: InputShape = { kind: 'whole' };
export const decimal: InputShape = { kind: 'decimal' };

export function oneOf(...values: readonly string[]): InputShape {
  return { kind: 'text', values };
}

export function listOf(of: InputShape): InputShape {
  return { kind: 'list', of };
}

export function mapOf(of: InputShape): InputShape {
  return { kind: 'map', of };
}

/** A structure; names that end in `*` must be there. */
export function members(fields: Readonly<Record<string, InputShape>>): MembersShape {
  const entries = Object.entries(fields);
  return {
    kind: 'members',
    members: Object.fromEntries(entries.map(([name, shape]) => [name.replace('*', ''), shape])),
    required: entries.flatMap(([name]) => (name.endsWith('*') ? [name.slice(0, -1)] : [])),
  };
}

/** `body` with the members of `shape` only, those of null left out; SerializationException for a wrong type. */
export function readInput(shape: MembersShape, body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const member = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
      return member === undefined || value === null ? [] : [[name, readValue(member, value)]];
    }),
  );
}

/** The sentences about what `readInput` gave, in the order of the shape; `at` is `createRestApiInput`. */
export function inputFaults(
  shape: MembersShape,
  input: Readonly<Record<string, unknown>>,
  at: string,
): readonly string[] {
  return Object.entries(shape.members).flatMap(([name, member]) => {
    const value = Object.hasOwn(input, name) ? input[name] : undefined;
    if (value !== undefined) return valueFaults(member, value, `${at}.${name}`);
    return shape.required.includes(name) ? missingFault(`${at}.${name}`, undefined) : [];
  });
}

function readValue(shape: InputShape, value: unknown): unknown {
  switch (shape.kind) {
    case 'text':
      if (typeof value !== 'string') throw serializationFault(value, 'String');
      return wellFormed(value);
    case 'flag':
      if (typeof value !== 'boolean') throw serializationFault(value, 'Boolean');
      return value;
    case 'whole':
      // AWS assumed: the service's numbers are cut, as the name of their class says
      if (typeof value !== 'number' || !Number.isFinite(value)) throw serializationFault(value, 'Integer');
      return Math.trunc(value);
    case 'decimal':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw serializationFault(value, 'Double');
      return value;
    case 'list':
      if (!Array.isArray(value)) throw serializationFault(value, 'List');
      return value.filter((element) => element !== null).map((element) => readValue(shape.of, element));
    case 'map':
      if (!isObject(value)) throw serializationFault(value, 'Map');
      // a template of null is one; elsewhere the operation refuses it
      return Object.fromEntries(
        Object.entries(value).map(([name, one]) => [wellFormed(name), one === null ? null : readValue(shape.of, one)]),
      );
    default:
      if (!isObject(value)) throw serializationFault(value, 'Structure');
      return readInput(shape, value);
  }
}

function valueFaults(shape: InputShape, value: unknown, at: string): readonly string[] {
  if (shape.kind === 'text') return shape.values === undefined ? [] : enumFault(at, value, shape.values);
  if (shape.kind === 'members') return inputFaults(shape, value as Readonly<Record<string, unknown>>, at);
  if (shape.kind === 'list') return listFaults(shape.of, value as readonly unknown[], at);
  return [];
}

/** AWS recorded: elements count from 1; those of an enumeration are refused with their list. */
function listFaults(element: InputShape, list: readonly unknown[], at: string): readonly string[] {
  if (element.kind !== 'text' || element.values === undefined) {
    return list.flatMap((value, place) => valueFaults(element, value, `${at}.${place + 1}.member`));
  }
  const { values } = element;
  if (list.every((value) => values.includes(String(value)))) return [];
  return [
    `Value '[${list.join(', ')}]' at '${at}' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [${values.join(', ')}]]`,
  ];
}

/** Half characters, which no file can hold, become U+FFFD. */
function wellFormed(value: string): string {
  return value.replace(/\p{Surrogate}/gu, '\uFFFD');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
