import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFunctionArn, readLambdaUri, readServiceUri, writeLambdaUri, writeServiceUri } from './endpoint-uri';

const functions = 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions';

describe('readLambdaUri', () => {
  it.each([
    [
      `${functions}/arn:aws:lambda:eu-west-1:000000000000:function:get-order/invocations`,
      { region: 'eu-west-1', accountId: '000000000000', functionName: 'get-order', isStreaming: false },
    ],
    [
      `${functions}/arn:aws:lambda:eu-west-1:000000000000:function:get-order:live/invocations`,
      {
        region: 'eu-west-1',
        accountId: '000000000000',
        functionName: 'get-order',
        qualifier: 'live',
        isStreaming: false,
      },
    ],
    [
      `${functions}/arn:aws:lambda:eu-west-1:000000000000:function:\${stageVariables.fn}:\${stageVariables.v}/invocations`,
      {
        region: 'eu-west-1',
        accountId: '000000000000',
        functionName: '${stageVariables.fn}',
        qualifier: '${stageVariables.v}',
        isStreaming: false,
      },
    ],
    [`${functions}/get-order/invocations`, { region: 'eu-west-1', functionName: 'get-order', isStreaming: false }],
  ])('takes %s apart', (uri, parts) => {
    expect(readLambdaUri(uri)).toEqual(parts);
  });

  it('knows the path that streams', () => {
    const uri = writeLambdaUri({ region: 'us-east-1', functionName: 'talk', isStreaming: true });
    expect(uri).toContain('2021-11-15');
    expect(readLambdaUri(uri)?.isStreaming).toBe(true);
  });

  it('leaves other services alone', () => {
    expect(readLambdaUri('arn:aws:apigateway:us-east-1:dynamodb:action/GetItem')).toBeUndefined();
    expect(readLambdaUri('https://example.com')).toBeUndefined();
  });

  it('reads what it wrote', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
    const parts = fc.record({ functionName: name, qualifier: name, isStreaming: fc.boolean() });
    fc.assert(
      fc.property(parts, (given) => {
        const uri = { region: 'us-east-1', accountId: '123456789012', ...given };
        expect(readLambdaUri(writeLambdaUri(uri))).toEqual(uri);
      }),
    );
  });
});

describe('readServiceUri', () => {
  it.each([
    ['arn:aws:apigateway:us-east-1:dynamodb:action/GetItem', 'dynamodb', 'action', 'GetItem'],
    ['arn:aws:apigateway:us-east-1:sqs:path/000000000000/orders', 'sqs', 'path', '000000000000/orders'],
    ['arn:aws:apigateway:us-east-1:bucket.s3:path/{key}', 'bucket.s3', 'path', '{key}'],
  ])('takes %s apart and together', (uri, service, kind, target) => {
    const parts = readServiceUri(uri);
    expect(parts).toEqual({ region: 'us-east-1', service, kind, target });
    expect(parts && writeServiceUri(parts)).toBe(uri);
  });
});

it('takes the ARN of a function apart, and nothing that is none', () => {
  expect([
    readFunctionArn('arn:aws:lambda:eu-west-1:123456789012:function:guard:live'),
    readFunctionArn('guard'),
  ]).toEqual([{ region: 'eu-west-1', accountId: '123456789012', functionName: 'guard', qualifier: 'live' }, undefined]);
});
