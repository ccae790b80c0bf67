import { expect, it } from 'vitest';
import { sampleExchange, sampleMethod } from '../testing/sample-exchange';
import { resourcePolicy } from './resource-policy';

it('refuses anonymous callers of an API with a policy in the words of the service, the account masked', () => {
  expect(() => resourcePolicy.run(sampleExchange({ deploymentParts: { policy: '{}' } }))).toThrow(
    expect.objectContaining({
      responseType: 'ACCESS_DENIED',
      options: expect.objectContaining({
        message:
          'User: anonymous is not authorized to perform: execute-api:Invoke on resource: ' +
          'arn:aws:execute-api:us-east-1:********9012:abc1234567/dev/GET/pets/7 ' +
          'because no resource-based policy allows the execute-api:Invoke action',
      }),
    }),
  );
});

it('does not decide where callers have to identify themselves, nor without a policy', () => {
  const method = sampleMethod({ method: { authorizationType: 'CUSTOM' } });
  const match = { method, resourceId: 'x', resourcePath: '/x', pathParameters: {} };
  expect(() => resourcePolicy.run(sampleExchange({ match, deploymentParts: { policy: '{}' } }))).not.toThrow();
  expect(() => resourcePolicy.run(sampleExchange())).not.toThrow();
});
