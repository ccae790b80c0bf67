// The head of a request as it goes over the wire: nothing in it can end a line or frame a body but what is written here.
// https://www.rfc-editor.org/rfc/rfc9112
import { EndpointFailure } from '../gateway-error';
import type { IntegrationRequest } from '../messages';

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const unsendable = /[^\t\x20-\x7e\x80-\xff]/;

/** Framing and the connection are the gateway's own business with the endpoint. */
const ownNames = new Set([
  'connection',
  'content-length',
  'expect',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
/** AWS recorded: these say `Content-Length: 0` where they have no body. */
const usuallyWithBody = new Set(['POST', 'PUT', 'PATCH']);

/** The request line and header lines with the empty line after them. Throws an EndpointFailure where HTTP cannot carry it. */
export function requestText({ method, headers, body }: IntegrationRequest, host: string, path: string): string {
  if (!token.test(method)) throw invalid(`The method ${method} cannot be sent.`);
  let hostLine = host;
  let lines = '';
  for (const [name, value] of headers) {
    if (name.length === 4 && name.toLowerCase() === 'host') hostLine = value;
    else if (!isOwn(name)) {
      if (!token.test(name) || unsendable.test(value)) throw invalid(`The header ${name} cannot be sent.`);
      lines += `${name}: ${value}\r\n`;
    }
  }
  if (unsendable.test(hostLine)) throw invalid('The header Host cannot be sent.');
  const length = body === null || body.length === 0 ? (usuallyWithBody.has(method) ? 0 : -1) : body.length;
  const lengthLine = length < 0 ? '' : `Content-Length: ${length}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nHost: ${hostLine}\r\nConnection: keep-alive\r\n${lines}${lengthLine}\r\n`;
}

function isOwn(name: string): boolean {
  return name.length >= 2 && name.length <= 17 && ownNames.has(name.toLowerCase());
}

function invalid(message: string): EndpointFailure {
  return new EndpointFailure('invalid-address', message);
}
