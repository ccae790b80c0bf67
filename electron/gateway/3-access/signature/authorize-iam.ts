// AWS_IAM: the request must be signed with Signature Version 4.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
import {
  type IdentifiedCaller,
  openPrincipalDirectory,
  type PrincipalDirectory,
} from '../../../../shared/iam/principal-directory';
import { checkScope, checkTime, timeOf } from '../../../../shared/sigv4/check-claims';
import { findSignedForm } from '../../../../shared/sigv4/find-signed-form';
import { type GivenSignature, readSignature } from '../../../../shared/sigv4/read-signature';
import { SignatureFault, signatureErrorTypes } from '../../../../shared/sigv4/signature-fault';
import {
  openSigningKeyCache,
  type SignedRequest,
  type SigningKeyCache,
  verifySignature,
} from '../../../../shared/sigv4/verify-signature';
import type { SignatureEvidence } from '../../../../shared/trace/access-check';
import type { ApiExchange } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import { nodeSigningCrypto as crypto } from '../../node-signing-crypto';
import type { AccessSettings } from '../../ports';
import { maskedSignatures } from '../../trace/secrets';
import type { Authorize } from '../authorize';
import { identityOf, principalOfAccount } from './caller-identity';
import { sentRequest } from './sent-request';
import { openSessionSeal } from './session-seal';

const service = 'execute-api';

/** Opens it with what one gateway keeps: derived keys, and indexes of the users and roles there are. */
export function openAuthorizeIam(): Authorize<ApiExchange> {
  const keys = openSigningKeyCache(crypto);
  const directoryOf = openDirectories();
  return (exchange) => {
    const { invocation, tools, trace } = exchange;
    const now = tools.clock();
    let given: GivenSignature | undefined;
    let caller: IdentifiedCaller | undefined;
    const request = sentRequest(invocation);
    try {
      given = readSignature(request.headers, request.rawQuery, crypto);
      checkScope(given, { service, region: invocation.region });
      checkTime(given, now);
      caller = directoryOf(tools.access(), tools.identity.accountId).identify(given, now);
      if (caller.isKnown) verifySignature(request, given, caller.secretAccessKey, { crypto, keys });
    } catch (fault) {
      if (!(fault instanceof SignatureFault)) throw fault;
      if (trace.isOn) {
        trace.checked();
        const instead = given && signedInstead(request, given, caller, fault, keys);
        const evidence = given && { ...evidenceOf(given, caller, now, fault), ...instead };
        const said = fault.message.split('\n', 1)[0] ?? '';
        trace.check({ name: 'signature', verdict: 'denied', said, ...(evidence && { evidence }) });
      }
      throw refusalOf(fault);
    }
    const account = invocation.claims?.accountId;
    const principal = account === undefined ? caller.principal : principalOfAccount(caller.principal, account);
    exchange.access = {
      ...exchange.access,
      principal,
      identity: { ...exchange.access?.identity, ...identityOf(principal) },
      policies: caller.policies,
    };
    if (trace.isOn) {
      const said = caller.isKnown
        ? `signed by ${principal.arn}`
        : `signed with a key that is not known here: counts as ${principal.arn}, an administrator`;
      trace.check({ name: 'signature', verdict: 'passed', said, evidence: evidenceOf(given, caller, now) });
    }
  };
}

/** Keeps the directory of the settings as they are, until they change. */
function openDirectories(): (settings: AccessSettings, accountId: string) => PrincipalDirectory {
  let last: { settings: AccessSettings; accountId: string; directory: PrincipalDirectory } | undefined;
  return (settings, accountId) => {
    if (last === undefined || last.settings !== settings || last.accountId !== accountId) {
      const directory = openPrincipalDirectory(settings, accountId, openSessionSeal(settings.sessionKey));
      last = { settings, accountId, directory };
    }
    return last.directory;
  };
}

function refusalOf({ kind, message, form }: SignatureFault): GatewayError {
  const reason = message.split('\n', 1)[0] ?? '';
  if (kind === 'missing') {
    return new GatewayError('MISSING_AUTHENTICATION_TOKEN', { reason: 'The request is not signed.' });
  }
  if (kind === 'expired-token') return new GatewayError('EXPIRED_TOKEN', { message, reason });
  // AWS assumed: keys that nobody knows are answered as wrong signatures are, under their own type
  return new GatewayError('INVALID_SIGNATURE', {
    message,
    errorType: signatureErrorTypes[kind],
    reason: form === undefined ? reason : 'The signature does not match.',
  });
}

/** Which usual mistake explains the signature; only of keys whose secret is known. */
function signedInstead(
  { path, rawQuery, body }: SignedRequest,
  given: GivenSignature,
  caller: IdentifiedCaller | undefined,
  { form }: SignatureFault,
  keys: SigningKeyCache,
): Pick<SignatureEvidence, 'signedInstead'> {
  const secret = caller?.isKnown === true ? caller.secretAccessKey : undefined;
  if (form === undefined || secret === undefined) return {};
  const { canonicalRequest } = form;
  const found = findSignedForm({ canonicalRequest, given, path, rawQuery, body }, secret, { crypto, keys });
  if (found === undefined) return {};
  return { signedInstead: { said: found.said, canonicalRequest: maskedSignatures(found.canonicalRequest) } };
}

function evidenceOf(
  given: GivenSignature,
  caller: IdentifiedCaller | undefined,
  now: number,
  fault?: SignatureFault,
): SignatureEvidence {
  const at = timeOf(given);
  return {
    kind: 'signature',
    accessKeyId: given.accessKeyId,
    region: given.region,
    service: given.service,
    signedHeaders: given.signedHeaders,
    ...(caller?.isKnown && { principal: caller.principal.arn }),
    isVerified: caller?.isKnown === true && fault === undefined,
    isPresigned: given.expiresSeconds !== undefined,
    ...(at !== undefined && { ageSeconds: Math.round((now - at) / 1_000) }),
    ...(fault?.form && {
      canonicalRequest: maskedSignatures(fault.form.canonicalRequest),
      stringToSign: fault.form.stringToSign,
    }),
  };
}
