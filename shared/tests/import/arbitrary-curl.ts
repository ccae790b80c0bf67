// Random requests and the cURL commands that ask for them, in two quotings.
import fc from 'fast-check';

export interface CurlRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | undefined;
}

const nasty = fc.constantFrom(
  "'",
  '"',
  '\\',
  '$',
  '`',
  '!',
  '^',
  '%',
  '&',
  '|',
  ';',
  '#',
  '\n',
  '\t',
  ' ',
  'é',
  '🙂',
  '{',
  '@',
  '=',
  'a',
);
const text = fc.array(nasty, { maxLength: 12 }).map((parts) => parts.join(''));
const headerText = text.map((value) => `v${value.replace(/[\n\t]/g, ' ').trim()}`);

/** Requests without a method of cURL's own, whose bodies begin like no file name. */
export const curlRequests: fc.Arbitrary<CurlRequest> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
  url: fc.constantFrom('https://api.example.com/a/b?c=1&d=2', 'http://localhost:3000/', 'https://example.com/x%20y'),
  headers: fc
    .array(fc.tuple(fc.constantFrom('Accept', 'X-One', 'X-Two', 'Content-Type'), headerText), { maxLength: 3 })
    .map((headers) => [...headers, ['Content-Type', 'text/plain'] as const]),
  body: fc.option(text, { nil: undefined }),
});

/** The command in the quoting of POSIX shells: single quotes, and `$'…'` where there are controls or quotes. */
export function printPosix({ method, url, headers, body }: CurlRequest): string {
  const words = ['-X', method, ...headers.flatMap(([name, value]) => ['-H', `${name}: ${value}`])];
  const all = [...words, ...(body === undefined ? [] : ['--data-raw', body]), url];
  return `curl ${all.map(posixWord).join(' \\\n  ')}`;
}

/** The command as browsers copy it for the Windows prompt. */
export function printWindows({ method, url, headers, body }: CurlRequest): string {
  const words = ['-X', method, ...headers.flatMap(([name, value]) => ['-H', `${name}: ${value}`])];
  const all = [...words, ...(body === undefined ? [] : ['--data-raw', body]), url];
  return `curl ${all.map(windowsWord).join(' ^\r\n  ')}`;
}

function posixWord(word: string): string {
  if (/['\n\t]/.test(word)) {
    const escaped = word.replace(
      /[\\'\n\t]/g,
      (character) => ({ '\n': '\\n', '\t': '\\t' })[character] ?? `\\${character}`,
    );
    return `$'${escaped}'`;
  }
  return `'${word}'`;
}

function windowsWord(word: string): string {
  const quoted = word.replace(
    /(\\*)("|$)/g,
    (_, slashes: string, end: string) => `${slashes}${slashes}${end === '"' ? '\\"' : ''}`,
  );
  return `^"${quoted.replace(/[^A-Za-z0-9 \t\r\n]/g, (character) => (/[\ud800-\udfff]/.test(character) ? character : `^${character}`))}^"`;
}
