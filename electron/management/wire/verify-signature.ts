// Verifies Signature Version 4 of management calls, and says who signed.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
import { createHash, createHmac } from 'node:crypto';
import type { IamCaller } from '../../../shared/iam/principal';
import type { IdentifiedCaller, PrincipalDirectory } from '../../../shared/iam/principal-directory';
import { checkScope, checkTime } from '../../../shared/sigv4/check-claims';
import { type GivenSignature, readSignature } from '../../../shared/sigv4/read-signature';
import type { SigningCrypto } from '../../../shared/sigv4/signature';
import {
  SignatureFault,
  type SignatureFaultKind,
  signatureErrorTypes,
  unknownKey,
} from '../../../shared/sigv4/signature-fault';
import {
  openSigningKeyCache,
  type SignedRequest,
  type SigningKeyCache,
  verifySignature as verify,
} from '../../../shared/sigv4/verify-signature';
import type { AccessKeys } from './access-keys';
import { AwsError } from './aws-error';
import { headersOf, type ManagementRequest, rawQueryOf } from './management-request';

const crypto: SigningCrypto = {
  sha256Hex: (content) => createHash('sha256').update(content).digest('hex'),
  hmac: (key, text) => createHmac('sha256', key).update(text).digest(),
};

/** What calls are verified with. */
export interface SignatureChecks {
  /** Keys of the host: whoever has one may do everything. */
  readonly given: AccessKeys;
  /** Users and roles of the workspace; undefined while none is open. */
  readonly directory: () => PrincipalDirectory | undefined;
  /** Real time: a clock that was moved forward must not lock everybody out. */
  readonly now: () => number;
  /** Of session tokens: the virtual clock. */
  readonly tokenNow: () => number;
  readonly keys: SigningKeyCache;
}

/** Joins them. */
export function openSignatureChecks(parts: Omit<SignatureChecks, 'keys'>): SignatureChecks {
  return { ...parts, keys: openSigningKeyCache(crypto) };
}

/** Throws AWS's refusal where the call is not signed as it must be; undefined where the key is one of the host's. */
export function verifySignature(request: ManagementRequest, checks: SignatureChecks): IamCaller | undefined {
  const sent: SignedRequest = {
    method: request.method,
    path: request.rawPath,
    rawQuery: rawQueryOf(request),
    headers: headersOf(request),
    body: request.body,
  };
  try {
    const given = readSignature(sent.headers, sent.rawQuery, crypto);
    checkScope(given, {});
    checkTime(given, checks.now());
    const { caller, secretAccessKey, isKnown } = signerOf(given, checks);
    // of a key that nobody knows, and that counts all the same, only the signature stays unchecked
    if (isKnown) verify(sent, given, secretAccessKey, { crypto, keys: checks.keys });
    return caller;
  } catch (fault) {
    if (fault instanceof SignatureFault) throw refusalOf(fault, request);
    throw fault;
  }
}

function signerOf(
  given: GivenSignature,
  { given: hosts, directory, tokenNow }: SignatureChecks,
): Pick<IdentifiedCaller, 'isKnown'> & {
  readonly caller: IamCaller | undefined;
  readonly secretAccessKey: string | undefined;
} {
  const key = hosts.find(given.accessKeyId);
  if (key !== undefined) {
    if (key.sessionToken !== given.sessionToken) throw unknownKey();
    return { caller: undefined, secretAccessKey: key.secretAccessKey, isKnown: true };
  }
  const caller = directory()?.identify(given, tokenNow());
  if (caller === undefined) throw unknownKey();
  return { caller, secretAccessKey: caller.secretAccessKey, isKnown: caller.isKnown };
}

/** AWS documented: the common errors of services that take forms. */
const queryTypes: Readonly<Record<SignatureFaultKind, string>> = {
  missing: 'MissingAuthenticationToken',
  incomplete: 'IncompleteSignature',
  invalid: 'SignatureDoesNotMatch',
  'unknown-key': 'InvalidClientTokenId',
  'expired-token': 'ExpiredToken',
};

function refusalOf({ kind, message }: SignatureFault, request: ManagementRequest): AwsError {
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const type = isForm ? queryTypes[kind] : signatureErrorTypes[kind];
  return new AwsError(type, kind === 'incomplete' ? 400 : 403, message);
}
