import { expect, it } from 'vitest';
import { userPoolClientSchema, userPoolSchema } from '../../../shared/definition/companions/user-pool';
import { newClientId, newClientSecret, newPoolId, poolAddresses, poolNameProblem, validityWords } from './pool-words';

const random = () => 0.5;

it('makes ids that the schemas take', () => {
  const pool = { id: newPoolId('eu-west-1', random), name: 'shop', createDate: 1 };
  const clientSecret = newClientSecret(random);
  const client = { clientId: newClientId(random), userPoolId: pool.id, clientName: 'web', clientSecret, createDate: 1 };
  expect([
    userPoolSchema.parse(pool).id,
    userPoolClientSchema.parse(client).clientId.length,
    client.clientSecret.length,
  ]).toEqual(['eu-west-1_fffffffff', 26, 51]);
});

it('knows the addresses of a pool', () => {
  expect(poolAddresses('http://127.0.0.1:4600', 'p_1')).toEqual({
    discovery: 'http://127.0.0.1:4600/_gatehouse/idp/p_1/.well-known/openid-configuration',
    jwks: 'http://127.0.0.1:4600/_gatehouse/idp/p_1/.well-known/jwks.json',
    token: 'http://127.0.0.1:4600/_gatehouse/idp/p_1/oauth2/token',
  });
});

it('tells how long a token is good', () => {
  expect([300, 3_600, 7_200, 2_592_000, 90].map(validityWords)).toEqual([
    '5 minutes',
    '1 hour',
    '2 hours',
    '30 days',
    '90 s',
  ]);
});

it('says what is wrong with a name', () => {
  expect([
    poolNameProblem('', 'user'),
    poolNameProblem('a', 'user', ['a']),
    poolNameProblem('b', 'user', ['a']),
  ]).toEqual(['It needs a name', 'There is a user a already', undefined]);
});
