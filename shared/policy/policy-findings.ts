// What will surprise in a policy that is well formed, and what is wrong in one that is not, each with its place.
import { lineAndColumn } from '../vtl/source-position';
import { type JsonNode, memberOf, readJsonTree } from './json-tree';
import { parsePolicy } from './parse-policy';
import type { Policy, PolicyStatement } from './policy';
import { PolicyFault } from './policy-fault';
import { type PolicyApi, resourceProblem } from './policy-resource';
import { conditionKeyWord, policyActions } from './policy-vocabulary';
import { compilePattern } from './value-pattern';

export type PolicyRule =
  | 'policy-invalid'
  | 'policy-too-long'
  | 'policy-never-matches'
  | 'policy-key-unknown'
  | 'policy-too-wide'
  | 'policy-cancelled';

export interface PolicyFinding {
  readonly rule: PolicyRule;
  readonly message: string;
  /** Way to the part: `['Statement', '0', 'Resource', '1']`. */
  readonly path: readonly string[];
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** Characters of the word that is meant; 1 where it is a whole block. */
  readonly length: number;
}

/** The API a resource policy stands on; absent for policies of users, roles and accounts. */
export interface PolicySubject {
  readonly use: 'resource' | 'identity' | 'trust';
  readonly api?: PolicyApi;
}

// AWS documented: of resource policies
const maxBytes = 8_192;

/** Looks through the text of a policy, in the order of the text. */
export function findPolicyFindings(text: string, subject: PolicySubject): readonly PolicyFinding[] {
  const tooLong = subject.use === 'resource' ? lengthFinding(text) : [];
  let policy: Policy;
  try {
    policy = parsePolicy(text, subject.use, subject.api?.apiId);
  } catch (fault) {
    if (!(fault instanceof PolicyFault)) throw fault;
    const { message, path, line, column } = fault;
    return [...tooLong, { rule: 'policy-invalid', message, path, line, column, length: 1 }];
  }
  const top = readJsonTree(text);
  const report = (rule: PolicyRule, message: string, path: readonly string[]): PolicyFinding => ({
    rule,
    message,
    path,
    ...spanAt(text, top, path),
  });
  const found = policy.statements.flatMap((statement, index) => {
    const at = isListed(top) ? ['Statement', String(index)] : ['Statement'];
    return [
      ...actionFindings(statement, at, subject, report),
      ...resourceFindings(statement, at, subject, report),
      ...keyFindings(statement, at, subject, report),
      ...widthFindings(policy, statement, at, subject, report),
      ...cancelFindings(policy, statement, at, report),
    ];
  });
  return [...tooLong, ...found].sort((a, b) => a.line - b.line || a.column - b.column);
}

type Report = (rule: PolicyRule, message: string, path: readonly string[]) => PolicyFinding;

function lengthFinding(text: string): readonly PolicyFinding[] {
  const bytes = utf8Length(text);
  if (bytes <= maxBytes) return [];
  const message = `A resource policy has up to ${maxBytes} bytes; this one has ${bytes}.`;
  return [{ rule: 'policy-too-long', message, path: [], line: 1, column: 1, length: 1 }];
}

function actionFindings(
  statement: PolicyStatement,
  at: readonly string[],
  { use }: PolicySubject,
  report: Report,
): readonly PolicyFinding[] {
  // policies of users speak of other services too
  if (use !== 'resource' || policyActions.some(({ name }) => statement.coversAction(name))) return [];
  const element = statement.isNotAction ? 'NotAction' : 'Action';
  return [
    report('policy-never-matches', 'No action of execute-api is among these, so the statement never applies.', [
      ...at,
      element,
    ]),
  ];
}

function resourceFindings(
  { resources, isNotResource }: PolicyStatement,
  at: readonly string[],
  { use, api }: PolicySubject,
  report: Report,
): readonly PolicyFinding[] {
  const element = isNotResource ? 'NotResource' : 'Resource';
  return resources.flatMap((resource, index) => {
    const problem = resourceProblem(resource, use === 'resource' ? (api ?? {}) : undefined);
    const path = [...at, element, ...(resources.length > 1 ? [String(index)] : [])];
    return problem === undefined ? [] : [report('policy-never-matches', problem, path)];
  });
}

function keyFindings(
  { conditions }: PolicyStatement,
  at: readonly string[],
  { use, api }: PolicySubject,
  report: Report,
): readonly PolicyFinding[] {
  if (use !== 'resource') return [];
  return conditions.flatMap(({ operator, key }) => {
    const path = [...at, 'Condition', operator, key];
    const word = conditionKeyWord(key);
    if (word === undefined)
      return [report('policy-key-unknown', `Requests to an API have no condition key ${key}.`, path)];
    if (word.isPrivateOnly === true && api?.endpointType !== undefined && api.endpointType !== 'PRIVATE') {
      return [report('policy-key-unknown', `Only requests to private APIs have ${word.name}.`, path)];
    }
    if (word.authorization === 'AWS_IAM' && api?.hasSignedMethods === false) {
      return [
        report('policy-key-unknown', `Only signed requests have ${word.name}, and no method asks for AWS_IAM.`, path),
      ];
    }
    return [];
  });
}

function widthFindings(
  { statements }: Policy,
  statement: PolicyStatement,
  at: readonly string[],
  { use }: PolicySubject,
  report: Report,
): readonly PolicyFinding[] {
  const { effect, principal, conditions, actions, resources, isNotAction } = statement;
  if (effect !== 'Allow' || use !== 'resource') return [];
  const isForEveryone = principal?.isEveryone === true && !principal.isNot;
  const isForAll = resources.some((resource) => resource === '*' || /^(?:arn:[^/]*|execute-api:\/)\*$/.test(resource));
  const hasDeny = statements.some((other) => other.effect === 'Deny');
  const found: PolicyFinding[] = [];
  if (isForEveryone && isForAll && conditions.length === 0 && !hasDeny) {
    const message = 'Everyone may call everything: nothing in this policy keeps anybody out.';
    found.push(report('policy-too-wide', message, at));
  }
  if (isNotAction || actions.includes('*')) {
    const message = 'This takes in actions of every service; execute-api:Invoke is enough to call.';
    found.push(report('policy-too-wide', message, [...at, isNotAction ? 'NotAction' : 'Action']));
  }
  return found;
}

/** An Allow of which a Deny without conditions takes everything back. */
function cancelFindings(
  { statements }: Policy,
  statement: PolicyStatement,
  at: readonly string[],
  report: Report,
): readonly PolicyFinding[] {
  if (statement.effect !== 'Allow') return [];
  const by = statements.findIndex((other) => other.effect === 'Deny' && isCancelled(statement, other));
  if (by === -1) return [];
  return [report('policy-cancelled', `Statement ${by + 1} denies all that this statement allows.`, at)];
}

function isCancelled(allow: PolicyStatement, deny: PolicyStatement): boolean {
  const { principal, conditions, isNotAction, isNotResource } = deny;
  const isPlain =
    conditions.length === 0 && !isNotAction && !isNotResource && !allow.isNotAction && !allow.isNotResource;
  const isForAll = principal === undefined || (principal.isEveryone && !principal.isNot);
  return (
    isPlain &&
    isForAll &&
    coversAll(deny.actions, allow.actions, true) &&
    coversAll(deny.resources, allow.resources, false)
  );
}

/** Whether each of `narrow` stands for nothing that one of `wide` does not stand for. */
function coversAll(wide: readonly string[], narrow: readonly string[], ignoresCase: boolean): boolean {
  const none = { get: () => undefined, all: () => ({}) };
  const patterns = wide.map((pattern) =>
    compilePattern(pattern, { hasVariables: false, hasWildcards: true, ignoresCase }),
  );
  // what a wildcard of the narrow one stands for is told apart from every literal
  const sample = (pattern: string) => pattern.replaceAll('*', '\u0001'.repeat(9)).replaceAll('?', '\u0001');
  return narrow.length > 0 && narrow.every((pattern) => patterns.some((covers) => covers(sample(pattern), none)));
}

function isListed(top: JsonNode): boolean {
  return top.kind === 'object' && memberOf(top, 'Statement')?.node.kind === 'array';
}

/** Where the part at `path` stands; of a condition, its key. */
function spanAt(text: string, top: JsonNode, path: readonly string[]) {
  const parent = nodeAt(top, path.slice(0, -1));
  const name = path.at(-1) ?? '';
  const member = path.includes('Condition') && parent.kind === 'object' ? memberOf(parent, name) : undefined;
  const node = nodeAt(top, path);
  if (member !== undefined) {
    const written = text.slice(member.nameStart, member.node.start).lastIndexOf('"') + 1;
    return { ...lineAndColumn(text, member.nameStart), length: written };
  }
  return { ...lineAndColumn(text, node.start), length: node.kind === 'scalar' ? node.end - node.start : 1 };
}

/** The node at `path`, or the nearest above it: one value may stand for a list. */
function nodeAt(top: JsonNode, path: readonly string[]): JsonNode {
  let node = top;
  for (const step of path) {
    const next =
      node.kind === 'object'
        ? memberOf(node, step)?.node
        : node.kind === 'array'
          ? node.items[Number(step)]
          : undefined;
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
