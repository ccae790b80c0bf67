// How much memory a process has in use, where the system tells it without a program of its own.
import { readFileSync } from 'node:fs';

export interface MemoryUse {
  /** The most so far, in whole megabytes. */
  readonly peakMb: number;
  readonly residentMb: number;
}

/** Reads `/proc`; undefined where there is none. */
export function memoryUseOf(pid: number | undefined): MemoryUse | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined;
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    return { peakMb: megabytes(status, 'VmHWM'), residentMb: megabytes(status, 'VmRSS') };
  } catch {
    // It ended between two words.
    return undefined;
  }
}

function megabytes(status: string, field: string): number {
  const at = status.indexOf(`${field}:`);
  return at < 0 ? 0 : Math.ceil(Number.parseInt(status.slice(at + field.length + 1), 10) / 1_024);
}
