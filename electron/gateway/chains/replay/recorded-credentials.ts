// The credentials of a recorded request. Recordings mask them; as far as the trace tells what they said, they are made
// anew for those who decide over callers, and nobody else sees them.
import { findHeader } from '../../context/header-lines';
import type { ApiDeployment } from '../../exchange';
import type { InvocationRequest } from '../../messages';
import type { AccessSettings } from '../../ports';
import type { RecordedCaller } from '../../replay-ports';
import { maskedSecret } from '../../trace/secrets';

export interface RestoredCredentials {
  readonly invocation: InvocationRequest;
  /** The API key that was put back. */
  readonly apiKeyValue?: string;
  /** True where credentials came masked: no function can judge them. */
  readonly hasMasked: boolean;
  /** True where a token or another identity of an authorizer still is. */
  readonly hasUnreadToken: boolean;
  readonly notes: readonly string[];
}

type TokenPlaces = Pick<ApiDeployment, 'tokenHeaders' | 'tokenParameters'>;

/** Masked in every recording, beside what authorizers read. */
const credentialHeaders = new Set(['authorization', 'proxy-authorization', 'x-amz-security-token']);

/** A token's signature that says of itself that it is none. */
const noSignature = Buffer.from('recorded').toString('base64url');

/** `invocation` as those see it who decide over the caller. */
export function restoreCredentials(
  invocation: InvocationRequest,
  caller: RecordedCaller,
  places: TokenPlaces,
  { apiKeys }: AccessSettings,
): RestoredCredentials {
  const masked = findHeader(invocation.headers, 'x-api-key');
  const key = masked === undefined ? undefined : knownKey(masked, caller, apiKeys);
  const token = caller.token === undefined ? undefined : `Bearer ${tokenText(caller.token)}`;
  let isTokenUsed = false;
  const headers = invocation.headers.map(([name, value]) => {
    const lowerName = name.toLowerCase();
    if (lowerName === 'x-api-key' && key !== undefined) return [name, key.value] as const;
    if (!places.tokenHeaders.has(lowerName) || !isMasked(value) || token === undefined) return [name, value] as const;
    isTokenUsed = true;
    return [name, token] as const;
  });
  const inHeaders = headers.some(([name, value]) => places.tokenHeaders.has(name.toLowerCase()) && isMasked(value));
  const isCredential = (name: string) => places.tokenHeaders.has(name) || credentialHeaders.has(name);
  const cameMasked = invocation.headers.some(([name, value]) => isCredential(name.toLowerCase()) && isMasked(value));
  const inQuery = invocation.query.some(([name, value]) => places.tokenParameters.has(name) && isMasked(value));
  const { vpcId, vpceId } = caller;
  const claims = { vpcId, vpceId, accountId: undefined, release: undefined, persona: undefined };
  return {
    invocation: { ...invocation, headers, ...((vpcId ?? vpceId) !== undefined && { claims }) },
    hasMasked: cameMasked || inQuery,
    hasUnreadToken: inHeaders || inQuery,
    notes: isTokenUsed ? ['The token is the recorded one, judged at the time of the request.'] : [],
    ...(key !== undefined && { apiKeyValue: key.value }),
  };
}

/** Whether `value` is what a recording keeps of a credential. */
export function isMasked(value: string): boolean {
  return /^\*+[^*]{0,6}$/.test(value);
}

/** The key that was used; of one that nothing required, the only one whose end is the same. */
function knownKey(masked: string, { apiKeyId }: RecordedCaller, apiKeys: AccessSettings['apiKeys']) {
  const ending = apiKeys.filter(({ value }) => maskedSecret(value) === masked);
  return ending.find(({ id }) => id === apiKeyId) ?? (ending.length === 1 ? ending[0] : undefined);
}

function tokenText({ header, payload }: NonNullable<RecordedCaller['token']>): string {
  const part = (text: string) => Buffer.from(JSON.stringify(JSON.parse(text))).toString('base64url');
  return `${part(header)}.${part(payload)}.${noSignature}`;
}
