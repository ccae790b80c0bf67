// Recorded requests as an HTTP Archive: what browsers' tools, API clients and `gatehouse test --import` read.
// http://www.softwareishard.com/blog/har-12-spec/
import type { HeaderList, Trace, TraceBody } from '../trace/trace';

export interface HarOptions {
  /** Of Gatehouse. */
  readonly version: string;
  /** Where a stage answers, without the path: `http://a1b2.execute-api.us-east-1.localhost:4600/dev`. */
  readonly baseOf: (trace: Trace) => string;
}

interface NamedValue {
  readonly name: string;
  readonly value: string;
}

interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    readonly entries: readonly HarEntry[];
  };
}

export interface HarEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly httpVersion: string;
    readonly cookies: readonly NamedValue[];
    readonly headers: readonly NamedValue[];
    readonly queryString: readonly NamedValue[];
    readonly postData?: { readonly mimeType: string; readonly text: string; readonly comment?: string };
    readonly headersSize: -1;
    readonly bodySize: number;
  };
  readonly response: {
    readonly status: number;
    readonly statusText: string;
    readonly httpVersion: string;
    readonly cookies: readonly NamedValue[];
    readonly headers: readonly NamedValue[];
    readonly content: {
      readonly size: number;
      readonly mimeType: string;
      readonly text?: string;
      readonly encoding?: 'base64';
      readonly comment?: string;
    };
    readonly redirectURL: string;
    readonly headersSize: -1;
    readonly bodySize: number;
  };
  readonly cache: Record<string, never>;
  readonly timings: { readonly send: number; readonly wait: number; readonly receive: number };
  readonly serverIPAddress: string;
  readonly comment: string;
}

/** The archive of `traces`, oldest first. Secrets are masked as the traces have them. */
export function harOf(traces: readonly Trace[], options: HarOptions): Har {
  const entries = [...traces]
    .sort((a, b) => a.startedAt - b.startedAt)
    .map((trace) => entryOf(trace, options.baseOf(trace)));
  return { log: { version: '1.2', creator: { name: 'Gatehouse', version: options.version }, entries } };
}

function entryOf(trace: Trace, base: string): HarEntry {
  const { request, response, requestId, apiId, stage } = trace;
  const wait = Math.max(trace.durationMs, 0);
  return {
    startedDateTime: new Date(trace.startedAt).toISOString(),
    time: wait,
    request: requestOf(request, base),
    response: responseOf(response),
    cache: {},
    timings: { send: 0, wait, receive: 0 },
    serverIPAddress: '127.0.0.1',
    comment: `request ${requestId} of API ${apiId}, stage ${stage}`,
  };
}

function requestOf({ method = 'GET', url = '/', headers = [], body }: Trace['request'], base: string) {
  const sent = namedValues(headers);
  return {
    method,
    url: base + (url.startsWith('/') ? url : `/${url}`),
    httpVersion: 'HTTP/1.1',
    cookies: cookiesOf(headers, 'cookie'),
    headers: sent,
    queryString: queryOf(url),
    ...(body !== undefined &&
      body.bytes > 0 && {
        postData: {
          mimeType: headerOf(headers, 'content-type') ?? 'application/octet-stream',
          text: body.text ?? '',
          ...commentOf(body),
        },
      }),
    headersSize: -1 as const,
    bodySize: body?.bytes ?? 0,
  };
}

function responseOf({ status = 0, headers = [], body }: Trace['response']) {
  const bytes = body?.bytes ?? 0;
  return {
    status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: cookiesOf(headers, 'set-cookie'),
    headers: namedValues(headers),
    content: {
      size: bytes,
      mimeType: headerOf(headers, 'content-type') ?? '',
      ...(body?.text !== undefined && { text: body.text }),
      ...(body?.isBase64 === true && { encoding: 'base64' as const }),
      // the format has a member for the encoding of answers
      ...commentOf({ ...body, bytes, isBase64: false }),
    },
    redirectURL: headerOf(headers, 'location') ?? '',
    headersSize: -1 as const,
    bodySize: bytes,
  };
}

/** What the format cannot say of a body. */
function commentOf({ text, isBase64, isTruncated, bytes }: TraceBody): { readonly comment?: string } {
  if (bytes > 0 && text === undefined) return { comment: 'the stage records no bodies' };
  if (isTruncated === true) return { comment: 'cut' };
  return isBase64 === true ? { comment: 'base64' } : {};
}

function namedValues(headers: HeaderList): NamedValue[] {
  return headers.map(([name, value]) => ({ name, value }));
}

function headerOf(headers: HeaderList, lowerName: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === lowerName)?.[1];
}

/** Names and values; attributes of `Set-Cookie` stay in its header. */
function cookiesOf(headers: HeaderList, lowerName: 'cookie' | 'set-cookie'): NamedValue[] {
  return headers
    .filter(([name]) => name.toLowerCase() === lowerName)
    .flatMap(([, value]) => (lowerName === 'cookie' ? value.split(';') : [value.split(';', 1)[0] ?? '']))
    .flatMap((pair) => {
      const at = pair.indexOf('=');
      return at < 1 ? [] : [{ name: pair.slice(0, at).trim(), value: pair.slice(at + 1).trim() }];
    });
}

/** Decoded pairs; what cannot be decoded stays as it is. */
function queryOf(url: string): NamedValue[] {
  const at = url.indexOf('?');
  if (at === -1) return [];
  return url
    .slice(at + 1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name: decoded(name), value: decoded(value.join('=')) };
    });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text; // a broken escape
  }
}
