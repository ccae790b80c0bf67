// A user pool authorizer of a deployment, prepared once: its header, its pools, and what it wants of the audience.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
import { own } from '../../../../shared/definition/records';
import type { Authorizer } from '../../../../shared/definition/rest/authorizer';
import { issuerOf, userPoolOfArn } from '../../../../shared/definition/user-pool-names';
import type { CompiledDeployment } from '../../deploy/compiled-deployment';
import { compileSelectionPattern } from '../../deploy/selection-pattern';
import type { AudienceRule } from './verify-token';

export interface TokenAuthorizer {
  readonly id: string;
  readonly name: string;
  /** As the authorizer writes it, and in lower case. */
  readonly header: { readonly name: string; readonly lowerName: string };
  /** Seconds that a good token is not checked again; 0: every time. */
  readonly ttlSeconds: number;
  /** Absent where any audience will do. */
  readonly audience?: AudienceRule;
  /** The pools' own issuers on a stage with these variables. */
  issuers(variables: Readonly<Record<string, string>>): readonly string[];
}

/** AWS documented: seconds that results are kept where the authorizer does not say. */
const usualTtlSeconds = 300;

/** Prepares the authorizers of a deployment as methods ask for them. */
export function openTokenAuthorizers(): (deployment: CompiledDeployment, id: string) => TokenAuthorizer | undefined {
  const prepared = new WeakMap<CompiledDeployment, Map<string, TokenAuthorizer | undefined>>();
  return (deployment, id) => {
    const known = prepared.get(deployment) ?? new Map<string, TokenAuthorizer | undefined>();
    prepared.set(deployment, known);
    if (!known.has(id)) known.set(id, prepare(deployment.view.authorizers.get(id)));
    return known.get(id);
  };
}

/** Undefined for an authorizer that is not there, or cannot work. */
function prepare(authorizer: Authorizer | undefined): TokenAuthorizer | undefined {
  if (authorizer?.type !== 'COGNITO_USER_POOLS') return undefined;
  const header = headerOf(authorizer.identitySource);
  if (header === undefined) return undefined;
  const expression = authorizer.identityValidationExpression ?? '';
  return {
    id: authorizer.id,
    name: authorizer.name,
    header: { name: header, lowerName: header.toLowerCase() },
    ttlSeconds: authorizer.authorizerResultTtlInSeconds ?? usualTtlSeconds,
    ...(expression !== '' && { audience: audienceRule(expression) }),
    issuers: issuersOf(authorizer.providerARNs ?? []),
  };
}

/** AWS documented: the console's default is Authorization. */
function headerOf(identitySource = 'method.request.header.Authorization'): string | undefined {
  return /^method\.request\.header\.([!#$%&'*+\-.^_`|~0-9A-Za-z]+)$/.exec(identitySource.trim())?.[1];
}

/** AWS documented: the expression is for `aud`, which access tokens do not have. */
function audienceRule(expression: string): AudienceRule {
  const pattern = compileSelectionPattern(expression);
  return {
    wanted: `aud that matches ${expression}`,
    accepts: ({ aud }) => [aud].flat().some((one) => typeof one === 'string' && pattern.matches(one)),
  };
}

function issuersOf(arns: readonly string[]): TokenAuthorizer['issuers'] {
  // AWS documented: a stage variable may stand in place of the pool
  if (!arns.some((arn) => arn.includes('${'))) {
    const issuers = issuersIn(arns);
    return () => issuers;
  }
  const prepared = new WeakMap<object, readonly string[]>();
  return (variables) => {
    const known =
      prepared.get(variables) ??
      issuersIn(
        arns.map((arn) => arn.replace(/\$\{stageVariables\.(\w+)\}/g, (_, name: string) => own(variables, name) ?? '')),
      );
    prepared.set(variables, known);
    return known;
  };
}

/** ARNs that name no pool lead to no issuer. */
function issuersIn(arns: readonly string[]): readonly string[] {
  return arns.flatMap((arn) => {
    const pool = userPoolOfArn(arn);
    return pool === undefined ? [] : [issuerOf(pool)];
  });
}
