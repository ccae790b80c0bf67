// The definition on disk as one thing with a lifetime: read it, save changes, hear of edits from outside.
import type { FileProblem } from '../../../shared/contract/workspace';
import type { EntityChange } from '../../../shared/definition/changes';
import type { Definition, EntityKey } from '../../../shared/definition/entities';
import type { Files } from '../files';
import type { SecretStore } from '../secrets/secret-store';

export interface WorkspaceReading {
  /** From `gatehouse.yaml`, else the folder's own name. */
  readonly name: string;
  /** Saved state with the changes that still wait for the disk on top. */
  readonly definition: Definition;
  readonly problems: readonly FileProblem[];
}

/** Somebody else changed files. `changes` are relative to what the files held before, so edits in flight survive. */
export interface OutsideEdit {
  readonly name: string;
  readonly changes: readonly EntityChange[];
  /** All problems there are now, not only new ones. */
  readonly problems: readonly FileProblem[];
}

export interface EntityText {
  /** Path inside the workspace, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface WorkspaceFilesOptions {
  /** Absolute. */
  readonly folder: string;
  readonly files: Files;
  /** Where the values behind secret slots are; the file `.gatehouse/secrets.json` unless given. */
  readonly secrets?: SecretStore;
  /** Fills the slot of an API key whose value is not on this machine, as after a fresh clone. */
  readonly newSecret?: () => string;
  /** Pause before changes that could not be saved are tried again. */
  readonly retryMs?: number;
}

export interface WorkspaceFiles {
  readonly folder: string;
  /** Reads the whole folder. Entities of broken files are those of the last good reading. */
  read(): Promise<WorkspaceReading>;
  /**
   * Writes the files that `changes` concern; done when the disk has them. Refused (STORAGE_FULL, READ_ONLY,
   * STORAGE_FAILED with the file's name) the changes stay queued and are tried again by time, by `retry` and
   * by the next `save`. INVALID_DEFINITION: a change has no place on disk; nothing of it is kept.
   */
  save(changes: readonly EntityChange[]): Promise<void>;
  /** Tries to save what is still queued; nothing to do where nothing is. */
  retry(): Promise<void>;
  /** Why the last save failed, while changes wait; undefined while all is saved. */
  unsaved(): string | undefined;
  /** Hears when `unsaved` changes. Returns the way to stop. */
  onUnsavedChanged(listener: (unsaved: string | undefined) => void): () => void;
  /** Hears of edits from outside. Own writes are not reported. Returns the way to stop. */
  watch(listener: (edit: OutsideEdit) => void): () => void;
  /** The file of an entity as it stands. NOT_FOUND where the entity has none. */
  readText(key: EntityKey): Promise<EntityText>;
  /**
   * Replaces the file of an entity. BROKEN_FILE with line and column if it is not understood or no longer
   * describes this entity; then nothing is written.
   */
  writeText(key: EntityKey, text: string): Promise<OutsideEdit>;
  /** Tries once more to save what waits, then stops watching. */
  dispose(): Promise<void>;
}
