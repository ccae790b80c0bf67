// What the file system refused, as the coded error that crosses the contract.
import { StudioError, type StudioErrorCode } from '../../shared/contract/errors';
import { errorCode } from './node-files';

const codes: ReadonlyMap<string, StudioErrorCode> = new Map([
  ['ENOSPC', 'STORAGE_FULL'],
  ['EDQUOT', 'STORAGE_FULL'],
  ['EACCES', 'READ_ONLY'],
  ['EPERM', 'READ_ONLY'],
  ['EROFS', 'READ_ONLY'],
]);

/** The refusal to write `file` (its name inside the workspace). What is a StudioError already stays one. */
export function storageFault(error: unknown, file: string): StudioError {
  if (error instanceof StudioError) return error;
  const code = codes.get(errorCode(error)) ?? 'STORAGE_FAILED';
  if (code === 'STORAGE_FULL')
    return new StudioError(code, `The disk is full: ${file} could not be written.`, { file });
  if (code === 'READ_ONLY') return new StudioError(code, `${file} may not be written.`, { file });
  return new StudioError(code, `${file} could not be written: ${reasonOf(error)}`, { file });
}

/** The refusal to read `file`. */
export function readingFault(error: unknown, file: string): StudioError {
  if (error instanceof StudioError) return error;
  return new StudioError('STORAGE_FAILED', `${file} could not be read: ${reasonOf(error)}`, { file });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
