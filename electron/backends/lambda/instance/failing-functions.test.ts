// Functions that take too long, end, use too much, or answer too much: what Lambda's sandbox says of them.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleRequestId as id, openSamplePool, type SamplePool } from '../testing/sample-functions';

let sample: SamplePool;
beforeAll(() => {
  sample = openSamplePool();
});
afterAll(() => sample.dispose());

function serve(name: string, code: string, settings: Parameters<SamplePool['write']>[2] = {}) {
  sample.pool.serve([sample.write(name, { 'index.js': code }, settings)]);
}

const failure = (errorType: string, text: string) => ({
  kind: 'answered',
  status: 200,
  functionError: 'Unhandled',
  payload: { errorType, errorMessage: `RequestId: ${id} Error: ${text}` },
  executedVersion: '$LATEST',
  requestId: id,
});

/** Lines of a function without times and figures. */
function textsOf(name: string) {
  const own = sample.lines.filter(({ functionName }) => functionName === name);
  return own.map(({ text }) =>
    text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME').replace(/: \d[\d.]* (ms|MB)/g, ': N $1'),
  );
}

const report = (more: string) =>
  `REPORT RequestId: ${id}\tDuration: N ms\tBilled Duration: N ms\tMemory Size: N MB\tMax Memory Used: N MB\t${more}`;

it('ends a function that blocks at its timeout, and serves the next invocation', async () => {
  serve('blocks', 'exports.handler = async (event) => { console.log("begun"); while (event.loop); return 1; };', {
    timeout: 1,
  });
  const outcome = await sample.invoke('blocks', { loop: true });
  const after = await sample.invoke('blocks');
  await sample.linesWith('blocks', 'REPORT', 2);
  expect([outcome, after.payload, textsOf('blocks').slice(0, 5)]).toEqual([
    failure('Sandbox.Timedout', 'Task timed out after 1.00 seconds'),
    1,
    [
      `START RequestId: ${id} Version: $LATEST`,
      `TIME\t${id}\tINFO\tbegun`,
      `TIME ${id} Task timed out after 1.00 seconds`,
      `END RequestId: ${id}`,
      report('Init Duration: N ms\tStatus: timeout\t'),
    ],
  ]);
});

it.each([
  ['exit-one', 'process.exit(1)', 'Runtime exited with error: exit status 1'],
  ['exit-zero', 'process.exit(0)', 'Runtime exited without providing a reason'],
  ['killed', 'process.kill(process.pid, "SIGKILL")', 'Runtime exited with error: signal: killed'],
  ['aborted', 'process.abort()', 'Runtime exited with error: signal: aborted'],
])('answers a process that ended: %s', async (name, statement, text) => {
  serve(name, `exports.handler = async () => { ${statement}; await new Promise(() => setInterval(() => {}, 99)); };`);
  expect(await sample.invoke(name)).toEqual(failure('Runtime.ExitError', text));
  await sample.linesWith(name, 'REPORT');
  expect(textsOf(name).slice(-3)).toEqual([
    `RequestId: ${id} Error: ${text}\nRuntime.ExitError`,
    `END RequestId: ${id}`,
    report('Init Duration: N ms\tStatus: error\tError Type: Runtime.ExitError\t'),
  ]);
});

it.skipIf(process.platform !== 'linux')('ends a function that uses more memory than it has', async () => {
  const code =
    'exports.handler = async () => { globalThis.kept = Buffer.alloc(300e6, 1); await new Promise((r) => setTimeout(r, 5000)); };';
  serve('greedy', code, { timeout: 10 });
  expect(await sample.invoke('greedy')).toEqual(
    failure('Runtime.OutOfMemory', 'Runtime exited with error: signal: killed'),
  );
  const [line] = await sample.linesWith('greedy', 'REPORT');
  expect(line).toContain('Max Memory Used: 128 MB');
});

it('tries an initialisation that failed once more, within the invocation', async () => {
  serve('fails-to-start', 'console.log("loading"); throw new Error("at start");');
  const { payload } = await sample.invoke('fails-to-start');
  await sample.linesWith('fails-to-start', 'REPORT RequestId');
  const state = await sample.stateThat(({ problem }) => problem !== undefined);
  const texts = textsOf('fails-to-start').map((text) => text.replace(/\{"errorType.*/s, '{…}'));
  expect([(payload as { errorMessage: string }).errorMessage, state.problem, texts]).toEqual([
    'at start',
    'Error: at start',
    [
      'TIME\tundefined\tINFO\tloading',
      'TIME\tundefined\tERROR\tUncaught Exception \t{…}',
      'INIT_REPORT Init Duration: N ms\tPhase: init\tStatus: error\tError Type: Error',
      `START RequestId: ${id} Version: $LATEST`,
      'TIME\tundefined\tINFO\tloading',
      'TIME\tundefined\tERROR\tUncaught Exception \t{…}',
      'INIT_REPORT Init Duration: N ms\tPhase: invoke\tStatus: error\tError Type: Error',
      `END RequestId: ${id}`,
      report('Status: error\tError Type: Error\t'),
    ],
  ]);
});

it('serves the invocation where the second initialisation works', async () => {
  const mark = `require('node:path').join(__dirname, '..', 'second-try')`;
  const code = `const fs = require('node:fs');
    if (!fs.existsSync(${mark})) { fs.writeFileSync(${mark}, ''); process.exit(7); }
    exports.handler = async () => 'second try';`;
  serve('fails-once', code);
  expect((await sample.invoke('fails-once')).payload).toBe('second try');
});

it('refuses answers beyond 6 MB, and keeps the instance', async () => {
  serve('large', 'let calls = 0; exports.handler = async (event) => (event.large ? "x".repeat(6_291_600) : ++calls);');
  const [before, outcome, after] = [
    await sample.invoke('large'),
    await sample.invoke('large', { large: true }),
    await sample.invoke('large'),
  ];
  expect([before.payload, outcome.payload, after.payload]).toEqual([
    1,
    {
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    },
    2,
  ]);
});

it('lets whole megabytes pass both ways', async () => {
  serve('echo', 'exports.handler = async (event) => event;');
  const event = { text: 'é'.repeat(2_900_000) };
  expect((await sample.invoke('echo', event)).payload).toEqual(event);
});

it('bounds what one invocation prints', async () => {
  serve(
    'floods',
    'exports.handler = async () => { for (let at = 0; at < 60_000; at++) process.stdout.write("x".repeat(99) + "\\n"); };',
    {
      timeout: 60,
    },
  );
  await sample.invoke('floods');
  await sample.linesWith('floods', 'REPORT');
  const own = sample.lines.filter(({ functionName }) => functionName === 'floods');
  expect(own.some(({ text }) => text.includes('left out'))).toBe(true);
  expect(own.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(1_200_000);
});

it('says why a function without code cannot run', async () => {
  const { codeUri: _none, ...definition } = sample.write('nothing', {});
  sample.pool.serve([definition]);
  const { functionError, payload } = await sample.invoke('nothing');
  const state = await sample.stateThat(({ functionName }) => functionName === 'nothing');
  expect([functionError, payload, state.problem]).toEqual([
    'Unhandled',
    {
      errorType: 'Runtime.ImportModuleError',
      errorMessage: "Error: Cannot find module 'index'",
      trace: ["Runtime.ImportModuleError: Error: Cannot find module 'index'"],
    },
    'nothing has no code: its codeUri is not set.',
  ]);
});
