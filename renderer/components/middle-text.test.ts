import { expect, it } from 'vitest';
import { tailStart } from './middle-text';

it('keeps the last part of a path or ARN, and the end of what has no parts', () => {
  const texts = [
    '/home/alice/work/orders',
    'C:\\work\\orders',
    'arn:aws:iam::000000000000:role/reader',
    'x'.repeat(40),
  ];
  expect(texts.map((text) => text.slice(tailStart(text)))).toEqual(['/orders', '\\orders', '/reader', 'x'.repeat(12)]);
});
