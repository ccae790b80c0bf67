// What an authorizer starts with, and what changes with its type.
import type { FieldChange } from '../../../../shared/contract/definition';
import type { Authorizer } from '../../../../shared/definition/rest/authorizer';
import { writeLambdaUri } from '../../forms/integration/endpoint-uri';

/** Where authorizers and functions live unless their API says otherwise. */
export interface AuthorizerHome {
  readonly region: string;
  readonly accountId: string;
}

export const typeWords: Readonly<Record<Authorizer['type'], string>> = {
  TOKEN: 'token',
  REQUEST: 'request',
  COGNITO_USER_POOLS: 'Cognito',
};

export const typeOptions: readonly { readonly value: Authorizer['type']; readonly label: string }[] = [
  { value: 'TOKEN', label: 'TOKEN: a Lambda function sees one header' },
  { value: 'REQUEST', label: 'REQUEST: a Lambda function sees the whole request' },
  { value: 'COGNITO_USER_POOLS', label: 'COGNITO_USER_POOLS: a token of a user pool' },
];

const tokenHeader = 'method.request.header.Authorization';

/** An authorizer of the Authorization header that asks `functionName`. */
export function newTokenAuthorizer(id: string, name: string, functionName: string, home: AuthorizerHome): Authorizer {
  return {
    id,
    name,
    type: 'TOKEN',
    authType: 'custom',
    authorizerUri: writeLambdaUri({ ...home, functionName, isStreaming: false }),
    identitySource: tokenHeader,
    authorizerResultTtlInSeconds: 300,
  };
}

/**
 * The edit that gives an authorizer another type: what the new type does not have goes, what it needs comes.
 * `poolArn` stands in where it had no user pool: one without is refused.
 */
export function typeChanges(
  authorizer: Authorizer,
  type: Authorizer['type'],
  home: AuthorizerHome,
  poolArn: string,
): FieldChange[] {
  const first = (authorizer.identitySource ?? '').split(',')[0]?.trim() ?? '';
  const header = first.startsWith('method.request.header.') ? first : tokenHeader;
  const identitySource = type === 'REQUEST' ? authorizer.identitySource || tokenHeader : header;
  const shared: FieldChange[] = [
    { path: ['type'], value: type },
    { path: ['authType'], value: type === 'COGNITO_USER_POOLS' ? 'cognito_user_pools' : 'custom' },
    { path: ['identitySource'], value: identitySource },
    // it is the token's pattern for one type and the audience's for another
    { path: ['identityValidationExpression'] },
  ];
  if (type === 'COGNITO_USER_POOLS') {
    return [
      ...shared,
      { path: ['providerARNs'], value: authorizer.providerARNs ?? [poolArn] },
      { path: ['authorizerUri'] },
      { path: ['authorizerCredentials'] },
      { path: ['authorizerResultTtlInSeconds'] },
    ];
  }
  const functionName = functionNameFor(authorizer.name);
  const uri = authorizer.authorizerUri ?? writeLambdaUri({ ...home, functionName, isStreaming: false });
  return [...shared, { path: ['authorizerUri'], value: uri }, { path: ['providerARNs'] }];
}

/** The ARN of a user pool of the workspace. */
export function poolArnOf(poolId: string, region: string, accountId: string): string {
  return `arn:aws:cognito-idp:${region}:${accountId}:userpool/${poolId}`;
}

/** The name of an authorizer as one that a function may have. */
export function functionNameFor(name: string): string {
  return (
    name
      .replace(/[^A-Za-z0-9_-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 64) || 'authorizer'
  );
}
