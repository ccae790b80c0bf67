import { expect, it } from 'vitest';
import { type RestApiView, viewRestApi } from '../../../../shared/definition/api-view';
import type { Method } from '../../../../shared/definition/rest/method';
import { sampleDefinition } from '../../sample-definition';
import { callerWords } from './caller-words';

const definition = new Map<string, object>([
  ...sampleDefinition(),
  ['authorizer:api1/pool', { id: 'pool', name: 'people', type: 'COGNITO_USER_POOLS' }],
  [
    'authorizer:api1/request',
    {
      id: 'request',
      name: 'guard',
      type: 'REQUEST',
      identitySource: 'method.request.header.X-Key, method.request.querystring.team, stageVariables.tier',
    },
  ],
]);
const view = viewRestApi(definition as never, 'api1') as RestApiView;
const words = (part: Partial<Method>) =>
  callerWords(view, { httpMethod: 'GET', authorizationType: 'NONE', apiKeyRequired: false, ...part } as Method);

it('says in one sentence what a caller needs', () => {
  expect([
    words({}),
    words({ apiKeyRequired: true }),
    words({ authorizationType: 'AWS_IAM' }),
    words({ authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'pool' }),
    words({ authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'pool', authorizationScopes: ['a/r', 'a/w'] }),
    words({ authorizationType: 'CUSTOM', authorizerId: 'request', apiKeyRequired: true }),
    words({ authorizationType: 'CUSTOM', authorizerId: 'gone' }),
  ]).toEqual([
    'Anybody may call this method.',
    'A caller needs an API key in the header X-API-Key.',
    'A caller needs a request signed with Signature Version 4 by a principal that may execute-api:Invoke.',
    'A caller needs an ID token of a user pool in the header Authorization.',
    'A caller needs an access token with the scope a/r or a/w of a user pool in the header Authorization.',
    'A caller needs the header X-Key, the query parameter team and the stage variable tier that guard lets in, and an API key in the header X-API-Key.',
    'A caller needs an authorizer that the API does not have: every request is answered 500.',
  ]);
});
