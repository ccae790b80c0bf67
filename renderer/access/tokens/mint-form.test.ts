import { expect, it } from 'vitest';
import { emptyMintForm, mintInput } from './mint-form';

it('asks for what is typed, and leaves out what is not', () => {
  expect([
    mintInput({ ...emptyMintForm, poolId: ' us-east-1_a ' }),
    mintInput({
      poolId: 'us-east-1_a',
      username: 'alice',
      groups: 'admins, staff',
      scopes: 'api/read api/write',
      clientId: 'web',
      tokenUse: 'access',
      expiresIn: '-60',
      claims: '{"tenant": "a"}',
    }),
  ]).toEqual([
    { input: { poolId: 'us-east-1_a', tokenUse: 'id' } },
    {
      input: {
        poolId: 'us-east-1_a',
        tokenUse: 'access',
        username: 'alice',
        clientId: 'web',
        groups: ['admins', 'staff'],
        scopes: ['api/read', 'api/write'],
        expiresIn: -60,
        claims: { tenant: 'a' },
      },
    },
  ]);
});

it.each([
  ['poolId', emptyMintForm],
  ['claims', { ...emptyMintForm, poolId: 'p', claims: '[1]' }],
  ['expiresIn', { ...emptyMintForm, poolId: 'p', expiresIn: '1h' }],
] as const)('names the field %s where it is wrong', (field, form) => {
  expect(mintInput(form)).toEqual({ field, problem: expect.any(String) });
});
