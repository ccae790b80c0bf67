// The part of the subject `functions` that edits code: files of the function's folder, as an editor needs them.
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import {
  createCodeFile,
  readCodeFile,
  removeCodeFile,
  renameCodeFile,
  writeCodeFile,
} from '../../storage/function-code/code-files';
import { listCode } from '../../storage/function-code/list-code';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import type { CodeWatches } from './code-watches';
import { codePlace, lookAtCode, shownPlace } from './function-places';
import { requireFunction } from './require-function';

export interface CodeFilesOptions {
  readonly current: CurrentWorkspace;
  readonly watches: CodeWatches;
}

type CodeMethods = 'files' | 'readFile' | 'writeFile' | 'createFile' | 'renameFile' | 'removeFile';

/** Makes the methods. Whoever looks at the files of a function hears of their changes from then on. */
export function codeFilesService({
  current,
  watches,
}: CodeFilesOptions): Pick<StudioServices['functions'], CodeMethods> {
  /** The code folder; NOT_CAPABLE where the code is none, NOT_FOUND where it is not there. */
  async function codeFolder(functionName: string, isChanged: boolean): Promise<string> {
    const { workingCopy, folder, isReadOnly } = current.require();
    const entity = requireFunction(workingCopy.definition, functionName);
    if (entity.mode !== 'LOCAL') {
      throw new StudioError('NOT_CAPABLE', `${functionName} runs no code here: its mode is ${entity.mode}.`);
    }
    if (isChanged && isReadOnly) throw new StudioError('READ_ONLY', 'This workspace cannot be written.');
    const { kind, place } = await lookAtCode(folder, isReadOnly, entity);
    if (kind === 'zip') throw new StudioError('NOT_CAPABLE', `${place} is packed: its files cannot be edited here.`);
    if (kind === 'missing' && !isChanged) {
      throw new StudioError('NOT_FOUND', `There is no code at ${place}.`, { path: 'codeUri' });
    }
    return codePlace(folder, entity);
  }

  return {
    async files({ functionName }) {
      const root = await codeFolder(functionName, false);
      watches.watch(functionName, root);
      return { place: shownPlace(current.require().folder, root), ...(await listCode(root)) };
    },
    async readFile({ functionName, path }) {
      const root = await codeFolder(functionName, false);
      watches.watch(functionName, root);
      return readCodeFile(root, path);
    },
    writeFile: async ({ functionName, path, text, version }) =>
      writeCodeFile(await codeFolder(functionName, true), path, text, version),
    createFile: async ({ functionName, path, text }) =>
      createCodeFile(await codeFolder(functionName, true), path, text),
    async renameFile({ functionName, path, newPath }) {
      await renameCodeFile(await codeFolder(functionName, true), path, newPath);
      return { path: newPath };
    },
    async removeFile({ functionName, path }) {
      await removeCodeFile(await codeFolder(functionName, true), path);
      return {};
    },
  };
}
