// `gatehouse import`, `export` and `validate`.
import { readFile, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { StudioError } from '../../../../shared/contract/errors';
import { exportFormats } from '../../../../shared/contract/workspace';
import { type Command, type ExitCode, type Invocation, textOption, UsageError } from '../command';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

const basePathModes = ['ignore', 'prepend', 'split'] as const;

export const importCommand: Command = {
  name: 'import',
  summary: 'Imports OpenAPI 3.0 and Swagger 2.0 documents, each as a new API, and says what could not be taken over.',
  usage: 'FILE…',
  positionals: { min: 1, max: 1_000 },
  options: {
    ...workspaceOption,
    basepath: { type: 'string', value: 'MODE', summary: 'ignore (default), prepend or split the base path' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const basepath = choice(invocation, 'basepath', basePathModes) ?? 'ignore';
      const results = [];
      for (const file of invocation.positionals) {
        const text = await readDocument(resolve(invocation.places.workingFolder, file));
        const result = await client.documents.import({ text, fileName: basename(file), basepath });
        results.push({ file, ...result });
        if (invocation.options.json === true) continue;
        const { apiId, name, resources, methods, losses } = result;
        invocation.output.print(`${file}: ${apiId} ${name}, ${resources} resources, ${methods} methods`);
        for (const loss of losses) invocation.output.print(`  ${loss.severity} ${loss.place}: ${loss.message}`);
      }
      if (invocation.options.json === true) invocation.output.print(JSON.stringify(results));
      return 0;
    }),
};

export const exportCommand: Command = {
  name: 'export',
  summary: 'Exports an API as OpenAPI: the working copy, or what a stage serves.',
  usage: 'API [--stage S] [--format oas30|swagger]',
  positionals: { min: 1, max: 1 },
  options: {
    ...workspaceOption,
    stage: { type: 'string', value: 'S', summary: 'exports what this stage serves' },
    format: { type: 'string', value: 'FORMAT', summary: 'oas30 (default) or swagger' },
    yaml: { type: 'boolean', summary: 'writes YAML instead of JSON' },
    plain: { type: 'boolean', summary: 'leaves the x-amazon-apigateway extensions out' },
    output: { type: 'string', value: 'FILE', summary: 'writes to a file instead of standard output' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const [word = ''] = invocation.positionals;
      const api = await findApi(client, word);
      const stageName = textOption(invocation, 'stage');
      const { text, losses } = await client.documents.export({
        apiId: api.id,
        format: choice(invocation, 'format', exportFormats) ?? 'oas30',
        syntax: invocation.options.yaml === true ? 'yaml' : 'json',
        extensions: invocation.options.plain !== true,
        ...(stageName !== undefined && { stageName }),
      });
      const file = textOption(invocation, 'output');
      if (file !== undefined) await writeFile(resolve(invocation.places.workingFolder, file), text);
      else invocation.output.print(text);
      for (const loss of losses) invocation.output.warn(`${loss.severity} ${loss.place}: ${loss.message}`);
      return 0;
    }),
};

export const validateCommand: Command = {
  name: 'validate',
  summary: 'Checks a workspace: files that cannot be read, and what API Gateway would refuse or ignore.',
  usage: '',
  positionals: { min: 0, max: 0 },
  options: workspaceOption,
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const problems = (await client.workspace.state())?.problems ?? [];
      const findings = await client.definition.findings();
      const errors = findings.filter(({ severity }) => severity === 'error').length + problems.length;
      if (invocation.options.json === true) {
        invocation.output.print(JSON.stringify({ problems, findings }));
        return errors > 0 ? 1 : 0;
      }
      for (const { file, line, column, message, excerpt } of problems) {
        invocation.output.print(`${file}:${line}:${column}: error: ${message}\n${excerpt}`);
      }
      for (const { severity, key, path, message, rule } of findings) {
        invocation.output.print(`${key}${path === '' ? '' : ` ${path}`}: ${severity}: ${message} [${rule}]`);
      }
      invocation.output.print(`${errors} errors, ${findings.length - (errors - problems.length)} warnings and notes`);
      return errors > 0 ? 1 : 0;
    }),
};

async function readDocument(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new StudioError(
      'NOT_FOUND',
      `The file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      { file },
    );
  }
}

function choice<T extends string>(invocation: Invocation, name: string, choices: readonly T[]): T | undefined {
  const text = textOption(invocation, name);
  if (text === undefined) return undefined;
  const found = choices.find((known) => known === text);
  if (found === undefined) throw new UsageError(`--${name} takes ${choices.join(', ')}, not ${text}.`);
  return found;
}
