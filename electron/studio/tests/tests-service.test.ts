import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestProgress, TestRun } from '../../../shared/contract/tests';
import { entityKey } from '../../../shared/definition/entities';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;
let server: Server | undefined;
const target = { apiId: '2tq0mvo1wc', stageName: 'dev' };

beforeEach(async () => {
  test = await openTestStudio();
  await test.client.workspace.openSample({ sample: 'petstore', folder: join(test.folder, 'petstore') });
});
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  await test.dispose();
  expect(test.faults).toEqual([]);
});

/** Puts a suite into the workspace, in place of the sample's. */
async function put(suite: object): Promise<void> {
  await test.client.definition.put({
    key: entityKey('test-suite', 's1'),
    entity: { id: 's1', name: 'Suite', target, ...suite },
  });
}

const request = (id: string, path: string, more: object = {}) => ({ id, name: id, method: 'GET', path, ...more });
const status = (value: string) => ({ check: 'status', value });
const outcomes = ({ results }: TestRun) => results.map(({ testId, verdict }) => `${testId} ${verdict}`);

/** A server that is no API of the workspace. */
async function serve(answer: Parameters<typeof createServer>[1]): Promise<string> {
  server = createServer(answer as never);
  await new Promise<void>((resolve) => void server?.listen(0, '127.0.0.1', resolve));
  return `http://other.localhost:${(server.address() as AddressInfo).port}`;
}

it('passes the suite that the sample has', async () => {
  expect((await test.client.tests.run({})).counts).toEqual({ total: 5, passed: 5, failed: 0, errors: 0, skipped: 0 });
});

describe('a run', () => {
  it('sends through the gateway, captures, and links each result to its trace', async () => {
    await put({
      requests: [
        request('list', '/pets', { expect: [status('200')], capture: [{ variable: 'id', name: '$[1].id' }] }),
        request('read', '/pets/{{id}}', { expect: [{ check: 'path', name: '$.id', value: '2' }, status('404')] }),
      ],
    });
    const progress: TestProgress[] = [];
    const stop = test.studio.events((event) => void (event.name === 'tests.progress' && progress.push(event.payload)));
    const run = await test.client.tests.run({ runId: 'run', suiteIds: ['s1'] });
    stop();
    const read = run.results[1];
    const trace = await test.client.requests.read({ requestId: read?.requestId ?? '' });
    expect([outcomes(run), read?.sent?.url, read?.captured, run.results[0]?.captured, trace.request.url]).toEqual([
      ['list passed', 'read failed'],
      '/pets/2',
      {},
      { id: '2' },
      '/pets/2',
    ]);
    expect(read?.checks).toEqual([
      { index: 0, check: 'path', title: '$.id equals 2', verdict: 'passed', expected: '2', actual: '2' },
      { index: 1, check: 'status', title: 'status equals 404', verdict: 'failed', expected: '404', actual: '200' },
    ]);
    expect(progress.map(({ done, current, isFinished }) => [done, current?.testId, isFinished])).toEqual([
      [0, undefined, false],
      [0, 'list', false],
      [1, undefined, false],
      [1, 'read', false],
      [2, undefined, false],
      [2, undefined, true],
    ]);
    expect((await test.client.tests.results()).map(({ testId }) => testId)).toEqual(['list', 'read']);
  });

  it('is over with its last result, though traces are still to come', async () => {
    await put({ requests: [request('list', '/pets')] });
    const order: string[] = [];
    const stop = test.studio.events(({ name, payload }) => {
      if (name === 'requests.recorded') order.push('recorded');
      if (name === 'tests.progress' && (payload as TestProgress).isFinished) order.push('finished');
    });
    const { results } = await test.client.tests.run({ suiteIds: ['s1'] });
    const trace = await test.client.requests.read({ requestId: results[0]?.requestId ?? '' });
    stop();
    expect([order, trace.request.url]).toEqual([['finished', 'recorded'], '/pets']);
  });

  it('holds bodies to the models of the API', async () => {
    const check = (value: string) => ({ expect: [{ check: 'model', value }] });
    await put({
      requests: [
        request('a', '/pets', check('Pets')),
        request('b', '/pets', check('Pet')),
        request('c', '/pets', check('No')),
      ],
    });
    const { results } = await test.client.tests.run({ suiteIds: ['s1'] });
    expect(results.map(({ checks }) => [checks[0]?.verdict, checks[0]?.message?.slice(0, 20)])).toEqual([
      ['passed', undefined],
      ['failed', expect.any(String)],
      ['failed', 'The API has no model'],
    ]);
  });

  it('does not send what lacks a value, a target or a stage, and says so', async () => {
    await put({
      requests: [
        request('variable', '/{{none}}'),
        request('secret', '/pets', { headers: [{ name: 'X-Api-Key', value: '{{secret:NONE}}' }] }),
        request('stage', '/pets', { target: { ...target, stageName: 'gone' } }),
        request('persona', '/pets', { persona: 'nobody-here' }),
      ],
    });
    const { results } = await test.client.tests.run({ suiteIds: ['s1'] });
    expect(results.map(({ verdict, error }) => `${verdict}: ${error}`)).toEqual([
      'error: The variable none has no value.',
      'error: The secret NONE has no value: set GATEHOUSE_TEST_NONE, or keep one in the workspace.',
      'error: PetStore has no stage gone.',
      'error: There is no persona nobody-here.',
    ]);
  });

  it('sends as the persona that a request names', async () => {
    await test.client.definition.put({
      key: entityKey('persona', 'alice'),
      entity: { name: 'alice', headers: { 'X-Who': 'alice' }, querystring: { who: 'a' } },
    });
    await put({ requests: [request('a', '/pets', { persona: 'alice' })] });
    const { results } = await test.client.tests.run({ suiteIds: ['s1'] });
    const trace = await test.client.requests.read({ requestId: results[0]?.requestId ?? '' });
    expect([trace.request.url, trace.request.headers?.find(([name]) => name === 'X-Who')?.[1]]).toEqual([
      '/pets?who=a',
      'alice',
    ]);
  });

  it('ends at the first failure where that is asked for, and runs single requests', async () => {
    await put({ requests: [request('a', '/pets', { expect: [status('500')] }), request('b', '/pets')] });
    const stopped = await test.client.tests.run({ suiteIds: ['s1'], stopAtFailure: true });
    const single = await test.client.tests.run({ suiteIds: ['s1'], testIds: ['b'] });
    expect([outcomes(stopped), outcomes(single)]).toEqual([['a failed', 'b skipped'], ['b passed']]);
  });

  it('gives a request up when it is cancelled', async () => {
    let heard = () => {};
    const arrived = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const url = await serve(() => heard());
    await put({ requests: [request('waits', url), request('never', '/pets')] });
    const running = test.client.tests.run({ runId: 'r', suiteIds: ['s1'] });
    await arrived;
    await test.client.tests.cancel({ runId: 'r' });
    const run = await running;
    expect([run.isCancelled, outcomes(run)]).toEqual([true, ['waits skipped', 'never skipped']]);
  });

  it('calls other servers by their names, with secrets that results do not show', async () => {
    const heard: unknown[] = [];
    const url = await serve((incoming, response) => {
      heard.push(incoming.headers.host?.replace(/\d+/, ''), incoming.headers.authorization);
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('{"a":1}'));
    });
    await test.client.tests.setSecret({ name: 'KEY', value: 'top' });
    const headers = [{ name: 'Authorization', value: 'Bearer {{secret:KEY}}' }];
    await put({
      requests: [request('other', `${url}/x`, { headers, expect: [{ check: 'body', value: '{"a": 1}' }] })],
    });
    const run = await test.client.tests.run({ suiteIds: ['s1'] });
    expect([outcomes(run), heard, run.results[0]?.sent?.headers]).toEqual([
      ['other passed'],
      ['other.localhost:', 'Bearer top'],
      [['Authorization', 'Bearer ••••••']],
    ]);
    expect(await test.client.tests.secrets()).toEqual([{ name: 'KEY', source: 'workspace', suiteIds: ['s1'] }]);
  });
});

describe('an import', () => {
  const text = "curl http://2tq0mvo1wc.execute-api.us-east-1.localhost/dev/pets -H 'X-Api-Key: k-123'";

  it('is planned without a change, then made as one edit without secrets in any file', async () => {
    const plan = await test.client.tests.planImport({ text });
    const before = await test.client.definition.read();
    const { suiteIds } = await test.client.tests.import({ text, suiteName: 'Mine' });
    const file = await test.client.definition.readText({ key: entityKey('test-suite', suiteIds[0] ?? '') });
    const run = await test.client.tests.run({ suiteIds: [...suiteIds] });
    const local = await readFile(join(test.folder, 'petstore', '.gatehouse', 'secrets.json'), 'utf8');
    expect([plan.requests, file.path, file.text.includes('k-123'), outcomes(run), local.includes('k-123')]).toEqual([
      1,
      'tests/mine.yaml',
      false,
      ['r1 passed'],
      true,
    ]);
    await test.client.definition.undo();
    expect((await test.client.definition.read()).entities).toEqual(before.entities);
  });

  it('joins a suite that is there', async () => {
    await put({ requests: [request('r1', '/pets')] });
    await test.client.tests.import({ text, intoSuiteId: 's1' });
    const suite = (await test.client.definition.read()).entities[entityKey('test-suite', 's1')];
    expect(
      (suite as { requests: { id: string; path: string }[] }).requests.map(({ id, path }) => `${id} ${path}`),
    ).toEqual(['r1 /pets', 'r2 /pets']);
  });

  it('changes nothing where the text cannot be read', async () => {
    const before = (await test.client.definition.read()).revision;
    await expect(test.client.tests.import({ text: '{"a": 1}' })).rejects.toMatchObject({ code: 'IMPORT_REFUSED' });
    expect((await test.client.definition.read()).revision).toBe(before);
  });
});

it('makes a test of a recorded request that passes, with what was answered as expectation', async () => {
  const sent = await test.client.invocations.send({
    ...target,
    verb: 'GET',
    pathWithQueryString: '/pets/1?a=b',
    headers: [['Authorization', 'Bearer abcdefghij']],
  });
  const made = await test.client.tests.fromRequest({ requestId: sent.trace.requestId, suiteName: 'Recorded' });
  expect(made).toMatchObject({
    losses: [{ severity: 'warning', message: expect.stringContaining('fill the secret AUTHORIZATION') }],
  });
  await test.client.tests.setSecret({ name: 'AUTHORIZATION', value: 'Bearer x' });
  const run = await test.client.tests.run({ suiteIds: [made.suiteId], testIds: [made.testId] });
  expect([outcomes(run), run.results[0]?.sent?.url, run.results[0]?.checks.length]).toEqual([
    [`${made.testId} passed`],
    '/pets/1?a=b',
    2 + Number(sent.trace.response.body?.text !== undefined),
  ]);
});
