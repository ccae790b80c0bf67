import { expect, it } from 'vitest';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import { answerFacts } from './answer-facts';

const base = { id: 'i', connectionType: 'INTERNET', timeoutInMillis: 5_000 } as const;

it('tells apart how the two formats and other endpoints are answered', () => {
  const integrations: (V2Integration | undefined)[] = [
    { ...base, integrationType: 'AWS_PROXY', payloadFormatVersion: '2.0' },
    { ...base, integrationType: 'AWS_PROXY', payloadFormatVersion: '1.0' },
    { ...base, integrationType: 'AWS_PROXY', integrationSubtype: 'SQS-SendMessage', payloadFormatVersion: '1.0' },
    { ...base, integrationType: 'HTTP_PROXY', payloadFormatVersion: '1.0' },
    undefined,
  ];
  expect(integrations.map((each) => answerFacts(each)[0]?.split(' ').slice(0, 3).join(' '))).toEqual([
    'An object with',
    'The function returns',
    'Status and body',
    'Status, headers and',
    'Without an integration',
  ]);
  expect(answerFacts(integrations[0]).at(-1)).toBe('No answer within 5,000 ms: 503 Service Unavailable.');
});
