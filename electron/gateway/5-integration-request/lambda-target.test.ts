import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isStreamingUrl, parseLambdaUri } from './lambda-target';

const base = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions';
const url = 'https://lambda.us-east-1.amazonaws.com/2015-03-31/functions';
const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';

it.each([
  [`${base}/${arn}/invocations`, ['orders', undefined, 'eu-west-1', '123456789012'], `${url}/${arn}/invocations`],
  [
    `${base}/${arn}:live/invocations`,
    ['orders', 'live', 'eu-west-1', '123456789012'],
    `${url}/${arn}:live/invocations`,
  ],
  [`${base}/orders/invocations`, ['orders', undefined, 'us-east-1', undefined], `${url}/orders/invocations`],
  [
    `${base}/orders:$LATEST/invocations`,
    ['orders', '$LATEST', 'us-east-1', undefined],
    `${url}/orders:$LATEST/invocations`,
  ],
  [`${base}/function:orders/invocations`, ['orders', undefined, 'us-east-1', undefined], undefined],
  [`${base}/123456789012:function:orders:7/invocations`, ['orders', '7', 'us-east-1', '123456789012'], undefined],
  [`${base}/orders/invocations?Qualifier=live`, ['orders', 'live', 'us-east-1', undefined], undefined],
  [`${base.replace('path/', 'path//')}/orders/invocations`, ['orders', undefined, 'us-east-1', undefined], undefined],
  [`${base}/${encodeURIComponent(arn)}/invocations`, ['orders', undefined, 'eu-west-1', '123456789012'], undefined],
  [`${base.replace('aws:', 'aws-cn:')}/orders/invocations`, ['orders', undefined, 'us-east-1', undefined], undefined],
] as const)('reads %s', (uri, [functionName, qualifier, region, accountId], address) => {
  const target = parseLambdaUri(uri);
  expect(target).toEqual({ functionName, qualifier, region, accountId, url: address ?? target?.url });
});

it.each([
  '',
  `${base}//invocations`,
  `${base}/orders`,
  `${base}/orders:/invocations`,
  `${base}/a/b/invocations`,
  `${base}/arn:aws:lambda:us-east-1:12:function:orders/invocations`,
  `${base}/orders/response-streaming-invocations`,
  'arn:aws:apigateway:us-east-1:sqs:path/123456789012/queue',
  'http://localhost:3000',
])('finds no function in %j', (uri) => {
  expect(parseLambdaUri(uri)).toBeUndefined();
});

it('keeps the streaming address apart', () => {
  const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/orders/response-streaming-invocations';
  const target = parseLambdaUri(uri);
  expect(target?.url).toBe(
    'https://lambda.us-east-1.amazonaws.com/2021-11-15/functions/orders/response-streaming-invocations',
  );
  expect([isStreamingUrl(target?.url ?? ''), isStreamingUrl(`${url}/orders/invocations`)]).toEqual([true, false]);
});

it('never throws and never takes long', () => {
  const piece = fc.constantFrom(
    'arn:aws:',
    'lambda:',
    'function:',
    ':',
    '/',
    '//',
    'a',
    '123456789012',
    '${',
    '%3A',
    'path/',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
      parseLambdaUri(`${base}/${pieces.join('')}/invocations`);
      parseLambdaUri(pieces.join(''));
    }),
  );
});
