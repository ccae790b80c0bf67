// AssumeRoleWithWebIdentity: a token of a user pool stands for the caller, no signature does.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
import { mayAssumeAs } from '../../../shared/iam/decide-call';
import type { ConditionValues } from '../../../shared/policy/condition-keys';
import { AwsError } from '../wire/aws-error';
import type { QueryInput } from '../wire/query-protocol';
import { issueRoleSession, type WantedRole, wantedRole } from './session-input';
import type { StsCall } from './sts';

const action = 'sts:AssumeRoleWithWebIdentity';

/** Keys of the role, for the token of a user pool that the local provider, or the pool's own, has signed. */
export async function assumeRoleWithWebIdentity(input: QueryInput, { studio, keys }: StsCall): Promise<object> {
  const wanted = wantedRole(input, studio);
  const claims = await claimsOf(input.get('WebIdentityToken') ?? '', studio);
  const issuer = String(claims.iss).replace(/^https?:\/\//, '');
  if (!isTrusted(wanted, issuer, { ...keys, ...claimKeys(issuer, claims) }, studio.host.isStrict === true)) {
    // AWS documented: who is refused is not named
    throw new AwsError('AccessDenied', 403, `Not authorized to perform ${action}`);
  }
  return {
    ...issueRoleSession(wanted, input, studio),
    SubjectFromWebIdentityToken: String(claims.sub ?? ''),
    Audience: audienceOf(claims),
    Provider: `arn:aws:iam::${wanted.name.accountId}:oidc-provider/${issuer}`,
  };
}

type Claims = Readonly<Record<string, unknown>>;

async function claimsOf(token: string, studio: StsCall['studio']): Promise<Claims> {
  const { payload, isGood, facts, problem } = await studio.identity.service.decode({ token });
  if (payload !== undefined && isGood) return payload;
  const broken = facts.filter(({ holds }) => !holds);
  if (broken.length > 0 && broken.every(({ name }) => name === 'expiry')) {
    throw new AwsError('ExpiredTokenException', 400, 'Token expired: the token is not good any more.');
  }
  const said = problem ?? broken.map(({ name, wanted, actual }) => `${name}: ${actual}, not ${wanted}`).join('; ');
  throw new AwsError('InvalidIdentityToken', 400, `The web identity token cannot be verified: ${said}`);
}

function isTrusted({ role, arn, name }: WantedRole, issuer: string, keys: ConditionValues, isStrict: boolean): boolean {
  if (role === undefined) return !isStrict;
  const provider = `arn:aws:iam::${name.accountId}:oidc-provider/${issuer}`;
  return [provider, issuer].some((federated) =>
    mayAssumeAs(role.assumeRolePolicyDocument, { kind: 'federated', name: federated }, { action, resource: arn, keys }),
  );
}

/** AWS documented: `{issuer}:aud`, `{issuer}:sub`, `{issuer}:amr`. */
function claimKeys(issuer: string, claims: Claims): ConditionValues {
  const sub = typeof claims.sub === 'string' ? claims.sub : undefined;
  return { [`${issuer}:aud`]: audienceOf(claims), [`${issuer}:sub`]: sub };
}

/** Access tokens of a user pool name their client instead. */
function audienceOf({ aud, client_id: client }: Claims): string | undefined {
  const audience = Array.isArray(aud) ? aud[0] : (aud ?? client);
  return typeof audience === 'string' ? audience : undefined;
}
