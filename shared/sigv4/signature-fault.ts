// Why a signature is refused, before anybody says it in the form of a protocol.

/** `missing`: none came. `unknown-key`: neither key nor token means anything here. */
export type SignatureFaultKind = 'missing' | 'incomplete' | 'invalid' | 'unknown-key' | 'expired-token';

/** `x-amzn-ErrorType` of each. */
export const signatureErrorTypes: Readonly<Record<SignatureFaultKind, string>> = {
  missing: 'MissingAuthenticationTokenException',
  incomplete: 'IncompleteSignatureException',
  invalid: 'InvalidSignatureException',
  'unknown-key': 'UnrecognizedClientException',
  'expired-token': 'ExpiredTokenException',
};

/** What the signature should have covered. */
export interface SignedForm {
  readonly canonicalRequest: string;
  readonly stringToSign: string;
}

/** Thrown by the checks, in AWS's words. */
export class SignatureFault extends Error {
  override readonly name = 'SignatureFault';
  constructor(
    readonly kind: SignatureFaultKind,
    message: string,
    /** Set where the signature itself did not match. */
    readonly form?: SignedForm,
  ) {
    super(message);
  }
}

export function missingSignature(): SignatureFault {
  return new SignatureFault('missing', 'Missing Authentication Token');
}

/** AWS documented: one text for a key that is not known and for a token that is not. */
export function unknownKey(): SignatureFault {
  return new SignatureFault('unknown-key', 'The security token included in the request is invalid.');
}

export function expiredToken(): SignatureFault {
  return new SignatureFault('expired-token', 'The security token included in the request is expired');
}
