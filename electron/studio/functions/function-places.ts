// Where the code of a function lies: what its entity says, as a place on this machine and as it is shown.
import { access, lstat, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { FunctionCode } from '../../../shared/contract/functions';
import type { LambdaFunction } from '../../../shared/definition/companions/function';
import { defaultCodeUri } from '../../../shared/definition/edits/function-edits';
import { escapeName } from '../../storage/workspace-files/file-names';
import { localFolder } from '../../storage/workspace-files/layout';

/** The absolute place of a function's folder or `.zip`. */
export function codePlace(workspaceFolder: string, { functionName, codeUri }: LambdaFunction): string {
  return resolve(workspaceFolder, codeUri ?? defaultCodeUri(functionName));
}

/** Where the copy of a published version lies, relative to the workspace: it stays on this machine. */
export function versionPlace(functionName: string, version: string): string {
  return `${localFolder}/functions/${escapeName(functionName)}/${version}`;
}

/** Relative to the workspace, with `/`, where it lies inside; absolute otherwise. */
export function shownPlace(workspaceFolder: string, place: string): string {
  const path = relative(workspaceFolder, place);
  const isInside = path !== '' && !path.startsWith('..') && !isAbsolute(path);
  return isInside ? path.split(sep).join('/') : place;
}

/** True for a folder that Gatehouse made for code: only such a one is removed with its function. */
export async function isOwnCodeFolder(workspaceFolder: string, place: string): Promise<boolean> {
  const path = shownPlace(workspaceFolder, place).split('/');
  if (path.length !== 2 || path[0] !== 'functions') return false;
  const stats = await lstat(place).catch(() => undefined);
  return stats?.isDirectory() ?? false;
}

/** What there is of a function's code. */
export async function lookAtCode(
  workspaceFolder: string,
  isReadOnly: boolean,
  entity: LambdaFunction,
): Promise<FunctionCode> {
  const place = codePlace(workspaceFolder, entity);
  const stats = await stat(place).catch(() => undefined);
  const shown = shownPlace(workspaceFolder, place);
  if (stats?.isDirectory() !== true) {
    return { place: shown, kind: stats?.isFile() === true ? 'zip' : 'missing', isEditable: false };
  }
  const handlerFile = await findHandlerFile(place, entity);
  return {
    place: shown,
    kind: 'folder',
    isEditable: !isReadOnly,
    ...(handlerFile !== undefined && { handlerFile }),
  };
}

async function findHandlerFile(place: string, { runtime, handler }: LambdaFunction): Promise<string | undefined> {
  for (const path of handlerFiles(runtime, handler)) {
    const isThere = await access(join(place, path)).then(
      () => true,
      () => false, // access() tells absence by throwing
    );
    if (isThere) return path;
  }
  return undefined;
}

/** Where a runtime looks for the handler: `src/app.main` is `src/app.mjs`, in Python `pkg.mod.main` is `pkg/mod.py`. */
function handlerFiles(runtime: string, handler: string): readonly string[] {
  if (runtime.startsWith('provided')) return ['bootstrap'];
  const dot = handler.lastIndexOf('.');
  const file = dot < 0 ? handler : handler.slice(0, dot);
  if (file.split('/').includes('..')) return [];
  if (runtime.startsWith('python')) return [`${file.replaceAll('.', '/')}.py`];
  return ['.mjs', '.js', '.cjs'].map((ending) => file + ending);
}
