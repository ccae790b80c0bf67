import { expect, it } from 'vitest';
import { runInput, startForm } from './lab-input';

it('starts with a row for each identity source, where it comes from', () => {
  const sources = 'method.request.header.X-Key, method.request.querystring.team,stageVariables.tier,context.accountId';
  const { headers, query, stageVariables, context } = startForm(sources, 'dev');
  expect({ headers, query, stageVariables, context }).toEqual({
    headers: [{ name: 'X-Key', value: '' }],
    query: [{ name: 'team', value: '' }],
    stageVariables: [{ name: 'tier', value: '' }],
    context: [{ name: 'accountId', value: '' }],
  });
});

it('leaves out what has no value, so that a missing identity source is missing', () => {
  const form = { ...startForm(undefined, undefined), query: [{ name: 'a', value: '1' }] };
  expect(runInput('api1', 'auth1', form)).toEqual({
    apiId: 'api1',
    authorizerId: 'auth1',
    httpMethod: 'GET',
    pathWithQueryString: '/',
    headers: [],
    querystring: [['a', '1']],
    stageVariables: {},
    contextVariables: {},
  });
});
