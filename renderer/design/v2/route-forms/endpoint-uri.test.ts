import { expect, it } from 'vitest';
import { endpointUri } from './endpoint-uri';

it('makes the ARN of a function that the workspace has, and takes everything else as it was typed', () => {
  const typed = [' list-pets ', 'https://example.com/{proxy}', 'other', 'mock'];
  expect(typed.map((text) => endpointUri(text, ['list-pets']))).toEqual([
    'arn:aws:lambda:us-east-1:000000000000:function:list-pets',
    'https://example.com/{proxy}',
    'other',
    'mock',
  ]);
});
