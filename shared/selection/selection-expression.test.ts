import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chooseRoute, readJsonMessage } from './choose-route';
import { parseSelectionExpression, type SelectionExpression } from './selection-expression';

function parsed(source: string): SelectionExpression {
  const expression = parseSelectionExpression(source);
  if ('problem' in expression) throw new Error(expression.problem);
  return expression;
}

const sources = {
  requestBody: () => readJsonMessage('{"a":"x","b":{"c":[1,true,"z"]},"n":1.5,"no":null}'),
  requestHeader: (name: string) => (name === 'x-api-key' ? 'key' : undefined),
  context: (name: string) => (name === 'authorizer.usageIdentifierKey' ? 'own' : undefined),
  stageVariable: (name: string) => (name === 'v' ? 'var' : undefined),
  responseStatus: () => 201,
  responseBody: () => readJsonMessage('{"errorMessage":"bad"}'),
  responseHeaders: (name: string) => (name === 'h' ? ['1', '2'] : []),
};

it.each([
  ['$request.body.a', 'x'],
  ['${request.body.a}', 'x'],
  ['$request.body.b.c', '[1, true, z]'],
  ['$request.body.b.c[2]', 'z'],
  ['$request.body.n', '1.5'],
  ['$request.body.no', undefined],
  ['$request.body.missing', undefined],
  ['${request.body.a}/${request.body.n}', 'x/1.5'],
  ['pre-${request.body.a}-post', 'pre-x-post'],
  ['join', 'join'],
  ['$default', '$default'],
  ['\\$default', '$default'],
  ['\\$request.body.a', '$request.body.a'],
  ['$request.header.x-api-key', 'key'],
  ['$context.authorizer.usageIdentifierKey', 'own'],
  ['${stageVariables.v}', 'var'],
  ['$integration.response.statuscode', '201'],
  ['${integration.response.statuscode}', '201'],
  ['$integration.response.body.errorMessage', 'bad'],
  ['${integration.response.header.h}', '2'],
  ['${integration.response.multivalueheader.h}', '1,2'],
])('%s yields %s', (source, value) => {
  expect(parsed(source).evaluate(sources)).toBe(value);
});

it.each(['$', '${}', '${request.body.a', '$request.nothing.x', '$5', '$integration.request.body'])(
  'refuses %s',
  (source) => {
    expect(parseSelectionExpression(source)).toEqual({ problem: expect.stringContaining('selection expression') });
  },
);

it('says which route takes a message, and why', () => {
  const choose = (text: string, ...keys: readonly string[]) =>
    chooseRoute(parsed('$request.body.a'), (key) => keys.includes(key), readJsonMessage(text));
  expect([
    choose('{"a":"x"}', 'x', '$default'),
    choose('{"a":"y"}', 'x', '$default'),
    choose('{}', 'x', '$default'),
    choose('hello', 'x', '$default'),
    choose('{"a":"$disconnect"}', '$disconnect'),
  ]).toEqual([
    { value: 'x', routeKey: 'x', why: 'key' },
    { value: 'y', routeKey: '$default', why: 'default-no-key' },
    { value: undefined, routeKey: '$default', why: 'default-no-value' },
    { value: undefined, routeKey: '$default', why: 'default-not-json' },
    { value: '$disconnect', routeKey: undefined, why: 'none' },
  ]);
});

it('never throws, whatever is written and sent', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (source, message) => {
      const expression = parseSelectionExpression(source);
      if ('problem' in expression) return;
      chooseRoute(expression, () => false, readJsonMessage(message));
    }),
    { numRuns: 500, seed: 7 },
  );
});

it('yields text without variables as it stands', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9 _/-]*$/), (source) => {
      expect(parsed(source).evaluate({})).toBe(source);
    }),
    { numRuns: 100, seed: 7 },
  );
});
