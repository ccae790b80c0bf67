// Parameters of an operation and of its path → declared request parameters (reference: OpenAPI 4.1, 4.4).
import { pathVariables } from '../../definition/api-view';
import { isMembers } from '../../definition/edits/member-path';
import { isGreedyPart } from '../../definition/naming';
import { own } from '../../definition/records';
import { followReference, type ImportContext, isTrueAt, type Members, textAt } from './import-context';
import { reportTextDetails } from './text-details';

/** A parameter with its place in the document. */
export interface SourceParameter {
  readonly name: string;
  readonly location: string;
  readonly source: Members;
  readonly place: string;
}

const locations: Readonly<Record<string, string>> = { query: 'querystring', header: 'header', path: 'path' };

/** The parameters of an operation; its own ones stand before those of its path with the same name and place. */
export function parametersOf(
  context: ImportContext,
  pathItem: Members,
  operation: Members,
  places: { readonly pathItem: string; readonly operation: string },
): readonly SourceParameter[] {
  const found = new Map<string, SourceParameter>();
  for (const [owner, place] of [
    [pathItem, places.pathItem],
    [operation, places.operation],
  ] as const) {
    const list = own(owner, 'parameters');
    if (list === undefined || list === null) continue;
    if (!Array.isArray(list)) context.losses.warn(`${place}.parameters`, 'Expected a list; it is ignored.');
    else for (const parameter of readList(context, list, `${place}.parameters`)) found.set(keyOf(parameter), parameter);
  }
  return [...found.values()];
}

/** `method.request.{place}.{name}` → required, the path's undeclared variables included. */
export function requestParametersOf(
  context: ImportContext,
  parameters: readonly SourceParameter[],
  path: string,
): Readonly<Record<string, boolean>> | undefined {
  const declared: [string, boolean][] = [];
  for (const { name, location, source, place } of parameters) {
    if (location === 'body') continue;
    const target = Object.hasOwn(locations, location) ? locations[location] : undefined;
    // AWS assumed: cookie and form parameters are dropped with a warning
    if (target === undefined) context.losses.warn(place, `Parameters in ${location} are not supported; left out.`);
    else reportTextDetails(context, source, place, 'Parameters');
    if (target !== undefined) declared.push([`method.request.${target}.${name}`, isTrueAt(source, 'required')]);
  }
  const names = new Set(declared.map(([key]) => key));
  // AWS recorded: a variable of the path is declared all the same. AWS assumed: not the greedy one
  for (const part of path.split('/')) {
    const [variable] = isGreedyPart(part) ? [] : pathVariables(part);
    if (variable !== undefined && !names.has(`method.request.path.${variable}`)) {
      declared.push([`method.request.path.${variable}`, true]);
    }
  }
  return declared.length === 0 ? undefined : Object.fromEntries(declared);
}

function readList(context: ImportContext, list: readonly unknown[], at: string): SourceParameter[] {
  return list.flatMap((item, index) => {
    const source = followReference(context, item, `${at}.${index}`);
    const name = textAt(source, 'name');
    const location = textAt(source, 'in');
    if (isMembers(source) && name !== undefined && location !== undefined) {
      return [{ name: location === 'path' ? plainName(name) : name, location, source, place: `${at}.${index}` }];
    }
    if (source !== undefined) context.losses.warn(`${at}.${index}`, 'A parameter needs a name and a place; left out.');
    return [];
  });
}

/** HTTP APIs and other tools write the greedy parameter with its plus. */
function plainName(name: string): string {
  return name.endsWith('+') ? name.slice(0, -1) : name;
}

function keyOf({ name, location }: SourceParameter): string {
  return `${location} ${name}`;
}
