// The undo and redo journal over the whole definition. It survives restarts and kills.
import type { HistoryState } from '../../../shared/contract/definition';
import type { EntityChange } from '../../../shared/definition/changes';

/** Why the definition changed. `undo` and `redo` move along the journal; everything else adds to it. */
export type JournalCause = 'edit' | 'files' | 'undo' | 'redo';

export interface JournalEntry {
  /** What was done, for example `Rename /pets`. */
  readonly label: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly cause: JournalCause;
  readonly changes: readonly EntityChange[];
}

/** An entry the disk has. Until it is marked as saved, opening the journal again hands its changes back. */
export interface RecordedEntry {
  /** Marks this entry and all before it: the files hold them. */
  saved(): Promise<void>;
}

export interface Journal {
  readonly state: HistoryState;
  /**
   * Changes that were recorded but perhaps not in the files when the last process ended, oldest first.
   * Save them one by one in this order, then call `resumed`.
   */
  readonly unfinished: readonly (readonly EntityChange[])[];
  resumed(): Promise<void>;
  /** What undo or redo would do now: the changes to apply, and the label of the entry. */
  next(direction: 'undo' | 'redo'): { readonly label: string; readonly changes: readonly EntityChange[] } | undefined;
  /**
   * Records before anything is saved. With cause `undo` or `redo` the entry of `next` is taken back or done
   * again. Refused (STORAGE_FULL, READ_ONLY, STORAGE_FAILED) the entry counts for undo all the same and is
   * written before the next one.
   */
  record(entry: JournalEntry): Promise<RecordedEntry>;
  dispose(): Promise<void>;
}
