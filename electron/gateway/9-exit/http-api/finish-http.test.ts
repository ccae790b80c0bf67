// What goes out on the wire with an HTTP API's answer.
import { expect, it } from 'vitest';
import { httpWireHeaders } from './finish-http';

it('sends its own id and framing in place of those of a backend that is an HTTP API itself', () => {
  const sent = [
    ['apigw-requestid', 'of-the-backend'],
    ['content-length', '99'],
    ['x-kept', '1'],
  ] as const;
  expect(httpWireHeaders(sent, 'own-id', 2)).toEqual([
    'X-Kept',
    '1',
    'Apigw-Requestid',
    'own-id',
    'Content-Length',
    '2',
  ]);
});
