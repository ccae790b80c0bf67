// Importing infrastructure from the command line: what a file is, the answers to what it asks for, and the report.
import { stat } from 'node:fs/promises';
import type { StudioClient } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { InfrastructureResult } from '../../../shared/contract/workspace';
import { detectKind } from '../../../shared/infrastructure/import/detect-kind';
import { readTemplate } from '../../../shared/infrastructure/import/reading/read-template';
import { type Invocation, jsonOption, type OptionSpec, textOption, UsageError } from './command';

export const infrastructureOptions: Readonly<Record<string, OptionSpec>> = {
  fills: { type: 'string', value: 'JSON', summary: 'values a template asks for: {"Parameters.Stage": "dev"}' },
  'accept-suggestions': { type: 'boolean', summary: 'takes the suggestions for values a template asks for' },
  'stack-name': { type: 'string', value: 'NAME', summary: 'what AWS::StackName gives; after the file unless given' },
  'no-deploy': { type: 'boolean', summary: 'leaves the stages of a template undeployed' },
};

/** True for a folder, and for a file that is a template or plan or is refused as such. */
export async function isInfrastructure(path: string, read: (path: string) => Promise<string>): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isDirectory() === true) return true;
  const text = await read(path);
  try {
    const kind = detectKind(readTemplate({ fileName: path, text }).root);
    return !['openapi', 'har', 'postman', 'unknown'].includes(kind);
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    // Broken: whoever imports it says why.
    return /^[\s{]*["']?(?:AWSTemplateFormatVersion|Resources|planned_values)["']?\s*:/m.test(text);
  }
}

/** Imports a file or folder with the answers of the command line. */
export function importInfrastructure(
  client: StudioClient,
  invocation: Invocation,
  path: string,
): Promise<InfrastructureResult> {
  const stackName = textOption(invocation, 'stack-name');
  return client.documents.importInfrastructure({
    path,
    fills: fillsOf(invocation),
    acceptSuggestions: invocation.options['accept-suggestions'] === true,
    deploy: invocation.options['no-deploy'] !== true,
    ...(stackName !== undefined && { stackName }),
  });
}

function fillsOf(invocation: Invocation): Record<string, string> {
  const given = jsonOption(invocation, 'fills') ?? {};
  const isMap = typeof given === 'object' && given !== null && !Array.isArray(given);
  const entries = Object.entries(isMap ? given : {});
  if (!isMap || entries.some(([, value]) => typeof value !== 'string')) {
    throw new UsageError('--fills takes an object of texts: {"Parameters.Stage": "dev"}.');
  }
  return Object.fromEntries(entries as [string, string][]);
}

/** Prints what came of it. */
export function printInfrastructure({ output }: Invocation, file: string, result: InfrastructureResult): void {
  const { fills, accepted, apis, taken, losses, deployed, written } = result;
  if (fills.length > 0) {
    output.print(`${file}: nothing was taken over, values are missing. Give them with --fills:`);
    for (const { place, wants, suggestion } of fills) {
      output.print(`  ${place}: ${wants}${suggestion === undefined ? '' : ` Suggested: ${suggestion}`}`);
    }
    return;
  }
  for (const { apiId, name, resources, methods, routes } of apis) {
    const size =
      routes === undefined ? `${resources} resources, ${methods} methods` : `${routes} route${routes === 1 ? '' : 's'}`;
    output.print(`${file}: ${apiId} ${name}, ${size}`);
  }
  const functions = new Set(taken.filter(({ key }) => key.startsWith('function:')).map(({ key }) => key.slice(9)));
  if (functions.size > 0) output.print(`${file}: functions ${[...functions].join(', ')}`);
  if (deployed.length > 0) output.print(`${file}: deployed ${deployed.join(', ')}`);
  for (const { place, suggestion = '' } of accepted)
    output.print(`  info ${place}: ${suggestion} was taken, as suggested.`);
  for (const path of written) output.print(`  info ${path}: written for code that stands in the template.`);
  for (const { severity, place, message, line } of losses) {
    output.print(`  ${severity} ${place}${line === undefined ? '' : ` (line ${line})`}: ${message}`);
  }
}
