// `Globals` of a SAM template: maps are merged, lists are joined, anything else of the resource itself wins.
import { isMembers } from '../../../definition/edits/member-path';
import { own } from '../../../definition/records';
import type { Members } from '../reading/read-template';
import { memberOf, membersOf } from '../reading/texts';
import { intrinsicOf } from '../values/intrinsic-functions';

const sections = new Map([
  ['AWS::Serverless::Function', 'Function'],
  ['AWS::Serverless::Api', 'Api'],
  ['AWS::Serverless::HttpApi', 'HttpApi'],
]);

/** The resource with the globals of its type under its own properties. */
export function mergeGlobals(root: Members, type: string, resource: unknown): Members {
  const section = sections.get(type);
  const members = isMembers(resource) ? resource : {};
  const globals = section === undefined ? {} : membersOf(membersOf(root, 'Globals'), section);
  return { ...members, Properties: merge(globals, memberOf(members, 'Properties') ?? {}) };
}

function merge(global: unknown, local: unknown): unknown {
  if (Array.isArray(global) && Array.isArray(local)) return [...(global as unknown[]), ...(local as unknown[])];
  if (!isPlain(global) || !isPlain(local)) return local;
  const names = [...new Set([...Object.keys(global), ...Object.keys(local)])];
  return Object.fromEntries(
    names.map((name) => {
      const left = own(global, name);
      const right = own(local, name);
      return [name, left === undefined ? right : right === undefined ? left : merge(left, right)];
    }),
  );
}

/** A call such as `{ Ref: x }` is one value, not a map to merge. */
function isPlain(value: unknown): value is Members {
  return isMembers(value) && intrinsicOf(value) === undefined;
}
