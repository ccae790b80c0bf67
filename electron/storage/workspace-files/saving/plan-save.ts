// From changes of the definition to what the disk has to do. Looks at the files in memory only.
import type { EntityChange } from '../../../../shared/definition/changes';
import { type Entity, type EntityKey, entityKey, parseEntityKey } from '../../../../shared/definition/entities';
import type { Resource } from '../../../../shared/definition/rest/resource';
import { beginBreath } from '../../breath';
import { clearedSlots, fileShapes, formatVersion, slotOf, slotsOf, toFileValue } from '../form/entity-forms';
import { workspaceFile } from '../layout';
import type { WorkspaceContents } from '../reading/workspace-contents';
import { folderOf, join, nameOf, type TreeFolder, textAt } from '../tree/workspace-tree';
import { SourceFault } from '../yaml/yaml-source';
import { type Draft, dropPath, newName, openDraft, planOf, referTo, type SavePlan, setText } from './draft';
import { type EditedText, editText, type FileChange, newText } from './edit-text';
import type { MergeTargets } from './merge-file';
import { isCutName, placeEntity } from './place-entity';

/** What comes first where several entities change at once: an owner before what it owns. */
const kindOrder = ['rest-api', 'v2-api', 'domain-name', 'resource'];

/** Plans to save `changes` over the files in `root`, which say `contents`. INVALID_DEFINITION if one has no place. */
export async function planSave(
  root: TreeFolder,
  contents: WorkspaceContents,
  changes: readonly EntityChange[],
): Promise<SavePlan> {
  const breathe = beginBreath();
  const draft = openDraft(root, contents);
  for (const { key, after } of changes) if (after === undefined) removeEntity(draft, key);
  const waiting = new Map<EntityKey, EntityChange>();
  for (const change of inOrder(changes)) if (change.after !== undefined) waiting.set(change.key, change);
  for (const change of [...waiting.values()]) {
    await breathe();
    saveEntity(draft, change, waiting);
  }
  return planOf(draft);
}

function inOrder(changes: readonly EntityChange[]): EntityChange[] {
  const rank = ({ key }: EntityChange) => {
    const at = kindOrder.indexOf(parseEntityKey(key).kind);
    return at < 0 ? kindOrder.length : at;
  };
  return [...changes].sort((a, b) => rank(a) - rank(b));
}

/** Saves one entity; a parent resource that waits itself goes first. */
function saveEntity(draft: Draft, change: EntityChange, waiting: Map<EntityKey, EntityChange>): void {
  const { key, before, after } = change;
  if (after === undefined || !waiting.delete(key)) return;
  const { kind, ids } = parseEntityKey(key);
  if (kind === 'resource') {
    const parent = waiting.get(entityKey('resource', ids[0] ?? '', (after as Resource).parentId ?? ''));
    if (parent !== undefined) saveEntity(draft, parent, waiting);
  }
  const path = placeEntity(draft, key, after);
  const text = textAt(draft.root, path);
  const file: FileChange = {
    shape: fileShapes[kind],
    after: toFileValue(kind, withoutFolderName(kind, after, path), ids),
    ...(before !== undefined && text !== undefined && { before: toFileValue(kind, before, ids) }),
  };
  for (const slot of clearedSlots(kind, before, after)) draft.secrets.set(slot, undefined);
  const edited = writeText(draft, path, text, file, targetsFor(draft, key, path, after));
  setText(draft, path, edited.text);
  const besides = edited.besides.map((name) => join(folderOf(path), name));
  referTo(draft, key, path, besides);
}

/** The new text. A file that is broken is put aside, so that saving never destroys what somebody is writing. */
function writeText(
  draft: Draft,
  path: string,
  text: string | undefined,
  file: FileChange,
  targets: MergeTargets,
): EditedText {
  if (text === undefined) return withHeader(path, newText(file, targets));
  try {
    return editText(text, file, targets);
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    draft.asides.set(join(folderOf(path), newName(draft, folderOf(path), nameOf(path), '.broken')), text);
    return withHeader(path, newText(file, targets));
  }
}

function withHeader(path: string, { text, besides }: EditedText): EditedText {
  return { text: path === workspaceFile ? `format: ${formatVersion}\n${text}` : text, besides };
}

/** The path part of a resource is the name of its folder, unless that was too long. */
function withoutFolderName(kind: string, entity: Entity, path: string): Entity {
  if (kind !== 'resource' || isCutName(path)) return entity;
  const { pathPart: _, ...rest } = entity as Resource;
  return rest;
}

function targetsFor(draft: Draft, key: EntityKey, path: string, entity: Entity): MergeTargets {
  const folder = folderOf(path);
  const stem = nameOf(path).replace(/\.yaml$/, '');
  const own = new Set(draft.places.get(key)?.besides ?? []);
  const written = new Set<string>();
  return {
    besideText({ place }, keys, current, text) {
      const currentPath = current === undefined ? undefined : join(folder, current);
      const isOwn = currentPath !== undefined && own.has(currentPath) && draft.references.get(currentPath) === 1;
      const name =
        isOwn && current !== undefined && !written.has(current)
          ? current
          : newName(draft, folder, place.nameOf(stem, keys), place.ending);
      written.add(name);
      setText(draft, join(folder, name), text);
      return name;
    },
    secret(field, value) {
      const slot = slotOf(parseEntityKey(key).kind, entity, field) ?? '';
      draft.secrets.set(slot, value);
      return slot;
    },
  };
}

function removeEntity(draft: Draft, key: EntityKey): void {
  const place = draft.places.get(key);
  const { kind, ids } = parseEntityKey(key);
  for (const slot of slotsOf(kind, ids[0] ?? '')) draft.secrets.set(slot, undefined);
  if (place === undefined) return;
  if (kind === 'account') {
    removeAccount(draft, key);
    return;
  }
  referTo(draft, key, place.path, []);
  draft.places.delete(key);
  dropPath(draft, place.path);
}

/** The account is a member of a file that stays. */
function removeAccount(draft: Draft, key: EntityKey): void {
  const text = textAt(draft.root, workspaceFile);
  const file: FileChange = { shape: fileShapes.account, before: { account: {} }, after: {} };
  if (text !== undefined) setText(draft, workspaceFile, writeText(draft, workspaceFile, text, file, noTargets).text);
  draft.places.delete(key);
}

const noTargets: MergeTargets = { besideText: (_shape, _keys, current = '') => current, secret: () => '' };
