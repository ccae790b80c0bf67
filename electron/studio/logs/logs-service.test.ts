import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EntityKey, entityKey } from '../../../shared/definition/entities';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;
let folder = '';
let url = '';
let apiId = '';

beforeEach(async () => {
  test = await openTestStudio();
  folder = join(test.folder, 'pets');
  await test.client.workspace.openSample({ sample: 'petstore', folder });
  const [stage] = await test.client.stages.list();
  url = stage?.urls.path ?? '';
  apiId = stage?.apiId ?? '';
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

const stageKey = (): EntityKey => entityKey('stage', apiId, 'dev');

/** Sets what the stage logs of all methods. */
async function logAt(loggingLevel: string, dataTraceEnabled: boolean): Promise<void> {
  const value = { '*/*': { loggingLevel, dataTraceEnabled } };
  await test.client.definition.update({ key: stageKey(), changes: [{ path: ['methodSettings'], value }] });
}

/** Sends a request and answers the lines that its stage logged of it. */
async function logged(path: string): Promise<readonly string[]> {
  const { trace } = await test.client.invocations.send({
    apiId,
    stageName: 'dev',
    verb: 'GET',
    pathWithQueryString: path,
  });
  const lines = await test.client.logs.query({ source: 'execution', apiId, requestId: trace.requestId });
  return lines.map(({ text }) => text.replace(`(${trace.requestId}) `, ''));
}

it('keeps of the execution log what the level of the stage lets through', async () => {
  await logAt('OFF', false);
  const off = await logged('/pets/1');
  await logAt('ERROR', false);
  const error = await logged('/pets/1');
  await logAt('INFO', false);
  const info = await logged('/pets/1');
  await logAt('INFO', true);
  const data = await logged('/pets/1');
  const has = (lines: readonly string[], text: string) => lines.some((line) => line.startsWith(text));
  expect({
    off,
    error,
    info: [has(info, 'Method completed with status: 200'), has(info, 'Endpoint response body')],
    data: [has(data, 'Method completed with status: 200'), has(data, 'Endpoint response body')],
  }).toEqual({ off: [], error: [], info: [true, false], data: [true, true] });
});

it('is there after a restart of the workspace, and tells those who follow', async () => {
  await logAt('INFO', false);
  const told = test.next('logs.appended', ({ lines }) => lines.some(({ source }) => source === 'execution'));
  const before = await logged('/pets/1');
  const { lines } = await told;
  await test.client.workspace.open({ folder });
  const after = await test.client.logs.query({ source: 'execution', stage: 'dev', text: 'method completed' });
  const errors = await test.client.logs.query({ source: 'execution', stage: 'dev', level: 'ERROR' });
  expect([before.length > 0, lines[0]?.stage, after.map(({ level }) => level), errors]).toEqual([
    true,
    'dev',
    ['INFO'],
    [],
  ]);
});

it('holds the access log in the format of the stage', async () => {
  const value = { format: '$context.requestId $context.status' };
  await test.client.definition.update({ key: stageKey(), changes: [{ path: ['accessLogSettings'], value }] });
  const told = test.next('logs.appended', ({ lines }) => lines.some(({ source }) => source === 'access'));
  const { trace } = await test.client.invocations.send({
    apiId,
    stageName: 'dev',
    verb: 'GET',
    pathWithQueryString: '/',
  });
  await told;
  const lines = await test.client.logs.query({ source: 'access', apiId, requestId: trace.requestId });
  expect([lines.map(({ text }) => text), url.length > 0]).toEqual([[`${trace.requestId} 200`], true]);
});

it('does not write a TestInvoke into the log of any stage', async () => {
  await logAt('INFO', true);
  const { entities } = await test.client.definition.read();
  const root = Object.entries(entities).find(([key]) => key.startsWith('rest-api:'))?.[1] as { rootResourceId: string };
  await test.client.invocations.test({ apiId, resourceId: root.rootResourceId, httpMethod: 'GET' });
  expect(await test.client.logs.query({ source: 'execution' })).toEqual([]);
});
