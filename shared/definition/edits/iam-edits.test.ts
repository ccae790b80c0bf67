import { expect, it } from 'vitest';
import { type Definition, type Entity, type EntityKey, entityKey } from '../entities';
import { removeEntity } from './entity-edits';
import { renameUser } from './iam-edits';

const arn = 'arn:aws:iam::000000000000:policy/invoke';
const everyKey = (definition: Definition) => [...definition.keys()].sort();

function workspace(): Definition {
  const entries: [EntityKey, Entity][] = [
    [entityKey('iam-user', 'ann'), { userName: 'ann', userId: 'AIDA1', createDate: 1, attachedPolicies: [arn] }],
    [
      entityKey('iam-access-key', 'AKIA000000000000'),
      { accessKeyId: 'AKIA000000000000', userName: 'ann', status: 'Active', createDate: 1 },
    ],
    [entityKey('persona', 'p'), { name: 'p', iam: { kind: 'user', userName: 'ann' } }],
    [entityKey('iam-policy', 'invoke'), { policyName: 'invoke', policyId: 'ANPA1', document: '{}', createDate: 1 }],
  ];
  return new Map(entries);
}

it('takes keys and personas along when a user gets another name', () => {
  const { definition, key } = renameUser(workspace(), 'ann', 'eve');
  expect([
    key,
    everyKey(definition),
    definition.get('iam-access-key:AKIA000000000000'),
    definition.get('persona:p'),
  ]).toEqual([
    'iam-user:eve',
    ['iam-access-key:AKIA000000000000', 'iam-policy:invoke', 'iam-user:eve', 'persona:p'],
    { accessKeyId: 'AKIA000000000000', userName: 'eve', status: 'Active', createDate: 1 },
    { name: 'p', iam: { kind: 'user', userName: 'eve' } },
  ]);
});

it('deletes a policy only once nobody has it', () => {
  const attached = workspace();
  const free = removeEntity(attached, 'iam-user:ann').definition;
  expect(() => removeEntity(attached, 'iam-policy:invoke')).toThrow(
    'Cannot delete a policy attached to entities: user ann.',
  );
  expect(everyKey(removeEntity(free, 'iam-policy:invoke').definition)).toEqual(['persona:p']);
});
