import { expect, it } from 'vitest';
import { refusalOf } from '../9-exit/refusal';
import { sampleExchange, sampleMethod } from '../testing/sample-exchange';
import { requireApiKey } from './require-api-key';

it('refuses methods that require a key as if the key were unknown', () => {
  const outcomes = [true, false].map((apiKeyRequired) => {
    const method = sampleMethod({ method: { apiKeyRequired } });
    const match = { method, resourceId: 'x', resourcePath: '/x', pathParameters: {} };
    try {
      requireApiKey.run(sampleExchange({ match }));
      return 'passed';
    } catch (thrown) {
      return refusalOf(thrown).kind;
    }
  });
  expect(outcomes).toEqual(['INVALID_API_KEY', 'passed']);
});
