// Service of the subject `functions`: making, renaming and removing them, calling them, and who calls them.
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { FunctionUse, RemovedFunction } from '../../../shared/contract/functions';
import { findApi } from '../../../shared/definition/any-api';
import { viewRestApi } from '../../../shared/definition/api-view';
import { removeEntity } from '../../../shared/definition/edits/entity-edits';
import { createFunction, defaultCodeUri, renameFunction } from '../../../shared/definition/edits/function-edits';
import { type Definition, entityKey, findEntity, listEntities } from '../../../shared/definition/entities';
import { methodsThatCall, routesThatCall } from '../../../shared/definition/function-uri';
import { placeOf } from '../../../shared/definition/place';
import { parseHttpRouteKey } from '../../../shared/definition/v2/route-key';
import { starterCode } from '../../../shared/lambda/starter-templates';
import { createCodeFile } from '../../storage/function-code/code-files';
import { listCode } from '../../storage/function-code/list-code';
import { removeCodeFolder } from '../../storage/function-code/remove-code-folder';
import type { GatewaySupervisor } from '../gateway/gateway-supervisor';
import type { LogBook } from '../logs/log-book';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { codeFilesService } from './code-files-service';
import type { CodeWatches } from './code-watches';
import { accountIdOf } from './companions';
import type { FunctionBoard } from './function-board';
import { codePlace, isOwnCodeFolder, lookAtCode, shownPlace } from './function-places';
import { packagesService } from './packages-service';
import { requireFunction } from './require-function';
import { versionsService } from './versions-service';

export interface FunctionsServiceOptions {
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
  readonly board: FunctionBoard;
  readonly logs: LogBook;
  readonly watches: CodeWatches;
  readonly region: string;
  readonly clock: () => number;
  /** Hears that a function has other code at the same place. */
  readonly codeReplaced: (functionName: string) => void;
}

/** The pool hands its lines over in batches: the last of an invocation comes a moment after its answer. */
const logsWithinMs = 1_000;

/** Makes the service. */
export function functionsService(options: FunctionsServiceOptions): StudioServices['functions'] {
  const { current, gateway, board, logs, region } = options;

  /** Code that is there already stays as it is: a function may come back to the code it had. */
  async function writeStarter(root: string, template: keyof typeof starterCode): Promise<void> {
    const { files } = await listCode(root);
    const { fileName, text, isExecutable } = starterCode[template];
    if (files.length === 0) await createCodeFile(root, fileName, text, isExecutable);
  }

  return {
    list: () => board.list(),
    async create({ functionName, runtime, template, description }) {
      const { workingCopy, folder, isReadOnly } = current.require();
      if (isReadOnly) throw new StudioError('READ_ONLY', 'This workspace cannot be written. Open a copy to edit it.');
      const starter = starterCode[template];
      const codeUri = defaultCodeUri(functionName);
      const fields = {
        functionName,
        codeUri,
        runtime: runtime ?? starter.runtime,
        handler: starter.handler,
        ...(description !== undefined && { description }),
      };
      // Refused before anything is written, and written before anything is served.
      const { definition } = createFunction(workingCopy.definition, fields);
      const entity = requireFunction(definition, functionName);
      await writeStarter(codePlace(folder, entity), template);
      const result = await workingCopy.edit(`Create function ${functionName}`, (before) =>
        createFunction(before, fields),
      );
      return { ...result, functionName, codePlace: codeUri };
    },
    rename: ({ functionName, newName }) =>
      current
        .require()
        .workingCopy.edit(`Rename function ${functionName} to ${newName}`, (definition) =>
          renameFunction(definition, { functionName, newName }),
        ),
    async remove({ functionName, removeCode }): Promise<RemovedFunction> {
      const { workingCopy, folder, isReadOnly } = current.require();
      const entity = requireFunction(workingCopy.definition, functionName);
      const place = codePlace(folder, entity);
      if (removeCode) await refuseToRemove(workingCopy.definition, folder, functionName, place);
      const result = await workingCopy.edit(`Delete function ${functionName}`, (definition) =>
        removeEntity(definition, entityKey('function', functionName)),
      );
      if (removeCode) {
        await removeCodeFolder(place);
        return result;
      }
      const { kind, place: keptCode } = await lookAtCode(folder, isReadOnly, entity);
      return kind === 'missing' || entity.mode !== 'LOCAL' ? result : { ...result, keptCode };
    },
    ...codeFilesService(options),
    ...packagesService(options),
    ...versionsService(options),
    async invoke({ functionName, payload, qualifier, invocationType, clientContext }) {
      const { definition } = current.require().workingCopy;
      const { mode, lambdaName = functionName, ...place } = requireFunction(definition, functionName);
      const startedAt = performance.now();
      const outcome = await gateway.invokeFunction({
        functionName: lambdaName,
        payload,
        invocationType,
        ...placeOf(place, { region, accountId: accountIdOf(definition) }),
        wantsLogTail: invocationType === 'RequestResponse',
        ...(qualifier !== undefined && { qualifier }),
        ...(clientContext !== undefined && { clientContext }),
      });
      const durationMs = performance.now() - startedAt;
      const hasLog = mode === 'LOCAL' && invocationType === 'RequestResponse' && outcome.kind === 'answered';
      const log = hasLog ? await logs.invocationLines(functionName, outcome.requestId, logsWithinMs) : [];
      return { outcome, durationMs, log };
    },
    usedBy({ functionName }) {
      const { definition } = current.require().workingCopy;
      const methods = methodsThatCall(definition, functionName).flatMap(({ key, ids, integrationType }) => {
        const use = describeUse(definition, ids);
        return use === undefined ? [] : [{ key, integrationType, ...use }];
      });
      const routes = routesThatCall(definition, functionName).map(({ key, apiId, routeKey, integrationType }) => {
        const { method, path } = httpRouteWords(routeKey);
        const apiName = findApi(definition, apiId)?.name ?? apiId;
        return { key, apiId, apiName, integrationType, path, ...(method !== undefined && { httpMethod: method }) };
      });
      return [...methods, ...routes];
    },
  };
}

/** Code goes with its function only where it is a folder below functions/ that no other function runs. */
async function refuseToRemove(
  definition: Definition,
  folder: string,
  functionName: string,
  place: string,
): Promise<void> {
  const refuse = (reason: string) => {
    throw new StudioError('NOT_CAPABLE', `${shownPlace(folder, place)} ${reason}: it stays.`, { path: 'removeCode' });
  };
  if (!(await isOwnCodeFolder(folder, place))) refuse('is no folder below functions/');
  const others = listEntities(definition, 'function').filter(({ entity }) => entity.functionName !== functionName);
  const other = others.find(({ entity }) => codePlace(folder, entity) === place);
  if (other !== undefined) refuse(`is the code of ${other.entity.functionName} too`);
}

function httpRouteWords(routeKey: string): { readonly path: string; readonly method?: string } {
  const key = parseHttpRouteKey(routeKey);
  return typeof key === 'string' ? { path: routeKey } : { path: key.path, method: key.method };
}

function describeUse(
  definition: Definition,
  [apiId = '', resourceId = '', httpMethod = '']: readonly string[],
): Omit<FunctionUse, 'key' | 'integrationType'> | undefined {
  const api = findEntity(definition, 'rest-api', apiId);
  const path = viewRestApi(definition, apiId)?.resources.get(resourceId)?.path;
  return api === undefined || path === undefined ? undefined : { apiId, apiName: api.name, httpMethod, path };
}
