// Rules of routing rules: what their conditions may ask, and that they lead to stages of REST APIs.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html
import type { RoutingRule } from '../../companions/v2-companions';
import { type Definition, type EntityKey, findEntity, listEntities } from '../../entities';
import type { RuleProblem } from './rule-problem';
import { placeProblems } from './v2-domain-rules';

// AWS documented: up to two conditions on headers and one on the base path
const mostHeaderConditions = 2;
const mostPathConditions = 1;
// AWS documented: AWS::ApiGatewayV2::RoutingRule MatchHeaderValue
const longestHeader = 40;
const longestGlob = 128;
const headerSigns = /^[A-Za-z0-9*?\-!#$%&'.^_`|~]+$/;

/** What is wrong with a routing rule of `domainName`. AWS assumed: the words of all of them. */
export function routingRuleProblems(
  definition: Definition,
  key: EntityKey,
  domainName: string,
  rule: RoutingRule,
): RuleProblem[] {
  const problems: RuleProblem[] = rule.actions.flatMap(({ invokeApi }) => {
    if (findEntity(definition, 'v2-api', invokeApi.apiId) === undefined) {
      return placeProblems(definition, invokeApi, ['actions'], ['actions']);
    }
    // AWS documented: the only action is to invoke a stage of a REST API
    return [{ path: ['actions'], message: 'Routing rules may invoke stages of REST Apis only' }];
  });
  for (const message of conditionFaults(rule.conditions)) problems.push({ path: ['conditions'], message });
  const twin = listEntities(definition, 'routing-rule', domainName).find(
    (other) => other.key !== key && other.entity.priority === rule.priority,
  );
  if (twin !== undefined) {
    const message = `A routing rule with priority ${rule.priority} already exists for this domain name`;
    problems.push({ path: ['priority'], message, code: 'CONFLICT' });
  }
  return problems;
}

function conditionFaults(conditions: RoutingRule['conditions']): readonly string[] {
  const headerLists = conditions.flatMap(({ matchHeaders }) =>
    matchHeaders === undefined ? [] : [matchHeaders.anyOf],
  );
  const pathLists = conditions.flatMap(({ matchBasePaths }) =>
    matchBasePaths === undefined ? [] : [matchBasePaths.anyOf],
  );
  const isEmpty = conditions.some((one) => one.matchHeaders === undefined && one.matchBasePaths === undefined);
  const faults: (string | false)[] = [
    isEmpty && 'A condition of a routing rule matches headers or base paths',
    [...headerLists, ...pathLists].some((list) => list.length === 0) && 'A condition needs at least one value',
    headerLists.length > mostHeaderConditions && 'A routing rule has at most two matchHeaders conditions',
    pathLists.length > mostPathConditions && 'A routing rule has at most one matchBasePaths condition',
    ...headerLists.flat().map(({ header, valueGlob }) => headerFault(header, valueGlob)),
    ...pathLists.flat().map((path) => pathFault(path)),
  ];
  return faults.filter((fault) => fault !== false);
}

function headerFault(header: string, glob: string): string | false {
  if (header.length > longestHeader || !headerSigns.test(header)) return `Invalid header specified: ${header}`;
  // AWS documented: a wildcard stands at either end of a value, never within
  const isOpenWithin = glob.slice(1, -1).includes('*');
  const isValid = glob.length <= longestGlob && headerSigns.test(glob) && !isOpenWithin;
  return !isValid && `Invalid header value glob specified: ${glob}`;
}

function pathFault(path: string): string | false {
  // a slash before it is let through, as hand-written rules have had it
  const isValid = /^\/?[A-Za-z0-9$\-_.+!*'(),/]+$/.test(path) && !path.includes('//');
  return !isValid && `Invalid base path specified: ${path}`;
}
