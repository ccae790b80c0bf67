import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readV2FunctionUri, writeV2FunctionUri } from './v2-function-uri';

it('keeps the form of a URI when a part of it changes', () => {
  const plain = 'arn:aws:lambda:eu-west-1:123456789012:function:get-pet';
  const invoked = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${plain}:live/invocations`;
  const variable = 'arn:aws:lambda:eu-west-1:123456789012:function:${stageVariables.pets}';
  const renamed = [plain, invoked, variable, 'https://example.com'].map((uri) => {
    const parts = readV2FunctionUri(uri);
    return parts && writeV2FunctionUri({ ...parts, functionName: 'list-pets' });
  });
  expect(renamed).toEqual([
    'arn:aws:lambda:eu-west-1:123456789012:function:list-pets',
    'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:list-pets:live/invocations',
    'arn:aws:lambda:eu-west-1:123456789012:function:list-pets',
    undefined,
  ]);
});

it('reads back what it wrote', () => {
  const parts = fc.record({
    region: fc.constantFrom('us-east-1', 'eu-central-1'),
    accountId: fc.stringMatching(/^\d{12}$/),
    functionName: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
    qualifier: fc.stringMatching(/^[A-Za-z0-9]{1,8}$/),
    isPlain: fc.boolean(),
    isStreaming: fc.constant(false),
  });
  fc.assert(
    fc.property(parts, (given) => {
      expect(readV2FunctionUri(writeV2FunctionUri(given))).toEqual(given);
    }),
  );
});
