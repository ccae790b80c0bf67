import { expect, it } from 'vitest';
import type { PushChange } from '../../../shared/contract/push';
import { faultsOf, fieldWords, groupChanges, pushCount, targetOf } from './push-words';

const form = {
  apiId: 'a',
  stageName: 'dev',
  endpoint: ' ',
  region: '',
  profile: ' work ',
  companions: ['keys'],
  functionRole: 'no role',
} as const;

it('groups changes by what becomes of them and leaves empty groups out', () => {
  const change = (name: string, kind: PushChange['change']): PushChange => ({
    kind: 'model',
    name,
    change: kind,
    fields: [],
  });
  const groups = groupChanges([change('Old', 'removed'), change('New', 'added'), change('Other', 'added')]);
  expect(groups.map(({ heading, changes }) => [heading, ...changes.map(({ name }) => name)])).toEqual([
    ['Added', 'New', 'Other'],
    ['Removed', 'Old'],
  ]);
});

it('says of a setting what it was and what it becomes', () => {
  const path = 'timeout';
  expect(
    [
      { path, after: '9' },
      { path, before: '8' },
      { path, before: '8', after: '9' },
    ].map(fieldWords),
  ).toEqual(['timeout: set to 9', 'timeout: 8 is taken away', 'timeout: 8 becomes 9']);
});

it('counts the changes with the deployment they bring', () => {
  expect([pushCount(1, false), pushCount(2, true), pushCount(0, true)]).toEqual([
    '1 change',
    '2 changes and a deployment',
    'a deployment',
  ]);
});

it('leaves empty fields out and refuses what the contract refuses', () => {
  const faults = faultsOf({ ...form, endpoint: 'localhost:4600', region: 'Frankfurt', companions: ['functions'] });
  expect([targetOf(form), [...faults.keys()], faultsOf(form).size]).toEqual([
    { apiId: 'a', stageName: 'dev', profile: 'work', with: ['keys'] },
    ['endpoint', 'region', 'functionRole'],
    0,
  ]);
});
