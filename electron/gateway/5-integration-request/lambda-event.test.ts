import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openExchange, type TestExchange } from '../context/exchange-for-tests';
import { lambdaEvent } from './lambda-event';

function eventOf(options: TestExchange): Record<string, unknown> {
  const { exchange } = openExchange(options);
  return JSON.parse(lambdaEvent(exchange, exchange.invocation.headers)) as Record<string, unknown>;
}

const name = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'a', '1', 'A'), fc.string({ minLength: 1 }));
const pairs = fc.array(fc.tuple(name, fc.string({ unit: 'binary' })), { maxLength: 8 });

it('tells header lines as the last and as all of their values, whatever their names', () => {
  fc.assert(
    fc.property(pairs, (headers) => {
      const { headers: last, multiValueHeaders: all } = eventOf({ headers });
      const names = new Set(headers.map(([one]) => one));
      const of = (one: string) => headers.filter(([other]) => other === one).map(([, value]) => value);
      if (names.size === 0) expect([last, all]).toEqual([null, null]);
      else {
        expect(all).toEqual(Object.fromEntries([...names].map((one) => [one, of(one)])));
        expect(last).toEqual(Object.fromEntries([...names].map((one) => [one, of(one).at(-1)])));
      }
    }),
  );
});

it('is JSON whatever the body', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.boolean(), (body, isBinary) => {
      const type = isBinary ? 'image/png' : 'text/plain';
      const event = eventOf({ body, headers: [['Content-Type', type]], binaryMediaTypes: ['image/png'] });
      const text = isBinary ? Buffer.from(body).toString('base64') : Buffer.from(body).toString('utf8');
      expect([event.body, event.isBase64Encoded]).toEqual(body.length === 0 ? [null, false] : [text, isBinary]);
    }),
  );
});

it('has the members of the recording and no others', () => {
  expect(Object.keys(eventOf({}))).toEqual([
    'resource',
    'path',
    'httpMethod',
    'headers',
    'multiValueHeaders',
    'queryStringParameters',
    'multiValueQueryStringParameters',
    'pathParameters',
    'stageVariables',
    'requestContext',
    'body',
    'isBase64Encoded',
  ]);
});

it('names the operation beside the resource', () => {
  const { requestContext } = eventOf({ method: { operationName: 'createPet' } });
  expect(Object.keys(requestContext as object).slice(0, 4)).toEqual([
    'resourceId',
    'resourcePath',
    'operationName',
    'httpMethod',
  ]);
});
