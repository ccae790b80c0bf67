// Signs the requests of cases, as clients of AWS do.
import { openSessionSeal } from '../../electron/gateway/3-access/signature/session-seal';
import { nodeSigningCrypto } from '../../electron/gateway/node-signing-crypto';
import type { IamSession } from '../../shared/iam/iam-session';
import { presignQuery, type SigningKeys, signRequest } from '../../shared/sigv4/sign-request';
import type { HeaderList } from '../../shared/trace/trace';

/** When the requests are signed; cases that are about time begin then. */
export const signedAt = Date.UTC(2026, 0, 15, 12);

export interface CaseSignature {
  readonly keys: SigningKeys;
  /** So many seconds before `signedAt`; negative: after it. */
  readonly secondsBefore?: number;
  readonly region?: string;
  readonly service?: string;
  /** Signs in the query, good for so many seconds. */
  readonly presignSeconds?: number;
  readonly hasPayloadHeader?: boolean;
  /** What is changed after it was signed. */
  readonly changed?: {
    readonly authorization?: (line: string) => string;
    readonly url?: string;
    readonly body?: string;
    readonly headers?: HeaderList;
  };
}

interface SentCase {
  readonly url: string;
  readonly headers: HeaderList;
  readonly body: Buffer;
}

/** The request with its signature. */
export function signedCase(sent: SentCase & { readonly method: string }, signature: CaseSignature): SentCase {
  const { keys, secondsBefore = 0, region = 'us-east-1', service = 'execute-api', changed = {} } = signature;
  const [path = '', rawQuery = ''] = sent.url.split('?');
  const { method, headers, body } = sent;
  const at = signedAt - secondsBefore * 1_000;
  const options = { keys, region, service, at, crypto: nodeSigningCrypto };
  const { presignSeconds: expiresSeconds, hasPayloadHeader = false } = signature;
  const after = { body: changed.body === undefined ? body : Buffer.from(changed.body) };
  if (expiresSeconds !== undefined) {
    const query = presignQuery({ method, path, rawQuery, headers }, { ...options, expiresSeconds });
    return { ...after, headers, url: changed.url ?? `${path}?${query}` };
  }
  const lines = signRequest({ method, path, rawQuery, headers, body }, { ...options, hasPayloadHeader });
  const changedLines = lines.map(
    ([name, value]) => [name, name === 'Authorization' ? (changed.authorization?.(value) ?? value) : value] as const,
  );
  return { ...after, url: changed.url ?? sent.url, headers: [...changedLines, ...(changed.headers ?? [])] };
}

/** Seals the sessions of cases. */
export const caseSessionKey = Buffer.alloc(32, 7).toString('base64');

/** The keys of a session. */
export function sessionKeys(session: Omit<IamSession, 'accessKeyId' | 'secretAccessKey'>): SigningKeys {
  const keys = { accessKeyId: 'ASIACASESESSION00001', secretAccessKey: 'session-secret' };
  return { ...keys, sessionToken: openSessionSeal(caseSessionKey).seal({ ...keys, ...session }) };
}
