import { expect, it } from 'vitest';
import { runInput, startForm, tokenHeader, withHeaders } from './lab-input';

it('starts with a row for each identity source, where it comes from', () => {
  const sources = [
    { place: 'header', name: 'X-Key' },
    { place: 'querystring', name: 'team' },
    { place: 'stage-variable', name: 'tier' },
    { place: 'context', name: 'accountId' },
  ] as const;
  const { headers, query, stageVariables, context } = startForm(sources, 'dev');
  expect({ headers, query, stageVariables, context }).toEqual({
    headers: [{ name: 'X-Key', value: '' }],
    query: [{ name: 'team', value: '' }],
    stageVariables: [{ name: 'tier', value: '' }],
    context: [{ name: 'accountId', value: '' }],
  });
});

it('leaves out what has no value, so that a missing identity source is missing', () => {
  const form = { ...startForm([], undefined), query: [{ name: 'a', value: '1' }] };
  expect(runInput('api1', 'auth1', form)).toEqual({
    apiId: 'api1',
    authorizerId: 'auth1',
    httpMethod: 'GET',
    pathWithQueryString: '/',
    headers: [],
    querystring: [['a', '1']],
    stageVariables: {},
    contextVariables: {},
    scopes: [],
  });
});

it('puts what a persona sends in its place, whatever the case of the name', () => {
  expect(
    withHeaders(
      [{ name: 'authorization', value: '', isOn: false }],
      [
        ['Authorization', 'Bearer a'],
        ['X-API-Key', 'k'],
      ],
    ),
  ).toEqual([
    { name: 'authorization', value: 'Bearer a', isOn: true },
    { name: 'X-API-Key', value: 'k' },
  ]);
});

it('takes the token to the first header that the authorizer reads', () => {
  expect([
    tokenHeader([
      { place: 'querystring', name: 'a' },
      { place: 'header', name: 'X-Token' },
    ]),
    tokenHeader([]),
    tokenHeader([{ place: 'stage-variable', name: 'a' }]),
  ]).toEqual(['X-Token', 'Authorization', 'Authorization']);
});
