// Carries the calls of a push over HTTP or HTTPS.
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { HeaderList } from '../../../shared/trace/trace';

export interface AwsRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
  readonly body: Uint8Array | null;
}

export interface AwsAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Sends one request; rejects where no answer comes. */
export type AwsTransport = (request: AwsRequest) => Promise<AwsAnswer>;

/** No management call takes longer than this, in milliseconds; a large document takes AWS about 20 seconds. */
const longestMs = 60_000;

/** Answers are read up to this size. */
const maxAnswerBytes = 64 * 1_024 * 1_024;

/** Over the network, verifying certificates as Node does. Redirects are not followed: keys go where they were meant to. */
export const networkTransport: AwsTransport = ({ method, url, headers, body }) =>
  new Promise((resolve, reject) => {
    const open = url.startsWith('https:') ? requestHttps : requestHttp;
    const length: readonly [string, string][] = body === null ? [] : [['Content-Length', String(body.byteLength)]];
    const sent = open(url, { method, headers: Object.fromEntries([...headers, ...length]), timeout: longestMs });
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.byteLength;
        if (bytes > maxAnswerBytes) sent.destroy(new Error('The answer is larger than 64 MB.'));
        else chunks.push(chunk);
      });
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(response.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
          ),
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('timeout', () => sent.destroy(new Error(`No answer within ${longestMs / 1_000} seconds.`)));
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
