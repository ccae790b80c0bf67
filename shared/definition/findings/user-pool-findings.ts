// Rules of user pool authorizers: pools that nobody knows, and scopes that no token can have.
import { type EntityKey, findEntity, listEntities } from '../entities';
import type { Authorizer } from '../rest/authorizer';
import { userPoolOfArn } from '../user-pool-names';
import type { ApiScope } from './api-scope';
import type { Report } from './finding-report';

/** AWS documented: scopes that every pool has. */
const standardScopes: ReadonlySet<string> = new Set([
  'openid',
  'email',
  'phone',
  'profile',
  'aws.cognito.signin.user.admin',
]);

/** Looks at the user pool authorizers of one API and at the scopes that its methods want. */
export function findUserPoolProblems(scope: ApiScope, report: Report): void {
  const authorizers = new Map<string, Authorizer>();
  for (const { key, entity } of listEntities(scope.definition, 'authorizer', scope.apiId)) {
    if (entity.type !== 'COGNITO_USER_POOLS') continue;
    authorizers.set(entity.id, entity);
    findPools(scope, key, entity, report);
  }
  for (const { key, entity } of scope.methods) {
    const { authorizationScopes: scopes = [], authorizationType, authorizerId = '' } = entity;
    if (scopes.length === 0) continue;
    const authorizer = authorizationType === 'COGNITO_USER_POOLS' ? authorizers.get(authorizerId) : undefined;
    if (authorizer !== undefined) findScopes(scope, key, scopes, authorizer, report);
    else if (authorizationType !== 'COGNITO_USER_POOLS') {
      report('scopes-ignored', key, ['authorizationScopes'], 'Only user pool authorizers look at scopes.');
    }
  }
}

function findPools(
  { definition, checks, stages }: ApiScope,
  key: EntityKey,
  { providerARNs = [], identitySource = '', identityValidationExpression = '' }: Authorizer,
  report: Report,
): void {
  for (const arn of providerARNs) {
    const variables = [...arn.matchAll(/\$\{stageVariables\.(\w+)\}/g)].map(([, name = '']) => name);
    const pool = userPoolOfArn(arn);
    if (variables.length > 0) {
      const missing = variables.find(
        (name) => !stages.some(({ entity }) => Object.hasOwn(entity.variables ?? {}, name)),
      );
      if (missing === undefined || stages.length === 0) continue;
      report('stage-variable-undefined', key, ['providerARNs'], `No stage of the API has the variable ${missing}.`);
    } else if (pool === undefined) {
      report('user-pool-invalid', key, ['providerARNs'], `${arn} is not the ARN of a user pool.`);
    } else if (findEntity(definition, 'user-pool', pool.poolId) === undefined) {
      const message = `The workspace has no user pool ${pool.poolId}: tokens of the local identity provider are let in, those of AWS are not. Map the pool to its issuer to take them.`;
      report('user-pool-missing', key, ['providerARNs'], message);
    }
  }
  if (identitySource !== '' && !/^method\.request\.header\.[^\s,]+$/.test(identitySource.trim())) {
    const message = 'A user pool authorizer reads one header: method.request.header.NAME.';
    report('authorizer-identity-invalid', key, ['identitySource'], message);
  }
  const broken =
    identityValidationExpression === '' ? undefined : checks.selectionPattern(identityValidationExpression);
  if (broken !== undefined) report('authorizer-identity-invalid', key, ['identityValidationExpression'], broken);
}

function findScopes(
  { definition }: ApiScope,
  key: EntityKey,
  scopes: readonly string[],
  { identityValidationExpression = '', providerARNs = [] }: Authorizer,
  report: Report,
): void {
  if (identityValidationExpression !== '') {
    const message =
      'Scopes ask for an access token, which has no audience: the authorizer’s validation expression refuses every one.';
    report('scopes-unmatched', key, ['authorizationScopes'], message);
  }
  const pools = providerARNs.map((arn) => findEntity(definition, 'user-pool', userPoolOfArn(arn)?.poolId ?? ''));
  // what pools elsewhere have is not known here
  if (pools.some((pool) => pool === undefined || pool.mappedTo !== undefined)) return;
  const known = new Set(
    pools.flatMap((pool) =>
      (pool?.resourceServers ?? []).flatMap(({ identifier, scopes: names = [] }) =>
        names.map(({ scopeName }) => `${identifier}/${scopeName}`),
      ),
    ),
  );
  for (const wanted of scopes) {
    if (known.has(wanted) || standardScopes.has(wanted)) continue;
    report(
      'scope-unknown',
      key,
      ['authorizationScopes'],
      `No resource server of the user pool has the scope ${wanted}.`,
    );
  }
}
