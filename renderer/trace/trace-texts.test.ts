import { expect, it } from 'vitest';
import { curlText } from './curl-text';
import { bodyText, messageText } from './message-text';

it('writes a curl command that survives quotes and leaves out what curl writes itself', () => {
  const headers = [
    ['Host', 'x'],
    ['X-Name', "it's"],
  ] as const;
  expect(curlText({ method: 'POST', url: 'http://127.0.0.1:4600/a?b=c', headers, body: `{"a":"'"}` })).toBe(
    `curl 'http://127.0.0.1:4600/a?b=c' \\\n  -X POST \\\n  -H 'X-Name: it'\\''s' \\\n  --data-raw '{"a":"'\\''"}'`,
  );
});

it('needs no options for a plain GET', () => {
  expect(curlText({ method: 'GET', url: 'http://a', headers: [], body: '' })).toBe("curl 'http://a'");
});

it('spreads a JSON body out and keeps repeated headers together', () => {
  const message = {
    headers: [
      ['a', '1'],
      ['a', '2'],
    ] as const,
    body: { bytes: 9, text: '{"x":[1]}' },
  };
  expect(JSON.parse(messageText(message))).toEqual({ headers: { a: ['1', '2'] }, body: { x: [1] } });
});

it('shows text that is no JSON, and cut JSON, as it came', () => {
  expect([
    bodyText({ bytes: 2, text: 'hi' }),
    bodyText({ bytes: 90, text: '{"a":', isTruncated: true }),
    bodyText({ bytes: 4 }),
  ]).toEqual(['hi', '{"a":', '']);
});
