// Rules of Lambda authorizers: what they read of a request, which function they ask, and who asks them.
import { entityKey, listEntities } from '../entities';
import { functionNameInUri } from '../function-uri';
import { parseIdentitySources } from '../identity-sources';
import type { Authorizer } from '../rest/authorizer';
import type { ApiScope } from './api-scope';
import type { Report } from './finding-report';

/** Looks at the Lambda authorizers of one API and at the methods that name them. */
export function findAuthorizerProblems(scope: ApiScope, report: Report): void {
  const types = new Map<string, Authorizer['type']>();
  for (const { entity } of listEntities(scope.definition, 'authorizer', scope.apiId)) {
    types.set(entity.id, entity.type);
    if (entity.type !== 'COGNITO_USER_POOLS') findProblemsOf(scope, entity, entity.type, report);
  }
  for (const { key, entity } of scope.methods) {
    const type = types.get(entity.authorizerId ?? '');
    if (type === undefined) continue;
    const isUserPool = type === 'COGNITO_USER_POOLS';
    const fits = entity.authorizationType === (isUserPool ? 'COGNITO_USER_POOLS' : 'CUSTOM');
    if (fits || (entity.authorizationType !== 'CUSTOM' && entity.authorizationType !== 'COGNITO_USER_POOLS')) continue;
    const message = `The authorizer is of type ${type}: the method’s authorization type must be ${isUserPool ? 'COGNITO_USER_POOLS' : 'CUSTOM'}.`;
    report('authorizer-type-mismatch', key, ['authorizationType'], message);
  }
}

function findProblemsOf(scope: ApiScope, authorizer: Authorizer, type: 'TOKEN' | 'REQUEST', report: Report): void {
  const key = entityKey('authorizer', scope.apiId, authorizer.id);
  const { identitySource = '', identityValidationExpression = '', authorizerResultTtlInSeconds: ttl } = authorizer;
  const { sources, problem } = parseIdentitySources(type, identitySource);
  if (problem !== undefined) report('authorizer-identity-invalid', key, ['identitySource'], problem);
  else if (sources.length === 0 && ttl !== 0) {
    const message =
      'Without identity sources no result can be kept: name what tells callers apart, or set authorizerResultTtlInSeconds to 0.';
    report('authorizer-sources-missing', key, ['identitySource'], message);
  }
  const broken =
    type === 'TOKEN' && identityValidationExpression !== ''
      ? scope.checks.selectionPattern(identityValidationExpression)
      : undefined;
  if (broken !== undefined) report('authorizer-identity-invalid', key, ['identityValidationExpression'], broken);
  findFunction(scope, authorizer, key, report);
}

function findFunction(
  { endpoints, stages }: ApiScope,
  { authorizerUri = '' }: Authorizer,
  key: ReturnType<typeof entityKey>,
  report: Report,
): void {
  const functionName = functionNameInUri(authorizerUri);
  if (functionName !== undefined && !endpoints.functions.has(functionName)) {
    const message = `The workspace has no function ${functionName}: every request that needs the authorizer answers 500.`;
    report('function-missing', key, ['authorizerUri'], message);
  }
  if (stages.length === 0) return;
  for (const [, variable = ''] of authorizerUri.matchAll(/\$\{stageVariables\.(\w+)\}/g)) {
    if (stages.some(({ entity }) => Object.hasOwn(entity.variables ?? {}, variable))) continue;
    report('stage-variable-undefined', key, ['authorizerUri'], `No stage of the API has the variable ${variable}.`);
  }
}
