// Functions that bring their own program, and speak to the Runtime API with whatever HTTP they have.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleRequestId as id, openSamplePool, type SamplePool } from '../testing/sample-functions';

let sample: SamplePool;
beforeAll(() => {
  sample = openSamplePool();
});
afterAll(() => sample.dispose());

const settings = { runtime: 'provided.al2023', handler: 'main.run' };

/** A runtime in some fifteen lines, as the documentation's is in shell: one connection per request. */
const bootstrap = `#!${process.execPath}
const http = require('node:http');
const base = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/runtime';
const call = (method, path, body, headers) => new Promise((resolve, reject) => {
  const request = http.request(base + path, { method, headers, agent: false }, (response) => {
    const parts = [];
    response.on('data', (part) => parts.push(part)).on('end', () => resolve({ response, text: Buffer.concat(parts).toString() }));
  });
  request.on('error', reject);
  request.end(body);
});
(async () => {
  for (;;) {
    const { response, text } = await call('GET', '/invocation/next');
    const id = response.headers['lambda-runtime-aws-request-id'];
    const event = JSON.parse(text);
    if (event.fail) await call('POST', '/invocation/' + id + '/error', '{"errorType":"Mine","errorMessage":"no"}', { 'Lambda-Runtime-Function-Error-Type': 'Mine' });
    else {
      const wrong = await call('POST', '/invocation/another-id/response', '1');
      const right = await call('POST', '/invocation/' + id + '/response', JSON.stringify({ handler: process.env._HANDLER, wrong: [wrong.response.statusCode, JSON.parse(wrong.text)] }), { 'Transfer-Encoding': 'chunked' });
      console.log(right.response.statusCode, right.text.trim());
    }
  }
})();
`;

it('runs any bootstrap over plain HTTP, and lets it answer for its own invocation only', async () => {
  sample.pool.serve([sample.write('plain', { bootstrap }, settings)]);
  const first = await sample.invoke('plain');
  const failed = await sample.invoke('plain', { fail: true });
  expect([first.payload, failed.functionError, failed.payload]).toEqual([
    { handler: 'main.run', wrong: [400, { errorMessage: 'Invalid request ID', errorType: 'InvalidRequestID' }] },
    'Unhandled',
    { errorType: 'Mine', errorMessage: 'no' },
  ]);
  expect(await sample.linesWith('plain', '202')).toEqual(['202 {"status":"OK"}']);
});

it('says so where there is no bootstrap', async () => {
  sample.pool.serve([sample.write('none', { 'readme.txt': '' }, settings)]);
  const { functionError, payload } = await sample.invoke('none');
  const state = await sample.stateThat(({ problem }) => problem !== undefined);
  expect([functionError, payload, state.problem]).toEqual([
    'Unhandled',
    {
      errorType: 'Runtime.InvalidEntrypoint',
      errorMessage: `RequestId: ${id} Error: Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]`,
    },
    `There is no executable file named bootstrap in ${sample.folder}/none.`,
  ]);
});

it('says so where the bootstrap cannot be started', async () => {
  sample.pool.serve([sample.write('broken', { bootstrap: '#!/nowhere/at-all\n' }, settings)]);
  const { payload } = await sample.invoke('broken');
  expect((payload as { errorType: string }).errorType).toBe('Runtime.InvalidEntrypoint');
});

it('takes a bootstrap from a layer', async () => {
  const layer = sample.write('layer', { bootstrap }).codeUri ?? '';
  sample.pool.serve([sample.write('layered', { 'readme.txt': '' }, { ...settings, layers: [layer] })]);
  expect((await sample.invoke('layered')).payload).toEqual(expect.objectContaining({ handler: 'main.run' }));
});

it('refuses runtimes that nothing here can run', async () => {
  sample.pool.serve([sample.write('java', { 'readme.txt': '' }, { runtime: 'java21' })]);
  expect(await sample.invoke('java')).toEqual({
    kind: 'refused',
    status: 502,
    errorType: 'InvalidRuntimeException',
    message: 'Gatehouse runs Node.js, Python and bootstrap functions; java21 is none of them.',
    requestId: id,
  });
});

it('takes any report of a runtime for words, and stands after it', async () => {
  const hostile = `#!${process.execPath}
const net = require('node:net');
const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const socket = net.connect(Number(port), host, () => {
  socket.end('POST /2018-06-01/runtime/init/error HTTP/1.1\\r\\nContent-Length: 8\\r\\n\\r\\nnot json');
});
socket.on('data', () => {}).on('close', () => process.exit(1));
`;
  sample.pool.serve([
    sample.write('hostile', { bootstrap: hostile }, settings),
    sample.write('sound', { bootstrap }, settings),
  ]);
  const outcome = await sample.pool.invoke({
    ...{ functionName: 'hostile', invocationType: 'RequestResponse', payload: '{}', region: '', accountId: '1' },
  });
  const { payload } = await sample.invoke('sound');
  expect([outcome, payload]).toEqual([
    expect.objectContaining({ kind: 'answered', functionError: 'Unhandled', payload: 'not json' }),
    expect.objectContaining({ handler: 'main.run' }),
  ]);
});
