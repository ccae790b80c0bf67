// Reads the files of a workspace as a definition. Whatever is broken is told and leaves the rest as it is.
import { StudioError } from '../../../../shared/contract/errors';
import type { DomainName } from '../../../../shared/definition/companions/domain-name';
import type { EntityKind } from '../../../../shared/definition/entities';
import type { RestApi } from '../../../../shared/definition/rest/rest-api';
import { type V2Api, v2ProtocolTypes } from '../../../../shared/definition/v2/api';
import { beginBreath } from '../../breath';
import { problemWith } from '../file-problem';
import { formatVersion, workspaceShape } from '../form/entity-forms';
import { isRecord } from '../form/from-file';
import {
  apiFile,
  apiFolders,
  apiMappingsFolder,
  apisFolder,
  companionFolders,
  domainFile,
  domainsFolder,
  mappingsFolder,
  resourcesFolder,
  routingRulesFolder,
  v2ApiFolders,
  workspaceFile,
} from '../layout';
import type { LoadedTree } from '../tree/load-tree';
import { join, type TreeFolder, textAt } from '../tree/workspace-tree';
import { parseYaml, readYaml } from '../yaml/yaml-source';
import type { FolderCache } from './folder-cache';
import { readResources } from './read-resources';
import { addFile, below, type FolderPlace, knownFirst, type Walk, yamlFiles } from './walk';
import { emptyContents, type WorkspaceContents } from './workspace-contents';

/**
 * Interprets the loaded files. `previous` gives the entities of files that are broken now, `cache` what an
 * earlier run made of folders that are still the same.
 */
export async function readWorkspace(
  tree: LoadedTree,
  secrets: ReadonlyMap<string, string>,
  previous: WorkspaceContents = emptyContents(),
  cache: FolderCache = new Map(),
): Promise<WorkspaceContents> {
  const header = readHeader(tree);
  const name = header === undefined ? previous.name : header.name;
  const walk: Walk = { tree, secrets, previous, contents: { ...emptyContents(), name }, cache, breathe: beginBreath() };
  const root = { folder: tree.root, path: '' };
  addFile(walk, { kind: 'account', place: root, name: workspaceFile, parents: [] });
  for (const place of subfolders(walk, below(root, apisFolder), apiFile)) await readApi(walk, place);
  for (const place of subfolders(walk, below(root, domainsFolder), domainFile)) await readDomain(walk, place);
  for (const [kind, name] of Object.entries(companionFolders))
    await readFiles(walk, kind as EntityKind, below(root, name), []);
  walk.contents.problems.push(...tree.unreadable.values());
  return walk.contents;
}

/** The name in `gatehouse.yaml`; undefined where the file is broken. A later format is not read at all. */
function readHeader(tree: LoadedTree): { readonly name: string | undefined } | undefined {
  const text = textAt(tree.root, workspaceFile);
  if (text === undefined) return { name: undefined };
  const { value } = readYaml(parseYaml(text), workspaceShape);
  if (!isRecord(value)) return undefined;
  if (typeof value.format === 'number' && value.format > formatVersion) {
    const message = `This workspace has format ${value.format}; this version of Gatehouse knows ${formatVersion}.`;
    throw new StudioError('BROKEN_FILE', message, { file: workspaceFile });
  }
  return { name: typeof value.name === 'string' ? value.name : undefined };
}

/** The folders in a folder, those first whose main file was known before. */
function subfolders(walk: Walk, place: FolderPlace, mainFile: string): FolderPlace[] {
  const isKnown = (name: string) => walk.previous.keys.has(join(join(place.path, name), mainFile));
  return knownFirst([...place.folder.folders.keys()].sort(), isKnown).map((name) => below(place, name));
}

async function readApi(walk: Walk, place: FolderPlace): Promise<void> {
  if (!yamlFiles(walk, place).includes(apiFile)) {
    const isOurs = [...place.folder.folders.values()].some(holdsTexts);
    if (isOurs) walk.contents.problems.push(problemWith(place.path, `There is no ${apiFile} in this folder.`));
    return;
  }
  const kind = apiKindAt(walk, place);
  const api = addFile(walk, { kind, place, name: apiFile, parents: [] }) as RestApi | V2Api | undefined;
  if (api === undefined) return;
  if ('rootResourceId' in api) await readResources(walk, api.id, api.rootResourceId, below(place, resourcesFolder));
  for (const [part, name] of Object.entries(kind === 'v2-api' ? v2ApiFolders : apiFolders))
    await readFiles(walk, part as EntityKind, below(place, name), [api.id]);
}

/** Which kind of API a folder holds: its file says so, and where that is broken, what it was before. */
function apiKindAt(walk: Walk, { folder, path }: FolderPlace): 'rest-api' | 'v2-api' {
  const text = folder.texts.get(apiFile);
  const { value } = text === undefined ? { value: undefined } : readYaml(parseYaml(text), openShape);
  const known = walk.previous.keys.get(join(path, apiFile));
  if (!isRecord(value)) return known?.startsWith('v2-api:') ? 'v2-api' : 'rest-api';
  return v2ProtocolTypes.some((protocol) => protocol === value.protocol) ? 'v2-api' : 'rest-api';
}

const openShape = { type: 'value' } as const;

async function readDomain(walk: Walk, place: FolderPlace): Promise<void> {
  if (!yamlFiles(walk, place).includes(domainFile)) return;
  const file = { kind: 'domain-name' as const, place, name: domainFile, parents: [] };
  const domain = addFile(walk, file) as DomainName | undefined;
  if (domain === undefined) return;
  await readFiles(walk, 'base-path-mapping', below(place, mappingsFolder), [domain.domainName]);
  await readFiles(walk, 'api-mapping', below(place, apiMappingsFolder), [domain.domainName]);
  await readFiles(walk, 'routing-rule', below(place, routingRulesFolder), [domain.domainName]);
}

async function readFiles(walk: Walk, kind: EntityKind, place: FolderPlace, parents: readonly string[]): Promise<void> {
  for (const name of yamlFiles(walk, place)) {
    await walk.breathe();
    addFile(walk, { kind, place, name, parents });
  }
}

function holdsTexts({ texts, folders }: TreeFolder): boolean {
  return texts.size > 0 || [...folders.values()].some(holdsTexts);
}
