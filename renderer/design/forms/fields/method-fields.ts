// The settings of a method request and of a method response.
import { authorizationTypes } from '../../../../shared/definition/rest/method';
import { type FieldDescriptor, plainOptions } from './field-descriptor';

export const methodRequestFields: readonly FieldDescriptor[] = [
  {
    path: ['authorizationType'],
    label: 'Authorization',
    control: { kind: 'choice', options: plainOptions(authorizationTypes) },
    hint: 'Who may call: anyone, signed callers, or whom an authorizer lets through.',
  },
  {
    path: ['authorizerId'],
    label: 'Authorizer',
    control: { kind: 'text', isMono: true },
    hint: 'The id of the authorizer that CUSTOM and COGNITO_USER_POOLS ask.',
  },
  {
    path: ['authorizationScopes'],
    label: 'Scopes',
    control: { kind: 'list', placeholder: 'orders/read' },
    hint: 'With scopes a Cognito authorizer expects an access token that holds one of them.',
  },
  {
    path: ['apiKeyRequired'],
    label: 'API key',
    control: { kind: 'switch', on: 'Required', off: 'Not required' },
    hint: 'The caller sends a key of a usage plan that covers this stage.',
  },
  {
    path: ['requestValidatorId'],
    label: 'Request validator',
    control: { kind: 'text', isMono: true },
    hint: 'Without a validator nothing is checked, whatever is marked as required.',
  },
  {
    path: ['operationName'],
    label: 'Operation name',
    control: { kind: 'text', isMono: true, placeholder: 'getPet' },
    hint: 'The name in generated clients; also shown in the tree.',
  },
  {
    path: ['requestParameters'],
    label: 'Request parameters',
    control: { kind: 'flags', nameLabel: 'method.request…', flagLabel: 'Required' },
    hint: 'Declared parameters can be mapped, and validated where a validator says so.',
  },
  {
    path: ['requestModels'],
    label: 'Request models',
    control: { kind: 'record', nameLabel: 'Content type', valueLabel: 'Model' },
    hint: 'The model that a body of this content type has to fit.',
  },
];

export const methodResponseFields: readonly FieldDescriptor[] = [
  { path: ['statusCode'], label: 'Status', control: { kind: 'fixed' } },
  {
    path: ['responseParameters'],
    label: 'Headers',
    control: { kind: 'flags', nameLabel: 'method.response.header…', flagLabel: 'Always sent' },
    hint: 'Declares headers that an integration response may set. The tick is documentation: it forces nothing.',
  },
  {
    path: ['responseModels'],
    label: 'Models',
    control: { kind: 'record', nameLabel: 'Content type', valueLabel: 'Model' },
    hint: 'Documents the body; nothing is checked on the way out.',
  },
];
