// The settings of an authorizer of an HTTP or WebSocket API that need no form of their own.
import type { FieldDescriptor } from '../../forms/fields/field-descriptor';

export const v2AuthorizerFields = {
  name: { path: ['name'], label: 'Name', control: { kind: 'text' } },
  uri: { path: ['authorizerUri'], label: 'Function', control: { kind: 'text', isMono: true } },
  ttl: {
    path: ['authorizerResultTtlInSeconds'],
    label: 'Keep results for',
    control: { kind: 'number', unit: 'seconds', min: 0, max: 3_600 },
    hint: 'By the values of the identity sources; 0 asks the function every time.',
  },
  credentials: {
    path: ['authorizerCredentialsArn'],
    label: 'Credentials',
    control: { kind: 'text', isMono: true, placeholder: 'arn:aws:iam::000000000000:role/invoke' },
    hint: 'The role that API Gateway takes on to call the function.',
  },
  id: { path: ['id'], label: 'Authorizer id', control: { kind: 'fixed' } },
} as const satisfies Readonly<Record<string, FieldDescriptor>>;
