// Functions: made, read, listed, changed and removed.
// https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StudioError } from '../../../../shared/contract/errors';
import { updateEntity } from '../../../../shared/definition/edits/entity-edits';
import { aliasesOf } from '../../../../shared/definition/edits/function-alias-edits';
import { defaultCodeUri } from '../../../../shared/definition/edits/function-edits';
import { entityKey, findEntity, listEntities } from '../../../../shared/definition/entities';
import { placedAt } from '../../../../shared/definition/place';
import { checkRevision, configurationOf, latestConfiguration } from '../configuration';
import { type FoundFunction, findFunction, functionNamed, readReference, requireFunction } from '../function-reference';
import { checkNew, readSettings, settingFields } from '../function-settings';
import { conflict, invalidParameter } from '../lambda-errors';
import type { LambdaCall, LambdaOperations, LambdaResult } from '../operation';
import { pageOf } from '../page';
import { publish } from './versions';
import { zipOf } from './zip-file';

export const functionOperations: LambdaOperations = {
  CreateFunction: createFunction,
  async GetFunction(call) {
    const found = requireFunction(call);
    const { entity } = found;
    return {
      Configuration: await configurationOf(call, found),
      Code: { RepositoryType: 'S3', Location: pathToFileURL(placeOf(call, found)).href },
      ...(entity.tags !== undefined && { Tags: entity.tags }),
      ...(entity.reservedConcurrentExecutions !== undefined && {
        Concurrency: { ReservedConcurrentExecutions: entity.reservedConcurrentExecutions },
      }),
    };
  },
  GetFunctionConfiguration: (call) => configurationOf(call, requireFunction(call)),
  ListFunctions: listFunctions,
  UpdateFunctionConfiguration: updateConfiguration,
  UpdateFunctionCode: updateCode,
  DeleteFunction: deleteFunction,
};

async function createFunction(call: LambdaCall): Promise<LambdaResult> {
  const input = readSettings(call.json());
  checkNew(input);
  const { functionName: lambdaName } = readReference(String(input.FunctionName));
  if (functionNamed(call, lambdaName) !== undefined) throw conflict(`Function already exist: ${lambdaName}`);
  const functionName = workspaceName(call, lambdaName);
  await call.studio.services.functions.putCode({
    functionName,
    zipBase64: zipOf(input.Code as Readonly<Record<string, unknown>>),
    isNew: true,
    settings: {
      ...settingFields(input),
      ...placedAt(call, call.home),
      ...(functionName !== lambdaName && { lambdaName }),
    },
  });
  if (input.Publish === true) return configurationOf(call, await publish(call, functionName, undefined));
  return latestConfiguration(call, functionName);
}

/** Names are unique in a workspace: one that a function of another region or account has gets their own behind it. */
function workspaceName({ workspace, region, accountId, home }: LambdaCall, lambdaName: string): string {
  const isFree = (name: string) => findEntity(workspace.workingCopy.definition, 'function', name) === undefined;
  if (isFree(lambdaName)) return lambdaName;
  const end = accountId === home.accountId ? `-${region}` : `-${accountId}-${region}`;
  for (let count = 1; ; count++) {
    const tail = count === 1 ? end : `${end}-${count}`;
    const name = lambdaName.slice(0, 64 - tail.length) + tail;
    if (isFree(name)) return name;
  }
}

async function listFunctions(call: LambdaCall): Promise<LambdaResult> {
  const names = listEntities(call.definition, 'function').map(({ entity }) => entity.functionName);
  const isAll = call.query.get('FunctionVersion') === 'ALL';
  const found = names.sort().flatMap((functionName) => {
    const latest = findFunction(call, { functionName, qualifier: isAll ? '$LATEST' : undefined });
    const versions = isAll ? Object.keys(latest.entity.versions ?? {}) : [];
    return [latest, ...versions.map((qualifier) => findFunction(call, { functionName, qualifier }))];
  });
  const { items, next } = pageOf(found, call.query);
  return { ...next, Functions: await Promise.all(items.map((each) => configurationOf(call, each))) };
}

async function updateConfiguration(call: LambdaCall): Promise<LambdaResult> {
  const found = requireFunction(call);
  const { functionName, entity } = found;
  const input = readSettings(call.json());
  checkRevision(input.RevisionId, (await configurationOf(call, found)).RevisionId);
  const { tags: _, ...fields } = settingFields(input, entity);
  const changes = Object.entries(fields).map(([name, value]) => ({ path: [name], value }));
  if (changes.length > 0) {
    await call.workspace.workingCopy.edit(`Configure function ${functionName}`, (definition) =>
      updateEntity(definition, entityKey('function', functionName), changes),
    );
    call.configured.set(functionName, call.studio.host.clock());
  }
  return latestConfiguration(call, functionName);
}

async function updateCode(call: LambdaCall): Promise<LambdaResult> {
  const found = requireFunction(call);
  const { functionName, entity } = found;
  const input = readSettings(call.json());
  checkRevision(input.RevisionId, (await configurationOf(call, found)).RevisionId);
  const zipBase64 = zipOf(input);
  if (input.DryRun === true) return latestConfiguration(call, functionName);
  const others = { ...entity.otherSettings, Architectures: JSON.stringify(input.Architectures) };
  const settings = input.Architectures === undefined ? {} : { otherSettings: others };
  await call.studio.services.functions.putCode({ functionName, zipBase64, isNew: false, settings });
  if (input.Publish === true) return configurationOf(call, await publish(call, functionName, undefined));
  return latestConfiguration(call, functionName);
}

async function deleteFunction(call: LambdaCall): Promise<LambdaResult> {
  const found = requireFunction(call);
  if (found.qualifier !== undefined) return deleteVersion(call, found);
  const { functionName } = found;
  const { functions } = call.studio.services;
  const { isAsUploaded } = await functions.readPackage({ functionName });
  // Code that came as an archive goes with its function; what somebody wrote here stays.
  try {
    await functions.remove({ functionName, removeCode: isAsUploaded });
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== 'NOT_CAPABLE') throw error;
    await functions.remove({ functionName, removeCode: false });
  }
  return undefined;
}

async function deleteVersion(call: LambdaCall, found: FoundFunction): Promise<LambdaResult> {
  const { functionName, version, entity, arn, alias } = found;
  if (alias !== undefined) throw invalidParameter('Delete an alias with DeleteAlias.');
  if (version === '$LATEST') {
    throw invalidParameter('$LATEST version cannot be deleted without deleting the function.');
  }
  const holders = aliasesOf(entity, version);
  if (holders.length > 0) {
    const names = holders.join(', ');
    // AWS recorded: the wording
    throw conflict(
      `${arn} cannot be deleted because version ${version} is referenced by aliases [${names}]. Please, update your aliases and try again`,
    );
  }
  await call.studio.services.functions.removeVersion({ functionName, version });
  return undefined;
}

/** Where the code lies on this machine: clients on it can read it there. */
function placeOf({ workspace }: LambdaCall, { entity, functionName, published }: FoundFunction): string {
  if (published !== undefined) return join(workspace.folder, published.codeUri);
  return resolve(workspace.folder, entity.codeUri ?? defaultCodeUri(functionName));
}
