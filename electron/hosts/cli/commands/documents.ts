// `gatehouse import`, `export` and `validate`.
import { readFile, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { StudioClient } from '../../../../shared/contract/contract';
import { StudioError } from '../../../../shared/contract/errors';
import { type ExportExtension, exportExtensions, exportFormats } from '../../../../shared/contract/workspace';
import { isTestDocument } from '../../../../shared/tests/import/import-tests';
import { type Command, choiceOption, type ExitCode, type Invocation, textOption, UsageError } from '../command';
import {
  importInfrastructure,
  infrastructureOptions,
  isInfrastructure,
  printInfrastructure,
} from '../infrastructure-option';
import { importTests, printTestImport, testImportOptions } from '../test-import-option';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

const protocols = ['REST', 'HTTP'] as const;
const basePathModes = ['ignore', 'prepend', 'split'] as const;

export const importCommand: Command = {
  name: 'import',
  summary:
    'Imports OpenAPI and Swagger documents, CloudFormation and SAM templates, CDK outputs and Terraform plans; HAR files, Postman collections and cURL commands as tests. Says what could not be taken over.',
  usage: "FILE… | --curl 'curl …'",
  positionals: { min: 0, max: 1_000 },
  options: {
    ...workspaceOption,
    protocol: {
      type: 'string',
      value: 'PROTOCOL',
      summary: 'REST (default) or HTTP: what an OpenAPI document becomes',
    },
    basepath: { type: 'string', value: 'MODE', summary: 'ignore (default), prepend or split the base path' },
    ...infrastructureOptions,
    ...testImportOptions,
  },
  run: (invocation) => {
    const curl = textOption(invocation, 'curl');
    const basepath = choiceOption(invocation, 'basepath', basePathModes) ?? 'ignore';
    if (curl === undefined && invocation.positionals.length === 0) throw new UsageError('Name a file, or give --curl.');
    return withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const isJson = invocation.options.json === true;
      const results: ({ readonly isComplete: boolean } & object)[] = [];
      if (curl !== undefined) results.push(await importAsTests(client, invocation, '--curl', curl));
      for (const file of invocation.positionals) results.push(await importFile(client, invocation, file, basepath));
      if (isJson) invocation.output.print(JSON.stringify(results.map(({ isComplete: _, ...result }) => result)));
      return results.every(({ isComplete }) => isComplete) ? 0 : 1;
    });
  },
};

/** Imports one file as what it is, and says what came of it. */
async function importFile(
  client: StudioClient,
  invocation: Invocation,
  file: string,
  basepath: (typeof basePathModes)[number],
) {
  const { options, output, places } = invocation;
  const path = resolve(places.workingFolder, file);
  const asTests = options['as-tests'] === true;
  if (!asTests && (await isInfrastructure(path, readDocument))) {
    const result = await importInfrastructure(client, invocation, path);
    if (options.json !== true) printInfrastructure(invocation, file, result);
    return { file, ...result, isComplete: result.fills.length === 0 };
  }
  const text = await readDocument(path);
  if (asTests || isTestDocument(text)) return importAsTests(client, invocation, file, text, basename(file));
  const protocol = choiceOption(invocation, 'protocol', protocols) ?? 'REST';
  const result = await client.documents.import({ text, fileName: basename(file), basepath, protocol });
  const { apiId, name, resources, methods, losses } = result;
  if (options.json !== true) {
    const made = protocol === 'HTTP' ? `${methods} routes` : `${resources} resources, ${methods} methods`;
    output.print(`${file}: ${apiId} ${name}, ${made}`);
    for (const loss of losses) output.print(`  ${loss.severity} ${loss.place}: ${loss.message}`);
  }
  return { file, ...result, isComplete: true };
}

export const exportCommand: Command = {
  name: 'export',
  summary: 'Exports an API as OpenAPI, CloudFormation, SAM or Terraform: the working copy, or what a stage serves.',
  usage: 'API [--stage S] [--format oas30|swagger|cloudformation|sam|terraform] [--extensions LIST]',
  positionals: { min: 1, max: 1 },
  options: {
    ...workspaceOption,
    stage: { type: 'string', value: 'S', summary: 'exports what this stage serves' },
    format: { type: 'string', value: 'FORMAT', summary: 'oas30 (default), swagger, cloudformation, sam or terraform' },
    yaml: { type: 'boolean', summary: 'writes YAML instead of JSON' },
    extensions: {
      type: 'string',
      value: 'LIST',
      summary: 'apigateway (default: everything), or some of integrations,authorizers,documentation,postman',
    },
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
        format: choiceOption(invocation, 'format', exportFormats) ?? 'oas30',
        syntax: invocation.options.yaml === true ? 'yaml' : 'json',
        extensions: extensionsOf(invocation),
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

/** Imports requests as tests and says what came of it. */
async function importAsTests(client: StudioClient, invocation: Invocation, file: string, text: string, name?: string) {
  const result = await importTests(client, invocation, text, name);
  if (invocation.options.json !== true) printTestImport(invocation, file, result);
  return { file, ...result, isComplete: true };
}

function extensionsOf(invocation: Invocation): ExportExtension[] {
  const plain = invocation.options.plain === true;
  const written = textOption(invocation, 'extensions');
  if (plain && written !== undefined) throw new UsageError('--plain leaves out what --extensions asks for.');
  if (plain) return [];
  return (written ?? 'apigateway').split(',').map((word) => {
    const known = exportExtensions.find((extension) => extension === word.trim());
    if (known !== undefined) return known;
    throw new UsageError(`--extensions takes ${exportExtensions.join(', ')}, not ${word}.`);
  });
}

async function readDocument(file: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new StudioError(
      'NOT_FOUND',
      `The file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      { file },
    );
  }
  return decodeDocument(bytes, file);
}

/** The text of a file; what is no UTF-8 is refused with its place, since reading over it would change the document. */
function decodeDocument(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [before = ''] = bytes.toString('utf8').split('\uFFFD', 1);
    const lines = before.split('\n');
    const [line, column] = [lines.length, (lines[lines.length - 1] ?? '').length + 1];
    const message = `The file is no UTF-8 text: see line ${line}, column ${column}.`;
    throw new StudioError('IMPORT_REFUSED', message, { file, line, column });
  }
}
