// `gatehouse test`: runs suites of saved requests, for build servers too, and keeps the secrets they name.
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { StudioClient } from '../../../../shared/contract/contract';
import { StudioError } from '../../../../shared/contract/errors';
import type { TestResult, TestRun } from '../../../../shared/contract/tests';
import { type TestSuite, testSecretName } from '../../../../shared/definition/companions/test-suite';
import { junitReport } from '../../../../shared/tests/junit-report';
import { type Command, type ExitCode, type Invocation, jsonOption, textOption, UsageError } from '../command';
import { readInput } from '../read-input';
import { withWorkspace, workspaceOption } from '../workspace-option';

export const testCommand: Command = {
  name: 'test',
  summary:
    'Runs test suites: sends their requests and holds the answers to what is expected. Exits with 1 where one fails.',
  usage: '[SUITE…] [--stage S] [--junit FILE] [--bail]',
  positionals: { min: 0, max: 1_000 },
  options: {
    ...workspaceOption,
    stage: { type: 'string', value: 'S', summary: 'sends to this stage instead of the one each suite names' },
    request: { type: 'string', value: 'R', summary: 'only this request of the one suite named, by id or name' },
    variables: { type: 'string', value: 'JSON', summary: 'values over those of the suites: {"petId": "2"}' },
    bail: { type: 'boolean', summary: 'ends at the first request that does not pass' },
    junit: { type: 'string', value: 'FILE', summary: 'writes the results as JUnit XML too' },
    secrets: { type: 'boolean', summary: 'lists the secrets that suites name, and where their values are from' },
    'set-secret': { type: 'string', value: 'NAME', summary: 'keeps the text on standard input as the secret NAME' },
    'remove-secret': { type: 'string', value: 'NAME', summary: 'forgets the secret NAME' },
  },
  run: (invocation) => {
    const { options } = invocation;
    const changed = textOption(invocation, 'set-secret') ?? textOption(invocation, 'remove-secret');
    if (changed !== undefined && !testSecretName.test(changed)) {
      throw new UsageError(`A secret is named in capitals, digits and _, not ${changed}.`);
    }
    const variables = readVariables(invocation);
    return withWorkspace<ExitCode>(invocation, { gateway: true }, async (client) => {
      if (changed !== undefined) return changeSecret(invocation, client, changed);
      if (options.secrets === true) return listSecrets(invocation, client);
      const suites = await findSuites(client, invocation.positionals);
      return runTests(invocation, client, suites, variables);
    });
  },
};

async function runTests(
  invocation: Invocation,
  client: StudioClient,
  suites: readonly TestSuite[],
  variables: Record<string, string>,
): Promise<ExitCode> {
  const stageName = textOption(invocation, 'stage');
  const request = textOption(invocation, 'request');
  const runId = randomUUID();
  void invocation.stopped.then(() => client.tests.cancel({ runId }));
  const run = await client.tests.run({
    runId,
    suiteIds: suites.map(({ id }) => id),
    variables,
    stopAtFailure: invocation.options.bail === true,
    ...(stageName !== undefined && { stageName }),
    ...(request !== undefined && { testIds: [findRequest(suites, request)] }),
  });
  const junit = textOption(invocation, 'junit');
  if (junit !== undefined) await writeFile(resolve(invocation.places.workingFolder, junit), junitReport(run));
  if (invocation.options.json === true) invocation.output.print(JSON.stringify(run));
  else printRun(invocation, run);
  return run.counts.passed === run.counts.total ? 0 : 1;
}

/** The suites that words name, by id or name; all without words. */
async function findSuites(client: StudioClient, words: readonly string[]): Promise<readonly TestSuite[]> {
  const { entities } = await client.definition.read();
  const suites = Object.entries(entities).flatMap(([key, entity]) =>
    key.startsWith('test-suite:') ? [entity as TestSuite] : [],
  );
  if (suites.length === 0) throw new StudioError('NOT_FOUND', 'The workspace has no test suites.');
  if (words.length === 0) return suites;
  return words.map((word) => {
    const [found, ...more] = suites.filter(({ id, name }) => id === word || name === word);
    if (found !== undefined && more.length === 0) return found;
    const choices = suites.map(({ id, name }) => `${id} ${name}`).join(', ');
    const problem =
      found === undefined ? `There is no suite ${word}.` : `Several suites are named ${word}; use the id.`;
    throw new StudioError('NOT_FOUND', `${problem} The workspace has: ${choices}.`);
  });
}

function findRequest(suites: readonly TestSuite[], word: string): string {
  const [suite, ...more] = suites;
  if (suite === undefined || more.length > 0) throw new UsageError('--request is of one suite: name it.');
  const all = [...suite.requests, ...(suite.scenarios ?? [])];
  const found = all.find(({ id, name }) => id === word || name === word);
  if (found === undefined) throw new StudioError('NOT_FOUND', `The suite ${suite.name} has no request ${word}.`);
  return found.id;
}

function readVariables(invocation: Invocation): Record<string, string> {
  const given = jsonOption(invocation, 'variables') ?? {};
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new UsageError('--variables takes a JSON object.');
  }
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
}

const marks = { passed: 'ok  ', failed: 'FAIL', error: 'FAIL', skipped: 'skip' } as const;

function printRun({ output }: Invocation, run: TestRun): void {
  let suiteId: string | undefined;
  for (const result of run.results) {
    if (result.suiteId !== suiteId) output.print(result.suiteName);
    suiteId = result.suiteId;
    output.print(`  ${marks[result.verdict]}  ${result.name}${took(result)}`);
    for (const line of problemLines(result)) output.print(`        ${line}`);
  }
  const { passed, failed, errors, skipped } = run.counts;
  output.print(`${passed} passed, ${failed + errors} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
}

function took({ verdict, durationMs }: TestResult): string {
  return verdict === 'skipped' ? '' : `  ${durationMs.toFixed(0)} ms`;
}

/** What a person needs to see of a request that did not pass. */
function problemLines({ verdict, error, checks, sent, requestId }: TestResult): readonly string[] {
  if (verdict === 'passed' || verdict === 'skipped') return [];
  const failures = checks
    .filter((check) => check.verdict === 'failed')
    .flatMap(({ title, expected, actual, message }) => [
      title,
      ...(message === undefined ? [] : [`  ${message.replace(/\n/g, '; ')}`]),
      `  expected: ${oneLine(expected)}`,
      `  actual:   ${oneLine(actual)}`,
    ]);
  return [
    ...(sent === undefined ? [] : [`${sent.method} ${sent.url}`]),
    ...(error === undefined ? [] : [error]),
    ...failures,
    ...(requestId === undefined ? [] : [`its steps: gatehouse requests ${requestId}`]),
  ];
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > 300 ? `${flat.slice(0, 299)}…` : flat;
}

async function changeSecret(invocation: Invocation, client: StudioClient, name: string): Promise<0> {
  const isSet = textOption(invocation, 'set-secret') !== undefined;
  const value = isSet ? (await readInput(invocation.input)).replace(/\r?\n$/, '') : null;
  if (value === '') throw new UsageError('--set-secret reads the value from standard input, which is empty.');
  await client.tests.setSecret({ name, value });
  const words = isSet ? `The secret ${name} is kept on this machine.` : `The secret ${name} is forgotten.`;
  invocation.output.print(invocation.options.json === true ? JSON.stringify({ name }) : words);
  return 0;
}

async function listSecrets({ output, options }: Invocation, client: StudioClient): Promise<0> {
  const secrets = await client.tests.secrets();
  if (options.json === true) output.print(JSON.stringify(secrets));
  else for (const { name, source } of secrets) output.print(`${name}  ${source}  GATEHOUSE_TEST_${name}`);
  return 0;
}
