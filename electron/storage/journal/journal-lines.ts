// The journal as lines of JSON. A line that is torn or foreign is passed over: the lines before it still count.
import type { EntityChange } from '../../../shared/definition/changes';
import { isEntityKey } from '../../../shared/definition/entities';
import type { JournalEntry } from './journal';

export type JournalLine =
  /** Something was done, taken back or done again. */
  | { readonly number: number; readonly entry: JournalEntry }
  /** The files hold everything up to this number. */
  | { readonly saved: number }
  /** So many of the entries above count as done, the others as taken back; stands after a shortened journal. */
  | { readonly position: number };

/** The lines of a journal's text. */
export function readLines(text: string): JournalLine[] {
  return text.split('\n').flatMap((line) => {
    const parsed = line === '' ? undefined : parseLine(line);
    return parsed === undefined ? [] : [parsed];
  });
}

export function writeLine(line: JournalLine): string {
  return `${JSON.stringify(line)}\n`;
}

function parseLine(line: string): JournalLine | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined; // the process was killed while it wrote this line
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { number, entry, saved, position } = value as Readonly<Record<string, unknown>>;
  if (typeof saved === 'number') return { saved };
  if (typeof position === 'number') return { position };
  return typeof number === 'number' && isEntry(entry) ? { number, entry } : undefined;
}

function isEntry(value: unknown): value is JournalEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { label, at, cause, changes } = value as Readonly<Record<string, unknown>>;
  const isHead = typeof label === 'string' && typeof at === 'number' && typeof cause === 'string';
  return isHead && Array.isArray(changes) && changes.every(isChange);
}

function isChange(value: unknown): value is EntityChange {
  if (typeof value !== 'object' || value === null) return false;
  const { key } = value as Readonly<Record<string, unknown>>;
  return typeof key === 'string' && isEntityKey(key);
}
