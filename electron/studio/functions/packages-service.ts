// The part of the subject `functions` that takes code as packages.
import { join } from 'node:path';
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import { isDeepEqual } from '../../../shared/definition/changes';
import { updateEntity } from '../../../shared/definition/edits/entity-edits';
import { createFunction, defaultCodeUri } from '../../../shared/definition/edits/function-edits';
import { type Definition, entityKey, findEntity, listEntities } from '../../../shared/definition/entities';
import { localFolder } from '../../storage/workspace-files/layout';
import type { CurrentWorkspace, OpenWorkspace } from '../workspace/current-workspace';
import { openCodePackages } from './code-packages';
import { codePlace, isOwnCodeFolder } from './function-places';
import { requireFunction, requireWritable } from './require-function';

export interface PackagesOptions {
  readonly current: CurrentWorkspace;
  readonly clock: () => number;
  readonly codeReplaced: (functionName: string) => void;
}

type PackageMethods = 'putCode' | 'readPackage';

/** Makes the methods. */
export function packagesService({
  current,
  clock,
  codeReplaced,
}: PackagesOptions): Pick<StudioServices['functions'], PackageMethods> {
  const packagesOf = ({ folder }: OpenWorkspace) => openCodePackages(join(folder, localFolder), clock);

  return {
    async putCode({ functionName, zipBase64, isNew, settings }) {
      const workspace = requireWritable(current);
      const { workingCopy, folder } = workspace;
      const change = (definition: Definition, codeUri: string) => {
        if (isNew) return createFunction(definition, { ...settings, functionName, codeUri });
        const changes = Object.entries({ ...settings, codeUri }).map(([name, value]) => ({ path: [name], value }));
        return updateEntity(definition, entityKey('function', functionName), changes);
      };
      // Refused before anything is unpacked, and unpacked before anything is told.
      const codeUri = await uriForCode(workspace, functionName);
      const entity = requireFunction(change(workingCopy.definition, codeUri).definition, functionName);
      if (entity.mode !== 'LOCAL') {
        throw new StudioError('NOT_CAPABLE', `${functionName} runs no code here: its mode is ${entity.mode}.`);
      }
      const staged = await packagesOf(workspace).stage(Buffer.from(zipBase64, 'base64'));
      const found = await staged.moveTo(codePlace(folder, entity)).finally(staged.discard);
      const isSame = isDeepEqual(findEntity(workingCopy.definition, 'function', functionName), entity);
      const key = entityKey('function', functionName);
      const result = isSame
        ? { key, revision: workingCopy.revision }
        : await workingCopy.edit(`${isNew ? 'Create' : 'Put code of'} function ${functionName}`, (definition) =>
            change(definition, codeUri),
          );
      codeReplaced(functionName);
      return { ...result, codePlace: codeUri, package: found };
    },
    readPackage({ functionName }) {
      const workspace = current.require();
      const entity = requireFunction(workspace.workingCopy.definition, functionName);
      return packagesOf(workspace).read(codePlace(workspace.folder, entity));
    },
  };
}

/** Code goes into a folder of the function's own below functions/: nobody else's code is replaced, nor any elsewhere. */
async function uriForCode({ workingCopy, folder }: OpenWorkspace, functionName: string): Promise<string> {
  const { definition } = workingCopy;
  const others = listEntities(definition, 'function').filter(({ entity }) => entity.functionName !== functionName);
  const taken = new Set(others.map(({ entity }) => codePlace(folder, entity)));
  const entity = findEntity(definition, 'function', functionName);
  const now = entity?.codeUri;
  if (now !== undefined && !taken.has(join(folder, now)) && (await isOwnCodeFolder(folder, join(folder, now))))
    return now;
  const usual = defaultCodeUri(functionName);
  for (let count = 1; ; count++) {
    const codeUri = count === 1 ? usual : `${usual}-${count}`;
    if (!taken.has(join(folder, codeUri))) return codeUri;
  }
}
