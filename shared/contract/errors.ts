// Coded errors that cross the contract. The catalogue is closed; docs/errors.md lists it and a test holds them equal.

export const studioErrorCodes = {
  INVALID_ARGUMENT: 'An argument does not have the form the method asks for.',
  NOT_FOUND: 'The thing named does not exist.',
  CONFLICT: 'The thing exists already, or something still refers to it.',
  LIMIT_EXCEEDED: 'An API Gateway quota would be exceeded.',
  INVALID_DEFINITION: 'The definition breaks a rule of API Gateway.',
  NO_WORKSPACE: 'No workspace is open.',
  WORKSPACE_LOCKED: 'Another Gatehouse process has the workspace open.',
  READ_ONLY: 'The workspace cannot be written.',
  STORAGE_FULL: 'The disk is full.',
  STORAGE_FAILED: 'A file could not be read or written.',
  BROKEN_FILE: 'A file of the workspace cannot be understood.',
  IMPORT_REFUSED: 'The document cannot be imported.',
  PUSH_REFUSED: 'The endpoint refused a call or gave no answer.',
  GATEWAY_DOWN: 'The gateway process is not running.',
  PORT_TAKEN: 'The port is in use.',
  NOT_CAPABLE: 'This host cannot do that.',
  UNAUTHORIZED: 'The caller may not use this host.',
  INTERNAL: 'A fault in Gatehouse.',
} as const;

export type StudioErrorCode = keyof typeof studioErrorCodes;

/** Details a refusal may carry. `path` is the argument or field, dotted; `file`, `line`, `column` name a place on disk. */
export interface StudioErrorDetails {
  readonly path?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly excerpt?: string;
  /** All problems where there are several, for example of an import. */
  readonly problems?: readonly { readonly message: string; readonly path?: string }[];
}

/** Thrown by services; crosses every transport with code, message and details. */
export class StudioError extends Error {
  override readonly name = 'StudioError';
  constructor(
    readonly code: StudioErrorCode,
    message: string,
    readonly details: StudioErrorDetails = {},
  ) {
    super(message);
  }
}

/** The plain form of an error on the wire. */
export interface WireError {
  readonly code: StudioErrorCode;
  readonly message: string;
  readonly details: StudioErrorDetails;
}

/** Any thrown value as a wire error. What is no StudioError is a fault and says nothing of its inside. */
export function toWireError(error: unknown): WireError {
  if (error instanceof StudioError) return { code: error.code, message: error.message, details: error.details };
  return { code: 'INTERNAL', message: 'Gatehouse met a fault of its own. The log has the details.', details: {} };
}

/** A wire error as the exception a client throws. */
export function fromWireError(error: WireError): StudioError {
  return new StudioError(error.code, error.message, error.details);
}
