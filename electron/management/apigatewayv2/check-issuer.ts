// The issuer of a JWT authorizer is asked for its discovery document when the authorizer is made or gets another issuer.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
import { badRequest } from '../wire/aws-error';
import type { OperationCall } from '../wire/operation';

/** AWS documented: how long the service waits, and how large a document may be. */
const timeoutMs = 1_500;
const maxBytes = 150_000;

/**
 * Refuses an issuer whose document is wrong, if the call names one. One that does not answer is refused with `--strict`
 * only: work without a network goes on, and the findings of the API show the problem.
 */
export async function checkIssuer({ json, studio }: OperationCall): Promise<void> {
  const { issuer } = (json().jwtConfiguration ?? {}) as { readonly issuer?: string };
  // what is no address is refused by the rules of the definition
  if (issuer === undefined || !/^https?:\/\//i.test(issuer) || isLocalPool(issuer)) return;
  const document = await discover(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const isRefused = document === undefined ? studio.host.isStrict === true : !isDiscovery(document);
  if (!isRefused) return;
  // AWS documented: public bug reports quote it
  throw badRequest(
    `Invalid issuer: ${issuer}. Issuer must have a valid discovery endpoint ended with '/.well-known/openid-configuration'`,
  );
}

/** Tokens of Cognito's pools are of the local identity provider here. */
function isLocalPool(issuer: string): boolean {
  return /^https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\//.test(issuer);
}

/** What stands there; undefined where nobody answers. An answer that is none counts as empty. */
async function discover(address: string): Promise<string | undefined> {
  try {
    const answer = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    const text = await answer.text();
    return answer.ok && text.length <= maxBytes ? text : '';
  } catch {
    return undefined; // no network, no such host, or too slow
  }
}

function isDiscovery(document: string): boolean {
  try {
    const { jwks_uri: keys } = JSON.parse(document) as { readonly jwks_uri?: unknown };
    return typeof keys === 'string';
  } catch {
    return false; // no JSON, or null
  }
}
