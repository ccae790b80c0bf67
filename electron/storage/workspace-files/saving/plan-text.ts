// A file edited by hand inside Gatehouse: it is read as it would be from disk, and refused if that fails.
import { StudioError } from '../../../../shared/contract/errors';
import { diffDefinitions, type EntityChange } from '../../../../shared/definition/changes';
import type { EntityKey } from '../../../../shared/definition/entities';
import { readWorkspace } from '../reading/read-workspace';
import type { WorkspaceContents } from '../reading/workspace-contents';
import type { LoadedTree } from '../tree/load-tree';
import { withText } from '../tree/workspace-tree';
import type { SavePlan } from './draft';

export interface TextPlan {
  readonly plan: SavePlan;
  readonly changes: readonly EntityChange[];
}

/** Plans to make `text` the file of `key`. BROKEN_FILE with the place if it is not understood or is another entity. */
export async function planText(
  tree: LoadedTree,
  contents: WorkspaceContents,
  secrets: ReadonlyMap<string, string>,
  key: EntityKey,
  text: string,
): Promise<TextPlan> {
  const path = contents.places.get(key)?.path;
  if (path === undefined) throw new StudioError('NOT_FOUND', `${key} has no file.`);
  const root = withText(tree.root, path, text);
  const read = await readWorkspace({ ...tree, root }, secrets, contents);
  const known = new Set(contents.problems.map(({ file, message }) => `${file}: ${message}`));
  const problem = read.problems.find(({ file, message }) => file === path || !known.has(`${file}: ${message}`));
  if (problem !== undefined) {
    const { file, line, column, excerpt, message } = problem;
    throw new StudioError('BROKEN_FILE', message, { file, line, column, excerpt });
  }
  if (read.places.get(key)?.path !== path) {
    throw new StudioError('BROKEN_FILE', `This text is no longer ${key}: its id or name changed.`, { file: path });
  }
  const plan: SavePlan = { moves: [], writes: [[path, text]], removes: [], secrets: new Map() };
  return { plan, changes: diffDefinitions(contents.definition, read.definition) };
}
