// Packs response bodies for clients that accept it, on APIs that have compression on.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html
import { promisify } from 'node:util';
import { deflate, gzip } from 'node:zlib';
import { findHeader } from '../context/header-lines';
import type { Exchange, Step } from '../exchange';
import type { InvocationResponse } from '../messages';

type Coding = 'gzip' | 'deflate' | 'identity';

const packers = { gzip: promisify(gzip), deflate: promisify(deflate) } as const;

export const compressResponse: Step = {
  name: 'compress-response',
  phase: 'exit',
  runsWhenAnswered: true,
  run(exchange) {
    const { deployment, invocation, response } = exchange;
    const minimum = deployment.minimumCompressionSize;
    // AWS documented: a streamed response is never coded, however large it becomes
    if (minimum === undefined || response === undefined || response.stream !== undefined) return;
    const isTooSmall = response.body.length < minimum || response.body.length === 0;
    if (isTooSmall || findHeader(response.headers, 'content-encoding') !== undefined) return;
    const coding = preferredCoding(findHeader(invocation.headers, 'accept-encoding') ?? '');
    if (coding === 'gzip' || coding === 'deflate') return pack(exchange, response, coding);
  },
};

/**
 * The coding that `Accept-Encoding` puts first, if it is one that the service has.
 * AWS documented: compressed only where the coding of highest priority is supported; equal ones count as one rank.
 */
export function preferredCoding(acceptEncoding: string): Coding | undefined {
  const wanted = acceptEncoding
    .split(',')
    .map(readCoding)
    .filter(({ quality }) => quality > 0);
  const best = Math.max(...wanted.map(({ quality }) => quality));
  return wanted.find(
    (one): one is { coding: Coding; quality: number } => one.quality === best && isSupported(one.coding),
  )?.coding;
}

function readCoding(item: string): { coding: string; quality: number } {
  const [coding = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const isNamed = coding !== '';
  return { coding, quality: isNamed ? (quality === undefined ? 1 : Number(quality) || 0) : 0 };
}

function isSupported(coding: string): coding is Coding {
  return coding === 'gzip' || coding === 'deflate' || coding === 'identity';
}

async function pack(exchange: Exchange, response: InvocationResponse, coding: 'gzip' | 'deflate'): Promise<void> {
  const body = await packers[coding](response.body);
  exchange.response = { ...response, headers: [...response.headers, ['Content-Encoding', coding]], body };
  if (exchange.trace.isOn) {
    exchange.trace.note({ decided: coding, changed: `body ${response.body.length} B → ${body.length} B` });
  }
}
