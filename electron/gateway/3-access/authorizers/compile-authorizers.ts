// Compiles the Lambda authorizers of an API, and finds methods that have none to ask.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html
import type { RestApiView } from '../../../../shared/definition/api-view';
import { entityKey } from '../../../../shared/definition/entities';
import { parseIdentitySources } from '../../../../shared/definition/identity-sources';
import { limits } from '../../../../shared/definition/limits';
import type { Authorizer } from '../../../../shared/definition/rest/authorizer';
import { compileLambdaEndpoint } from '../../deploy/compile-lambda-endpoint';
import type { CompiledIntegrationRequest, LambdaEndpoint } from '../../deploy/compiled-method';
import type { ReportProblem } from '../../deploy/report-problem';
import { compileSelectionPattern } from '../../deploy/selection-pattern';
import type { CompileProblem } from '../../process/messages';
import type { FunctionAuthorizer } from './compiled-authorizer';

/** By id. */
export type FunctionAuthorizers = ReadonlyMap<string, FunctionAuthorizer>;

const noMappings: CompiledIntegrationRequest = {
  templates: { byType: new Map(), fallback: undefined, passthrough: 'WHEN_NO_MATCH', usesContext: false },
  contentHandling: undefined,
  path: [],
  querystring: [],
  header: [],
};

/** Compiles them. Never throws: what cannot work is a problem, and answers as AWS would when a request needs it. */
export function compileAuthorizers(view: RestApiView, problems: CompileProblem[]): FunctionAuthorizers {
  const compiled = new Map<string, FunctionAuthorizer>();
  for (const authorizer of view.authorizers.values()) {
    if (authorizer.type === 'COGNITO_USER_POOLS') continue;
    const key = entityKey('authorizer', view.api.id, authorizer.id);
    const report: ReportProblem = (path, message) => problems.push({ key, path, message });
    compiled.set(authorizer.id, compileAuthorizer(authorizer, authorizer.type, report));
  }
  reportMethods(view, compiled, problems);
  return compiled;
}

function compileAuthorizer(
  authorizer: Authorizer,
  type: FunctionAuthorizer['type'],
  report: ReportProblem,
): FunctionAuthorizer {
  const { id, name, identitySource = '', identityValidationExpression = '' } = authorizer;
  let fault: string | undefined;
  const fail: ReportProblem = (path, message) => {
    report(path, message);
    fault ??= message;
  };
  const { sources, problem } = parseIdentitySources(type, identitySource);
  if (problem !== undefined) fail('identitySource', problem);
  const endpoint = compileEndpoint(authorizer, fail);
  const validation =
    type === 'TOKEN' && identityValidationExpression !== ''
      ? { source: identityValidationExpression, pattern: compileSelectionPattern(identityValidationExpression) }
      : undefined;
  if (validation?.pattern.problem !== undefined) {
    fail('identityValidationExpression', `The pattern is broken: ${validation.pattern.problem}`);
  }
  const { authorizerResultTtlInSeconds: ttlSeconds = limits.cacheTtlSeconds.default } = authorizer;
  return {
    id,
    name,
    type,
    // AWS assumed: without a source there is nothing that tells one caller's result from another's
    ttlSeconds: sources.length === 0 ? 0 : ttlSeconds,
    sources,
    validation,
    endpoint,
    fault,
    fingerprint: JSON.stringify(authorizer),
  };
}

function compileEndpoint(authorizer: Authorizer, fail: ReportProblem): LambdaEndpoint | undefined {
  const { authorizerUri = '', authorizerCredentials } = authorizer;
  if (authorizerUri === '') {
    fail('authorizerUri', 'The authorizer names no function.');
    return undefined;
  }
  const endpoint = compileLambdaEndpoint(
    {
      type: 'AWS_PROXY',
      httpMethod: 'POST',
      uri: authorizerUri,
      passthroughBehavior: 'WHEN_NO_MATCH',
      // AWS assumed: an authorizer gets as long as an integration by default
      timeoutInMillis: limits.integrationTimeoutMs.default,
      cacheKeyParameters: [],
      ...(authorizerCredentials !== undefined && { credentials: authorizerCredentials }),
    },
    authorizerUri,
    noMappings,
    (path, message) => fail(path.endsWith('.credentials') ? 'authorizerCredentials' : 'authorizerUri', message),
  );
  return endpoint.kind === 'lambda' ? endpoint : undefined;
}

function reportMethods(view: RestApiView, compiled: FunctionAuthorizers, problems: CompileProblem[]): void {
  for (const { resource, methods } of view.resources.values()) {
    for (const { authorizationType, authorizerId = '', httpMethod } of methods.values()) {
      if (authorizationType !== 'CUSTOM' || compiled.has(authorizerId)) continue;
      const key = entityKey('method', view.api.id, resource.id, httpMethod);
      problems.push({ key, path: 'authorizerId', message: withoutAuthorizer(authorizerId) });
    }
  }
}

/** Names in lower case of the headers that hold tokens; REQUEST authorizers read headers of any kind. */
export function tokenHeadersOf(view: RestApiView): ReadonlySet<string> {
  const tokens = [...view.authorizers.values()].filter(({ type }) => type !== 'REQUEST');
  const sources = tokens.flatMap(({ identitySource = '' }) => parseIdentitySources('TOKEN', identitySource).sources);
  return new Set(sources.filter(({ place }) => place === 'header').map(({ name }) => name.toLowerCase()));
}

/** Names of the query parameters that REQUEST authorizers read. */
export function tokenParametersOf(view: RestApiView): ReadonlySet<string> {
  const asking = [...view.authorizers.values()].filter(({ type }) => type === 'REQUEST');
  const sources = asking.flatMap(({ identitySource = '' }) => parseIdentitySources('REQUEST', identitySource).sources);
  return new Set(sources.filter(({ place }) => place === 'querystring').map(({ name }) => name));
}

function withoutAuthorizer(authorizerId: string): string {
  return authorizerId === ''
    ? 'The method asks for a Lambda authorizer and names none.'
    : `The API has no Lambda authorizer ${authorizerId}.`;
}
