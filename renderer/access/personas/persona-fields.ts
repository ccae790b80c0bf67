// The settings of a persona, group by group. Pure.
import type { UserPoolSummary } from '../../../shared/contract/identity';
import { type FieldDescriptor, plainOptions } from '../../design/forms/fields/field-descriptor';

export const descriptionField: FieldDescriptor = {
  path: ['description'],
  label: 'Description',
  control: { kind: 'text', placeholder: 'what it stands for' },
};

/** Fields of a token, once its pool is chosen. */
export function tokenFields(pool: UserPoolSummary | undefined): readonly FieldDescriptor[] {
  const usernames = pool?.users.map(({ username }) => username) ?? [];
  const clients = pool?.clients.map(({ clientId, clientName }) => ({ value: clientId, label: clientName })) ?? [];
  return [
    usernames.length === 0
      ? { path: ['username'], label: 'User', control: { kind: 'text', placeholder: 'gatehouse' } }
      : {
          path: ['username'],
          label: 'User',
          control: { kind: 'choice', options: plainOptions(usernames), unset: 'gatehouse' },
        },
    {
      path: ['groups'],
      label: 'Groups',
      control: { kind: 'list', placeholder: "the user's own" },
      hint: 'cognito:groups of the token, instead of those the user is in.',
    },
    {
      path: ['tokenUse'],
      label: 'Token',
      control: {
        kind: 'choice',
        options: [
          { value: 'id', label: 'ID token' },
          { value: 'access', label: 'access token' },
        ],
        unset: 'ID token',
      },
    },
    {
      path: ['scopes'],
      label: 'Scopes',
      control: { kind: 'list', placeholder: 'api/read' },
      hint: 'Access tokens only.',
    },
    clients.length === 0
      ? { path: ['clientId'], label: 'Client', control: { kind: 'text', placeholder: 'gatehouse', isMono: true } }
      : {
          path: ['clientId'],
          label: 'Client',
          control: { kind: 'choice', options: clients, unset: 'the oldest of the pool' },
        },
    { path: ['header'], label: 'Header', control: { kind: 'text', placeholder: 'Authorization', isMono: true } },
    { path: ['prefix'], label: 'Prefix', control: { kind: 'text', placeholder: 'none', isMono: true } },
  ];
}

/** Fields of a role that signs. */
export const roleFields: readonly FieldDescriptor[] = [
  { path: ['sessionName'], label: 'Session name', control: { kind: 'text', placeholder: 'gatehouse', isMono: true } },
  {
    path: ['sessionPolicy'],
    label: 'Session policy',
    control: { kind: 'code', language: 'json' },
    hint: 'What the session may do at most, beside the policies of the role.',
  },
];

/** What is sent as it is. */
export const plainFields: readonly FieldDescriptor[] = [
  { path: ['headers'], label: 'Headers', control: { kind: 'record', nameLabel: 'Header', valueLabel: 'Value' } },
  {
    path: ['querystring'],
    label: 'Query string',
    control: { kind: 'record', nameLabel: 'Parameter', valueLabel: 'Value' },
  },
];

/** Where the request claims to come from. */
export const originFields: readonly FieldDescriptor[] = [
  { path: ['sourceIp'], label: 'Source IP', control: { kind: 'text', placeholder: '127.0.0.1', isMono: true } },
  { path: ['vpcId'], label: 'VPC', control: { kind: 'text', placeholder: 'none', isMono: true } },
  { path: ['vpceId'], label: 'VPC endpoint', control: { kind: 'text', placeholder: 'none', isMono: true } },
  {
    path: ['accountId'],
    label: 'Account',
    control: { kind: 'text', placeholder: 'none', isMono: true },
    hint: 'aws:SourceVpcAccount and the account of the VPC endpoint.',
  },
];
