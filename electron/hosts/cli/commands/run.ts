// `gatehouse deploy`, `invoke` and `requests`.

import type { StudioClient } from '../../../../shared/contract/contract';
import { StudioError } from '../../../../shared/contract/errors';
import type { InvocationResult } from '../../../../shared/contract/invocations';
import { viewRestApi } from '../../../../shared/definition/api-view';
import type { Definition } from '../../../../shared/definition/entities';
import { matchResourcePath } from '../../../../shared/definition/match-resource-path';
import { type HttpMethod, httpMethods } from '../../../../shared/definition/rest/method';
import { defaultStageName } from '../../../../shared/definition/v2/stage';
import type { Trace, TraceSummary } from '../../../../shared/trace/trace';
import { xraySegments } from '../../../../shared/trace/xray-segments';
import { type Command, type ExitCode, type Invocation, numberOption, textOption, UsageError } from '../command';
import { filteredRows, writeHar } from '../har-option';
import { printResult } from '../print-result';
import { textPairsOption } from '../record-option';
import { findApi, type NamedApi, withWorkspace, workspaceOption } from '../workspace-option';

export const deployCommand: Command = {
  name: 'deploy',
  summary: 'Freezes the working copy of an API and serves it on a stage; makes the stage where it is missing.',
  usage: 'API --stage S',
  positionals: { min: 1, max: 1 },
  options: {
    ...workspaceOption,
    stage: { type: 'string', value: 'S', summary: 'the stage (required)' },
    description: { type: 'string', summary: 'says what is new' },
  },
  run: (invocation) => {
    const stageName = textOption(invocation, 'stage');
    if (stageName === undefined) throw new UsageError('--stage S is required.');
    return withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const [word = ''] = invocation.positionals;
      const api = await findApi(client, word);
      const description = textOption(invocation, 'description');
      const deployment = await client.deployments.create({
        apiId: api.id,
        stageName,
        ...(description !== undefined && { description }),
      });
      const text = `${api.name} is deployed to ${stageName} as ${deployment.id}.`;
      return printResult(invocation, deployment, [text]);
    });
  },
};

export const invokeCommand: Command = {
  name: 'invoke',
  summary:
    'Calls a method or route: the working copy of a REST API as TestInvokeMethod does, or with --stage what the stage serves. HTTP APIs are called on a stage, $default unless one is named, or with --undeployed as the working copy stands.',
  usage: 'API METHOD PATH',
  positionals: { min: 3, max: 3 },
  options: {
    ...workspaceOption,
    stage: { type: 'string', value: 'S', summary: 'sends a real request to this stage' },
    as: { type: 'string', value: 'PERSONA', summary: 'as this saved caller; goes with --stage' },
    body: { type: 'string', summary: 'the request body' },
    headers: { type: 'string', value: 'JSON', summary: 'request headers as a JSON object' },
    undeployed: { type: 'boolean', summary: 'the working copy of an HTTP API, without authorization and throttles' },
    'stage-variables': { type: 'string', value: 'JSON', summary: 'stage variables for a call of the working copy' },
    log: { type: 'boolean', summary: 'prints the execution log too' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: true }, async (client) => {
      const [word = '', verb = '', path = '/'] = invocation.positionals;
      const api = await findApi(client, word);
      const isUndeployed = invocation.options.undeployed === true;
      if (isUndeployed && textOption(invocation, 'stage') !== undefined)
        throw new UsageError('--undeployed calls the working copy, --stage a stage: name one of them.');
      const stageName = isUndeployed ? undefined : (textOption(invocation, 'stage') ?? stageOf(api));
      const persona = textOption(invocation, 'as');
      if (persona !== undefined && stageName === undefined) throw new UsageError('--as goes with --stage.');
      const message = {
        pathWithQueryString: path,
        headers: textPairsOption(invocation, 'headers'),
        body: textOption(invocation, 'body') ?? '',
      };
      const result =
        stageName === undefined
          ? await testWorkingCopy(client, api, verb, message)
          : await sendAs(client, persona, { apiId: api.id, stageName, verb: verb.toUpperCase(), ...message });
      printAnswer(invocation, result);
      return result.status >= 400 ? 1 : 0;
    }),
};

async function testWorkingCopy(
  client: StudioClient,
  { id: apiId, protocol }: NamedApi,
  verb: string,
  message: { pathWithQueryString: string; headers: [string, string][]; body: string },
): Promise<InvocationResult> {
  if (protocol === 'HTTP') return client.invocations.testRoute({ apiId, verb: verb.toUpperCase(), ...message });
  const method = await findMethod(client, apiId, verb, message.pathWithQueryString);
  return client.invocations.test({ apiId, ...method, ...message });
}

/** HTTP APIs have no TestInvoke: without a stage, `$default` is called. */
function stageOf({ name, protocol }: NamedApi): string | undefined {
  if (protocol === 'WEBSOCKET')
    throw new UsageError(`${name} is a WebSocket API: messages are sent over a connection.`);
  return protocol === 'HTTP' ? defaultStageName : undefined;
}

async function sendAs(
  client: StudioClient,
  persona: string | undefined,
  request: Parameters<StudioClient['invocations']['send']>[0],
): Promise<InvocationResult> {
  if (persona === undefined) return client.invocations.send(request);
  const { pathWithQueryString, headers } = await client.personas.dress({ persona, ...request });
  const lines = headers.map(([name, value]): [string, string] => [name, value]);
  return client.invocations.send({ ...request, pathWithQueryString, headers: lines });
}

export const requestsCommand: Command = {
  name: 'requests',
  summary: 'Lists recent requests, newest first, or shows one with its steps.',
  usage: '[ID]',
  positionals: { min: 0, max: 1 },
  options: {
    ...workspaceOption,
    api: { type: 'string', value: 'ID', summary: 'only this API' },
    stage: { type: 'string', value: 'S', summary: 'only this stage' },
    status: { type: 'string', value: 'N', summary: 'only this status, for example 403 or 5xx' },
    text: { type: 'string', summary: 'only rows with this text in path, id or reason' },
    filter: {
      type: 'string',
      value: 'TEXT',
      summary: 'as in the Traffic screen: status:4xx body:"not found" header.x-foo:bar since:15m, and words',
    },
    har: { type: 'string', value: 'FILE', summary: 'writes them to a HAR file' },
    limit: { type: 'string', value: 'N', summary: 'at most so many (default 50)' },
    segments: { type: 'boolean', summary: 'of one request: its segment documents as AWS X-Ray has them' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const [requestId] = invocation.positionals;
      if (requestId !== undefined) return printTrace(invocation, client, requestId);
      const filters = {
        apiId: textOption(invocation, 'api'),
        stage: textOption(invocation, 'stage'),
        status: textOption(invocation, 'status'),
        text: textOption(invocation, 'text'),
      };
      const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
      const listed = await client.requests.list({
        ...given,
        limit: numberOption(invocation, 'limit', 1, 1_000) ?? 50,
      });
      const rows = await filteredRows(client, listed, textOption(invocation, 'filter'));
      const har = textOption(invocation, 'har');
      if (har !== undefined) return writeHar(invocation, client, rows, har);
      return printResult(invocation, rows, rows.map(rowText));
    }),
};

async function printTrace(invocation: Invocation, client: StudioClient, requestId: string): Promise<0> {
  const trace = await client.requests.read({ requestId });
  if (invocation.options.segments !== true) return printResult(invocation, trace, traceLines(trace));
  const segments = xraySegments(trace);
  return printResult(invocation, segments, [JSON.stringify(segments, undefined, 2)]);
}

function traceLines({ request, response, durationMs, steps, failure, ...trace }: Trace): readonly string[] {
  const wrong = (failure?.shape?.fields ?? []).filter(({ verdict }) => verdict === 'wrong' || verdict === 'unknown');
  const logOf = ({ functionName, requestId }: NonNullable<Trace['function']>) =>
    `gatehouse logs --function ${functionName} --request ${requestId}`;
  return [
    `${request.method} ${request.url} ${response.status} ${durationMs.toFixed(1)} ms`,
    ...steps.map(({ outcome, name, decided, changed, durationMs: stepMs }) => {
      const words = [decided, changed].filter((word) => word !== undefined).join('; ');
      return `  ${outcome.padEnd(7)} ${stepMs.toFixed(2).padStart(8)} ms  ${name}  ${words}`;
    }),
    ...(failure === undefined ? [] : [`  ${failure.responseType}: ${failure.reason ?? failure.message ?? ''}`]),
    ...wrong.map(
      ({ at, expected, got }) =>
        `  ${at === '' ? 'the answer' : at}: ${expected}${got === undefined ? '' : `, not ${got}`}`,
    ),
    ...(trace.authorizer === undefined ? [] : [`  the authorizer's log: ${logOf(trace.authorizer)}`]),
    ...(trace.function === undefined ? [] : [`  its log: ${logOf(trace.function)}`]),
  ];
}

function rowText(row: TraceSummary): string {
  const time = new Date(row.startedAt).toISOString();
  const reason = row.failure === undefined ? '' : `  ${row.failure.responseType}`;
  return `${time}  ${row.requestId}  ${String(row.status)}  ${row.durationMs.toFixed(1).padStart(8)} ms  ${row.stage}  ${row.method} ${row.path}${reason}`;
}

function printAnswer(invocation: Invocation, result: InvocationResult): void {
  const { output, options } = invocation;
  if (options.json === true) {
    const { trace: _trace, ...answer } = result;
    output.print(JSON.stringify(answer));
    return;
  }
  output.warn(`${result.status} in ${result.latencyMs.toFixed(1)} ms`);
  for (const [name, value] of result.headers) output.warn(`${name}: ${value}`);
  output.print(result.body);
  if (options.log === true) output.warn(result.log);
}

/** The method that serves `verb` on a concrete path of the working copy. */
async function findMethod(client: StudioClient, apiId: string, verb: string, pathWithQuery: string) {
  const { entities } = await client.definition.read();
  const view = viewRestApi(new Map(Object.entries(entities)) as Definition, apiId);
  const wanted = verb.toUpperCase();
  const path = pathWithQuery.split('?')[0] ?? '/';
  const match = view === undefined ? undefined : matchResourcePath(view, wanted, path);
  if (match === undefined)
    throw new StudioError('NOT_FOUND', `No method serves ${wanted} ${path}.`, { path: 'METHOD PATH' });
  const httpMethod: HttpMethod = match.httpMethod;
  const isVerb = (httpMethods as readonly string[]).includes(wanted);
  return { resourceId: match.resourceId, httpMethod, ...(isVerb && { verb: wanted }) };
}
