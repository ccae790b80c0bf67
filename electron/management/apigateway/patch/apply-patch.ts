// Applies patchOperations to an entity: in order, all or nothing, by the table of paths that the entity has.
// https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html
import { type AwsError, badRequest } from '../../wire/aws-error';
import type { PatchOp, PatchOperation } from './patch-operation';

/** An entity while it is being patched. */
export type Draft = Record<string, unknown>;

export interface PatchRule {
  /** `/requestParameters/{name}`: a part in braces stands for any one segment. */
  readonly path: string;
  readonly ops: readonly PatchOp[];
  /** Changes the draft; `names` are the segments that the braces stood for, unescaped. */
  apply(draft: Draft, operation: PatchOperation, names: readonly string[]): void;
}

export interface PatchTable {
  readonly rules: readonly PatchRule[];
  /** Takes operations on paths that no rule has; true where it did. */
  otherwise?(draft: Draft, operation: PatchOperation): boolean;
  /** The refusal of a path or an operation that the table does not have. */
  refuse(operation: PatchOperation, atPath: PatchRule | undefined): AwsError;
  /** Looks at the result before it is stored; throws a refusal. */
  check?(draft: Draft, before: Readonly<Draft>, operations: readonly PatchOperation[]): void;
}

/** The entity after all operations. The one given is untouched. */
export function applyPatch(entity: object, operations: readonly PatchOperation[], table: PatchTable): Draft {
  const draft = structuredClone(entity) as Draft;
  for (const operation of operations) {
    const match = findRule(table.rules, operation);
    if (match?.rule.ops.includes(operation.op)) match.rule.apply(draft, operation, match.names);
    else if (match !== undefined || table.otherwise?.(draft, operation) !== true) {
      throw table.refuse(operation, match?.rule);
    }
  }
  table.check?.(draft, entity as Draft, operations);
  return draft;
}

/** The rule for the operation's path; among several of one path the one that has the operation. */
function findRule(rules: readonly PatchRule[], { op, path }: PatchOperation) {
  const segments = path === undefined ? undefined : segmentsOf(path);
  if (segments === undefined) return undefined;
  const matches = rules.flatMap((rule) => {
    const names = namesIn(rule.path, segments);
    return names === undefined ? [] : [{ rule, names }];
  });
  return matches.find(({ rule }) => rule.ops.includes(op)) ?? matches[0];
}

/** The segments of a JSON pointer, unescaped; undefined for what is none. */
export function segmentsOf(path: string): readonly string[] | undefined {
  if (!path.startsWith('/')) return undefined;
  return path
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function namesIn(pattern: string, segments: readonly string[]): readonly string[] | undefined {
  const parts = pattern.slice(1).split('/');
  if (parts.length !== segments.length) return undefined;
  const names: string[] = [];
  for (const [at, part] of parts.entries()) {
    const segment = segments[at] ?? '';
    if (part.startsWith('{')) names.push(segment);
    else if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return names;
}

/** AWS recorded for RestApi, Method, MethodResponse and GatewayResponse. */
export function plainRefusal({ path }: PatchOperation, atPath: PatchRule | undefined): AwsError {
  if (atPath === undefined) return badRequest(`Invalid patch path ${path ?? 'null'}`);
  return badRequest(`Invalid patch operation specified. Must be one of: [${atPath.ops.join(', ')}]`);
}

/**
 * AWS recorded for Resource, Model, RequestValidator, ApiKey and DocumentationPart: the operation is looked at first,
 * then the path, with two spaces.
 */
export function listedRefusal(paths: readonly string[]): PatchTable['refuse'] {
  return ({ op, path }) => {
    const start = `Invalid patch path  '${path ?? 'null'}' specified for op '${op}'.`;
    return badRequest(
      op === 'replace'
        ? `${start} Must be one of: [${paths.join(', ')}]`
        : `${start} Please choose supported operations`,
    );
  };
}
