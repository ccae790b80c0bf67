// A request as a curl command that a shell takes.
import type { HeaderList } from '../../shared/trace/trace';

export interface CurlRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
  readonly body: string;
}

/** Headers that curl writes by itself. */
const ownHeaders = new Set(['host', 'content-length', 'connection', 'accept-encoding']);

/** The command, one option a line. */
export function curlText({ method, url, headers, body }: CurlRequest): string {
  const options = [
    ...(method === 'GET' && body === '' ? [] : [`-X ${method}`]),
    ...headers
      .filter(([name]) => !ownHeaders.has(name.toLowerCase()))
      .map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === '' ? [] : [`--data-raw ${quoted(body)}`]),
  ];
  return [`curl ${quoted(url)}`, ...options].join(' \\\n  ');
}

/** Single quotes keep everything as it is; one inside ends the quote, stands escaped, and opens it again. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
