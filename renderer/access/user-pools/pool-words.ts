// User pools in words: their addresses, ids in Cognito's forms, and what a client may be allowed. Pure.
import type { RandomSource } from '../../../shared/definition/ids';

const digits = '0123456789';
const letters = 'abcdefghijklmnopqrstuvwxyz';
const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** `us-east-1_Ab3dE6gH9`. */
export function newPoolId(region: string, random: RandomSource): string {
  return `${region}_${pick(capitals + letters + digits, 9, random)}`;
}

/** App client ids: 26 small letters and digits. */
export function newClientId(random: RandomSource): string {
  return pick(letters + digits, 26, random);
}

/** Client secrets: 51 small letters and digits. */
export function newClientSecret(random: RandomSource): string {
  return pick(letters + digits, 51, random);
}

function pick(alphabet: string, length: number, random: RandomSource): string {
  return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
}

/** Where the local identity provider has a pool. */
export function poolAddresses(base: string, poolId: string) {
  const own = `${base}/_gatehouse/idp/${poolId}`;
  return {
    discovery: `${own}/.well-known/openid-configuration`,
    jwks: `${own}/.well-known/jwks.json`,
    token: `${own}/oauth2/token`,
  };
}

/** Flows of `InitiateAuth` that run here. */
export const loginFlows = [
  { value: 'ALLOW_USER_PASSWORD_AUTH', label: 'Name and password' },
  { value: 'ALLOW_ADMIN_USER_PASSWORD_AUTH', label: 'Name and password, by an administrator' },
  { value: 'ALLOW_REFRESH_TOKEN_AUTH', label: 'Refresh token' },
] as const;

/** AWS documented: client_credentials stands alone. */
export const oauthFlows = [
  { value: 'client_credentials', label: 'client_credentials' },
  { value: 'code', label: 'code' },
  { value: 'implicit', label: 'implicit' },
] as const;

/** Scopes that every pool has. */
export const standardScopes: readonly string[] = [
  'openid',
  'email',
  'phone',
  'profile',
  'aws.cognito.signin.user.admin',
];

/** What Cognito would say of a name; undefined where it will do. */
export function poolNameProblem(name: string, what: string, taken: readonly string[] = []): string | undefined {
  if (name === '') return 'It needs a name';
  if (name.length > 128) return 'Up to 128 characters';
  return taken.includes(name) ? `There is a ${what} ${name} already` : undefined;
}

/** `3,600 s` as an hour: `1 hour`, `45 minutes`, `30 s`. */
export function validityWords(seconds: number): string {
  const count = (of: number, one: string) => `${of.toLocaleString('en-US')} ${of === 1 ? one : `${one}s`}`;
  if (seconds % 86_400 === 0 && seconds >= 86_400) return count(seconds / 86_400, 'day');
  if (seconds % 3_600 === 0 && seconds >= 3_600) return count(seconds / 3_600, 'hour');
  if (seconds % 60 === 0 && seconds >= 60) return count(seconds / 60, 'minute');
  return `${seconds.toLocaleString('en-US')} s`;
}
