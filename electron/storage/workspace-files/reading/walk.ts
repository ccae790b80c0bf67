// One walk over the files of a workspace: each file is read once, and an entity that two files claim is told.

import { ownField } from '../../../../shared/definition/edits/entity-identity';
import {
  apiIdOf,
  type Entity,
  type EntityKind,
  type EntityOf,
  entityKey,
  parseEntityKey,
} from '../../../../shared/definition/entities';
import type { Breath } from '../../breath';
import { problemAt, problemWith } from '../file-problem';
import { ownerField } from '../form/entity-forms';
import type { LoadedTree } from '../tree/load-tree';
import { emptyFolder, folderAt, join, type TreeFolder } from '../tree/workspace-tree';
import type { FolderCache } from './folder-cache';
import { type EntityReading, readEntityFile } from './read-entity-file';
import type { RememberedReading, WorkspaceContents } from './workspace-contents';

export interface Walk {
  readonly tree: LoadedTree;
  readonly secrets: ReadonlyMap<string, string>;
  /** The reading before: where a file is broken now, its entity of then stays. */
  readonly previous: WorkspaceContents;
  readonly contents: WorkspaceContents;
  readonly cache: FolderCache;
  readonly breathe: Breath;
}

/** A folder and its path. */
export interface FolderPlace {
  readonly folder: TreeFolder;
  readonly path: string;
}

export interface FoundFile {
  readonly kind: EntityKind;
  readonly place: FolderPlace;
  readonly name: string;
  /** Ids of what the entity belongs to. */
  readonly parents: readonly string[];
  readonly derived?: Readonly<Record<string, string>>;
}

/** Reads a file and adds its entity; undefined where it holds none that is usable. */
export function addFile(walk: Walk, file: FoundFile): Entity | undefined {
  const path = join(file.place.path, file.name);
  const reading = read(walk, file, path);
  if (reading === undefined && !walk.tree.unreadable.has(path)) return undefined;
  if (reading?.problem !== undefined) walk.contents.problems.push(reading.problem);
  for (const slot of reading?.emptySlots ?? []) walk.contents.emptySlots.add(slot);
  const isGood = reading !== undefined && reading.problem === undefined;
  const entity = isGood ? reading.entity : (lastGood(walk, file, path) ?? reading?.entity);
  if (entity === undefined) return undefined;
  const besides = (reading?.besides ?? []).map((name) => join(file.place.path, name));
  const owner = entity === reading?.entity ? reading.owner : lastOwner(walk, file, path);
  const parents = owner === undefined ? file.parents : [...file.parents, owner];
  return addEntity(walk, { ...file, parents }, entity, besides, reading) ? entity : undefined;
}

/** Adds an entity; false, and a problem, where another file holds it already. */
export function addEntity(
  walk: Walk,
  { kind, place, name, parents }: FoundFile,
  entity: Entity,
  besides: readonly string[] = [],
  reading?: EntityReading,
): boolean {
  const { definition, places, keys, problems } = walk.contents;
  const path = join(place.path, name);
  const ownId = ownIdOf(kind, entity);
  const key = entityKey(kind, ...parents, ...(ownId === undefined ? [] : [ownId]));
  const other = places.get(key);
  if (other !== undefined) {
    const message = `${ownId} is taken: ${other.path} has it too.`;
    const text = place.folder.texts.get(name);
    const offset = reading?.offsetOf([ownField[kind]]) ?? 0;
    problems.push(text === undefined ? problemWith(path, message) : problemAt(path, text, offset, message));
    return false;
  }
  definition.set(key, entity);
  places.set(key, { path, besides });
  keys.set(path, key);
  return true;
}

/** The YAML files of a folder, those first that held an entity before: a copy made since never takes its place. */
export function yamlFiles(walk: Walk, { folder, path }: FolderPlace): string[] {
  const unreadable = [...folder.others].filter((name) => walk.tree.unreadable.has(join(path, name)));
  const names = [...folder.texts.keys(), ...unreadable].filter((name) => name.endsWith('.yaml'));
  return knownFirst(names.sort(), (name) => walk.previous.keys.has(join(path, name)));
}

/** The place of a folder below another; an empty one where it is not there. */
export function below({ folder, path }: FolderPlace, name: string): FolderPlace {
  return { folder: folderAt(folder, name) ?? emptyFolder, path: join(path, name) };
}

/** `names` with those of which `isKnown` holds in front. */
export function knownFirst(names: readonly string[], isKnown: (name: string) => boolean): string[] {
  return [...names.filter(isKnown), ...names.filter((name) => !isKnown(name))];
}

function read(walk: Walk, { kind, place, name, derived = {} }: FoundFile, path: string): EntityReading | undefined {
  const { texts } = place.folder;
  const text = texts.get(name);
  if (text === undefined) return undefined;
  const lookUpBeside = (beside: string) => texts.get(beside);
  const lookUpSecret = (slot: string) => walk.secrets.get(slot);
  const before = walk.previous.readings.get(path);
  const derivedText = Object.values(derived).join(' ');
  if (before !== undefined && before.text === text && before.derived === derivedText) {
    if (stillHolds(before.besideTexts, lookUpBeside) && stillHolds(before.secrets, lookUpSecret)) {
      walk.contents.readings.set(path, before);
      return before.reading;
    }
  }
  const besideTexts = new Map<string, string | undefined>();
  const secrets = new Map<string, string | undefined>();
  const reading = readEntityFile({
    kind,
    path,
    text,
    derived,
    besideText: (beside) => remember(besideTexts, beside, lookUpBeside(beside)),
    secret: (slot) => remember(secrets, slot, lookUpSecret(slot)),
  });
  const remembered: RememberedReading = { text, derived: derivedText, besideTexts, secrets, reading };
  walk.contents.readings.set(path, remembered);
  return reading;
}

function remember(lookups: Map<string, string | undefined>, name: string, value: string | undefined) {
  lookups.set(name, value);
  return value;
}

function stillHolds(
  lookups: ReadonlyMap<string, string | undefined>,
  lookUp: (name: string) => string | undefined,
): boolean {
  for (const [name, value] of lookups) if (lookUp(name) !== value) return false;
  return true;
}

/** What the file held when it was last understood, if it still belongs to the same API. */
function lastGood(walk: Walk, { kind, parents, derived }: FoundFile, path: string): Entity | undefined {
  const key = walk.previous.keys.get(path);
  if (key === undefined || parseEntityKey(key).kind !== kind) return undefined;
  const isApi = kind === 'rest-api' || kind === 'v2-api';
  const isElsewhere = !isApi && apiIdOf(key) !== undefined && apiIdOf(key) !== parents[0];
  const entity = isElsewhere ? undefined : walk.previous.definition.get(key);
  return entity === undefined || kind === 'method' ? entity : { ...entity, ...derived };
}

/** The route or integration that the file named when it was last understood. */
function lastOwner(walk: Walk, { kind }: FoundFile, path: string): string | undefined {
  const key = walk.previous.keys.get(path);
  return key === undefined || ownerField(kind) === undefined ? undefined : parseEntityKey(key).ids[1];
}

/** The last id of the key an entity stands under. An account has none. */
function ownIdOf(kind: EntityKind, entity: Entity): string | undefined {
  const field = ownField[kind];
  return field === '' ? undefined : String((entity as EntityOf<'account'> & Record<string, unknown>)[field]);
}
