// `/_gatehouse/idp/{poolId}/…`: what a user pool shows the world, and tokens for whoever asks.
// https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html

import { StudioError } from '../../../shared/contract/errors';
import { mintTokenInput } from '../../../shared/contract/identity';
import type { Studio } from '../../studio/create-studio';
import { AwsError, badRequest, notFound } from '../wire/aws-error';
import { parseJsonObject } from '../wire/json-body';
import { jsonAnswer, type ManagementAnswer, type ManagementRequest } from '../wire/management-request';
import { clientCredentials } from './identity-provider-clients';

/** True for what a user pool shows the world: whoever verifies tokens has no keys of this server. */
export function isPublicDocument({ method, rawPath }: ManagementRequest): boolean {
  return method === 'GET' && /^\/_gatehouse\/idp\/[^/]+\/\.well-known\//.test(rawPath);
}

/** Answers a request below `/_gatehouse/idp/`; `parts` come after that, decoded. */
export async function identityProvider(
  studio: Studio,
  request: ManagementRequest,
  [poolId = '', ...rest]: readonly string[],
): Promise<ManagementAnswer> {
  const path = rest.join('/');
  if (!mintTokenInput.shape.poolId.safeParse(poolId).success) throw notFound(`${poolId} is no user pool id.`);
  if (path === '.well-known/openid-configuration') {
    requireVerb(request, 'GET');
    return jsonAnswer(200, discovery(studio, request, poolId));
  }
  if (path === '.well-known/jwks.json') {
    requireVerb(request, 'GET');
    return jsonAnswer(200, { keys: await asStudio(() => studio.identity.keySet(poolId)) });
  }
  if (path === 'token') {
    requireVerb(request, 'POST');
    return mint(studio, request, poolId);
  }
  if (path === 'oauth2/token') {
    requireVerb(request, 'POST');
    return clientCredentials(studio, request, poolId);
  }
  throw notFound(
    `There is no /_gatehouse/idp/${poolId}/${path}. Try .well-known/openid-configuration, .well-known/jwks.json, token or oauth2/token.`,
  );
}

/** The issuer is what Cognito calls itself; the addresses are those of this server. */
function discovery(studio: Studio, { headers }: ManagementRequest, poolId: string): object {
  const { issuer } = studio.identity.viewPool(poolId);
  const base = `http://${headers.host ?? '127.0.0.1'}/_gatehouse/idp/${poolId}`;
  return {
    issuer,
    jwks_uri: `${base}/.well-known/jwks.json`,
    token_endpoint: `${base}/oauth2/token`,
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['token'],
    grant_types_supported: ['client_credentials'],
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  };
}

const members = ['username', 'groups', 'scopes', 'clientId', 'tokenUse', 'claims', 'expiresIn'] as const;

async function mint(studio: Studio, request: ManagementRequest, poolId: string): Promise<ManagementAnswer> {
  const body = parseJsonObject(request.body);
  const given = members.flatMap((name) => {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    return value === undefined || value === null ? [] : [[name, value] as const];
  });
  const read = mintTokenInput.safeParse({ poolId, ...Object.fromEntries(given.map(withScopeList)) });
  if (!read.success) {
    const [issue] = read.error.issues;
    throw badRequest(`${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'is not valid'}`);
  }
  return jsonAnswer(200, await asStudio(() => studio.services.identity.mint(read.data)), {
    'Cache-Control': 'no-store',
  });
}

/** Scopes may come as OAuth writes them, with blanks between. */
function withScopeList([name, value]: readonly [string, unknown]): readonly [string, unknown] {
  return name === 'scopes' && typeof value === 'string'
    ? [name, value.split(' ').filter((one) => one !== '')]
    : [name, value];
}

function requireVerb({ method }: ManagementRequest, verb: 'GET' | 'POST'): void {
  if (method !== verb) throw new AwsError('MethodNotAllowed', 405, `Use ${verb}.`);
}

/** A refusal of the studio in the words of this service. */
async function asStudio<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    if (error.code === 'CONFLICT') throw new AwsError('ConflictException', 409, error.message);
    throw new AwsError('ServiceUnavailableException', 503, error.message);
  }
}
