// A host's log: a file beside the settings that stays small, and standard error for who started the host by hand.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { StudioLog } from '../../studio/host';

/** At this size the file is put aside, and the one put aside before is dropped. */
const fileBytesLimit = 2 * 1024 * 1024;

export interface HostLogOptions {
  /** Its file is `gatehouse.log` in here; made where missing. */
  readonly folder: string;
  readonly print: (line: string) => void;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

/** Opens the log. Lines are few, so each is written at once and survives a crash right after. */
export function openHostLog({ folder, print, clock }: HostLogOptions): StudioLog {
  const file = join(folder, 'gatehouse.log');
  mkdirSync(folder, { recursive: true });
  putAsideLarge(file);
  const write = (level: string, text: string) => {
    const line = `${new Date(clock()).toISOString()} ${level} ${text}\n`;
    print(line);
    try {
      appendFileSync(file, line);
    } catch (error) {
      // A full disk must not take the studio down with it; the line has been printed.
      print(`The log file cannot be written: ${String(error)}\n`);
    }
  };
  return {
    info: (message) => write('info', message),
    warn: (message) => write('warn', message),
    fault: (fault) => write('fault', fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)),
  };
}

function putAsideLarge(file: string): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats !== undefined && stats.size > fileBytesLimit) renameSync(file, `${file}.1`);
}
