// Edits that would keep a Deny statement off a request it applies to.
import { readArn } from './arn-pattern';
import { readOperator } from './condition-operators';
import type { PolicyRequest } from './evaluate-policy';
import type { JsonNode } from './json-tree';
import {
  capitalised,
  conditionNode,
  elementOf,
  type PlacedStatement,
  type PolicyChange,
  statementName,
} from './policy-change';
import { appendText, removeItem, replaceNode } from './text-edits';

/** From the smallest to taking the statement out. */
export function denyChanges(
  placed: PlacedStatement,
  statements: JsonNode,
  request: PolicyRequest,
): readonly PolicyChange[] {
  return [...exceptions(placed, request), ...narrowed(placed, request), removal(placed, statements)];
}

/** Adds the request's value to those that a negated condition leaves out. */
function exceptions(placed: PlacedStatement, { keys }: PolicyRequest): readonly PolicyChange[] {
  return placed.statement.conditions.flatMap(({ operator, key }): readonly PolicyChange[] => {
    const node = conditionNode(placed, operator, key);
    const actual = keys.get(key.toLowerCase());
    const base = readOperator(operator)?.base ?? '';
    if (node === undefined || actual?.length !== 1 || !base.includes('Not')) return [];
    const value = actual[0] as string;
    return [
      {
        kind: 'relax-value',
        edits: appendText(placed.policy.text, node, value),
        said: `add ${value} to the values of ${operator} on ${key} in ${statementName(placed)}`,
        alsoOpens: [`${capitalised(statementName(placed))} then lets every request with ${key} ${value} pass.`],
      },
    ];
  });
}

/** Takes the one entry out of a list that made the statement apply. */
function narrowed(placed: PlacedStatement, request: PolicyRequest): readonly PolicyChange[] {
  const { statement } = placed;
  const resource = readArn(request.resource);
  const lists: readonly (readonly [element: string, node: JsonNode | undefined])[] = [
    ['Resource', elementOf(placed, 'Resource')],
    ['Action', elementOf(placed, 'Action')],
    ...statement.conditions.map(
      ({ operator, key }) => [`${operator} on ${key}`, conditionNode(placed, operator, key)] as const,
    ),
  ];
  if (resource === undefined) return [];
  return lists.flatMap(([element, node]) => {
    if (node?.kind !== 'array' || node.items.length < 2) return [];
    return node.items.map((item, index): PolicyChange => {
      const entry = item.kind === 'scalar' ? String(item.value) : '';
      return {
        kind: 'narrow-deny',
        edits: [removeItem(node, index)],
        said: `take ${entry} out of ${element} of ${statementName(placed)}`,
        alsoOpens: [`${capitalised(statementName(placed))} then denies nothing by ${entry} any more.`],
      };
    });
  });
}

function removal(placed: PlacedStatement, statements: JsonNode): PolicyChange {
  const isListed = statements.kind === 'array';
  return {
    kind: 'remove-deny',
    edits: [isListed ? removeItem(statements, placed.index) : replaceNode(statements, '[]')],
    said: `remove ${statementName(placed)}`,
    alsoOpens: [`Everything that ${statementName(placed)} denies depends on the other statements alone.`],
  };
}
