// What can be undone and redone: the entries in order and how many of them count as done. Pure, without a disk.
import type { HistoryState } from '../../../shared/contract/definition';
import { type EntityChange, invertChanges } from '../../../shared/definition/changes';
import type { JournalEntry } from './journal';
import type { JournalLine } from './journal-lines';

export interface JournalHistory {
  readonly entries: readonly JournalEntry[];
  /** Entries before this one are done, the others taken back. */
  readonly position: number;
}

const emptyHistory: JournalHistory = { entries: [], position: 0 };

/** The history after one more entry. Undo and redo move along, everything else cuts off what was taken back. */
export function advanceHistory({ entries, position }: JournalHistory, entry: JournalEntry): JournalHistory {
  if (entry.cause === 'undo') return { entries, position: Math.max(0, position - 1) };
  if (entry.cause === 'redo') return { entries, position: Math.min(entries.length, position + 1) };
  return { entries: [...entries.slice(0, position), entry], position: position + 1 };
}

/** The label and the changes of the next step in a direction; undefined at the end. */
export function nextStep(
  { entries, position }: JournalHistory,
  direction: 'undo' | 'redo',
): { readonly label: string; readonly changes: readonly EntityChange[] } | undefined {
  const entry = entries[direction === 'undo' ? position - 1 : position];
  if (entry === undefined) return undefined;
  const changes = direction === 'undo' ? invertChanges(entry.changes) : entry.changes;
  return { label: entry.label, changes };
}

export function historyState(history: JournalHistory): HistoryState {
  const undo = nextStep(history, 'undo')?.label;
  const redo = nextStep(history, 'redo')?.label;
  return { ...(undo !== undefined && { undo }), ...(redo !== undefined && { redo }) };
}

export interface ReplayedJournal {
  readonly history: JournalHistory;
  /** The number of the last entry. */
  readonly lastNumber: number;
  /** Changes from the first entry on that may not be in the files, oldest first. */
  readonly unfinished: readonly (readonly EntityChange[])[];
}

/** Follows the lines of a journal from its beginning. */
export function replayJournal(lines: readonly JournalLine[]): ReplayedJournal {
  let history = emptyHistory;
  let lastNumber = 0;
  let unfinished: { readonly number: number; readonly changes: readonly EntityChange[] }[] = [];
  for (const line of lines) {
    if ('position' in line) {
      history = { ...history, position: Math.min(Math.max(0, line.position), history.entries.length) };
    } else if ('saved' in line) {
      unfinished = unfinished.filter(({ number }) => number > line.saved);
    } else if (line.number > lastNumber) {
      // Another line with the same number is the second try of a write that was cut off.
      history = advanceHistory(history, line.entry);
      lastNumber = line.number;
      unfinished.push({ number: line.number, changes: line.entry.changes });
    }
  }
  return { history, lastNumber, unfinished: unfinished.map(({ changes }) => changes) };
}

/** The part of a history around its position that takes about `maxBytes` as text; the last step always stays. */
export function shortenHistory({ entries, position }: JournalHistory, maxBytes: number): JournalHistory {
  const sizeOf = (at: number) => JSON.stringify(entries[at]).length;
  let bytes = 0;
  let end = position;
  while (end < entries.length && bytes + sizeOf(end) <= maxBytes / 2) bytes += sizeOf(end++);
  let start = position;
  while (start > 0 && (start === position || bytes + sizeOf(start - 1) <= maxBytes)) bytes += sizeOf(--start);
  return { entries: entries.slice(start, end), position: position - start };
}
