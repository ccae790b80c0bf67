// Rules of HTTP and WebSocket APIs themselves.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid.html
import { limits } from '../../limits';
import { httpRouteSelectionExpression, type V2Api } from '../../v2/api';
import type { RuleProblem } from './rule-problem';

export function v2ApiProblems(api: V2Api): RuleProblem[] {
  const problems = api.protocolType === 'HTTP' ? httpProblems(api) : webSocketProblems(api);
  if (Object.keys(api.tags ?? {}).length > limits.tagsPerResource) {
    problems.push({ path: ['tags'], message: 'An API has 50 tags at most.', code: 'LIMIT_EXCEEDED' });
  }
  return problems;
}

function httpProblems({ routeSelectionExpression, corsConfiguration: cors }: V2Api): RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (routeSelectionExpression !== httpRouteSelectionExpression) {
    // AWS assumed: the wording
    const message = `Invalid routeSelectionExpression specified. HTTP protocol Apis select by ${httpRouteSelectionExpression}`;
    problems.push({ path: ['routeSelectionExpression'], message });
  }
  if (cors?.allowCredentials === true && cors.allowOrigins?.includes('*')) {
    // AWS documented: public bug reports quote it
    const message = "allow-credentials is not supported if 'allow-origin' is *";
    const at = ['corsConfiguration'];
    problems.push({ path: [...at, 'allowCredentials'], alsoAt: [[...at, 'allowOrigins']], message });
  }
  return problems;
}

function webSocketProblems(api: V2Api): RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (api.corsConfiguration !== undefined) {
    // AWS assumed: the wording
    const message = 'CorsConfiguration is supported for HTTP protocol Apis only';
    problems.push({ path: ['corsConfiguration'], message });
  }
  const keySources = ['$request.header.x-api-key', '$context.authorizer.usageIdentifierKey'];
  const { apiKeySelectionExpression: source } = api;
  if (source !== undefined && !keySources.includes(source.replace(/^\$\{(.*)\}$/, '$$$1'))) {
    // AWS documented: the two values. AWS assumed: the wording
    const message = `Invalid apiKeySelectionExpression specified. Must be one of [${keySources.join(', ')}]`;
    problems.push({ path: ['apiKeySelectionExpression'], message });
  }
  return problems;
}
