// What resource folders held when they were last read, kept over restarts in `.gatehouse/cache/resources.json`: a
// large workspace opens in the time it takes to read its files, without understanding each of them again.
// A folder counts only while all its texts are the same. It is as trustworthy as the deployments beside it: local.
import { createHash } from 'node:crypto';
import { join as joinPath } from 'node:path';
import { removeQuietly, replaceText } from '../../atomic-write';
import type { Files } from '../../files';
import { fileShapes, formatVersion } from '../form/entity-forms';
import type { TreeFolder } from '../tree/workspace-tree';
import type { RememberedFolder, RememberedFolders } from './remembered-folders';
import type { FilePlace } from './workspace-contents';

const fileName = '.gatehouse/cache/resources.json';
/** Below this, reading the files is as fast as reading the cache. */
const worthwhileFolders = 50;

interface CachedFolder extends Omit<RememberedFolder, 'files' | 'isCached'> {
  /** Of all names and texts in the folder. */
  readonly hash: string;
  readonly files: readonly (Omit<RememberedFolder['files'][number], 'place' | 'reading'> & {
    readonly besides: readonly string[];
  })[];
}

/** Folders of an earlier run by their context. */
export type FolderCache = ReadonlyMap<string, CachedFolder>;

/** Reads the cache; empty where there is none or another version of Gatehouse wrote it. */
export async function readFolderCache(folder: string, files: Files): Promise<FolderCache> {
  try {
    const { version, folders } = JSON.parse(await files.readText(joinPath(folder, fileName)));
    if (version !== cacheVersion()) return new Map();
    return new Map((folders as CachedFolder[]).map((cached) => [cached.context, cached]));
  } catch {
    return new Map(); // a cache that is not there or not whole costs time only
  }
}

/** Writes the cache for the next start, where it is worth it. */
export async function writeFolderCache(folder: string, files: Files, folders: RememberedFolders): Promise<void> {
  const path = joinPath(folder, fileName);
  if (folders.size < worthwhileFolders) return removeQuietly(files, path);
  if ([...folders.values()].every(({ isCached }) => isCached)) return;
  const cached = [...folders].map(
    ([tree, { context, resource, files: remembered }]): CachedFolder => ({
      context,
      resource,
      hash: hashOf(tree),
      files: remembered.map(({ path: file, key, entity, place }) => ({
        path: file,
        key,
        entity,
        besides: place.besides,
      })),
    }),
  );
  // Whatever keeps the cache from being written keeps nobody from working.
  await replaceText(files, path, JSON.stringify({ version: cacheVersion(), folders: cached })).catch(() => undefined);
}

/** What an earlier run made of this folder, if its texts are still the same. */
export function recallCached(cache: FolderCache, folder: TreeFolder, context: string): RememberedFolder | undefined {
  const cached = cache.get(context);
  if (cached === undefined || cached.hash !== hashOf(folder)) return undefined;
  const files = cached.files.map(({ path, key, entity, besides }) => {
    const place: FilePlace = { path, besides };
    return { path, key, entity, place, reading: undefined };
  });
  return { context, resource: cached.resource, files, isCached: true };
}

function hashOf({ texts }: TreeFolder): string {
  const hash = createHash('sha256');
  for (const name of [...texts.keys()].sort()) {
    const text = texts.get(name) ?? '';
    hash.update(`${name}\n${text.length}\n${text}`);
  }
  return hash.digest('base64');
}

/** Changes with the layout and with every field, type and default of resources and methods. */
function cacheVersion(): string {
  const shapes = JSON.stringify([fileShapes.resource, fileShapes.method], (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );
  return `${formatVersion} ${createHash('sha256').update(shapes).digest('base64')}`;
}
