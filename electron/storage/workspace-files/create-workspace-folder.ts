// A folder becomes a workspace: the file that says so, and what keeps git from the local part of it.
import { join } from 'node:path';
import { stringify } from 'yaml';
import { StudioError } from '../../../shared/contract/errors';
import { replaceText } from '../atomic-write';
import type { Files } from '../files';
import { errorCode, nodeFiles } from '../node-files';
import { readingFault, storageFault } from '../storage-fault';
import { formatVersion } from './form/entity-forms';
import { localFolder, workspaceFile } from './layout';
import { layoutOf } from './yaml/yaml-layout';

// Line ends are part of a template: git must not change them.
const gitattributes = '*.vtl -text\n*.json -text\n*.yaml text eol=lf\n';

/** Makes `folder` a workspace named `name`. What is there already stays as it is. */
export async function createWorkspaceFolder(folder: string, name: string, files: Files = nodeFiles()): Promise<void> {
  await refuseLinks(folder, files);
  const header = stringify({ format: formatVersion, name }, layoutOf());
  const texts = new Map([
    [workspaceFile, header],
    ['.gitignore', `/${localFolder}/\n`],
    // Where the folder had a .gitignore before, this one keeps what is local out all the same.
    [`${localFolder}/.gitignore`, '*\n'],
    ['.gitattributes', gitattributes],
  ]);
  for (const [file, text] of texts) {
    try {
      if ((await files.stamp(join(folder, file))) === undefined) await replaceText(files, join(folder, file), text);
    } catch (error) {
      throw storageFault(error, file);
    }
  }
}

/** A cloned repository could bring a link here, and what is local would be written to wherever it leads. */
async function refuseLinks(folder: string, files: Files): Promise<void> {
  const inside = await list(folder, files);
  const local = inside.some(({ name }) => name === localFolder) ? await list(join(folder, localFolder), files) : [];
  const links = [...inside.filter(({ name }) => name === localFolder), ...local].filter(({ kind }) => kind === 'other');
  const [link] = links;
  if (link === undefined) return;
  throw new StudioError('STORAGE_FAILED', `${localFolder} holds a link. Remove it to use this folder.`, {
    file: localFolder,
  });
}

async function list(path: string, files: Files) {
  try {
    return await files.readFolder(path);
  } catch (error) {
    // A file or a link in the place of the folder shows in the listing above it.
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return [];
    throw readingFault(error, path);
  }
}
