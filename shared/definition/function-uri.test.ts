import { expect, it } from 'vitest';
import { functionNameInUri, functionUri, withFunctionName } from './function-uri';

const arn = 'arn:aws:lambda:us-east-1:000000000000:function:get-order';
const uri = (called: string) => `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${called}/invocations`;

it.each([
  [uri(arn), 'get-order'],
  [uri(`${arn}:live`), 'get-order'],
  [uri(`${arn}:\${stageVariables.alias}`), 'get-order'],
  [uri('000000000000:function:get-order'), 'get-order'],
  [uri('get-order'), 'get-order'],
  [uri('get-order:live'), 'get-order'],
  [functionUri({ functionName: 'a', accountId: '1', region: 'eu-west-1', isStreamed: true }), 'a'],
  [uri('arn:aws:lambda:us-east-1:000000000000:function:${stageVariables.fn}'), undefined],
  ['https://example.com/functions/x/invocations', undefined],
  ['arn:aws:apigateway:us-east-1:sqs:path/000000000000/orders', undefined],
  ['', undefined],
])('the function in %s is %s', (text, name) => {
  expect(functionNameInUri(text)).toBe(name);
});

it('gives a URI another function and keeps what is around it', () => {
  expect([withFunctionName(uri(`${arn}:live`), 'read-order'), withFunctionName('https://example.com', 'x')]).toEqual([
    uri('arn:aws:lambda:us-east-1:000000000000:function:read-order:live'),
    'https://example.com',
  ]);
});

it('writes the URI as the console does', () => {
  const parts = { functionName: 'get-order', accountId: '000000000000', region: 'us-east-1' };
  expect([functionUri(parts), functionUri({ ...parts, qualifier: 'live' })]).toEqual([uri(arn), uri(`${arn}:live`)]);
});
