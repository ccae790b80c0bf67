// What has to be added, changed and removed so that an endpoint has what the working copy has.
import type { PushChange, PushedField } from '../../../shared/contract/push';
import { pushedKinds } from '../../../shared/contract/push';
import { isDeepEqual } from '../../../shared/definition/changes';
import { isMembers, readMember } from '../../../shared/definition/edits/member-path';
import type { Members } from './management-client';
import type { PushedThing, PushedThings } from './pushed-things';

/** Longest text of a field's value; templates and schemas are shown by their beginning. */
const longestValue = 300;

/** Settings of an API that count only where the working copy sets them: an endpoint sets them by itself. */
const setByEndpoint: readonly (readonly string[])[] = [
  ['version'],
  ['securityPolicy'],
  ['endpointAccessMode'],
  ['endpointConfiguration', 'ipAddressType'],
];

/** The changes that turn `found` into `wanted`, by kind and then by name. */
export function compareThings(wanted: PushedThings, found: PushedThings): readonly PushChange[] {
  const changes: PushChange[] = [];
  for (const [key, thing] of wanted) {
    const other = found.get(key) ?? sameApi(thing, found);
    if (other === undefined) changes.push({ kind: thing.kind, name: thing.name, change: 'added', fields: [] });
    else changes.push(...changeOf(thing, comparable(thing, other)));
  }
  for (const [key, { kind, name }] of found) {
    if (kind === 'api' || wanted.has(key)) continue;
    changes.push({ kind, name, change: 'removed', fields: [] });
  }
  return changes.sort(
    (a, b) => pushedKinds.indexOf(a.kind) - pushedKinds.indexOf(b.kind) || (a.name < b.name ? -1 : 1),
  );
}

/** There is one API on either side, whatever it is named. */
function sameApi({ kind }: PushedThing, found: PushedThings): PushedThing | undefined {
  return kind === 'api' ? [...found.values()].find((other) => other.kind === 'api') : undefined;
}

function changeOf(wanted: PushedThing, found: PushedThing): readonly PushChange[] {
  const fields = fieldChanges(wanted.settings, found.settings, []);
  return fields.length === 0 ? [] : [{ kind: wanted.kind, name: wanted.name, change: 'changed', fields }];
}

function comparable(wanted: PushedThing, found: PushedThing): PushedThing {
  if (wanted.kind !== 'api') return found;
  const ignored = setByEndpoint.filter((path) => readMember(wanted.settings, path) === undefined);
  return { ...found, settings: ignored.reduce<Members>((settings, path) => without(settings, path), found.settings) };
}

function without(members: Members, [name = '', ...rest]: readonly string[]): Members {
  return Object.fromEntries(
    Object.entries(members).flatMap(([key, value]) => {
      if (key !== name) return [[key, value]];
      return rest.length > 0 && isMembers(value) ? [[key, without(value, rest)]] : [];
    }),
  );
}

function fieldChanges(wanted: Members, found: Members, path: readonly string[]): readonly PushedField[] {
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(found)])].sort();
  return names.flatMap((name) => {
    const after = Object.hasOwn(wanted, name) ? wanted[name] : undefined;
    const before = Object.hasOwn(found, name) ? found[name] : undefined;
    if (isDeepEqual(after, before)) return [];
    const here = [...path, name];
    // Documents that users wrote are one value each; settings are shown one by one.
    if (isMembers(after) && isMembers(before) && !documents.has(name)) return fieldChanges(after, before, here);
    return [
      {
        path: here.join('.'),
        ...(before !== undefined && { before: textOf(before) }),
        ...(after !== undefined && { after: textOf(after) }),
      },
    ];
  });
}

const documents: ReadonlySet<string> = new Set(['schema', 'policy', 'properties']);

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
