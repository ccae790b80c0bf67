// What the files of a workspace say, and which file says it.
import type { FileProblem } from '../../../../shared/contract/workspace';
import type { Entity, EntityKey } from '../../../../shared/definition/entities';
import type { EntityReading } from './read-entity-file';
import type { RememberedFolders } from './remembered-folders';

/** The files of one entity. */
export interface FilePlace {
  /** The YAML file; of a resource without one, where it would be. */
  readonly path: string;
  /** Paths of the files beside that it refers to. */
  readonly besides: readonly string[];
}

/** A reading with everything it looked at; it holds as long as all of that is the same. */
export interface RememberedReading {
  readonly text: string;
  readonly derived: string;
  readonly besideTexts: ReadonlyMap<string, string | undefined>;
  readonly secrets: ReadonlyMap<string, string | undefined>;
  readonly reading: EntityReading;
}

export interface WorkspaceContents {
  readonly name: string | undefined;
  readonly definition: Map<EntityKey, Entity>;
  readonly problems: FileProblem[];
  readonly places: Map<EntityKey, FilePlace>;
  /** Which entity a YAML file holds. */
  readonly keys: Map<string, EntityKey>;
  /** Secret slots that nothing fills. */
  readonly emptySlots: Set<string>;
  readonly readings: Map<string, RememberedReading>;
  /** Resource folders that were read without a problem. */
  readonly folders: RememberedFolders;
}

export function emptyContents(): WorkspaceContents {
  return {
    name: undefined,
    definition: new Map(),
    problems: [],
    places: new Map(),
    keys: new Map(),
    emptySlots: new Set(),
    readings: new Map(),
    folders: new Map(),
  };
}
