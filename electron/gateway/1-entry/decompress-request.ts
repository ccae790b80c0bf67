// Unpacks compressed request bodies of APIs that have compression on.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-make-request-with-compressed-payload.html
import { promisify } from 'node:util';
import { gunzip, inflate } from 'node:zlib';
import { limits } from '../../../shared/definition/limits';
import type { LiveExchange } from '../chains/live-exchange';
import { findHeader, isHeaderNamed } from '../context/header-lines';
import type { Step } from '../exchange';
import { GatewayError } from '../gateway-error';

const unpackers = new Map([
  ['gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
]);

export const decompressRequest: Step = {
  name: 'decompress-request',
  phase: 'method-request',
  run(exchange: LiveExchange) {
    const { deployment, invocation } = exchange;
    // AWS assumed: without compression on the API the body goes on as it came
    if (deployment.minimumCompressionSize === undefined || invocation.body.length === 0) return;
    const encoding = findHeader(invocation.headers, 'content-encoding')?.trim().toLowerCase();
    if (encoding === undefined || encoding === 'identity' || encoding === '') return;
    return unpack(exchange, encoding);
  },
};

async function unpack(exchange: LiveExchange, encoding: string): Promise<void> {
  const { invocation, trace } = exchange;
  const unpacker = unpackers.get(encoding);
  if (unpacker === undefined) throw unsupported(`Content-Encoding ${encoding} is not supported.`);
  const body = await unpacker(invocation.body, { maxOutputLength: limits.payloadBytes }).catch(refuse);
  const headers = invocation.headers.filter(([name]) => !isHeaderNamed(name, 'content-encoding'));
  exchange.invocation = { ...invocation, headers, body };
  if (trace.isOn) {
    trace.note({ decided: encoding, changed: `body ${invocation.body.length} B → ${body.length} B` });
  }
}

function refuse(fault: NodeJS.ErrnoException): never {
  // a small body that unpacks to more than the payload limit
  if (fault.code === 'ERR_BUFFER_TOO_LARGE') {
    throw new GatewayError('REQUEST_TOO_LARGE', { reason: 'The unpacked request body is over the payload limit.' });
  }
  throw unsupported(`The request body could not be unpacked: ${fault.message}.`);
}

function unsupported(reason: string): GatewayError {
  return new GatewayError('UNSUPPORTED_MEDIA_TYPE', { reason });
}
