// Node.js functions as users write them, each run in a process of its own.
import nodeModule from 'node:module';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleRequestId as id, openSamplePool, type SamplePool } from '../testing/sample-functions';

let sample: SamplePool;
const loaded = new Set<string>();
beforeAll(() => {
  sample = openSamplePool();
});
afterAll(() => sample.dispose());

/** Serves one function and answers what it returns. */
async function run(
  name: string,
  files: Readonly<Record<string, string>>,
  settings: Parameters<SamplePool['write']>[2] = {},
  event: unknown = {},
) {
  if (loaded.has(name)) throw new Error(`two tests use ${name}`);
  loaded.add(name);
  sample.pool.serve([sample.write(name, files, settings)]);
  return (await sample.invoke(name, event)) as { payload: unknown; functionError?: string };
}

it('answers what an async handler returns', async () => {
  const outcome = await run(
    'async',
    { 'index.js': 'exports.handler = async (event) => ({ saw: event });' },
    {},
    { a: 1 },
  );
  expect(outcome).toEqual({
    kind: 'answered',
    status: 200,
    payload: { saw: { a: 1 } },
    executedVersion: '$LATEST',
    requestId: id,
  });
});

it.each([
  ['callback', 'exports.handler = (event, context, callback) => { callback(null, { by: "callback" }); };'],
  ['done', 'exports.handler = (event, context) => { context.done(null, { by: "done" }); };'],
  ['succeed', 'exports.handler = (event, context) => { context.succeed({ by: "succeed" }); };'],
])('takes an answer given by %s', async (by, code) => {
  expect((await run(`by-${by}`, { 'index.js': code })).payload).toEqual({ by });
});

it('waits for the event loop to empty before it answers a callback, unless told not to', async () => {
  const code = (isPatient: boolean) => `
    const order = [];
    exports.handler = (event, context, callback) => {
      context.callbackWaitsForEmptyEventLoop = ${isPatient};
      setTimeout(() => order.push('later'), 30);
      callback(null, order);
    };`;
  expect([
    (await run('patient', { 'index.js': code(true) })).payload,
    (await run('hasty', { 'index.js': code(false) })).payload,
  ]).toEqual([['later'], []]);
});

it('answers null for a handler that returns nothing and does nothing', async () => {
  expect((await run('silent', { 'index.js': 'exports.handler = () => {};' })).payload).toBeNull();
});

it.each([
  [
    'esm',
    'src/app.main',
    { 'src/app.mjs': 'const word = await Promise.resolve("esm"); export const main = () => Promise.resolve(word);' },
  ],
  ['cjs', 'src/app.main', { 'src/app.cjs': 'exports.main = async () => "cjs";' }],
  [
    'module-package',
    'app.main',
    { 'app.js': 'export const main = async () => "module-package";', 'package.json': '{"type":"module"}' },
  ],
  ['nested', 'app.inner.main', { 'app.js': 'exports.inner = { main: async () => "nested" };' }],
  [
    'neighbour',
    'app.main',
    { 'app.js': 'exports.main = async () => require("./lib/word");', 'lib/word.js': 'module.exports = "neighbour";' },
  ],
] as const)('loads a handler as %s', async (name, handler, files) => {
  expect((await run(name, files, { handler })).payload).toBe(name);
});

it('gives the whole context', async () => {
  sample.pool.serve([
    sample.write(
      'context',
      {
        'index.js': `exports.handler = async (event, context) => {
          const { getRemainingTimeInMillis, logStreamName, done, succeed, fail, ...rest } = context;
          const left = getRemainingTimeInMillis();
          return { ...rest, left: left > 19000 && left <= 20000, stream: /^\\d{4}\\/\\d\\d\\/\\d\\d\\/\\[\\$LATEST\\][0-9a-f]{32}$/.test(logStreamName) };
        };`,
      },
      { timeout: 20, memorySize: 256 },
    ),
  ]);
  const { payload } = await sample.invoke('context', {}, { qualifier: 'live', clientContext: '{"custom":{"é":1}}' });
  expect(payload).toEqual({
    callbackWaitsForEmptyEventLoop: true,
    functionVersion: '$LATEST',
    functionName: 'context',
    memoryLimitInMB: '256',
    logGroupName: '/aws/lambda/context',
    clientContext: { custom: { é: 1 } },
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:context:live',
    awsRequestId: id,
    left: true,
    stream: true,
  });
});

it('gives the function its own environment and nothing of this machine but PATH', async () => {
  sample.pool.serve([
    sample.write(
      'environment',
      { 'index.js': 'exports.handler = async () => process.env;' },
      { environment: { variables: { COLOUR: 'blue', AWS_REGION: 'mine' } } },
    ),
  ]);
  const { payload } = await sample.invoke('environment', {}, { traceId: 'Root=1-2', region: 'eu-west-1' });
  const env = payload as Record<string, string>;
  const paths = [
    'PATH',
    'HOME',
    'TMPDIR',
    'LAMBDA_TASK_ROOT',
    'LAMBDA_RUNTIME_DIR',
    'LD_LIBRARY_PATH',
    'NODE_PATH',
    'PYTHONPATH',
  ];
  expect(
    Object.keys(env)
      .filter((name) => paths.includes(name))
      .sort(),
  ).toEqual([...paths].sort());
  expect(Object.fromEntries(Object.entries(env).filter(([name]) => !paths.includes(name)))).toEqual({
    COLOUR: 'blue',
    AWS_ACCESS_KEY_ID: 'ASIAGATEHOUSELOCAL00',
    AWS_SECRET_ACCESS_KEY: 'gatehouse-local-secret-access-key',
    AWS_SESSION_TOKEN: 'gatehouse-local-session-token',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:4600',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
    AWS_LAMBDA_FUNCTION_NAME: 'environment',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/environment',
    AWS_LAMBDA_LOG_STREAM_NAME: expect.stringContaining('[$LATEST]'),
    AWS_LAMBDA_RUNTIME_API: expect.stringContaining('127.0.0.1:'),
    AWS_REGION: 'eu-west-1',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    _HANDLER: 'index.handler',
    _X_AMZN_TRACE_ID: 'Root=1-2',
  });
});

it('finds packages of layers, the later layer first', async () => {
  const layer = (name: string, word: string) =>
    sample.write(name, { 'nodejs/node_modules/word/index.js': `module.exports = '${word}';` }).codeUri ?? '';
  const layers = [layer('layer-one', 'first'), layer('layer-two', 'second')];
  const code = { 'index.js': 'exports.handler = async () => require("word");' };
  expect((await run('layered', code, { layers })).payload).toBe('second');
});

it.skipIf(!('register' in nodeModule))('lets ES modules import packages of layers', async () => {
  const exported = {
    'package.json': '{"exports":{"import":"./only.mjs"}}',
    'only.mjs': 'export default "imported";',
  };
  const files = Object.entries(exported).map(([name, text]) => [`nodejs/node_modules/word/${name}`, text]);
  const layers = [sample.write('layer-esm', Object.fromEntries(files)).codeUri ?? ''];
  const code = { 'index.mjs': 'import word from "word"; export const handler = async () => word;' };
  expect((await run('layered-esm', code, { layers })).payload).toBe('imported');
});

it('answers a function whose environment no process can have', async () => {
  const environment = { variables: { BAD: 'a\0b' } };
  const outcome = await run('bad-environment', { 'index.js': '' }, { environment });
  expect((outcome.payload as { errorType: string }).errorType).toBe('Runtime.InvalidEntrypoint');
});

it('answers errors with type, message and trace, and logs them', async () => {
  const outcome = await run('throws', {
    'index.js': 'exports.handler = async () => { const e = new RangeError("too far"); e.code = 7; throw e; };',
  });
  const { errorType, errorMessage, trace } = outcome.payload as Record<string, unknown>;
  expect([outcome.functionError, errorType, errorMessage, (trace as string[])[0]]).toEqual([
    'Unhandled',
    'RangeError',
    'too far',
    'RangeError: too far',
  ]);
  const [line = ''] = await sample.linesWith('throws', 'Invoke Error');
  expect(line).toMatch(
    /^\d{4}-\d\d-\d\dT[\d:.]+Z\t[0-9a-f-]{36}\tERROR\tInvoke Error \t\{"errorType":"RangeError","errorMessage":"too far","code":7,"stack":\["RangeError: too far",/,
  );
});

it('answers a thrown string as AWS does', async () => {
  const { payload } = await run('throws-text', { 'index.js': 'exports.handler = (e, c, callback) => callback("no");' });
  expect(payload).toEqual({ errorType: 'string', errorMessage: 'no', trace: [] });
});

it.each([
  ['no-module', {}, 'gone.handler', 'Runtime.ImportModuleError', /^Error: Cannot find module 'gone'/],
  [
    'no-export',
    { 'index.js': '' },
    'index.handler',
    'Runtime.HandlerNotFound',
    /^index\.handler is undefined or not exported$/,
  ],
  [
    'no-function',
    { 'index.js': 'exports.handler = 1;' },
    'index.handler',
    'Runtime.HandlerNotFound',
    /^index\.handler is not a function$/,
  ],
  ['no-dot', { 'index.js': '' }, 'index', 'Runtime.MalformedHandlerName', /^Bad handler$/],
  [
    'no-syntax',
    { 'index.js': 'exports.handler = (' },
    'index.handler',
    'Runtime.UserCodeSyntaxError',
    /^SyntaxError: /,
  ],
  [
    'no-package',
    { 'index.js': 'require("left-pad");' },
    'index.handler',
    'Runtime.ImportModuleError',
    /^Error: Cannot find module 'left-pad'/,
  ],
  ['init-throws', { 'index.js': 'throw new TypeError("at start");' }, 'index.handler', 'TypeError', /^at start$/],
])('answers a function that cannot be loaded: %s', async (name, files, handler, errorType, message) => {
  const outcome = await run(name, { 'readme.txt': '', ...files }, { handler });
  expect([outcome.functionError, outcome.payload]).toEqual([
    'Unhandled',
    { errorType, errorMessage: expect.stringMatching(message), trace: expect.arrayContaining([expect.any(String)]) },
  ]);
});

it('answers an unhandled rejection and a late exception, and starts afresh after them', async () => {
  const code = `exports.handler = (event) => {
    if (event.fail === 'rejection') Promise.reject(new Error('forgotten'));
    if (event.fail === 'exception') setTimeout(() => { throw new Error('late'); }, 1);
    return event.fail ? new Promise(() => setTimeout(() => {}, 2000)) : Promise.resolve(process.pid);
  };`;
  sample.pool.serve([sample.write('late', { 'index.js': code })]);
  const first = await sample.invoke('late');
  const rejection = await sample.invoke('late', { fail: 'rejection' });
  const second = await sample.invoke('late');
  const exception = await sample.invoke('late', { fail: 'exception' });
  expect([rejection.payload, exception.payload]).toEqual([
    {
      errorType: 'Runtime.UnhandledPromiseRejection',
      errorMessage: 'Error: forgotten',
      trace: expect.arrayContaining(['Runtime.UnhandledPromiseRejection: Error: forgotten']),
    },
    { errorType: 'Error', errorMessage: 'late', trace: expect.arrayContaining(['Error: late']) },
  ]);
  expect(second.payload).not.toBe(first.payload);
});

it('writes console lines with time, request id and level, one line for each message', async () => {
  await run('console', {
    'index.js': `console.log('outside');
      exports.handler = async () => { console.warn('two\\nlines', { a: 1 }); console.debug('%d', 7); process.stdout.write('raw\\n'); };`,
  });
  await sample.linesWith('console', 'REPORT');
  const lines = sample.lines.filter(({ functionName }) => functionName === 'console');
  const shown = lines.map(({ requestId, text }) => [requestId, text.replace(/^\d{4}-[^\t]+Z/, 'TIME')]);
  expect(shown.slice(0, -1)).toEqual([
    [undefined, 'TIME\tundefined\tINFO\toutside'],
    [id, `START RequestId: ${id} Version: $LATEST`],
    [id, `TIME\t${id}\tWARN\ttwo\nlines { a: 1 }`],
    [id, `TIME\t${id}\tDEBUG\t7`],
    [id, 'raw'],
    [id, `END RequestId: ${id}`],
  ]);
  expect(shown.at(-1)?.[1]).toMatch(
    /^REPORT RequestId: [0-9a-f-]{36}\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB\tMax Memory Used: \d+ MB\tInit Duration: [\d.]+ ms\t$/,
  );
});

it('does not let functions see what lets their runtime speak', async () => {
  const { payload } = await run('secret', {
    'index.js':
      'exports.handler = async () => Object.keys(process.env).filter((name) => name.startsWith("GATEHOUSE"));',
  });
  expect(payload).toEqual([]);
});
