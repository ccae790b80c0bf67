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
    // who signs wrongly gets an answer: nobody reads the stack, and taking it costs more than the check
    const frames = stacks.stackTraceLimit;
    stacks.stackTraceLimit = 0;
    super(message);
    stacks.stackTraceLimit = frames;
  }
}

/** V8's own setting, which the language does not know. */
const stacks = Error as { stackTraceLimit?: number | undefined };

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
