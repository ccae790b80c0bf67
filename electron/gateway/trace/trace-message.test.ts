import { expect, it } from 'vitest';
import { traceBody, traceBodyBytes, traceQuery } from './trace-message';

it('keeps text as text and other bytes as base64', () => {
  expect([traceBody(null), traceBody(Buffer.from('é')), traceBody(Buffer.from([0xff, 0x00]))]).toEqual([
    { bytes: 0, text: '' },
    { bytes: 2, text: 'é' },
    { bytes: 2, text: '/wA=', isBase64: true },
  ]);
});

it('cuts long bodies at the cap, never inside a character', () => {
  const body = Buffer.from('x'.repeat(traceBodyBytes - 1) + 'é'.repeat(10));
  const { bytes, text, isTruncated, isBase64 } = traceBody(body);
  expect([bytes, text?.length, isTruncated, isBase64]).toEqual([body.length, traceBodyBytes - 1, true, undefined]);
});

it('gathers the values of repeated query names, built-in member names included', () => {
  const query = traceQuery([
    ['a', '1'],
    ['__proto__', 'x'],
    ['a', '2'],
  ]);
  expect(Object.entries(query)).toEqual([
    ['a', ['1', '2']],
    ['__proto__', ['x']],
  ]);
});
