// Words for the coded errors of the contract: what happened, and what to do.
import { StudioError, type StudioErrorCode } from '../../shared/contract/errors';

const titles: Readonly<Record<StudioErrorCode, string>> = {
  INVALID_ARGUMENT: 'This value is not accepted',
  NOT_FOUND: 'This is no longer there',
  CONFLICT: 'Something stands in the way',
  LIMIT_EXCEEDED: 'An API Gateway quota is reached',
  INVALID_DEFINITION: 'API Gateway would refuse this',
  NO_WORKSPACE: 'No workspace is open',
  WORKSPACE_LOCKED: 'The workspace is open elsewhere',
  READ_ONLY: 'The workspace cannot be written',
  STORAGE_FULL: 'The disk is full',
  STORAGE_FAILED: 'A file could not be read or written',
  BROKEN_FILE: 'A file of the workspace cannot be understood',
  IMPORT_REFUSED: 'The document cannot be imported',
  PUSH_REFUSED: 'The endpoint refused the push',
  GATEWAY_DOWN: 'The gateway is not running',
  PORT_TAKEN: 'The port is in use',
  NOT_CAPABLE: 'This host cannot do that',
  UNAUTHORIZED: 'This page may not use the studio',
  INTERNAL: 'Gatehouse met a fault of its own',
};

const remedies: Readonly<Partial<Record<StudioErrorCode, string>>> = {
  WORKSPACE_LOCKED: 'Close it in the other Gatehouse window or process, then open it again.',
  READ_ONLY: 'Check the permissions of the folder.',
  STORAGE_FULL: 'Changes are kept and saved as soon as there is room.',
  GATEWAY_DOWN: 'Start it from the header or with the command "Start gateway".',
  PORT_TAKEN: 'Choose another port in Settings, or stop the program that holds it.',
  UNAUTHORIZED: 'Open the address that Gatehouse printed when it started.',
};

/** An error as people read it. */
export interface ErrorWords {
  readonly title: string;
  readonly sentence: string;
  readonly remedy?: string;
  /** `models/Order.json, line 14, column 3`, where it names a place. */
  readonly place?: string;
}

/** Finds the words for anything thrown. What carries no code is a lost connection or a fault of this page. */
export function describeError(error: unknown): ErrorWords {
  if (!(error instanceof StudioError)) {
    return {
      title: 'The studio did not answer',
      sentence: error instanceof Error ? error.message : 'The connection to the studio failed.',
    };
  }
  const remedy = remedies[error.code];
  const place = placeOf(error);
  return {
    title: titles[error.code],
    sentence: plainMessage(error),
    ...(remedy !== undefined && { remedy }),
    ...(place !== undefined && { place }),
  };
}

/** What a refusal says of its value, without the name of the call that carried it. */
export function plainMessage(error: StudioError): string {
  if (error.code !== 'INVALID_ARGUMENT') return error.message;
  const words = error.message.replace(/^\w+\.\w+: (?:[\w.]+: )?/, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function placeOf({ details }: StudioError): string | undefined {
  if (details.file === undefined) return undefined;
  const line = details.line === undefined ? '' : `, line ${details.line}`;
  const column = details.column === undefined ? '' : `, column ${details.column}`;
  return `${details.file}${line}${column}`;
}
