import { expect, it } from 'vitest';
import { refusalOf } from '../9-exit/refusal';
import { sampleExchange, sampleMethod } from '../testing/sample-exchange';
import { authorize } from './authorize';

it('refuses callers of protected methods as callers without credentials', () => {
  const types = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] as const;
  const outcomes = types.map((authorizationType) => {
    const method = sampleMethod({ method: { authorizationType } });
    const match = { method, resourceId: 'x', resourcePath: '/x', pathParameters: {} };
    try {
      authorize.run(sampleExchange({ match }));
      return 'passed';
    } catch (thrown) {
      return refusalOf(thrown).kind;
    }
  });
  expect(outcomes).toEqual(['passed', 'MISSING_AUTHENTICATION_TOKEN', 'UNAUTHORIZED', 'UNAUTHORIZED']);
});
