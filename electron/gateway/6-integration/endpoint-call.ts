// One call to an HTTP endpoint: gathers the answer or lets it stream, keeps the time and the size limit.
import { type BodySink, openBodyPipe } from '../body-stream';
import { EndpointFailure } from '../gateway-error';
import type { EndpointResponse } from '../messages';
import type { CallListener } from './endpoint-connection';
import type { RunningCall } from './endpoint-pool';
import { ResponseFault, type ResponseHead } from './response-head';

export interface EndpointCallOptions {
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  /** The answer comes with its head; the body flows on by itself, however long it is. */
  readonly isStreaming: boolean;
  /** Shown where the certificate is another host's. */
  readonly hostname: string;
}

const noBody = new Uint8Array(0);

/** A class, because one is made for every call on the hot path and must have one shape. Settles exactly once. */
export class EndpointCall implements CallListener {
  private readonly startedAt = performance.now();
  private readonly timer: NodeJS.Timeout;
  /** Set right after the call was started. */
  running: RunningCall | undefined = undefined;
  private head: ResponseHead | undefined = undefined;
  private first: Buffer | undefined = undefined;
  private more: Buffer[] | undefined = undefined;
  private bytes = 0;
  private sink: BodySink | undefined = undefined;
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

  onHead(head: ResponseHead): void {
    this.head = head;
    if (this.options.isStreaming) this.stream(head);
  }

  onBody(part: Buffer): boolean {
    if (this.isSettled) return true;
    // the connection reads on into the same bytes
    const kept = Buffer.from(part);
    if (this.sink !== undefined) return this.sink.write(kept);
    this.bytes += kept.length;
    if (this.bytes > this.options.maxResponseBytes) {
      this.fail(new EndpointFailure('too-large', tooLarge(this.head, this.bytes, this.options.maxResponseBytes)));
    } else if (this.first === undefined) this.first = kept;
    else {
      this.more ??= [this.first];
      this.more.push(kept);
    }
    return true;
  }

  onEnd(): void {
    const { head, sink } = this;
    if (head === undefined || !this.settle()) return;
    if (sink !== undefined) sink.end();
    else {
      this.resolve({
        status: head.status,
        headers: head.headers,
        body: this.more === undefined ? (this.first ?? noBody) : Buffer.concat(this.more, this.bytes),
        latencyMs: performance.now() - this.startedAt,
      });
    }
  }

  onFault(fault: Error): void {
    this.fail(failureOf(fault, this.options.hostname));
  }

  private stream({ status, headers }: ResponseHead): void {
    const { stream, sink } = openBodyPipe({
      resume: () => this.running?.resume(),
      cancel: () => {
        if (this.settle()) this.running?.abort();
      },
    });
    this.sink = sink;
    this.resolve({ status, headers, body: noBody, latencyMs: performance.now() - this.startedAt, stream });
  }

  private fail(failure: EndpointFailure): void {
    if (!this.settle()) return;
    this.running?.abort();
    if (this.sink === undefined) this.reject(failure);
    else this.sink.fail(failure);
  }

  private settle(): boolean {
    if (this.isSettled) return false;
    this.isSettled = true;
    clearTimeout(this.timer);
    return true;
  }
}

/** AWS recorded: in these words. */
function tooLarge(head: ResponseHead | undefined, bytes: number, allowed: number): string {
  const declared = typeof head?.framing === 'number' ? head.framing : bytes;
  return `Integration response of reported length ${declared} is larger than allowed maximum of ${allowed} bytes.`;
}

const unresolvable = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME']);

// AWS recorded: 500 with Java's words for a chain that ends in no authority it trusts
const noPath =
  'PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: ' +
  'unable to find valid certification path to requested target';

/** What the log says of a certificate that is not accepted, by the code of the TLS library. */
const untrustedWords: ReadonlyMap<string, string> = new Map([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', noPath],
  ['SELF_SIGNED_CERT_IN_CHAIN', noPath],
  ['UNABLE_TO_GET_ISSUER_CERT', noPath],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', noPath],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', noPath],
  // AWS assumed: Java's words for dates, as no recording of them is at hand
  [
    'CERT_HAS_EXPIRED',
    'PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed',
  ],
]);

/** Why the connection, the system or TLS gave up, in the gateway's terms. */
function failureOf(error: Error, hostname: string): EndpointFailure {
  if (error instanceof ResponseFault) return new EndpointFailure('unreachable', error.message);
  const code = 'code' in error ? String(error.code) : '';
  if (unresolvable.has(code)) return new EndpointFailure('invalid-address', 'Invalid endpoint address');
  const untrusted = untrustedWords.get(code);
  if (untrusted !== undefined) return new EndpointFailure('certificate', untrusted);
  // where several addresses were tried, the error as a whole has no words
  if (code !== 'ERR_TLS_CERT_ALTNAME_INVALID') return new EndpointFailure('unreachable', error.message || code);
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
