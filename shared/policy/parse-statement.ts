// One statement of a policy.
import { compileResource } from './arn-pattern';
import { compileCondition, conditionOperators, readOperator } from './condition-operators';
import type { PolicyUse } from './parse-policy';
import { parsePrincipal } from './parse-principal';
import type { Policy, PolicyCondition, PolicyStatement } from './policy';
import { type PolicyPart, refuse } from './policy-part';
import { compilePattern } from './value-pattern';

const elements = [
  'Sid',
  'Principal',
  'NotPrincipal',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const;

type Members = ReadonlyMap<string, PolicyPart>;

export interface StatementContext {
  readonly version: Policy['version'];
  readonly use: PolicyUse;
  readonly apiId: string;
}

/** Reads a statement. Throws PolicyFault. */
export function parseStatement(part: PolicyPart, { version, use, apiId }: StatementContext): PolicyStatement {
  const members = part.members(elements);
  const hasVariables = version === '2012-10-17';
  const sid = members.get('Sid')?.text();
  const principal = principalOf(part, members, use);
  const [isNotAction, action] = either(members, 'Action', 'NotAction');
  if (action === undefined) return refuse(part, 'Action or NotAction is missing.');
  const [isNotResource, resource] = either(members, 'Resource', 'NotResource');
  if (resource === undefined && use !== 'trust' && use !== 'any') refuse(part, 'Resource or NotResource is missing.');
  if (resource !== undefined && use === 'trust') refuse(resource, 'A trust policy names no Resource.');
  const actions = action.list().map(actionOf);
  const resources = (resource?.list() ?? []).map((item) => resourceOf(item, use));
  return {
    ...(sid !== undefined && { sid }),
    effect: effectOf(part, members.get('Effect')),
    ...(principal !== undefined && { principal }),
    isNotAction,
    actions,
    isNotResource,
    resources,
    conditions: conditionsOf(members.get('Condition'), hasVariables),
    coversAction: coverAction(actions, isNotAction),
    coversResource: coverResource(
      resources.map((resource) => wholeArn(resource, apiId)),
      isNotResource,
      hasVariables,
    ),
  };
}

function effectOf(part: PolicyPart, effect: PolicyPart | undefined): 'Allow' | 'Deny' {
  if (effect === undefined) return refuse(part, 'Effect is missing.');
  const text = effect.text();
  // AWS documented: case-sensitive
  return text === 'Allow' || text === 'Deny' ? text : refuse(effect, 'Effect is Allow or Deny.');
}

function principalOf(part: PolicyPart, members: Members, use: PolicyUse) {
  const [isNot, principal] = either(members, 'Principal', 'NotPrincipal');
  if (principal === undefined) {
    return use === 'resource' || use === 'trust' ? refuse(part, 'Principal is missing.') : undefined;
  }
  if (use === 'identity') return refuse(principal, 'A policy of a user, role or group names no Principal.');
  const parsed = parsePrincipal(principal, isNot);
  // AWS assumed: what a Lambda authorizer returns is about its caller, whoever it names
  return use === 'authorizer' ? undefined : parsed;
}

function either(members: Members, plain: string, negated: string): [boolean, PolicyPart | undefined] {
  const not = members.get(negated);
  if (not === undefined) return [false, members.get(plain)];
  if (members.has(plain)) return refuse(not, `${plain} and ${negated} exclude each other.`);
  return [true, not];
}

function actionOf(item: PolicyPart): string {
  const action = item.text();
  if (action === '*' || /^[\w*?-]+:[\w*?-]+$/.test(action)) return action;
  return refuse(item, 'An action looks like execute-api:Invoke.');
}

// AWS documented: resources in the policy of a Lambda authorizer
const maxAuthorizerResource = 512;

function resourceOf(item: PolicyPart, use: PolicyUse): string {
  const resource = item.text();
  if (use === 'authorizer' && resource.length > maxAuthorizerResource) {
    return refuse(item, `A resource has up to ${maxAuthorizerResource} characters.`);
  }
  if (resource === '*' || resource.startsWith('arn:')) return resource;
  if ((use === 'resource' || use === 'any') && resource.startsWith('execute-api:/')) return resource;
  return refuse(item, 'A resource is an ARN or *.');
}

function conditionsOf(part: PolicyPart | undefined, hasVariables: boolean): readonly PolicyCondition[] {
  if (part === undefined) return [];
  return [...part.members()].flatMap(([operator, keys]) => {
    const name = readOperator(operator);
    if (name === undefined) return refuse(keys, `There is no condition operator ${operator}.`);
    const { compile, wants } = conditionOperators.get(name.base) ?? {};
    return [...keys.members()].map(([key, list]): PolicyCondition => {
      const parts = list.list();
      const values = parts.map((item) => item.value());
      if (compile === undefined) return { operator, key, values, holds: compileNull(key, parts) };
      const tests = parts.map(
        (item) => compile(item.value(), hasVariables) ?? refuse(item, `${operator} wants ${wants ?? 'text'}.`),
      );
      return { operator, key, values, holds: compileCondition(name, key, tests) };
    });
  });
}

// AWS documented: the short form is the API the policy stands on, wherever that is
function wholeArn(resource: string, apiId: string): string {
  if (!resource.startsWith('execute-api:/')) return resource;
  return `arn:*:execute-api:*:*:${apiId}${resource.slice('execute-api:'.length)}`;
}

/** `"true"`: the key is absent; `"false"`: it is there. */
function compileNull(key: string, parts: readonly PolicyPart[]): PolicyCondition['holds'] {
  const wanted = parts.map((item) => {
    const value = item.value().toLowerCase();
    return value === 'true' || value === 'false' ? value === 'true' : refuse(item, 'Null wants "true" or "false".');
  });
  const name = key.toLowerCase();
  return (keys) => wanted.includes(keys.get(name) === undefined);
}

function coverAction(actions: readonly string[], isNot: boolean): PolicyStatement['coversAction'] {
  // AWS documented: prefix and name do not care for case
  const options = { hasVariables: false, hasWildcards: true, ignoresCase: true };
  const patterns = actions.map((action) => compilePattern(action, options));
  const none = { get: () => undefined, all: () => ({}) };
  return (action) => patterns.some((matches) => matches(action, none)) !== isNot;
}

function coverResource(
  resources: readonly string[],
  isNot: boolean,
  hasVariables: boolean,
): PolicyStatement['coversResource'] {
  // trust policies are about the role they stand on
  if (resources.length === 0 && !isNot) return () => true;
  const patterns = resources.map((resource) => compileResource(resource, hasVariables));
  return (resource, keys) => patterns.some((matches) => matches(resource, keys)) !== isNot;
}
