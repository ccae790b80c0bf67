// `oauth2/token`: a client that asks in its own name, as a machine does.
// https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { UserPoolClient } from '../../../shared/definition/companions/user-pool';
import type { Studio } from '../../studio/create-studio';
import type { PoolView } from '../../studio/identity/pool-view';
import { clientClaims } from '../../studio/identity/token-claims';
import { jsonAnswer, type ManagementAnswer, type ManagementRequest } from '../wire/management-request';

const usualSeconds = 3_600;

/** A refusal, in OAuth's words. */
class OAuthRefusal extends Error {
  override readonly name = 'OAuthRefusal';
}

/** Answers the token endpoint of a pool. */
export async function clientCredentials(
  studio: Studio,
  request: ManagementRequest,
  poolId: string,
): Promise<ManagementAnswer> {
  try {
    const form = new URLSearchParams(request.body.toString('utf8'));
    const grant = form.get('grant_type');
    if (grant === null) throw new OAuthRefusal('invalid_request');
    if (grant !== 'client_credentials') throw new OAuthRefusal('unsupported_grant_type');
    const view = studio.identity.viewPool(poolId);
    if (view.pool?.mappedTo !== undefined) throw new OAuthRefusal('invalid_request');
    const { clientId, secret } = credentialsOf(request, form);
    const client = knownClient(view, clientId, secret, studio.host.isStrict === true);
    const scopes = grantedScopes(view, client, form.get('scope'));
    const expiresIn = client?.accessTokenSeconds ?? usualSeconds;
    const issuedAt = Math.floor(studio.virtualClock.now() / 1_000);
    const claims = clientClaims(view.issuer, { clientId, issuedAt, expiresIn, jti: randomUUID() }, scopes);
    const token = await studio.identity.sign(poolId, 'access', claims);
    return jsonAnswer(200, { access_token: token, expires_in: expiresIn, token_type: 'Bearer' }, noStore);
  } catch (error) {
    if (!(error instanceof OAuthRefusal)) throw error;
    return jsonAnswer(400, { error: error.message }, noStore);
  }
}

const noStore = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

/** From the Authorization header, else from the form. */
function credentialsOf({ headers }: ManagementRequest, form: URLSearchParams) {
  const [, basic] = /^basic +([A-Za-z0-9+/=]+)$/i.exec(headers.authorization ?? '') ?? [];
  if (basic === undefined) {
    const clientId = form.get('client_id') ?? '';
    if (clientId === '') throw new OAuthRefusal('invalid_client');
    return { clientId, secret: form.get('client_secret') ?? '' };
  }
  const text = Buffer.from(basic, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) throw new OAuthRefusal('invalid_client');
  return { clientId: text.slice(0, colon), secret: text.slice(colon + 1) };
}

/** A client of a pool that the workspace has must be one of its own; any other pool takes whoever comes. */
function knownClient(view: PoolView, clientId: string, secret: string, isStrict: boolean): UserPoolClient | undefined {
  const client = view.clients.find((one) => one.clientId === clientId);
  if (client === undefined) {
    if (view.pool !== undefined || isStrict) throw new OAuthRefusal('invalid_client');
    return undefined;
  }
  // AWS documented: only clients that have a secret may ask in their own name
  if (client.clientSecret === undefined || !isSame(client.clientSecret, secret)) {
    throw new OAuthRefusal('invalid_client');
  }
  const flows = client.allowedOAuthFlows ?? [];
  if (!flows.includes('client_credentials')) throw new OAuthRefusal('unauthorized_client');
  return client;
}

/** AWS documented: without `scope` all that the client may have. */
function grantedScopes(view: PoolView, client: UserPoolClient | undefined, asked: string | null): readonly string[] {
  const scopes = (asked ?? '').split(' ').filter((one) => one !== '');
  if (client === undefined) return scopes;
  const own = (view.pool?.resourceServers ?? []).flatMap(({ identifier, scopes: names = [] }) =>
    names.map(({ scopeName }) => `${identifier}/${scopeName}`),
  );
  const allowed = (client.allowedOAuthScopes ?? []).filter((one) => own.includes(one));
  if (scopes.some((one) => !allowed.includes(one)) || allowed.length === 0) throw new OAuthRefusal('invalid_scope');
  return scopes.length === 0 ? allowed : scopes;
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
