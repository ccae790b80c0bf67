// The resources of a REST API as folders: each folder is a path part, each `@METHOD.yaml` in it a method.
import { createHash } from 'node:crypto';
import { isPathPart } from '../../../../shared/definition/naming';
import type { Resource } from '../../../../shared/definition/rest/resource';
import { unescapeName } from '../file-names';
import { problemWith } from '../file-problem';
import { methodOfFile, resourceFile } from '../layout';
import { join, type TreeFolder } from '../tree/workspace-tree';
import { recallFolder, rememberFolder } from './remembered-folders';
import { addEntity, addFile, below, type FolderPlace, knownFirst, type Walk, yamlFiles } from './walk';

interface ResourceFolder extends FolderPlace {
  readonly apiId: string;
  /** Absent on the root. */
  readonly parentId?: string;
  /** Absent on the root, and where the folder's name was too long to hold it. */
  readonly pathPart?: string;
}

/** Reads the tree of resources that begins at `place`. */
export async function readResources(
  walk: Walk,
  apiId: string,
  rootResourceId: string,
  place: FolderPlace,
): Promise<void> {
  await readResource(walk, { apiId, ...place }, rootResourceId);
}

async function readResource(walk: Walk, at: ResourceFolder, rootResourceId: string): Promise<string | undefined> {
  await walk.breathe();
  const context = [at.path, at.apiId, at.parentId ?? rootResourceId].join(' ');
  const resource = recallFolder(walk, at, context) ?? readFolder(walk, at, rootResourceId, context);
  // Without its id nothing below can be told apart from what other resources have.
  if (resource === undefined) return undefined;
  const names = [...at.folder.folders.keys()].sort();
  const parts = new Map<string, string>();
  for (const name of knownFirst(names, (child) => walk.previous.keys.has(join(join(at.path, child), resourceFile)))) {
    await readChild(walk, at, resource.id, name, parts, rootResourceId);
  }
  return resource.pathPart;
}

/** Reads the files of one folder: the resource and its methods. */
function readFolder(walk: Walk, at: ResourceFolder, rootResourceId: string, context: string): Resource | undefined {
  const { problems } = walk.contents;
  const problemsBefore = problems.length;
  const files = yamlFiles(walk, at);
  const resource = files.includes(resourceFile) ? addResourceFile(walk, at) : addImplied(walk, at, rootResourceId);
  if (resource === undefined) return undefined;
  for (const name of files) if (name !== resourceFile) readMethod(walk, at, resource.id, name);
  const isGood = problems.length === problemsBefore && files.every((name) => at.folder.texts.has(name));
  if (isGood) rememberFolder(walk, at, context, resource, [resourceFile, ...files]);
  return resource;
}

async function readChild(
  walk: Walk,
  at: ResourceFolder,
  parentId: string,
  name: string,
  parts: Map<string, string>,
  rootResourceId: string,
): Promise<void> {
  const child = below(at, name);
  const pathPart = unescapeName(name);
  const other = pathPart === undefined ? undefined : parts.get(pathPart);
  if (other !== undefined) {
    walk.contents.problems.push(problemWith(child.path, `/${pathPart} is taken: ${other} is the same path.`));
    return;
  }
  const part = await readResource(
    walk,
    { apiId: at.apiId, ...child, parentId, ...(pathPart !== undefined && { pathPart }) },
    rootResourceId,
  );
  if (part !== undefined) parts.set(part, child.path);
}

function addResourceFile(walk: Walk, at: ResourceFolder): Resource | undefined {
  const { apiId, path, parentId, pathPart } = at;
  const derived = { ...(parentId !== undefined && { parentId }), ...(pathPart !== undefined && { pathPart }) };
  const file = { kind: 'resource' as const, place: at, name: resourceFile, parents: [apiId], derived };
  const resource = addFile(walk, file) as Resource | undefined;
  if (resource !== undefined && parentId !== undefined && resource.pathPart === undefined) {
    const message = 'pathPart is missing: the name of the folder does not say it.';
    walk.contents.problems.push(problemWith(join(path, resourceFile), message));
  }
  return resource;
}

/** A folder made by hand, with methods in it but no `@resource.yaml`: its id follows from its path. */
function addImplied(walk: Walk, at: ResourceFolder, rootResourceId: string): Resource | undefined {
  const { apiId, folder, path, parentId, pathPart } = at;
  if (!holdsMethods(folder)) return undefined;
  if (parentId !== undefined && (pathPart === undefined || !isPathPart(pathPart))) {
    walk.contents.problems.push(problemWith(path, 'The name of this folder is no path part.'));
    return undefined;
  }
  const resource: Resource =
    parentId === undefined || pathPart === undefined
      ? { id: rootResourceId }
      : { id: impliedId(apiId, parentId, pathPart), parentId, pathPart };
  const found = { kind: 'resource' as const, place: at, name: resourceFile, parents: [apiId] };
  return addEntity(walk, found, resource) ? resource : undefined;
}

function readMethod(walk: Walk, at: ResourceFolder, resourceId: string, name: string): void {
  const httpMethod = methodOfFile(name);
  if (httpMethod === undefined) {
    const message = 'This is the file of nothing. Methods are @GET.yaml, @ANY.yaml …';
    walk.contents.problems.push(problemWith(join(at.path, name), message));
    return;
  }
  addFile(walk, { kind: 'method', place: at, name, parents: [at.apiId, resourceId], derived: { httpMethod } });
}

function holdsMethods({ texts, folders }: TreeFolder): boolean {
  const isHere = [...texts.keys()].some((name) => name === resourceFile || methodOfFile(name) !== undefined);
  return isHere || [...folders.values()].some(holdsMethods);
}

/** The same on every machine: 6 characters `[a-z0-9]`. */
function impliedId(apiId: string, parentId: string, pathPart: string): string {
  const hash = createHash('sha256').update(`${apiId}/${parentId}/${pathPart}`).digest('hex');
  return BigInt(`0x${hash}`).toString(36).slice(-6);
}
