// One possible edit of a policy document, with what it costs and what it opens.
import type { ChangeKind } from '../trace/access-check';
import type { PolicyRequest } from './evaluate-policy';
import { type JsonNode, type JsonObject, memberOf } from './json-tree';
import type { Policy, PolicyStatement } from './policy';
import type { TextEdit } from './text-edits';

export interface PolicyChange {
  readonly kind: ChangeKind;
  readonly edits: readonly TextEdit[];
  /** `add GET /orders to the resources of statement 2`. */
  readonly said: string;
  readonly alsoOpens: readonly string[];
}

/** A statement with its place in the text. */
export interface PlacedStatement {
  readonly statement: PolicyStatement;
  readonly node: JsonObject;
  readonly index: number;
  readonly policy: Policy;
}

/** A statement as sentences name it. */
export function statementName({ statement, index }: PlacedStatement): string {
  return statement.sid === undefined || statement.sid === ''
    ? `statement ${index + 1}`
    : `statement ${index + 1} (${statement.sid})`;
}

/** What is asked for, in few words: `GET /orders of stage dev`, or the resource as it is. */
export function wantedName({ resource }: PolicyRequest): string {
  const [, stage, method, path] =
    /^arn:[^:]*:execute-api:[^:]*:[^:]*:[^/]+\/([^/]+)\/([^/]+)\/(.*)$/s.exec(resource) ?? [];
  return stage === undefined ? resource : `${method} /${path} of stage ${stage}`;
}

/** Who asks, as sentences name it. */
export function callerWords({ caller }: PolicyRequest): string {
  if (caller === undefined) return 'anonymous callers';
  return caller.kind === 'aws' ? caller.arn : caller.name;
}

/** The node of a member of the statement. */
export function elementOf({ node }: PlacedStatement, name: string): JsonNode | undefined {
  return memberOf(node, name)?.node;
}

/** The node of the values of a condition. */
export function conditionNode(placed: PlacedStatement, operator: string, key: string): JsonNode | undefined {
  const condition = elementOf(placed, 'Condition');
  const keys = condition?.kind === 'object' ? memberOf(condition, operator)?.node : undefined;
  return keys?.kind === 'object' ? memberOf(keys, key)?.node : undefined;
}

/** The same words at the beginning of a sentence. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
