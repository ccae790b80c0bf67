// Fetches a small document of a token issuer: bounded in size and time, over https or from this machine.
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

/** The text at an address; rejects with an Error that says in words why there is none. */
export type FetchDocument = (address: string) => Promise<string>;

// AWS documented: key sets of JWT authorizers, and how long discovery and keys may take
const mostBytes = 150_000;
const timeoutMs = 1_500;

const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where key sets may be: https anywhere, http on this machine only, where nobody on the way can change them. */
export function readAddress(address: string): URL | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined; // what an issuer calls an address need not be one
  }
  if (url.protocol === 'https:') return url;
  return url.protocol === 'http:' && loopbackHosts.has(url.hostname) ? url : undefined;
}

/** Follows no redirection. */
export const fetchDocument: FetchDocument = (address) =>
  new Promise((resolve, reject) => {
    const url = readAddress(address);
    if (url === undefined) {
      reject(new Error(`${address} is neither https nor on this machine.`));
      return;
    }
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const call = send(url, { method: 'GET', headers: { accept: 'application/json' }, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > mostBytes) call.destroy(new Error(`${address} answers more than ${mostBytes} bytes.`));
        else chunks.push(chunk);
      });
      response.on('end', () => {
        clearTimeout(timer);
        if (response.statusCode === 200) resolve(Buffer.concat(chunks).toString('utf8'));
        else reject(new Error(`${address} answers ${response.statusCode}.`));
      });
      response.on('error', (error) => reject(error));
    });
    const timer = setTimeout(
      () => call.destroy(new Error(`${address} did not answer within ${timeoutMs / 1_000} seconds.`)),
      timeoutMs,
    );
    call.on('close', () => clearTimeout(timer));
    call.on('error', (error) => reject(new Error(`${address}: ${error.message}`)));
    call.end();
  });
