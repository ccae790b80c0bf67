// The functions that an API calls, here and at the endpoint, as things that can be compared.
import { StudioError } from '../../../shared/contract/errors';
import type { LambdaFunction } from '../../../shared/definition/companions/function';
import { isMembers } from '../../../shared/definition/edits/member-path';
import { parseJson } from '../../../shared/definition/edits/parse-json';
import { type Definition, findEntity, listEntities } from '../../../shared/definition/entities';
import { functionNameInUri } from '../../../shared/definition/function-uri';
import { isSecretName } from '../../../shared/infrastructure/export/secret-names';
import { partitionOf } from '../../../shared/openapi/import/policy';
import type { FunctionPackage } from './function-package';
import type { ManagementClient, Members } from './management-client';
import { type PushedThing, plain } from './pushed-things';
import type { Place } from './retarget';

/** Path of the functions in Lambda's API. */
export const functionsPath = ['2015-03-31', 'functions'] as const;

/** Settings that nothing here reads and that name nothing of an account: they go along as they are. */
const passedOn: ReadonlySet<string> = new Set(['EphemeralStorage', 'TracingConfig']);

export interface SentFunction {
  readonly name: string;
  /** In the words of Lambda's API. */
  readonly settings: Members;
  readonly package: FunctionPackage;
  /** Instruction sets it is built for, where the workspace names them. */
  readonly architectures: unknown;
  /** What the endpoint has; undefined: nothing. */
  readonly found: { readonly settings: Members; readonly codeSha256: string } | undefined;
  /** Of a new function. */
  readonly role: string | undefined;
  readonly mayBeCalled: boolean;
}

export interface FunctionOrder {
  readonly apiId: string;
  readonly remoteApiId: string | undefined;
  readonly there: Place;
  /** A role as it has to read at the endpoint. */
  readonly retargetRole: (role: string) => string;
  /** For new functions that name none. */
  readonly role: string | undefined;
  readonly packageOf: (entity: LambdaFunction) => Promise<FunctionPackage>;
}

/** Names of the functions that methods and authorizers of the API call. A name in a stage variable cannot be followed. */
export function calledFunctions(definition: Definition, apiId: string): readonly string[] {
  return [...new Set(calledUris(definition, apiId).flatMap((uri) => functionNameInUri(uri) ?? []))].sort();
}

/** The functions of the workspace among them that have code to send. */
export function sendableFunctions(definition: Definition, apiId: string): readonly LambdaFunction[] {
  return calledFunctions(definition, apiId).flatMap((name) => {
    const entity = findEntity(definition, 'function', name);
    return entity?.mode === 'LOCAL' ? [entity] : [];
  });
}

/** Reads what the endpoint has of them. `definition` is the workspace's own. */
export async function prepareFunctions(
  client: ManagementClient,
  definition: Definition,
  order: FunctionOrder,
): Promise<readonly SentFunction[]> {
  const prepared: SentFunction[] = [];
  for (const entity of sendableFunctions(definition, order.apiId)) {
    prepared.push(await prepareFunction(client, entity, order));
  }
  return prepared;
}

async function prepareFunction(
  client: ManagementClient,
  entity: LambdaFunction,
  { remoteApiId, there, retargetRole, role: givenRole, packageOf }: FunctionOrder,
): Promise<SentFunction> {
  const name = entity.functionName;
  const code = await packageOf(entity);
  const path = [...functionsPath, name];
  const remote = await client.find({ service: 'lambda', method: 'GET', path: [...path, 'configuration'] });
  const settings = settingsOf(entity, retargetRole);
  const role = entity.role === undefined ? givenRole : retargetRole(entity.role);
  if (remote === undefined && role === undefined) {
    throw new StudioError(
      'INVALID_ARGUMENT',
      `Function ${name} names no role, and Lambda makes no function without: give one for new functions.`,
      { path: 'functionRole' },
    );
  }
  const policy =
    remote === undefined || remoteApiId === undefined
      ? undefined
      : await client.find({ service: 'lambda', method: 'GET', path: [...path, 'policy'] });
  return {
    name,
    settings,
    package: code,
    architectures: parseJson(entity.otherSettings?.Architectures ?? ''),
    found: remote && {
      settings: sameMembers(settings, remote),
      codeSha256: String(remote.CodeSha256),
    },
    role,
    mayBeCalled: remoteApiId !== undefined && allows(String(policy?.Policy ?? ''), sourceArn(there, remoteApiId)),
  };
}

/** What an API may be the source of: all its methods and authorizers. */
export function sourceArn({ region, accountId }: Place, remoteApiId: string): string {
  return `arn:${partitionOf(region)}:execute-api:${region}:${accountId}:${remoteApiId}/*`;
}

/** Functions and their permissions as they have to be. */
export function wantedFunctionThings(functions: readonly SentFunction[]): readonly PushedThing[] {
  return functions.flatMap(({ name, settings, package: { codeSha256 }, found }): PushedThing[] => [
    { kind: 'function', name, settings: plain({ ...masked(settings, found?.settings), code: codeSha256 }) },
    { kind: 'function permission', name, settings: {} },
  ]);
}

/** The same as they are at the endpoint. */
export function foundFunctionThings(functions: readonly SentFunction[]): readonly PushedThing[] {
  return functions.flatMap(({ name, settings, found, mayBeCalled }): PushedThing[] => [
    ...(found === undefined
      ? []
      : [
          {
            kind: 'function' as const,
            name,
            settings: plain({ ...masked(found.settings, settings, ', another one'), code: found.codeSha256 }),
          },
        ]),
    ...(mayBeCalled ? [{ kind: 'function permission' as const, name, settings: {} }] : []),
  ]);
}

/** One sentence for each part of a function that stays here. */
export function unsentOfFunctions(definition: Definition, apiId: string): readonly string[] {
  const uris = calledUris(definition, apiId);
  return calledFunctions(definition, apiId).flatMap((name) => {
    const entity = findEntity(definition, 'function', name);
    if (entity === undefined) return [`Function ${name}: the workspace has none of this name.`];
    if (entity.mode !== 'LOCAL') return [`Function ${name}: it has no code here.`];
    const qualifiers = uris.filter((uri) => functionNameInUri(uri) === name).flatMap((uri) => qualifierIn(uri) ?? []);
    return [
      ...(entity.layers === undefined ? [] : [`Layers of function ${name}: they are folders of this machine.`]),
      ...[...new Set(qualifiers)].map(
        (qualifier) => `${qualifier} of function ${name}: versions and aliases are published at the endpoint.`,
      ),
    ];
  });
}

function calledUris(definition: Definition, apiId: string): readonly string[] {
  const uris = [
    ...listEntities(definition, 'method', apiId).map(({ entity }) => entity.methodIntegration?.uri),
    ...listEntities(definition, 'authorizer', apiId).map(({ entity }) => entity.authorizerUri),
  ];
  return uris.filter((uri) => uri !== undefined);
}

function qualifierIn(uri: string): string | undefined {
  return /:function:[^:/]+:([^:/]+)\//.exec(uri)?.[1];
}

function settingsOf(entity: LambdaFunction, retargetRole: (role: string) => string): Members {
  const { runtime, handler, timeout, memorySize, description = '', environment, role, otherSettings = {} } = entity;
  const others = Object.entries(otherSettings).filter(([name]) => passedOn.has(name));
  return {
    Runtime: runtime,
    Handler: handler,
    Timeout: timeout,
    MemorySize: memorySize,
    Description: description,
    Environment: { Variables: environment?.variables ?? {} },
    ...(role !== undefined && { Role: retargetRole(role) }),
    ...Object.fromEntries(others.map(([name, text]) => [name, parseJson(text)])),
  };
}

/** The endpoint's settings that are compared: those that the workspace has a word on. */
function sameMembers(wanted: Members, remote: Members): Members {
  const names = Object.keys(wanted).filter((name) => remote[name] !== undefined);
  return Object.fromEntries(
    names.map((name) => [name, name === 'Environment' ? { Variables: variablesOf(remote) } : remote[name]]),
  );
}

/** Settings with the values of secret variables covered; `note` marks those that differ from the other side's. */
function masked(settings: Members, other: Members | undefined, note = ''): Members {
  const others = variablesOf(other ?? {});
  const entries = Object.entries(variablesOf(settings)).map(([name, value]) => {
    const differs = !Object.hasOwn(others, name) || others[name] !== value;
    return [name, isSecretName(name) ? `(secret${differs ? note : ''})` : value];
  });
  return { ...settings, Environment: { Variables: Object.fromEntries(entries) } };
}

function variablesOf({ Environment }: Members): Members {
  const variables = isMembers(Environment) ? Environment.Variables : undefined;
  return isMembers(variables) ? variables : {};
}

/** True where a policy lets API Gateway call on behalf of all that `source` covers. */
function allows(policy: string, source: string): boolean {
  const document = parseJson(policy);
  const statements = isMembers(document) && Array.isArray(document.Statement) ? document.Statement : [];
  return statements.filter(isMembers).some(({ Effect, Principal, Condition }) => {
    const service = isMembers(Principal) ? Principal.Service : undefined;
    if (Effect !== 'Allow' || service !== 'apigateway.amazonaws.com') return false;
    if (!isMembers(Condition)) return true;
    const named = Object.values(Condition).flatMap((test) => (isMembers(test) ? Object.values(test) : []));
    return named.every((value) => typeof value === 'string' && value.replace(/(\/\*)+$/, '/*') === source);
  });
}
