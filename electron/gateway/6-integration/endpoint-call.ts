// One call to an HTTP endpoint: gathers the answer as undici reads it, keeps the time and the size limit.
import type { Dispatcher } from 'undici';
import { EndpointFailure } from '../gateway-error';
import type { EndpointResponse } from '../messages';

export interface EndpointCallOptions {
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  /** Shown where the certificate is another host's. */
  readonly hostname: string;
}

/** The listener for one dispatched request; settles exactly once. */
export function startEndpointCall(
  options: EndpointCallOptions,
  resolve: (response: EndpointResponse) => void,
  reject: (failure: EndpointFailure) => void,
): Dispatcher.DispatchHandlers {
  return new EndpointCall(options, resolve, reject);
}

/** A class, because undici keeps it for the call's lifetime and every call on the hot path must have one shape. */
class EndpointCall implements Dispatcher.DispatchHandlers {
  private readonly startedAt = performance.now();
  private readonly timer: NodeJS.Timeout;
  private abort: ((error?: Error) => void) | undefined = undefined;
  private status = 0;
  private headers: [string, string][] = [];
  private readonly chunks: Buffer[] = [];
  private bytes = 0;
  private isSettled = false;

  constructor(
    private readonly options: EndpointCallOptions,
    private readonly resolve: (response: EndpointResponse) => void,
    private readonly reject: (failure: EndpointFailure) => void,
  ) {
    this.timer = setTimeout(() => {
      this.fail(new EndpointFailure('timeout', `no answer within ${options.timeoutMs} ms`));
    }, options.timeoutMs);
  }

  onConnect(abort: (error?: Error) => void): void {
    this.abort = abort;
    // The time ran out while the request waited for a connection.
    if (this.isSettled) abort();
  }

  onHeaders(status: number, rawHeaders: Buffer[]): boolean {
    this.status = status;
    const headers: [string, string][] = [];
    for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
      headers.push([latin1(rawHeaders[at]), latin1(rawHeaders[at + 1])]);
    }
    this.headers = headers;
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.bytes += chunk.length;
    if (this.bytes > this.options.maxResponseBytes) {
      this.fail(new EndpointFailure('too-large', tooLarge(this.headers, this.bytes, this.options.maxResponseBytes)));
      return false;
    }
    this.chunks.push(chunk);
    return true;
  }

  onComplete(): void {
    if (!this.settle()) return;
    const [only] = this.chunks;
    this.resolve({
      status: this.status,
      headers: this.headers,
      body: this.chunks.length === 1 && only !== undefined ? only : Buffer.concat(this.chunks, this.bytes),
      latencyMs: performance.now() - this.startedAt,
    });
  }

  onError(error: Error): void {
    this.fail(failureOf(error, this.options.hostname));
  }

  private fail(failure: EndpointFailure): void {
    if (!this.settle()) return;
    this.reject(failure);
    this.abort?.();
  }

  private settle(): boolean {
    if (this.isSettled) return false;
    this.isSettled = true;
    clearTimeout(this.timer);
    return true;
  }
}

function latin1(bytes: Buffer | undefined): string {
  return bytes === undefined ? '' : bytes.toString('latin1');
}

/** AWS assumed: the wording is from reports of the real log; no recording of it is at hand. */
function tooLarge(headers: readonly (readonly [string, string])[], bytes: number, allowed: number): string {
  const declared = headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1];
  return `Integration response of reported length ${declared ?? bytes} is larger than allowed maximum of ${allowed} bytes.`;
}

const unresolvable = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME', 'UND_ERR_INVALID_ARG']);

/** Why undici, the system or TLS gave up, in the gateway's terms. */
function failureOf(error: Error, hostname: string): EndpointFailure {
  const code = 'code' in error ? String(error.code) : '';
  if (unresolvable.has(code)) return new EndpointFailure('invalid-address', 'Invalid endpoint address');
  if (code !== 'ERR_TLS_CERT_ALTNAME_INVALID') return new EndpointFailure('unreachable', error.message);
  const subject = 'cert' in error ? subjectOf(error.cert) : '';
  // AWS recorded: the log names the host and the certificate's subject
  return new EndpointFailure(
    'certificate',
    `Host name '${hostname}' does not match the certificate subject provided by the peer (${subject})`,
  );
}

/** `CN=example.com, O=Example`. */
function subjectOf(certificate: unknown): string {
  if (typeof certificate !== 'object' || certificate === null || !('subject' in certificate)) return '';
  return Object.entries(certificate.subject ?? {})
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(', ');
}
