// Maps of texts inside an integration: parameters and templates.
import { isMembers } from '../../definition/edits/member-path';
import { own } from '../../definition/records';
import type { ImportContext, Members } from './import-context';

/** Where a map stands, for AWS's sentence about entries that are no text. */
export interface MapPlace {
  readonly verb: string;
  readonly path: string;
  readonly place: string;
}

/** The map `name` of `parent`; entries that are no text are left out with AWS's warning. */
export function readTextMap<N extends string>(
  context: ImportContext,
  parent: Members,
  name: N,
  at: MapPlace,
): Partial<Record<N, Record<string, string>>> {
  const map = readMap(context, parent, name, at, isText);
  return map === undefined ? {} : ({ [name]: map } as Record<N, Record<string, string>>);
}

/** The templates `name` of `parent`, which may be null: an empty template. */
export function readTemplates<N extends string>(
  context: ImportContext,
  parent: Members,
  name: N,
  at: MapPlace,
): Partial<Record<N, Record<string, string | null>>> {
  const map = readMap(context, parent, name, at, (value): value is string | null => value === null || isText(value));
  return map === undefined ? {} : ({ [name]: map } as Record<N, Record<string, string | null>>);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function readMap<T>(
  context: ImportContext,
  parent: Members,
  name: string,
  at: MapPlace,
  isTaken: (value: unknown) => value is T,
): Record<string, T> | undefined {
  const source = own(parent, name);
  if (source === undefined || source === null) return undefined;
  if (!isMembers(source)) {
    context.losses.warn(`${at.place}.${name}`, `Expected an object; ${name} is left out.`);
    return undefined;
  }
  const entries: [string, T][] = [];
  for (const [key, value] of Object.entries(source)) {
    if (isTaken(value)) entries.push([key, value]);
    else context.losses.warn(`${at.place}.${name}.${key}`, wrongType(name, key, value, at));
  }
  return Object.fromEntries(entries);
}

// AWS recorded: for requestParameters; the other maps follow it
function wrongType(name: string, key: string, value: unknown, { path, verb }: MapPlace): string {
  const got = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
  return `Invalid format for '${name}'. Expected type string for property '${key}' of resource '${path}' and method '${verb}' but got '${got}'`;
}
