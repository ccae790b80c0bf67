// The header lines of a request, read once: what the API may see, and what the entrance itself needs to know.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
import type { HeaderList } from '../../../shared/trace/trace';

export interface RequestHead {
  /** What the API may see, in wire order; the entrance adds its own trace id and X-Forwarded-*. */
  readonly headers: HeaderList;
  /** Name, value, name, value, … as they were sent: a signature covers some of them. */
  readonly rawHeaders: readonly string[];
  /** Sum of all names and values as they were sent. */
  readonly bytes: number;
  /** What the client says of its body: nothing (undefined), a length, or `chunked`. */
  readonly declaredBody: number | 'chunked' | undefined;
  readonly host: string;
  readonly authorization: string | undefined;
  readonly userAgent: string;
  readonly forwardedFor: string | undefined;
  readonly traceId: string | undefined;
  readonly requestId: string | undefined;
  readonly methodOverride: string | undefined;
  /** `X-Gatehouse-Source-Ip`: whom a caller on this machine wants to be. */
  readonly claimedSourceIp: string | undefined;
  /** `X-Gatehouse-Vpc`, `X-Gatehouse-Vpce` and `X-Gatehouse-Account`, likewise. */
  readonly claimedVpc: string | undefined;
  readonly claimedVpce: string | undefined;
  readonly claimedAccount: string | undefined;
  /** `X-Gatehouse-Release`: `canary` or `production`, where a test wants one of them. */
  readonly claimedRelease: string | undefined;
  /** `X-Gatehouse-Persona`: the saved caller that the request was dressed as, for the trace. */
  readonly claimedPersona: string | undefined;
}

// AWS recorded: dropped before mappings, templates, events and endpoints see the request
const dropped = new Set([
  'connection',
  'content-length',
  'content-md5',
  'expect',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'www-authenticate',
  // written anew by the entrance
  'x-amzn-trace-id',
  'x-forwarded-for',
  'x-forwarded-port',
  'x-forwarded-proto',
]);

/** Reads `rawHeaders` (name, value, name, value, …). */
export function readHead(rawHeaders: readonly string[]): RequestHead {
  const headers: (readonly [string, string])[] = [];
  let bytes = 0;
  let declaredBody: number | 'chunked' | undefined;
  let host: string | undefined;
  let authorization: string | undefined;
  let userAgent = '';
  let forwardedFor: string | undefined;
  let traceId: string | undefined;
  let requestId: string | undefined;
  let methodOverride: string | undefined;
  let claimedSourceIp: string | undefined;
  let claimedVpc: string | undefined;
  let claimedVpce: string | undefined;
  let claimedAccount: string | undefined;
  let claimedRelease: string | undefined;
  let claimedPersona: string | undefined;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const sent = rawHeaders[at] as string;
    const value = rawHeaders[at + 1] as string;
    const name = sent.toLowerCase();
    bytes += sent.length + value.length;
    let spelled = sent;
    switch (name) {
      case 'content-length':
        declaredBody ??= Number(value);
        break;
      case 'transfer-encoding':
        declaredBody = 'chunked';
        break;
      case 'host':
        host ??= value;
        break;
      // AWS recorded: these two names arrive in this spelling however they were sent
      case 'authorization':
        authorization ??= value;
        spelled = 'Authorization';
        break;
      case 'user-agent':
        userAgent = value;
        spelled = 'User-Agent';
        break;
      case 'x-forwarded-for':
        forwardedFor = forwardedFor === undefined ? value : `${forwardedFor}, ${value}`;
        break;
      case 'x-amzn-trace-id':
        traceId = value;
        break;
      case 'x-amzn-requestid':
        requestId = value;
        break;
      case 'x-http-method-override':
        methodOverride = value;
        break;
      case 'x-gatehouse-source-ip':
        claimedSourceIp = value;
        break;
      case 'x-gatehouse-vpc':
        claimedVpc = value;
        break;
      case 'x-gatehouse-vpce':
        claimedVpce = value;
        break;
      case 'x-gatehouse-account':
        claimedAccount = value;
        break;
      case 'x-gatehouse-release':
        claimedRelease = value;
        break;
      case 'x-gatehouse-persona':
        claimedPersona = value;
        break;
    }
    if (!dropped.has(name) && !name.startsWith('x-gatehouse-')) headers.push([spelled, value]);
  }
  return {
    headers,
    rawHeaders,
    bytes,
    declaredBody,
    host: host ?? '',
    authorization,
    userAgent,
    forwardedFor,
    traceId,
    requestId,
    methodOverride,
    claimedSourceIp,
    claimedVpc,
    claimedVpce,
    claimedAccount,
    claimedRelease,
    claimedPersona,
  };
}
