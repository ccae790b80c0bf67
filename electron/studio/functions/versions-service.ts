// The part of the subject `functions` that publishes versions and points aliases to them.
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html
import { join } from 'node:path';
import type { StudioServices } from '../../../shared/contract/contract';
import { isDeepEqual } from '../../../shared/definition/changes';
import type { FunctionVersion, LambdaFunction } from '../../../shared/definition/companions/function';
import { updateEntity } from '../../../shared/definition/edits/entity-edits';
import { removeAlias, removeVersion, setAlias } from '../../../shared/definition/edits/function-alias-edits';
import { entityKey } from '../../../shared/definition/entities';
import { localFolder } from '../../storage/workspace-files/layout';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { openCodePackages } from './code-packages';
import { codePlace, versionPlace } from './function-places';
import { requireFunction, requireWritable } from './require-function';

export interface VersionsOptions {
  readonly current: CurrentWorkspace;
  readonly clock: () => number;
}

type VersionMethods = 'publishVersion' | 'removeVersion' | 'setAlias' | 'removeAlias';

/** Makes the methods. */
export function versionsService({
  current,
  clock,
}: VersionsOptions): Pick<StudioServices['functions'], VersionMethods> {
  return {
    async publishVersion({ functionName, description }) {
      const workspace = requireWritable(current);
      const { workingCopy, folder } = workspace;
      const packages = openCodePackages(join(folder, localFolder), clock);
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
    removeVersion: ({ functionName, version }) =>
      requireWritable(current).workingCopy.edit(`Delete version ${version} of ${functionName}`, (definition) =>
        removeVersion(definition, { functionName, version }),
      ),
    async setAlias({ functionName, alias, ...to }) {
      const { workingCopy } = requireWritable(current);
      const isNew = !Object.hasOwn(requireFunction(workingCopy.definition, functionName).aliases ?? {}, alias);
      const label = `${isNew ? 'Create' : 'Update'} alias ${alias} of ${functionName}`;
      const result = await workingCopy.edit(label, (definition) =>
        setAlias(definition, { functionName, alias, ...to }),
      );
      return { ...result, isNew };
    },
    removeAlias: ({ functionName, alias }) =>
      requireWritable(current).workingCopy.edit(`Delete alias ${alias} of ${functionName}`, (definition) =>
        removeAlias(definition, { functionName, alias }),
      ),
  };
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
