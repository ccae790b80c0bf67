// Edits that would make an Allow statement take in a request it just misses, or add one that does.
import { readArn } from './arn-pattern';
import { readOperator } from './condition-operators';
import type { PolicyRequest } from './evaluate-policy';
import { type JsonNode, memberOf } from './json-tree';
import { matchPrincipal } from './parse-principal';
import type { PolicyCondition } from './policy';
import {
  callerWords,
  capitalised,
  conditionNode,
  elementOf,
  type PlacedStatement,
  type PolicyChange,
  statementName,
  wantedName,
} from './policy-change';
import { appendItem, appendText, removeItem, removeMember, replaceNode, type TextEdit } from './text-edits';

/** The edits of one Allow that misses the request in a single part. */
export function allowChanges(placed: PlacedStatement, request: PolicyRequest): readonly PolicyChange[] {
  const { statement } = placed;
  const misses = {
    principal: statement.principal !== undefined && matchPrincipal(statement.principal, request.caller) === undefined,
    action: !statement.coversAction(request.action),
    resource: !statement.coversResource(readArn(request.resource), request.keys),
  };
  const conditions = statement.conditions.filter(({ holds }) => !holds(request.keys));
  const [condition] = conditions;
  if (Object.values(misses).filter(Boolean).length + conditions.length !== 1) return [];
  if (misses.resource) return resourceChange(placed, request);
  if (misses.action) return actionChange(placed, request);
  if (misses.principal) return principalChange(placed, request);
  return condition === undefined ? [] : conditionChanges(placed, condition, request);
}

function resourceChange(placed: PlacedStatement, request: PolicyRequest): readonly PolicyChange[] {
  const node = elementOf(placed, 'Resource');
  if (node === undefined) return [];
  const wanted = resourceText(placed, request.resource);
  return [
    {
      kind: 'widen-resource',
      edits: appendText(placed.policy.text, node, wanted),
      said: `add ${wanted} to the resources of ${statementName(placed)}`,
      alsoOpens: [`Everyone whom ${statementName(placed)} allows may then call ${wantedName(request)}.`],
    },
  ];
}

function actionChange(placed: PlacedStatement, request: PolicyRequest): readonly PolicyChange[] {
  const node = elementOf(placed, 'Action');
  if (node === undefined) return [];
  return [
    {
      kind: 'add-action',
      edits: appendText(placed.policy.text, node, request.action),
      said: `add ${request.action} to the actions of ${statementName(placed)}`,
      alsoOpens: [`${request.action} is then allowed on all resources of ${statementName(placed)}.`],
    },
  ];
}

function principalChange(placed: PlacedStatement, request: PolicyRequest): readonly PolicyChange[] {
  const node = elementOf(placed, 'Principal');
  if (node === undefined) return [];
  return [
    {
      kind: 'add-principal',
      edits: principalEdits(placed.policy.text, node, request),
      said: `add ${callerWords(request)} to the principals of ${statementName(placed)}`,
      alsoOpens:
        request.caller === undefined
          ? [`Everyone may then do what ${statementName(placed)} allows, without credentials.`]
          : [`${callerWords(request)} may then do everything that ${statementName(placed)} allows.`],
    },
  ];
}

function principalEdits(text: string, node: JsonNode, { caller }: PolicyRequest): readonly TextEdit[] {
  if (caller === undefined || node.kind !== 'object') return [replaceNode(node, '"*"')];
  const [type, name] =
    caller.kind === 'aws' ? ['AWS', caller.arn] : [caller.kind === 'service' ? 'Service' : 'Federated', caller.name];
  const names = memberOf(node, type)?.node;
  if (names !== undefined) return appendText(text, names, name);
  const last = node.members.at(-1)?.node.end ?? node.start + 1;
  const comma = node.members.length === 0 ? '' : ', ';
  return [{ start: last, end: last, text: `${comma}${JSON.stringify(type)}: ${JSON.stringify(name)}` }];
}

function conditionChanges(
  placed: PlacedStatement,
  condition: PolicyCondition,
  request: PolicyRequest,
): readonly PolicyChange[] {
  const { operator, key } = condition;
  const named = `${operator} on ${key} in ${statementName(placed)}`;
  const relaxed = relaxValue(placed, condition, request);
  const drop = dropCondition(placed, condition);
  return [
    ...(relaxed === undefined
      ? []
      : [
          {
            kind: 'relax-value' as const,
            edits: relaxed.edits,
            said: `${relaxed.said} ${named}`,
            alsoOpens: [`Every request with ${key} ${relaxed.value} then meets this condition.`],
          },
        ]),
    ...(drop === undefined
      ? []
      : [
          {
            kind: 'drop-condition' as const,
            edits: [drop],
            said: `drop the condition ${named}`,
            alsoOpens: [`${capitalised(statementName(placed))} then allows requests whatever their ${key} is.`],
          },
        ]),
  ];
}

/** Adds what the request has to a list that lacks it, or takes it out of one that it must not be in. */
function relaxValue(placed: PlacedStatement, { operator, key, values }: PolicyCondition, { keys }: PolicyRequest) {
  const node = conditionNode(placed, operator, key);
  const actual = keys.get(key.toLowerCase());
  const base = readOperator(operator)?.base ?? 'Null';
  // with both words in it a Bool or Null would say nothing
  if (node === undefined || actual?.length !== 1 || base === 'Bool' || base === 'Null') return undefined;
  const value = actual[0] as string;
  if (!/Not/.test(base)) {
    return { edits: appendText(placed.policy.text, node, value), said: `add ${value} to the values of`, value };
  }
  const index = values.indexOf(value);
  if (node.kind !== 'array' || node.items.length < 2 || index === -1) return undefined;
  return { edits: [removeItem(node, index)], said: `take ${value} out of the values of`, value };
}

/** Takes a condition out, with its operator or the whole Condition where nothing else is left. */
function dropCondition(placed: PlacedStatement, { operator, key }: PolicyCondition): TextEdit | undefined {
  const block = elementOf(placed, 'Condition');
  const keys = block?.kind === 'object' ? memberOf(block, operator)?.node : undefined;
  if (block?.kind !== 'object' || keys?.kind !== 'object') return undefined;
  if (keys.members.length > 1) return removeMember(keys, key);
  return block.members.length > 1 ? removeMember(block, operator) : removeMember(placed.node, 'Condition');
}

/** The resource in the form the statement writes its own: short where it does, and wildcards of the path escaped. */
function resourceText({ statement, policy }: PlacedStatement, resource: string): string {
  const isShort = statement.resources.some((other) => other.startsWith('execute-api:/'));
  const short = /^arn:[^:]*:execute-api:[^:]*:[^:]*:[^/]+(\/.*)$/s.exec(resource)?.[1];
  const text = isShort && short !== undefined ? `execute-api:${short}` : resource;
  return policy.version === '2012-10-17' ? text.replace(/[*?$]/g, (character) => `\${${character}}`) : text;
}

/** A statement of its own for exactly this request. */
export function addedStatement(
  policy: PlacedStatement['policy'],
  statements: JsonNode,
  request: PolicyRequest,
  hasPrincipal: boolean,
): PolicyChange {
  const caller = request.caller === undefined ? '*' : { AWS: callerWords(request) };
  const statement = {
    Effect: 'Allow',
    ...(hasPrincipal && { Principal: caller }),
    Action: request.action,
    Resource:
      policy.version === '2012-10-17' ? request.resource.replace(/[*?$]/g, (one) => `\${${one}}`) : request.resource,
  };
  const write = (indent: string | undefined) =>
    indent === undefined
      ? JSON.stringify(statement)
      : JSON.stringify(statement, null, indent.includes('\t') ? '\t' : 2).replaceAll('\n', `\n${indent}`);
  const who = hasPrincipal ? callerWords(request) : 'this caller';
  return {
    kind: 'add-statement',
    edits: appendItem(policy.text, statements, write),
    said: `add a statement that allows ${who} to call ${wantedName(request)}`,
    alsoOpens: hasPrincipal && request.caller === undefined ? [`Everyone may then call ${wantedName(request)}.`] : [],
  };
}
