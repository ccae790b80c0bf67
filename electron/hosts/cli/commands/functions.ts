// `gatehouse functions`: the workspace's Lambda functions: list, show, create, invoke, rename, remove.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { StudioClient } from '../../../../shared/contract/contract';
import { StudioError } from '../../../../shared/contract/errors';
import type { FunctionStatus } from '../../../../shared/contract/functions';
import type { LambdaFunction } from '../../../../shared/definition/companions/function';
import { eventTemplates, eventTemplateText } from '../../../../shared/lambda/event-templates';
import { starterTemplates } from '../../../../shared/lambda/starter-templates';
import { type Command, choiceOption, type ExitCode, type Invocation, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { readInput } from '../read-input';
import { withWorkspace, workspaceOption } from '../workspace-option';
import { type FunctionAction, versionActions, versionOptions, versionUsage } from './function-versions';
import { logText } from './log-text';

const invocationTypes = ['RequestResponse', 'Event', 'DryRun'] as const;

const actions: Readonly<Record<string, FunctionAction>> = {
  list: { names: [], run: list },
  show: { names: ['NAME'], run: show },
  create: { names: ['NAME'], run: create },
  invoke: { names: ['NAME'], needsGateway: true, run: invoke },
  rename: { names: ['NAME', 'NEW_NAME'], run: rename },
  remove: { names: ['NAME'], run: remove },
  ...versionActions,
};

export const functionsCommand: Command = {
  name: 'functions',
  summary:
    'Lists the Lambda functions of the workspace, or with an action: show, create, invoke, rename or remove one, publish versions and point aliases to them. Their logs: gatehouse logs --function NAME.',
  usage: `[list | show NAME | create NAME | invoke NAME | rename NAME NEW_NAME | remove NAME | ${versionUsage}]`,
  positionals: { min: 0, max: 4 },
  options: {
    ...workspaceOption,
    template: { type: 'string', value: 'T', summary: `create: starter code, ${starterTemplates.join(', ')}` },
    runtime: { type: 'string', value: 'R', summary: 'create: the runtime, for example nodejs22.x' },
    payload: {
      type: 'string',
      value: 'JSON',
      summary: 'invoke: the event; file://FILE reads a file, - standard input',
    },
    event: {
      type: 'string',
      value: 'NAME',
      summary: `invoke: a saved test event, or ${eventTemplates.map(({ name }) => name).join(', ')}`,
    },
    qualifier: { type: 'string', value: 'Q', summary: 'invoke: a version or alias' },
    'invocation-type': { type: 'string', value: 'TYPE', summary: `invoke: ${invocationTypes.join(', ')}` },
    log: { type: 'boolean', summary: 'invoke: prints the log of the invocation too' },
    ...versionOptions,
    code: { type: 'boolean', summary: 'remove: removes the code folder below functions/ too' },
  },
  run(invocation) {
    const [name = 'list', ...names] = invocation.positionals;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action === undefined) {
      throw new UsageError(`gatehouse functions has no action ${name}. It has ${Object.keys(actions).join(', ')}.`);
    }
    if (names.length !== action.names.length) {
      throw new UsageError(`gatehouse functions ${[name, ...action.names].join(' ')}: ${names.length} names given.`);
    }
    return withWorkspace(invocation, { gateway: action.needsGateway === true }, (client) =>
      action.run(client, invocation, names),
    );
  },
};

async function list(client: StudioClient, { output, options }: Invocation): Promise<ExitCode> {
  const functions = await client.functions.list();
  const { entities } = await client.definition.read();
  if (options.json === true) {
    output.print(JSON.stringify(functions.map((status) => ({ ...status, function: entities[status.key] }))));
    return 0;
  }
  const width = Math.max(0, ...functions.map(({ functionName }) => functionName.length));
  for (const status of functions) {
    const entity = entities[status.key] as LambdaFunction;
    const words = [entity.mode === 'LOCAL' ? entity.runtime : entity.mode, ...conditionOf(status)];
    output.print(`${status.functionName.padEnd(width)}  ${words.join('  ')}`);
  }
  return 0;
}

async function show(client: StudioClient, { output, options }: Invocation, names: readonly string[]): Promise<0> {
  const [functionName = ''] = names;
  const status = (await client.functions.list()).find((known) => known.functionName === functionName);
  if (status === undefined) throw new StudioError('NOT_FOUND', `There is no function ${functionName}.`);
  const entity = (await client.definition.read()).entities[status.key];
  const usedBy = await client.functions.usedBy({ functionName });
  if (options.json === true) {
    output.print(JSON.stringify({ ...status, function: entity, usedBy }));
    return 0;
  }
  output.print([functionName, ...conditionOf(status)].join('  '));
  for (const [field, value] of Object.entries(entity ?? {})) {
    if (field !== 'functionName')
      output.print(`  ${field}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  }
  for (const { apiName, httpMethod, path } of usedBy) output.print(`  used by ${httpMethod} ${path} of ${apiName}`);
  return 0;
}

async function create(client: StudioClient, invocation: Invocation, names: readonly string[]): Promise<0> {
  const [functionName = ''] = names;
  const runtime = textOption(invocation, 'runtime');
  const result = await client.functions.create({
    functionName,
    template: choiceOption(invocation, 'template', starterTemplates) ?? 'node',
    ...(runtime !== undefined && { runtime }),
  });
  const text = `${functionName} is created. Its code is in ${result.codePlace}.`;
  return printResult(invocation, result, [text]);
}

async function invoke(client: StudioClient, invocation: Invocation, names: readonly string[]): Promise<ExitCode> {
  const { output, options } = invocation;
  const [functionName = ''] = names;
  const qualifier = textOption(invocation, 'qualifier');
  const answer = await client.functions.invoke({
    functionName,
    payload: await readPayload(client, invocation, functionName),
    invocationType: choiceOption(invocation, 'invocation-type', invocationTypes) ?? 'RequestResponse',
    ...(qualifier !== undefined && { qualifier }),
  });
  const { outcome, durationMs, log } = answer;
  const hasFailed = outcome.kind === 'refused' || outcome.functionError !== undefined;
  if (options.json === true) {
    output.print(JSON.stringify(answer));
    return hasFailed ? 1 : 0;
  }
  if (options.log === true) for (const line of log) output.warn(logText(line));
  if (outcome.kind === 'refused') output.warn(`${outcome.status} ${outcome.errorType}: ${outcome.message}`);
  else {
    const error = outcome.functionError === undefined ? '' : `, FunctionError ${outcome.functionError}`;
    output.warn(`${outcome.status} in ${durationMs.toFixed(1)} ms${error}`);
    if (outcome.payload !== '') output.print(outcome.payload);
  }
  return hasFailed ? 1 : 0;
}

async function rename(client: StudioClient, invocation: Invocation, names: readonly string[]): Promise<0> {
  const [functionName = '', newName = ''] = names;
  const result = await client.functions.rename({ functionName, newName });
  return printResult(invocation, result, [`${functionName} is ${newName} now.`]);
}

async function remove(client: StudioClient, invocation: Invocation, names: readonly string[]): Promise<0> {
  const [functionName = ''] = names;
  const removeCode = invocation.options.code === true;
  const result = await client.functions.remove({ functionName, removeCode });
  const kept = result.keptCode === undefined ? '' : ` Its code stays in ${result.keptCode}.`;
  return printResult(invocation, result, [`${functionName} is removed.${kept}`]);
}

function conditionOf({ state, code }: FunctionStatus): string[] {
  if (state.problem !== undefined) return [state.problem];
  if (code?.kind === 'missing') return [`no code at ${code.place}`];
  return [...(code === undefined ? [] : [code.place]), ...(state.warm > 0 ? [`${state.warm} warm`] : [])];
}

async function readPayload(client: StudioClient, invocation: Invocation, functionName: string): Promise<string> {
  const payload = textOption(invocation, 'payload');
  const event = textOption(invocation, 'event');
  if (payload !== undefined && event !== undefined) throw new UsageError('--payload and --event exclude each other.');
  if (event !== undefined) return savedEvent(client, functionName, event);
  if (payload === '-') return readInput(invocation.input);
  // As `aws lambda invoke` takes a file.
  if (payload?.startsWith('file://') !== true) return payload ?? '';
  const file = resolve(invocation.places.workingFolder, payload.slice('file://'.length));
  return readFile(file, 'utf8').catch((error: Error) => {
    throw new StudioError('NOT_FOUND', `The file cannot be read: ${error.message}`, { file });
  });
}

async function savedEvent(client: StudioClient, functionName: string, event: string): Promise<string> {
  const { entities } = await client.definition.read();
  const saved = (entities[`function:${functionName}`] as LambdaFunction | undefined)?.testEvents ?? {};
  if (Object.hasOwn(saved, event)) return saved[event] ?? '';
  const template = eventTemplates.find(({ name }) => name === event);
  if (template !== undefined) return eventTemplateText(template);
  const choices = [...Object.keys(saved), ...eventTemplates.map(({ name }) => name)].join(', ');
  throw new StudioError('NOT_FOUND', `${functionName} has no test event ${event}. There are: ${choices}.`);
}
