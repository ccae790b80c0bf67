// Reads a request's body up to the payload limit.
import type { Readable } from 'node:stream';
import type { RequestHead } from './request-head';

/** What came of reading: the body, `too-large`, or `gone` where the client left first. */
export type BodyOutcome = Uint8Array | 'too-large' | 'gone';

const noBody = new Uint8Array(0);

/** How much of an oversized body is still taken in, so that the client lives to read the answer. */
const drainedBytes = 64 * 1_024 * 1_024;

/** Calls `done` exactly once: at once where there is no body, or where it declares itself far over the limit. */
export function readBody(
  request: Readable,
  declared: RequestHead['declaredBody'],
  limit: number,
  done: (outcome: BodyOutcome) => void,
): void {
  if (declared === undefined || declared === 0) done(noBody);
  else if (declared !== 'chunked' && declared > drainedBytes) done('too-large');
  else collect(request, limit, done);
}

function collect(request: Readable, limit: number, done: (outcome: BodyOutcome) => void): void {
  let chunks: Buffer[] = [];
  let bytes = 0;
  let isDone = false;
  const finish = (outcome: BodyOutcome): void => {
    if (isDone) return;
    isDone = true;
    done(outcome);
  };
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= limit) chunks.push(chunk);
    else {
      chunks = [];
      if (bytes > drainedBytes) finish('too-large');
    }
  });
  request.on('end', () => {
    if (bytes > limit) finish('too-large');
    else finish(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, bytes));
  });
  request.on('close', () => finish('gone'));
}
