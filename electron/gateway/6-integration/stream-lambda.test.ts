import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LambdaFunctions, LambdaInvocation, LambdaOutcome } from '../../../shared/lambda/functions';
import type { ClientAnswer } from '../1-entry/received-request';
import { mapRequest } from '../5-integration-request/map-request';
import { mapResponse } from '../7-integration-response/map-response';
import type { BodyStream } from '../body-stream';
import { openExchange } from '../context/exchange-for-tests';
import { openSampleGateway } from '../testing/sample-gateway';
import { callEndpoint } from './call-endpoint';

const integration = {
  type: 'AWS_PROXY',
  httpMethod: 'POST',
  uri: 'arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/chat/response-streaming-invocations',
  responseTransferMode: 'STREAM',
} as const;
const separator = Buffer.alloc(8);
const done: LambdaOutcome = { kind: 'answered', status: 200, payload: '', executedVersion: '1', requestId: 'r' };

/** A function that the test drives. */
function driven() {
  let write: (chunk: Uint8Array) => void = () => undefined;
  let resolve: (outcome: LambdaOutcome) => void = () => undefined;
  let reject: (fault: Error) => void = () => undefined;
  const lambda: LambdaFunctions = {
    invoke({ onChunk }: LambdaInvocation) {
      write = onChunk ?? write;
      return new Promise((yes, no) => {
        resolve = yes;
        reject = no;
      });
    },
  };
  return {
    lambda,
    write: (text: string | Uint8Array) => write(Buffer.from(text)),
    end: (outcome: LambdaOutcome = done) => resolve(outcome),
    break: (fault: Error) => reject(fault),
  };
}

function start(lambda: LambdaFunctions, more: object = {}) {
  const sample = openSampleGateway(
    { paths: { '/x': { GET: { methodIntegration: { ...integration, ...more } } } } },
    { lambda },
  );
  const answer = Promise.resolve(
    sample.gateway.handle({
      method: 'GET',
      url: '/dev/x',
      rawHeaders: ['Host', 'abc1234567.execute-api.us-east-1.localhost'],
      body: new Uint8Array(0),
      connection: { remoteAddress: '127.0.0.1', port: 4600, isTls: false },
    }),
  );
  return { ...sample, answer };
}

/** Everything up to the end, and how it ended. */
function received(stream: BodyStream): Promise<readonly [text: string, end: string]> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve) => {
    const over = (end: string) => resolve([Buffer.concat(chunks).toString(), end]);
    stream.flow({
      write: (chunk) => chunks.push(chunk) > 0,
      end: () => over('end'),
      fail: ({ message }) => over(message),
    });
  });
}

const streamOf = ({ stream }: ClientAnswer): BodyStream => {
  if (stream === undefined) throw new Error('the answer does not stream');
  return stream;
};

it('answers as soon as the metadata is there', async () => {
  const fn = driven();
  const { answer } = start(fn.lambda);
  fn.write('{"statusCode":201}');
  fn.write(separator);
  const { status, ...rest } = await answer;
  const body = received(streamOf({ status, ...rest }));
  fn.write('late');
  fn.end();
  expect([status, await body]).toEqual([201, ['late', 'end']]);
});

it('cuts the body where the function fails later on, and says so in the trace', async () => {
  const fn = driven();
  const { answer, gateway, traces } = start(fn.lambda);
  fn.write(`{}${'\0'.repeat(8)}part`);
  const body = received(streamOf(await answer));
  fn.end({ ...done, payload: '{"errorMessage":"broke"}', functionError: 'Unhandled' } as LambdaOutcome);
  const why = 'Lambda execution failed with status 200 due to customer function error: broke. Lambda request id: r';
  expect(await body).toEqual(['part', why]);
  await gateway.drain();
  expect(traces[0]?.failure?.reason).toContain(why);
});

it('cuts the body where the pool breaks', async () => {
  const fn = driven();
  const { answer } = start(fn.lambda);
  fn.write(`{}${'\0'.repeat(8)}part`);
  const body = received(streamOf(await answer));
  fn.break(new Error('the pool broke'));
  expect(await body).toEqual(['part', 'the pool broke']);
});

it('answers 504 where no metadata comes in time, and drops what comes then', async () => {
  const fn = driven();
  const { answer } = start(fn.lambda, { timeoutInMillis: 50 });
  const { status } = await answer;
  fn.write(`{}${'\0'.repeat(8)}late`);
  fn.end();
  expect(status).toBe(504);
});

it('answers 502 where the separator is not within the first 16 KB', async () => {
  const fn = driven();
  const { answer } = start(fn.lambda);
  fn.write('x'.repeat(16_385));
  expect((await answer).status).toBe(502);
});

it('takes the answer of a function that does not stream, if it has metadata', async () => {
  const fn = driven();
  const { answer } = start(fn.lambda);
  fn.end({ ...done, payload: `{"statusCode":202}${'\0'.repeat(8)}all at once` } as LambdaOutcome);
  const whole = await answer;
  expect([whole.status, await received(streamOf(whole))]).toEqual([202, ['all at once', 'end']]);
});

it('finds the separator however the bytes are cut', async () => {
  const payload = fc.uint8Array({ maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(payload, fc.array(fc.nat(60), { maxLength: 6 }), async (bytes, cuts) => {
      const whole = Buffer.concat([Buffer.from('{"statusCode":299}'), separator, bytes]);
      const places = [0, ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length];
      const lambda: LambdaFunctions = {
        async invoke({ onChunk }) {
          for (let at = 1; at < places.length; at++) onChunk?.(whole.subarray(places[at - 1], places[at]));
          return done;
        },
      };
      const { exchange } = openExchange({ method: { integration }, lambda });
      for (const step of [mapRequest, callEndpoint, mapResponse]) await step.run(exchange);
      const { response } = exchange;
      const chunks: Uint8Array[] = [];
      await new Promise<void>((end) => {
        response?.stream?.flow({ write: (chunk) => chunks.push(chunk) > 0, end, fail: () => end() });
      });
      expect([response?.status, Buffer.concat(chunks)]).toEqual([299, Buffer.from(bytes)]);
    }),
    { numRuns: 60 },
  );
});
