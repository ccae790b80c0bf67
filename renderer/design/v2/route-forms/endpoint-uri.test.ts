import { expect, it } from 'vitest';
import { endpointUri } from './endpoint-uri';

it('makes the ARN of a function that the workspace has, and takes everything else as it was typed', () => {
  const place = { region: 'eu-west-1', accountId: '123456789012' };
  const typed = [' list-pets ', 'https://example.com/{proxy}', 'other', 'mock'];
  expect(typed.map((text) => endpointUri(text, ['list-pets'], place))).toEqual([
    'arn:aws:lambda:eu-west-1:123456789012:function:list-pets',
    'https://example.com/{proxy}',
    'other',
    'mock',
  ]);
});
