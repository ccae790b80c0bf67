import { describe, expect, it } from 'vitest';
import { viewRestApi } from '../../../../shared/definition/api-view';
import type { Method } from '../../../../shared/definition/rest/method';
import { sampleDefinition } from '../../sample-definition';
import { accessChanges, accessOf, accessOptions } from './access-choice';
import { parametersIn, withParameters } from './parameter-groups';

const definition = new Map([
  ...sampleDefinition(),
  [
    'authorizer:api1/au1',
    { id: 'au1', name: 'orders-jwt', type: 'COGNITO_USER_POOLS', providerARNs: ['arn:aws:cognito-idp:x'] },
  ] as const,
]);
const view = viewRestApi(definition as never, 'api1');
if (view === undefined) throw new Error('the sample has no API');
const method = definition.get('method:api1/pets/GET') as Method;

describe('access of a method', () => {
  it('is one choice among none, IAM and the authorizers by name', () => {
    expect(accessOptions(view).map(({ label }) => label)).toEqual(['None', 'AWS IAM', 'orders-jwt']);
    expect([accessOf(method), accessOf(definition.get('method:api1/pet/GET') as Method)]).toEqual([
      'NONE',
      'authorizer:au1',
    ]);
  });

  it('sets type and authorizer together, as the definition asks for', () => {
    expect(accessChanges(view, 'authorizer:au1')).toEqual([
      { path: ['authorizationType'], value: 'COGNITO_USER_POOLS' },
      { path: ['authorizerId'], value: 'au1' },
    ]);
    expect(accessChanges(view, 'AWS_IAM').map(({ path }) => path[0])).toEqual([
      'authorizationType',
      'authorizerId',
      'authorizationScopes',
    ]);
  });
});

describe('parameters of a method', () => {
  it('include path variables that are not declared yet', () => {
    expect(parametersIn(method, 'path', '/pets/{id}')).toEqual({ id: false });
    expect(parametersIn(method, 'querystring', '/pets')).toEqual({ type: true });
  });

  it('change in their own place only', () => {
    expect(withParameters(method, 'querystring', { page: false })).toEqual({
      'method.request.header.X-Trace': false,
      'method.request.querystring.page': false,
    });
  });
});
