// Importing requests as tests from the command line: where they go, and the report.
import type { StudioClient } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { TestImportResult } from '../../../shared/contract/tests';
import type { TestSuite } from '../../../shared/definition/companions/test-suite';
import { type Invocation, type OptionSpec, textOption, UsageError } from './command';
import { findApi } from './workspace-option';

export const testImportOptions: Readonly<Record<string, OptionSpec>> = {
  'as-tests': { type: 'boolean', summary: 'reads the files as HAR, Postman or cURL, whatever they look like' },
  curl: { type: 'string', value: 'COMMAND', summary: "makes a test of a cURL command: --curl 'curl https://…'" },
  into: { type: 'string', value: 'SUITE', summary: 'adds tests to this suite instead of making one' },
  target: { type: 'string', value: 'API/STAGE', summary: 'where tests go whose address no API here has' },
  'all-requests': { type: 'boolean', summary: 'takes requests for pages, scripts and images of a HAR file too' },
};

/** Imports `text`, a HAR file, Postman collection or cURL commands, with the options of the command line. */
export async function importTests(
  client: StudioClient,
  invocation: Invocation,
  text: string,
  fileName?: string,
): Promise<TestImportResult> {
  const into = textOption(invocation, 'into');
  const target = textOption(invocation, 'target');
  return client.tests.import({
    text,
    apiRequestsOnly: invocation.options['all-requests'] !== true,
    ...(fileName !== undefined && { fileName }),
    ...(into !== undefined && { intoSuiteId: await findSuite(client, into) }),
    ...(target !== undefined && { target: await readTarget(client, target) }),
  });
}

/** Prints what was made, what it asks for, and what was lost. */
export function printTestImport({ output }: Invocation, source: string, result: TestImportResult): void {
  const { suites, requests, matches, secrets, losses } = result;
  for (const { id, name } of suites) output.print(`${source}: suite ${id} ${name}, ${requests} requests`);
  for (const { origin, requests: count, by, target, suggestion } of matches) {
    if (target !== undefined)
      output.print(`  ${origin}: ${count} requests to ${target.apiId}/${target.stageName} (${by})`);
    else if (suggestion === undefined) output.print(`  ${origin}: ${count} requests stay at this address`);
    else {
      const place = `${suggestion.apiId}/${suggestion.stageName}`;
      output.print(
        `  ${origin}: ${count} requests stay at this address; --target ${place} would serve ${suggestion.served}`,
      );
    }
  }
  for (const { name, places } of secrets) {
    const more = places.length > 1 ? ` and ${places.length - 1} more` : '';
    output.print(`  secret ${name}: ${places[0]}${more}; kept on this machine, elsewhere set GATEHOUSE_TEST_${name}`);
  }
  for (const { severity, place, message } of losses) output.print(`  ${severity} ${place}: ${message}`);
}

async function findSuite(client: StudioClient, word: string): Promise<string> {
  const { entities } = await client.definition.read();
  const found = Object.entries(entities).flatMap(([key, entity]) => {
    const { id, name } = entity as TestSuite;
    return key.startsWith('test-suite:') && (id === word || name === word) ? [id] : [];
  });
  const [id] = found;
  if (id !== undefined && found.length === 1) return id;
  throw new StudioError(
    'NOT_FOUND',
    id === undefined ? `There is no suite ${word}.` : `Several suites are named ${word}; use the id.`,
  );
}

async function readTarget(client: StudioClient, text: string) {
  const slash = text.lastIndexOf('/');
  if (slash <= 0 || slash === text.length - 1) throw new UsageError(`--target takes API/STAGE, not ${text}.`);
  return { apiId: (await findApi(client, text.slice(0, slash))).id, stageName: text.slice(slash + 1) };
}
