// Actions of `gatehouse functions` on published versions and the aliases that point to them.
import type { StudioClient } from '../../../../shared/contract/contract';
import { StudioError } from '../../../../shared/contract/errors';
import type { LambdaFunction } from '../../../../shared/definition/companions/function';
import { type ExitCode, type Invocation, type OptionSpec, textOption, UsageError } from '../command';
import { printResult } from '../print-result';

/** One thing that `gatehouse functions` does. */
export interface FunctionAction {
  /** Words after the action. */
  readonly names: readonly string[];
  readonly needsGateway?: boolean;
  run(client: StudioClient, invocation: Invocation, names: readonly string[]): Promise<ExitCode>;
}

export const versionActions: Readonly<Record<string, FunctionAction>> = {
  publish: { names: ['NAME'], run: publish },
  versions: { names: ['NAME'], run: versions },
  alias: { names: ['NAME', 'ALIAS', 'VERSION'], run: setAlias },
  'remove-alias': { names: ['NAME', 'ALIAS'], run: removeAlias },
  'remove-version': { names: ['NAME', 'VERSION'], run: removeVersion },
};

export const versionUsage = Object.entries(versionActions)
  .map(([name, { names }]) => [name, ...names].join(' '))
  .join(' | ');

export const versionOptions: Readonly<Record<string, OptionSpec>> = {
  description: { type: 'string', value: 'TEXT', summary: 'publish, alias: what it is for' },
  split: {
    type: 'string',
    value: 'VERSION=SHARE',
    summary: 'alias: a second version and its share of the calls, from 0 to 1; none takes it away',
  },
};

async function publish(client: StudioClient, invocation: Invocation, names: readonly string[]): Promise<0> {
  const [functionName = ''] = names;
  const description = textOption(invocation, 'description');
  const result = await client.functions.publishVersion({
    functionName,
    ...(description !== undefined && { description }),
  });
  const text = result.isNew
    ? `Version ${result.version} of ${functionName} is published.`
    : `Nothing changed since version ${result.version} of ${functionName}.`;
  return printResult(invocation, result, [text]);
}

async function versions(client: StudioClient, invocation: Invocation, names: readonly string[]): Promise<0> {
  const [functionName = ''] = names;
  const { versions: published = {}, aliases = {} } = await readFunction(client, functionName);
  const numbers = Object.keys(published).sort((a, b) => Number(a) - Number(b));
  const lines = [
    ...numbers.map((number) => {
      const { runtime, lastModified, description } = published[number] ?? {};
      return [`version ${number}`, runtime, lastModified, description].filter(Boolean).join('  ');
    }),
    ...Object.entries(aliases).map(([name, { functionVersion, weights = {}, description }]) => {
      const shares = Object.entries(weights).map(([version, share]) => `${share * 100} % to ${version}`);
      return [`alias ${name} -> ${functionVersion}`, ...shares, description].filter(Boolean).join('  ');
    }),
  ];
  const nothing = [`${functionName} has no versions and no aliases.`];
  return printResult(invocation, { functionName, versions: published, aliases }, lines.length === 0 ? nothing : lines);
}

async function setAlias(client: StudioClient, invocation: Invocation, names: readonly string[]): Promise<0> {
  const [functionName = '', alias = '', functionVersion = ''] = names;
  const description = textOption(invocation, 'description');
  const weights = readSplit(textOption(invocation, 'split'));
  const result = await client.functions.setAlias({
    functionName,
    alias,
    functionVersion,
    ...(description !== undefined && { description }),
    ...(weights !== undefined && { weights }),
  });
  return printResult(invocation, result, [`${alias} of ${functionName} points to ${functionVersion}.`]);
}

async function removeAlias(client: StudioClient, invocation: Invocation, names: readonly string[]): Promise<0> {
  const [functionName = '', alias = ''] = names;
  const result = await client.functions.removeAlias({ functionName, alias });
  return printResult(invocation, result, [`${functionName} has no alias ${alias} any more.`]);
}

async function removeVersion(client: StudioClient, invocation: Invocation, names: readonly string[]): Promise<0> {
  const [functionName = '', version = ''] = names;
  const result = await client.functions.removeVersion({ functionName, version });
  return printResult(invocation, result, [`Version ${version} of ${functionName} is removed.`]);
}

async function readFunction(client: StudioClient, functionName: string): Promise<LambdaFunction> {
  const { entities } = await client.definition.read();
  const entity = entities[`function:${functionName}`] as LambdaFunction | undefined;
  if (entity !== undefined) return entity;
  throw new StudioError('NOT_FOUND', `There is no function ${functionName}.`);
}

function readSplit(text: string | undefined): Record<string, number> | undefined {
  if (text === undefined) return undefined;
  if (text === 'none') return {};
  const [, version = '', share = ''] = /^(\d+)=(\d*\.?\d+)$/.exec(text) ?? [];
  if (version === '' || Number(share) > 1) throw new UsageError(`--split takes VERSION=SHARE as 2=0.1, not ${text}.`);
  return { [version]: Number(share) };
}
