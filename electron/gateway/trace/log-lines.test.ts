import { expect, it } from 'vitest';
import { logLines, mapText } from './log-lines';

it('prints maps as Java does, the last value of a repeated name', () => {
  expect([
    mapText([]),
    mapText([
      ['k', 'v'],
      ['k2', 'v2'],
    ]),
    mapText([
      ['k', '1'],
      ['k', '2'],
    ]),
  ]).toEqual(['{}', '{k=v, k2=v2}', '{k=2}']);
});

it('leaves long maps whole: the log that is read cuts them', () => {
  expect(mapText([['k', 'x'.repeat(2_000)]])).toBe(`{k=${'x'.repeat(2_000)}}`);
});

it('masks credentials in header lines, whatever their letter case', () => {
  const line = logLines.methodRequestHeaders([
    ['authorization', 'Bearer 7c8ada'],
    ['X-Api-Key', 'secret-key-abcdef'],
    ['Accept', '*/*'],
  ]);
  expect(line).toBe('Method request headers: {authorization=*******7c8ada, X-Api-Key=***********abcdef, Accept=*/*}');
});

it('shows nothing of a credential that is not longer than what a mask leaves', () => {
  expect(logLines.endpointRequestHeaders([['Authorization', 'abc']])).toBe(
    'Endpoint request headers: {Authorization=***}',
  );
});

it('prints no body as nothing', () => {
  expect([logLines.methodRequestBody(null), logLines.methodResponseBody(Buffer.from('é'))]).toEqual([
    'Method request body before transformations: ',
    'Method response body after transformations: é',
  ]);
});
