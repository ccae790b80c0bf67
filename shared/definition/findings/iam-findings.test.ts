import { expect, it } from 'vitest';
import { apiWithPaths } from '../edits/edit-fixtures';
import { createMethod } from '../edits/method-edits';
import { type Definition, type Entity, type EntityKey, entityKey } from '../entities';
import { findProblems } from './find-problems';

const start = apiWithPaths('/pets');
const { apiId } = start;
const resourceId = start.ids['/pets'] ?? '';
const method = entityKey('method', apiId, resourceId, 'GET');
const made = createMethod(start.definition, { apiId, resourceId, httpMethod: 'GET' }).definition;

type Entry = readonly [EntityKey, object];

function findingsFor(...entries: readonly Entry[]) {
  const definition: Definition = new Map([...made, ...entries.map(([key, value]) => [key, value as Entity] as const)]);
  return findProblems(definition, undefined, { ledger: [] })
    .filter(({ rule }) => !['no-methods', 'integration-missing'].includes(rule))
    .map(({ rule, key, path }) => `${rule} ${key} ${path}`);
}

const key = { accessKeyId: 'AKIAALICE0000000KEY1', userName: 'alice', status: 'Active', createDate: 0 };
const keyId = entityKey('iam-access-key', key.accessKeyId);
const alice = { userName: 'alice', userId: 'AIDA1', createDate: 0 };
const user = entityKey('iam-user', 'alice');
const aws = 'arn:aws:iam::aws:policy/';
const trust = (service: string) =>
  `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"${service}"},"Action":"sts:AssumeRole"}]}`;
const role = (service: string) => ({
  roleName: 'caller',
  roleId: 'AROA1',
  createDate: 0,
  assumeRolePolicyDocument: trust(service),
});
const withCredentials = (arn: string): Entry => [
  method,
  { ...made.get(method), methodIntegration: { type: 'MOCK', credentials: arn } },
];
const roleArn = 'arn:aws:iam::000000000000:role/caller';

it('names keys that cannot sign', () => {
  expect([
    findingsFor([keyId, { ...key, secretAccessKey: 's' }]),
    findingsFor([user, alice], [keyId, key]),
    findingsFor([user, alice], [keyId, { ...key, secretAccessKey: 's' }]),
  ]).toEqual([
    [`access-key-without-user ${keyId} userName`],
    [`access-key-without-secret ${keyId} secretAccessKey`],
    [],
  ]);
});

it('names managed policies of which nothing is known', () => {
  const attached = [`${aws}AdministratorAccess`, `${aws}NoSuchPolicy`, 'arn:aws:iam::000000000000:policy/gone'];
  expect(findingsFor([user, { ...alice, attachedPolicies: attached, permissionsBoundary: attached[2] }])).toEqual([
    `managed-policy-unknown ${user} attachedPolicies`,
    `managed-policy-unknown ${user} attachedPolicies`,
    `managed-policy-unknown ${user} permissionsBoundary`,
  ]);
});

it('names roles of integrations that would not come, once the workspace has roles at all', () => {
  const caller = entityKey('iam-role', 'caller');
  const other = entityKey('iam-role', 'other');
  const said = (...entries: readonly Entry[]) =>
    findingsFor(...entries).filter((finding) => finding.startsWith('credentials'));
  expect([
    said(withCredentials(roleArn)),
    said(withCredentials(roleArn), [other, { ...role('apigateway.amazonaws.com'), roleName: 'other' }]),
    said(withCredentials(roleArn), [caller, role('lambda.amazonaws.com')]),
    said(withCredentials(roleArn), [caller, role('apigateway.amazonaws.com')]),
  ]).toEqual([
    [],
    [`credentials-role-unknown ${method} methodIntegration.credentials`],
    [`credentials-role-untrusting ${method} methodIntegration.credentials`],
    [],
  ]);
});
