// The part of the subject `functions` that takes code as packages and publishes versions of it.
import { join } from 'node:path';
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import { isDeepEqual } from '../../../shared/definition/changes';
import type { FunctionVersion, LambdaFunction } from '../../../shared/definition/companions/function';
import { updateEntity } from '../../../shared/definition/edits/entity-edits';
import { createFunction, defaultCodeUri } from '../../../shared/definition/edits/function-edits';
import { type Definition, entityKey, findEntity, listEntities } from '../../../shared/definition/entities';
import { localFolder } from '../../storage/workspace-files/layout';
import type { CurrentWorkspace, OpenWorkspace } from '../workspace/current-workspace';
import { openCodePackages } from './code-packages';
import { codePlace, isOwnCodeFolder, versionPlace } from './function-places';
import { requireFunction } from './require-function';

export interface PackagesOptions {
  readonly current: CurrentWorkspace;
  readonly clock: () => number;
  readonly codeReplaced: (functionName: string) => void;
}

type PackageMethods = 'putCode' | 'readPackage' | 'publishVersion';

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
    async publishVersion({ functionName, description }) {
      const workspace = requireWritable(current);
      const { workingCopy, folder } = workspace;
      const packages = packagesOf(workspace);
      const entity = requireFunction(workingCopy.definition, functionName);
      const key = entityKey('function', functionName);
      const place = codePlace(folder, entity);
      const found = await packages.read(place);
      const settings = { ...settingsOf(entity), codeSha256: found.codeSha256, codeSize: found.codeSize };
      const last = lastPublished(entity);
      // AWS documented: API_PublishVersion, nothing is published where nothing changed since the last version
      if (last !== undefined && isDeepEqual(comparable(last.published), settings)) {
        return { key, revision: workingCopy.revision, version: last.version, isNew: false };
      }
      const number = (entity.lastVersion ?? 0) + 1;
      const version = String(number);
      const codeUri = versionPlace(functionName, version);
      await packages.copy(place, join(folder, codeUri));
      const published: FunctionVersion = {
        ...settings,
        ...(description !== undefined && { description }),
        codeUri,
        lastModified: new Date(clock()).toISOString(),
      };
      const result = await workingCopy.edit(`Publish version ${version} of ${functionName}`, (definition) => {
        const versions = { ...requireFunction(definition, functionName).versions, [version]: published };
        return updateEntity(definition, key, [
          { path: ['versions'], value: versions },
          { path: ['lastVersion'], value: number },
        ]);
      });
      return { ...result, version, isNew: true };
    },
  };
}

function requireWritable(current: CurrentWorkspace): OpenWorkspace {
  const workspace = current.require();
  if (!workspace.isReadOnly) return workspace;
  throw new StudioError('READ_ONLY', 'This workspace cannot be written. Open a copy to edit it.');
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

/** The settings that a version keeps. */
function settingsOf({ runtime, handler, timeout, memorySize, environment, layers, role }: LambdaFunction) {
  return {
    runtime,
    handler,
    timeout,
    memorySize,
    ...(environment !== undefined && { environment }),
    ...(layers !== undefined && { layers }),
    ...(role !== undefined && { role }),
  };
}

function comparable({ description: _, codeUri: _uri, lastModified: _modified, ...rest }: FunctionVersion): object {
  return rest;
}

function lastPublished({ versions = {}, lastVersion }: LambdaFunction) {
  const version = String(lastVersion ?? '');
  const published = Object.hasOwn(versions, version) ? versions[version] : undefined;
  return published === undefined ? undefined : { version, published };
}
