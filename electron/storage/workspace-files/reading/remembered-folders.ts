// Resource folders that are as they were are not read again: a save in a large API costs what it changes.
import type { Entity, EntityKey } from '../../../../shared/definition/entities';
import type { Resource } from '../../../../shared/definition/rest/resource';
import { join, type TreeFolder } from '../tree/workspace-tree';
import { recallCached } from './folder-cache';
import type { FolderPlace, Walk } from './walk';
import type { FilePlace, RememberedReading } from './workspace-contents';

interface RememberedFile {
  readonly path: string;
  readonly key: EntityKey;
  readonly entity: Entity;
  readonly place: FilePlace;
  readonly reading: RememberedReading | undefined;
}

export interface RememberedFolder {
  /** Path and ids that the folder was read with. */
  readonly context: string;
  readonly resource: Resource;
  readonly files: readonly RememberedFile[];
  /** True for what the cache of an earlier run knew. */
  readonly isCached: boolean;
}

/** Adds what a folder held before, if it is the same folder in the same place; else undefined. */
export function recallFolder(walk: Walk, { folder }: FolderPlace, context: string): Resource | undefined {
  const remembered = walk.previous.folders.get(folder) ?? recallCached(walk.cache, folder, context);
  if (remembered === undefined || remembered.context !== context) return undefined;
  const { definition, places, keys, readings, folders } = walk.contents;
  if (remembered.files.some(({ key }) => places.has(key))) return undefined;
  for (const { path, key, entity, place, reading } of remembered.files) {
    definition.set(key, entity);
    places.set(key, place);
    keys.set(path, key);
    if (reading !== undefined) readings.set(path, reading);
  }
  folders.set(folder, remembered);
  return remembered.resource;
}

/** Remembers a folder whose files were all good. */
export function rememberFolder(
  walk: Walk,
  { folder, path }: FolderPlace,
  context: string,
  resource: Resource,
  names: Iterable<string>,
): void {
  const { definition, places, keys, readings, folders } = walk.contents;
  const files = [...new Set(names)].flatMap((name) => {
    const file = join(path, name);
    const key = keys.get(file);
    const entity = key === undefined ? undefined : definition.get(key);
    const place = key === undefined ? undefined : places.get(key);
    if (key === undefined || entity === undefined || place === undefined) return [];
    return [{ path: file, key, entity, place, reading: readings.get(file) }];
  });
  folders.set(folder, { context, resource, files, isCached: false });
}

export type RememberedFolders = Map<TreeFolder, RememberedFolder>;
