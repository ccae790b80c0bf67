// The files of a workspace in memory: what reading interprets and what saving plans on. Paths use `/`.
// A tree never changes: an edit makes new folders along its path and shares the rest, so that comparing two trees
// costs no more than what differs.

export interface TreeFolder {
  readonly folders: ReadonlyMap<string, TreeFolder>;
  /** Text by file name, of the files that may be ours. */
  readonly texts: ReadonlyMap<string, string>;
  /** Everything else on disk: it is never touched, but its name is taken. */
  readonly others: ReadonlySet<string>;
}

/**
 * Folders that whoever makes many edits has made himself. Nobody else has seen them, so that they are changed in
 * place: a thousand files in one folder are not copied a thousand times.
 */
export type OwnFolders = WeakSet<TreeFolder>;

export const emptyFolder: TreeFolder = { folders: new Map(), texts: new Map(), others: new Set() };

/** The folder at `path`; the empty path is the root. */
export function folderAt(root: TreeFolder, path: string): TreeFolder | undefined {
  let folder: TreeFolder | undefined = root;
  for (const name of parts(path)) folder = folder?.folders.get(name);
  return folder;
}

export function textAt(root: TreeFolder, path: string): string | undefined {
  return folderAt(root, folderOf(path))?.texts.get(nameOf(path));
}

/** The tree with a file, and the folders above it. With `own`, folders that are in it are changed in place. */
export function withText(root: TreeFolder, path: string, text: string, own?: OwnFolders): TreeFolder {
  const change = (folder: TreeFolder) => {
    if (folder.texts.get(nameOf(path)) === text) return folder;
    const changed = ownFolder(folder, own);
    changed.texts.set(nameOf(path), text);
    return changed;
  };
  return edit(root, parts(folderOf(path)), change, own);
}

/** The tree with a file that is not ours. */
export function withOther(root: TreeFolder, path: string): TreeFolder {
  const bare = without(root, path);
  return edit(bare, parts(folderOf(path)), (folder) => ({
    ...folder,
    others: new Set(folder.others).add(nameOf(path)),
  }));
}

/** The tree with a whole folder, in the place of what was there. */
export function withFolder(root: TreeFolder, path: string, folder: TreeFolder): TreeFolder {
  if (path === '') return folder;
  return edit(without(root, path), parts(folderOf(path)), (parent) => ({
    ...parent,
    folders: new Map(parent.folders).set(nameOf(path), folder),
  }));
}

/** The tree without what is at `path`, be it file or folder, and without the folders that are empty then. */
export function without(root: TreeFolder, path: string): TreeFolder {
  const name = nameOf(path);
  const parent = folderAt(root, folderOf(path));
  if (parent === undefined) return root;
  if (!parent.folders.has(name) && !parent.texts.has(name) && !parent.others.has(name)) return root;
  return edit(root, parts(folderOf(path)), ({ folders, texts, others }) => ({
    folders: new Map([...folders].filter(([other]) => other !== name)),
    texts: new Map([...texts].filter(([other]) => other !== name)),
    others: new Set([...others].filter((other) => other !== name)),
  }));
}

/** The tree with the folder at `from` moved to `to`, which must be free. */
export function withMoved(root: TreeFolder, from: string, to: string): TreeFolder {
  const folder = folderAt(root, from);
  return folder === undefined ? root : withFolder(without(root, from), to, folder);
}

/** All names in a folder, in lower case: a disk may ignore case. */
export function takenNames(folder: TreeFolder | undefined): Set<string> {
  const { folders, texts, others } = folder ?? emptyFolder;
  return new Set([...folders.keys(), ...texts.keys(), ...others].map((name) => name.toLowerCase()));
}

/** The texts of `after` that `before` has not, or has otherwise. */
export function* newTexts(
  before: TreeFolder | undefined,
  after: TreeFolder,
  path = '',
): Generator<readonly [path: string, text: string]> {
  if (before === after) return;
  for (const [name, text] of after.texts) if (before?.texts.get(name) !== text) yield [join(path, name), text];
  for (const [name, folder] of after.folders) yield* newTexts(before?.folders.get(name), folder, join(path, name));
}

/** The paths of the texts of `before` that `after` has not. */
export function* lostTexts(before: TreeFolder, after: TreeFolder | undefined, path = ''): Generator<string> {
  if (before === after) return;
  for (const name of before.texts.keys()) if (after?.texts.has(name) !== true) yield join(path, name);
  for (const [name, folder] of before.folders) yield* lostTexts(folder, after?.folders.get(name), join(path, name));
}

export function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The tree with the folder at `path` changed; made where missing, left out where it holds nothing any more. */
function edit(
  root: TreeFolder,
  path: readonly string[],
  change: (folder: TreeFolder) => TreeFolder,
  own?: OwnFolders,
): TreeFolder {
  const [name, ...rest] = path;
  if (name === undefined) return change(root);
  const before = root.folders.get(name);
  const after = edit(before ?? emptyFolder, rest, change, own);
  if (after === before) return root;
  const changed = ownFolder(root, own);
  if (after.folders.size + after.texts.size + after.others.size === 0) changed.folders.delete(name);
  else changed.folders.set(name, after);
  return changed;
}

interface ChangingFolder extends TreeFolder {
  readonly folders: Map<string, TreeFolder>;
  readonly texts: Map<string, string>;
}

/** The folder itself where it is one of `own`, else a copy, which is one from then on. */
function ownFolder(folder: TreeFolder, own: OwnFolders | undefined): ChangingFolder {
  if (own?.has(folder) === true) return folder as ChangingFolder;
  const { folders, texts, others } = folder;
  const copy = { folders: new Map(folders), texts: new Map(texts), others };
  own?.add(copy);
  return copy;
}

function parts(path: string): string[] {
  return path === '' ? [] : path.split('/');
}
