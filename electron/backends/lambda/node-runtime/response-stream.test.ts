// Functions that answer in parts, heard as they stream and as one answer.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSamplePool, type SamplePool } from '../testing/sample-functions';

let sample: SamplePool;
beforeAll(() => {
  sample = openSamplePool();
});
afterAll(() => sample.dispose());

function serve(name: string, body: string) {
  const code = `exports.handler = awslambda.streamifyResponse(async (event, stream, context) => { ${body} });`;
  sample.pool.serve([sample.write(name, { 'index.js': code })]);
}

it('hands on each part as it is written', async () => {
  serve(
    'parts',
    `
    stream.write('one');
    await new Promise((resolve) => globalThis.goOn = resolve, setTimeout(() => globalThis.goOn(), 20));
    stream.write('two');
    stream.end();`,
  );
  const parts: string[] = [];
  const outcome = await sample.invoke('parts', {}, { onChunk: (part) => parts.push(Buffer.from(part).toString()) });
  expect([parts, outcome.payload, outcome.functionError]).toEqual([['one', 'two'], '', undefined]);
});

it('puts status and headers before the body, with eight zero bytes between', async () => {
  serve(
    'prelude',
    `
    const http = awslambda.HttpResponseStream.from(stream, { statusCode: 201, headers: { a: 'b' } });
    http.write('body');
    http.end();`,
  );
  const parts: Buffer[] = [];
  await sample.invoke('prelude', {}, { onChunk: (part) => parts.push(Buffer.from(part)) });
  expect(Buffer.concat(parts).toString()).toBe('{"statusCode":201,"headers":{"a":"b"}}\0\0\0\0\0\0\0\0body');
});

it('joins the parts where nobody listens', async () => {
  serve('joined', `stream.write('{"a":'); stream.end('1}');`);
  expect((await sample.invoke('joined')).payload).toEqual({ a: 1 });
});

it('tells of an error before the first part, and of one after it', async () => {
  serve('breaks', `if (event.late) stream.write('begun'); throw new Error('broke');`);
  const parts: string[] = [];
  const onChunk = (part: Uint8Array) => void parts.push(Buffer.from(part).toString());
  const early = await sample.invoke('breaks', {}, { onChunk });
  const late = await sample.invoke('breaks', { late: true }, { onChunk });
  const error = {
    functionError: 'Unhandled',
    payload: { errorType: 'Error', errorMessage: 'broke', trace: expect.arrayContaining(['Error: broke']) },
  };
  expect([early, late, parts]).toEqual([expect.objectContaining(error), expect.objectContaining(error), ['begun']]);
});

it('hands on the whole answer of a function that does not stream', async () => {
  sample.pool.serve([sample.write('whole', { 'index.js': 'exports.handler = async () => ({ statusCode: 200 });' })]);
  const parts: string[] = [];
  const outcome = await sample.invoke('whole', {}, { onChunk: (part) => parts.push(Buffer.from(part).toString()) });
  expect([parts, outcome.payload]).toEqual([['{"statusCode":200}'], '']);
});

it('survives a stream of many megabytes', async () => {
  serve(
    'large',
    `
    const block = Buffer.alloc(1_000_000, 'x');
    for (let at = 0; at < 20; at++) if (!stream.write(block)) await new Promise((resolve) => stream.once('drain', resolve));
    stream.end();`,
  );
  const sizes: number[] = [];
  await sample.invoke('large', {}, { onChunk: (part) => sizes.push(part.length) });
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(20_000_000);
});
