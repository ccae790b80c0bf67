// Tokens of user pools for tests: keys of their own, and claims as Cognito has them at one moment.
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { AccessSettings } from '../../../ports';
import { poolKeyId } from '../pool-key-id';

/** The moment at which tests with tokens begin: Wed Mar 01 11:44:52 UTC 2017. */
export const sampleTime = Date.UTC(2017, 2, 1, 11, 44, 52);
export const samplePool = 'us-east-1_Ab3dE6gH9';
export const samplePoolArn = `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${samplePool}`;
export const issuerOfSample = (poolId = samplePool) => `https://cognito-idp.us-east-1.amazonaws.com/${poolId}`;

const provider = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const { n = '', e = '' } = provider.publicKey.export({ format: 'jwk' });

/** The settings of a gateway that knows the provider. */
export const tokenAccess: Partial<AccessSettings> = { providerKeys: [{ kid: 'one', n, e }] };

export interface SampleToken {
  readonly poolId?: string;
  /** Added over what an ID token has; undefined takes one away. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Who signs, and how. */
  readonly signedBy?: 'provider' | 'stranger' | 'public key as secret' | 'nobody';
}

/** A token; without options a good ID token. */
export function sampleToken({ poolId = samplePool, claims, header, signedBy = 'provider' }: SampleToken = {}): string {
  const now = sampleTime / 1_000;
  const payload = {
    sub: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    aud: '1example23456789',
    'cognito:groups': ['admin', 'staff'],
    email_verified: true,
    token_use: 'id',
    auth_time: now,
    iss: issuerOfSample(poolId),
    'cognito:username': 'janedoe',
    exp: now + 3_600,
    iat: now,
    email: 'janedoe@example.com',
    ...claims,
  };
  const input = [{ kid: poolKeyId(poolId, 'one'), alg: 'RS256', ...header }, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${input}.${signature(input, signedBy)}`;
}

/** An access token with these scopes. */
export function accessToken(scope: string, claims: SampleToken['claims'] = {}): string {
  const use = { aud: undefined, 'cognito:username': undefined, token_use: 'access' };
  return sampleToken({ claims: { ...use, client_id: '1example23456789', username: 'janedoe', scope, ...claims } });
}

function signature(input: string, signedBy: SampleToken['signedBy']): string {
  if (signedBy === 'nobody') return '';
  if (signedBy === 'public key as secret') {
    const secret = provider.publicKey.export({ type: 'spki', format: 'pem' });
    return createHmac('sha256', secret).update(input).digest('base64url');
  }
  const key: KeyObject = signedBy === 'stranger' ? stranger.privateKey : provider.privateKey;
  return sign('sha256', Buffer.from(input), key).toString('base64url');
}

/** The public key as a JSON Web Key that a hostile token brings along. */
export const strangersKey = stranger.publicKey.export({ format: 'jwk' });
