// The working copy of a workspace: the one place where the definition changes. Edits run one after another.
import type { EditResult, HistoryState } from '../../../shared/contract/definition';
import { StudioError } from '../../../shared/contract/errors';
import type { StudioEvents } from '../../../shared/contract/events';
import type { FileProblem } from '../../../shared/contract/workspace';
import { applyChanges, diffDefinitions, type EntityChange } from '../../../shared/definition/changes';
import type { Definition, EntityKey } from '../../../shared/definition/entities';
import type { Journal } from '../../storage/journal/journal';
import type { OutsideEdit, WorkspaceFiles } from '../../storage/workspace-files/workspace-files';

/** What a pure edit returns: the new definition, and the entity it is about. */
export interface EditOutcome {
  readonly definition: Definition;
  readonly key: EntityKey;
}

type Cause = StudioEvents['definition.changed']['cause'];

export interface WorkingCopy {
  readonly definition: Definition;
  readonly revision: number;
  readonly history: HistoryState;
  readonly problems: readonly FileProblem[];
  /** Why changes wait to be saved, where they do. */
  readonly unsaved: string | undefined;
  /** Runs a pure edit, saves it and tells everyone. What it returns besides the definition is handed on. */
  edit<T extends EditOutcome>(
    label: string,
    change: (definition: Definition) => T,
  ): Promise<Omit<T, 'definition'> & EditResult>;
  undo(): Promise<HistoryState>;
  redo(): Promise<HistoryState>;
  readText(key: EntityKey): Promise<{ path: string; text: string }>;
  writeText(key: EntityKey, text: string): Promise<EditResult>;
  /** Waits for edits under way and saves what waits. */
  dispose(): Promise<void>;
}

export interface WorkingCopyOptions {
  readonly files: WorkspaceFiles;
  readonly journal: Journal;
  readonly definition: Definition;
  readonly problems: readonly FileProblem[];
  readonly isReadOnly: boolean;
  readonly clock: () => number;
  /** Throws a refusal of an edit before any of it is stored; what files and undo bring is not asked about. */
  readonly guard?: (changes: readonly EntityChange[], next: Definition) => Promise<void>;
  /** Hears every change after it was applied, before it is saved. */
  readonly changed: (event: StudioEvents['definition.changed']) => void;
  /** Hears that problems or the state of saving changed. */
  readonly conditionChanged: () => void;
}

/** Refusals of the disk that may pass: the change is kept and tried again. */
const waitsForDisk: ReadonlySet<string> = new Set(['STORAGE_FULL', 'STORAGE_FAILED', 'READ_ONLY']);

/** Opens the working copy over files that were read and a journal. */
export function openWorkingCopy(options: WorkingCopyOptions): WorkingCopy {
  const { files, journal, changed, conditionChanged } = options;
  let { definition, problems } = options;
  let revision = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const stopWatching = files.watch((outside) => void enqueue(() => takeOver(outside)));
  const stopHearing = files.onUnsavedChanged(() => conditionChanged());

  function enqueue<T>(task: () => Promise<T> | T): Promise<T> {
    const run = queue.then(task);
    queue = run.catch(() => undefined);
    return run;
  }

  function announce(changes: readonly EntityChange[], label: string, cause: Cause): void {
    revision += 1;
    changed({ revision, changes, history: journal.state, label, cause });
  }

  /** Journal first, then files, then memory: a kill between any two of them loses nothing. */
  async function commit(
    changes: readonly EntityChange[],
    label: string,
    cause: 'edit' | 'undo' | 'redo',
  ): Promise<void> {
    if (options.isReadOnly)
      throw new StudioError('READ_ONLY', 'This workspace cannot be written. Open a copy to edit it.');
    const recorded = await whileDiskAllows(() => journal.record({ label, at: options.clock(), cause, changes }));
    const saved = await whileDiskAllows(() => files.save(changes).then(() => true));
    if (saved === true) await recorded?.saved();
    definition = applyChanges(definition, changes);
    announce(changes, label, cause);
  }

  /** Undefined where the disk refuses for now: journal and files keep the change and try again. */
  async function whileDiskAllows<T>(write: () => Promise<T>): Promise<T | undefined> {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof StudioError) || !waitsForDisk.has(error.code)) throw error;
      return undefined;
    }
  }

  /** An edit of the files from outside is one more entry of the journal, so undo works over it. */
  async function takeOver(outside: OutsideEdit): Promise<void> {
    problems = outside.problems;
    conditionChanged();
    const next = applyChanges(definition, outside.changes);
    const changes = diffDefinitions(definition, next);
    if (changes.length === 0) return;
    const label = changes.length === 1 ? 'Edit a file outside' : `Edit ${changes.length} files outside`;
    const recorded = await whileDiskAllows(() =>
      journal.record({ label, at: options.clock(), cause: 'files', changes }),
    );
    await recorded?.saved();
    definition = next;
    announce(changes, label, 'files');
  }

  function step(direction: 'undo' | 'redo'): Promise<HistoryState> {
    return enqueue(async () => {
      const entry = journal.next(direction);
      if (entry === undefined) return journal.state;
      await commit(entry.changes, entry.label, direction);
      return journal.state;
    });
  }

  return {
    get definition() {
      return definition;
    },
    get revision() {
      return revision;
    },
    get history() {
      return journal.state;
    },
    get problems() {
      return problems;
    },
    get unsaved() {
      return files.unsaved();
    },
    edit: (label, change) =>
      enqueue(async () => {
        const { definition: next, ...outcome } = change(definition);
        const changes = diffDefinitions(definition, next);
        await options.guard?.(changes, next);
        if (changes.length > 0) await commit(changes, label, 'edit');
        return { ...outcome, revision } as never;
      }),
    undo: () => step('undo'),
    redo: () => step('redo'),
    readText: (key) => files.readText(key),
    writeText: (key, text) =>
      enqueue(async () => {
        const written = await files.writeText(key, text);
        await takeOver(written);
        return { revision, key };
      }),
    async dispose() {
      stopWatching();
      stopHearing();
      await queue;
    },
  };
}
