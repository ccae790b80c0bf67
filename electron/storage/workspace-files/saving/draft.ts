// The files as a save will leave them, made step by step in memory before anything is written.
import type { EntityKey } from '../../../../shared/definition/entities';
import { freeName } from '../file-names';
import type { FilePlace, WorkspaceContents } from '../reading/workspace-contents';
import {
  folderAt,
  folderOf,
  join,
  lostTexts,
  nameOf,
  newTexts,
  type OwnFolders,
  type TreeFolder,
  takenNames,
  withMoved,
  without,
  withText,
} from '../tree/workspace-tree';

export interface FolderMove {
  readonly from: string;
  readonly to: string;
}

/** What the disk has to do, in this order. */
export interface SavePlan {
  readonly moves: readonly FolderMove[];
  readonly writes: readonly (readonly [path: string, text: string])[];
  readonly removes: readonly string[];
  /** Secrets to keep, undefined to forget. */
  readonly secrets: ReadonlyMap<string, string | undefined>;
}

export interface Draft {
  /** The files as they shall be. */
  root: TreeFolder;
  /** The files as they are, with folders moved already: what is written and removed is the difference to `root`. */
  disk: TreeFolder;
  /** Folders of `root` that are the draft's alone. */
  readonly own: OwnFolders;
  /** Names taken in folders of `root` and `disk`, in lower case, as far as they were asked for. */
  readonly taken: Map<string, TakenNames>;
  readonly places: Map<EntityKey, FilePlace>;
  /** How many entities refer to a file beside, by path. */
  readonly references: Map<string, number>;
  readonly moves: FolderMove[];
  /** Broken texts that are put aside. */
  readonly asides: Map<string, string>;
  readonly secrets: Map<string, string | undefined>;
}

interface TakenNames {
  /** Of the folder as it shall be. */
  readonly drafted: Set<string>;
  /** Of the folder on disk, where only another case of the letters stands in the way. */
  readonly onDisk: ReadonlySet<string>;
  readonly spelled: ReadonlySet<string>;
}

/** A draft in which nothing is changed yet. */
export function openDraft(root: TreeFolder, contents: WorkspaceContents): Draft {
  const references = new Map<string, number>();
  for (const { besides } of contents.places.values()) {
    for (const path of besides) references.set(path, (references.get(path) ?? 0) + 1);
  }
  return {
    root,
    disk: root,
    own: new WeakSet(),
    taken: new Map(),
    places: new Map(contents.places),
    references,
    moves: [],
    asides: new Map(),
    secrets: new Map(),
  };
}

/** What has to be done to get from the files as they are to the draft. */
export function planOf({ root, disk, moves, asides, secrets }: Draft): SavePlan {
  const writes = [...asides, ...newTexts(disk, root)];
  // Owners first, files beside last: a kill halfway leaves no file that nobody knows as his.
  writes.sort(([a], [b]) => Number(b.endsWith('.yaml')) - Number(a.endsWith('.yaml')));
  return { moves, writes, removes: orderRemoves([...lostTexts(disk, root)]), secrets };
}

/** Sets the files beside that an entity refers to, and drops those that nothing refers to any more. */
export function referTo(draft: Draft, key: EntityKey, path: string, besides: readonly string[]): void {
  const before = draft.places.get(key)?.besides ?? [];
  draft.places.set(key, { path, besides });
  for (const beside of besides) draft.references.set(beside, (draft.references.get(beside) ?? 0) + 1);
  for (const beside of before) {
    const left = (draft.references.get(beside) ?? 1) - 1;
    draft.references.set(beside, left);
    if (left <= 0) dropPath(draft, beside);
  }
}

/** A name for a new file or folder in `folder`, which is taken from then on. */
export function newName(draft: Draft, folder: string, stem: string, ending: string): string {
  const taken = draft.taken.get(folder) ?? readTaken(draft, folder);
  draft.taken.set(folder, taken);
  const name = freeName(stem, ending, (candidate) => {
    const lower = candidate.toLowerCase();
    // What is about to go may be followed by its like, but on a disk that ignores case not by `Pets` after `pets`.
    return taken.drafted.has(lower) || (taken.onDisk.has(lower) && !taken.spelled.has(candidate));
  });
  taken.drafted.add(name.toLowerCase());
  return name;
}

function readTaken(draft: Draft, folder: string): TakenNames {
  const onDisk = folderAt(draft.disk, folder);
  return {
    drafted: takenNames(folderAt(draft.root, folder)),
    onDisk: takenNames(onDisk),
    spelled: new Set([...(onDisk?.folders.keys() ?? []), ...(onDisk?.texts.keys() ?? [])]),
  };
}

/** Moves a folder under a name that is free now and here, and everything known to be in it. */
export function moveTo(draft: Draft, from: string, folder: string, stem: string): void {
  const taken = new Set([...takenNames(folderAt(draft.root, folder)), ...takenNames(folderAt(draft.disk, folder))]);
  if (folderOf(from) === folder) taken.delete(nameOf(from).toLowerCase());
  const to = join(
    folder,
    freeName(stem, '', (name) => taken.has(name.toLowerCase())),
  );
  if (folderAt(draft.disk, from) !== undefined) draft.moves.push({ from, to });
  draft.disk = withMoved(draft.disk, from, to);
  draft.root = withMoved(draft.root, from, to);
  draft.taken.clear();
  const moved = (path: string) => (path.startsWith(`${from}/`) ? to + path.slice(from.length) : path);
  for (const [key, { path, besides }] of draft.places) {
    if (path.startsWith(`${from}/`)) draft.places.set(key, { path: moved(path), besides: besides.map(moved) });
  }
  for (const [path, count] of [...draft.references]) {
    if (!path.startsWith(`${from}/`)) continue;
    draft.references.delete(path);
    draft.references.set(moved(path), count);
  }
}

export function setText(draft: Draft, path: string, text: string): void {
  draft.root = withText(draft.root, path, text, draft.own);
  draft.taken.get(folderOf(path))?.drafted.add(nameOf(path).toLowerCase());
}

/** Takes a file out of the draft; its name is free again. */
export function dropPath(draft: Draft, path: string): void {
  draft.root = without(draft.root, path);
  draft.taken.clear();
}

/**
 * Deepest first, and last in each folder the file that gives the others their ids: after a kill halfway
 * nothing is left without an owner.
 */
function orderRemoves(paths: readonly string[]): string[] {
  const isOwner = (path: string) => /(?:^|\/)(?:@resource|api|domain)\.yaml$/.test(path);
  const depth = (path: string) => path.split('/').length;
  return [...paths].sort((a, b) => {
    const owners = Number(isOwner(a)) - Number(isOwner(b));
    return owners !== 0 ? owners : depth(b) - depth(a) || (a < b ? -1 : 1);
  });
}
