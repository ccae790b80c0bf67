// What Invoke answers, whatever runs the function.
import { afterEach, expect, it } from 'vitest';
import { type LambdaFunction, lambdaFunctionSchema } from '../../../shared/definition/companions/function';
import { sampleRequestId as id, openSamplePool, type SamplePool } from './testing/sample-functions';

const opened: SamplePool[] = [];
function open(...surroundings: Parameters<typeof openSamplePool>): SamplePool {
  const sample = openSamplePool(...surroundings);
  opened.push(sample);
  return sample;
}
afterEach(async () => {
  for (const sample of opened.splice(0)) await sample.dispose();
});

const canned = (functionName: string, cannedAnswer: LambdaFunction['cannedAnswer']) =>
  lambdaFunctionSchema.parse({ functionName, mode: 'CANNED', cannedAnswer });

const refused = (status: number, errorType: string, message: unknown) => ({
  kind: 'refused',
  status,
  errorType,
  message,
  requestId: id,
});

it('answers what a canned function holds, as an error where it stands for one', async () => {
  const sample = open();
  sample.pool.serve([
    canned('fine', { payload: '{"a":1}' }),
    canned('fails', { payload: '{"errorMessage":"no"}', functionError: 'Unhandled' }),
    canned('broken', { payload: '{' }),
  ]);
  const answered = { kind: 'answered', status: 200, executedVersion: '$LATEST', requestId: id };
  expect([await sample.invoke('fine'), await sample.invoke('fails'), await sample.invoke('broken')]).toEqual([
    { ...answered, payload: { a: 1 } },
    { ...answered, payload: { errorMessage: 'no' }, functionError: 'Unhandled' },
    refused(502, 'InvalidRuntimeException', 'The canned answer of this function is not JSON.'),
  ]);
});

it('refuses functions that are not there, in the region that was asked', async () => {
  const { invoke } = open();
  expect(await invoke('gone', {}, { region: 'eu-west-1', qualifier: 'live' })).toEqual(
    refused(
      404,
      'ResourceNotFoundException',
      'Function not found: arn:aws:lambda:eu-west-1:000000000000:function:gone:live',
    ),
  );
});

it('refuses payloads that are no JSON or too large', async () => {
  const sample = open();
  sample.pool.serve([canned('any', { payload: 'null' })]);
  const large = JSON.stringify('x'.repeat(6_291_455));
  const event = JSON.stringify('x'.repeat(1_048_575));
  expect([
    await sample.invoke('any', {}, { payload: '{"a":' }),
    await sample.invoke('any', {}, { payload: large }),
    await sample.invoke('any', {}, { payload: event, invocationType: 'Event' }),
    (await sample.invoke('any', {}, { payload: event })).kind,
    (await sample.invoke('any', {}, { payload: '' })).kind,
  ]).toEqual([
    refused(400, 'InvalidRequestContentException', expect.stringMatching(/^Could not parse request body into json: /)),
    refused(
      413,
      'RequestTooLargeException',
      'Request must be smaller than 6291456 bytes for the InvokeFunction operation',
    ),
    refused(
      413,
      'RequestTooLargeException',
      'Request must be smaller than 1048576 bytes for the InvokeFunction operation',
    ),
    'answered',
    'answered',
  ]);
});

it('gives a function an empty object where there is no payload', async () => {
  const sample = open();
  sample.pool.serve([sample.write('echo', { 'index.js': 'exports.handler = async (event) => [event];' })]);
  expect((await sample.invoke('echo', {}, { payload: '' })).payload).toEqual([{}]);
});

it('only checks on a dry run', async () => {
  const sample = open();
  sample.pool.serve([sample.write('dry', { 'index.js': 'console.log("ran"); exports.handler = async () => 1;' })]);
  expect([await sample.invoke('dry', {}, { invocationType: 'DryRun' }), sample.lines]).toEqual([
    { kind: 'answered', status: 204, payload: '', executedVersion: '$LATEST', requestId: id },
    [],
  ]);
});

it('accepts events at once and tries a function that fails twice more', async () => {
  const delays: number[] = [];
  const sample = open({
    after(ms, call) {
      delays.push(ms);
      const now = setImmediate(call);
      return () => clearImmediate(now);
    },
  });
  sample.pool.serve([
    sample.write('event', {
      'index.js': 'exports.handler = async () => { console.log("tried"); throw new Error("no"); };',
    }),
  ]);
  const outcome = await sample.invoke('event', {}, { invocationType: 'Event' });
  await sample.linesWith('event', 'REPORT', 3);
  await sample.stateThat(({ busy }) => busy === 0);
  const tried = sample.lines.filter(({ text }) => text.includes('tried')).map(({ requestId }) => requestId);
  expect([outcome, tried, delays]).toEqual([
    { kind: 'answered', status: 202, payload: '', executedVersion: '$LATEST', requestId: id },
    [id, id, id],
    [60_000, 120_000],
  ]);
});

it('tries throttled events again', async () => {
  const waiting: (() => void)[] = [];
  const sample = open({
    after(_ms, call) {
      waiting.push(call);
      return () => {};
    },
  });
  const files = { 'index.js': 'exports.handler = async () => console.log("ran");' };
  const definition = sample.write('later', files, { reservedConcurrentExecutions: 0 });
  sample.pool.serve([definition]);
  await sample.invoke('later', {}, { invocationType: 'Event' });
  await expect.poll(() => waiting.length, { interval: 5 }).toBe(1);
  const { reservedConcurrentExecutions: _zero, ...free } = definition;
  sample.pool.serve([free]);
  waiting[0]?.();
  expect(await sample.linesWith('later', 'ran')).toHaveLength(1);
});

it('gives the last 4 KB of the log to who asks for it', async () => {
  const sample = open();
  sample.pool.serve([
    sample.write('tail', {
      'index.js':
        'exports.handler = async ({ times }) => { for (let at = 0; at < times; at++) console.log("line " + at); };',
    }),
  ]);
  const tailOf = async (times: number) => {
    const outcome = await sample.invoke('tail', { times }, { wantsLogTail: true });
    return Buffer.from(String(outcome.logTail), 'base64').toString();
  };
  const [short, long] = [await tailOf(1), await tailOf(500)];
  expect([
    short.split('\n').map((line) => line.replace(/^\d{4}\S+/, 'TIME').slice(0, 12)),
    long.length,
    long.includes('line 499'),
    long.includes('line 3\n'),
  ]).toEqual([['START Reques', 'TIME\t8476a53', 'END RequestI', 'REPORT Reque', ''], 4_096, true, false]);
});

it('says what runs a function, and how many instances there are', async () => {
  const sample = open();
  sample.pool.serve([sample.write('state', { 'index.js': 'exports.handler = async () => 1;' })]);
  await sample.invoke('state');
  expect(await sample.stateThat(({ warm, busy }) => warm === 1 && busy === 0)).toEqual({
    functionName: 'state',
    warm: 1,
    busy: 0,
    runsOn: `Node.js ${process.versions.node} for nodejs22.x`,
  });
});
