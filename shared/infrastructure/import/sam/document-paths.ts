// Paths of an API's document, whole: what applies to all operations, also where a condition chooses between two.
import { isMembers } from '../../../definition/edits/member-path';
import type { Members } from '../reading/read-template';
import { listOf, memberOf, textOf } from '../reading/texts';
import { intrinsicOf } from '../values/intrinsic-functions';
import { corsOperation } from './cors-operation';
import { securityOf } from './security-definitions';

/** `value` where the condition holds, nothing elsewhere. */
export function ifCondition(condition: string, value: unknown): object {
  return { 'Fn::If': [condition, value, { Ref: 'AWS::NoValue' }] };
}

/** The item changed; where a condition chooses between items, each of them. */
export function mapPathItem(item: unknown, change: (item: Members) => unknown): unknown {
  if (!isMembers(item)) return item;
  const intrinsic = intrinsicOf(item);
  if (intrinsic === undefined) return change(item);
  const [condition, ...branches] = listOf(item, 'Fn::If');
  if (intrinsic !== 'Fn::If') return item;
  return { 'Fn::If': [condition, ...branches.map((branch) => mapPathItem(branch, change))] };
}

function mapPaths(paths: Members, change: (item: Members) => unknown): Members {
  return Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, mapPathItem(item, change)]));
}

/** An OPTIONS method on each path that has none. */
export function withCors(paths: Members, cors: unknown, auth: Members): Members {
  return mapPaths(paths, (item) => {
    if (Object.hasOwn(item, 'options')) return item;
    const security = securityOf({}, auth);
    const options = { ...corsOperation(cors, Object.keys(item)), ...(security.length > 0 && { security }) };
    const condition = sharedCondition(item);
    return { ...item, options: condition === undefined ? options : ifCondition(condition, options) };
  });
}

// AWS documented: the default authorizer is that of the document's own methods too, apart from OPTIONS
/** The operations with what `Auth` asks of all, where they ask for nothing themselves. */
export function withDefaultAuth(paths: Members, auth: Members): Members {
  const security = securityOf({}, auth);
  if (security.length === 0) return paths;
  return mapPaths(paths, (item) =>
    Object.fromEntries(
      Object.entries(item).map(([verb, operation]) => {
        const isOpen = verb === 'options' || verb === 'parameters' || memberOf(operation, 'security') !== undefined;
        return [verb, isOpen || !isMembers(operation) ? operation : { ...operation, security }];
      }),
    ),
  );
}

/** A path whose operations all stand under one condition is not there without it. */
export function withSharedConditions(paths: Members): Members {
  return mapPaths(paths, (item) => {
    const condition = sharedCondition(item);
    return condition === undefined ? item : ifCondition(condition, item);
  });
}

function sharedCondition(item: Members): string | undefined {
  const conditions = Object.values(item).map((operation) => textOf(listOf(operation, 'Fn::If')[0]));
  return conditions.every((condition) => condition === conditions[0]) ? conditions[0] : undefined;
}
