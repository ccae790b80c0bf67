// The settings of an API, its authorizers and its request validators.
import { authorizerTypes } from '../../../../shared/definition/rest/authorizer';
import { endpointTypes } from '../../../../shared/definition/rest/rest-api';
import { type FieldDescriptor, plainOptions } from './field-descriptor';

export const restApiFields: readonly FieldDescriptor[] = [
  { path: ['id'], label: 'API id', control: { kind: 'fixed' } },
  { path: ['name'], label: 'Name', control: { kind: 'text' } },
  { path: ['description'], label: 'Description', control: { kind: 'text' } },
  {
    path: ['endpointConfiguration', 'types'],
    label: 'Endpoint type',
    control: { kind: 'choice', options: plainOptions(endpointTypes), isListOfOne: true },
  },
  {
    path: ['endpointConfiguration', 'vpcEndpointIds'],
    label: 'VPC endpoints',
    control: { kind: 'list', placeholder: 'vpce-0a1b2c3d' },
  },
  {
    path: ['endpointConfiguration', 'ipAddressType'],
    label: 'IP addresses',
    control: { kind: 'choice', options: plainOptions(['ipv4', 'dualstack']), unset: 'Default' },
  },
  {
    path: ['disableExecuteApiEndpoint'],
    label: 'Default endpoint',
    control: { kind: 'switch', on: 'Disabled: only custom domains answer', off: 'Enabled' },
  },
  {
    path: ['apiKeySource'],
    label: 'API key source',
    control: { kind: 'choice', options: plainOptions(['HEADER', 'AUTHORIZER']) },
    hint: 'Whether the key comes in X-API-Key or from the authorizer’s usageIdentifierKey.',
  },
  {
    path: ['minimumCompressionSize'],
    label: 'Compression from',
    control: { kind: 'number', unit: 'bytes', min: 0, max: 10_485_760 },
    hint: 'Answers of this size and above are compressed; empty turns compression off.',
  },
  {
    path: ['binaryMediaTypes'],
    label: 'Binary media types',
    control: { kind: 'list', placeholder: 'image/png' },
    hint: 'Bodies of these types stay bytes instead of becoming text.',
  },
  { path: ['policy'], label: 'Resource policy', control: { kind: 'code', language: 'json' } },
  { path: ['securityPolicy'], label: 'Security policy', control: { kind: 'text', isMono: true } },
  {
    path: ['endpointAccessMode'],
    label: 'Endpoint access',
    control: { kind: 'choice', options: plainOptions(['BASIC', 'STRICT']), unset: 'Default' },
  },
  { path: ['version'], label: 'Version', control: { kind: 'text' } },
  {
    path: ['region'],
    label: 'Region',
    control: { kind: 'text', isMono: true, placeholder: 'the studio’s own' },
    hint: 'Addresses, ARNs and $context name it.',
  },
  {
    path: ['accountId'],
    label: 'Account',
    control: { kind: 'text', isMono: true, placeholder: 'the workspace’s own' },
    hint: 'ARNs and $context name it; clients of other accounts do not see the API.',
  },
  { path: ['tags'], label: 'Tags', control: { kind: 'record', nameLabel: 'Tag', valueLabel: 'Value' } },
  {
    path: ['source', 'file'],
    label: 'Linked document',
    control: { kind: 'text', isMono: true, placeholder: '../shop/openapi.yaml' },
    hint: 'An OpenAPI document on disk that this API is kept in step with; gatehouse link compares and merges.',
  },
  {
    path: ['source', 'writeBack'],
    label: 'Write back',
    control: { kind: 'switch', on: 'Edits here are written into the document', off: 'Off' },
  },
  { path: ['createdDate'], label: 'Created', control: { kind: 'moment' } },
  { path: ['rootResourceId'], label: 'Root resource', control: { kind: 'fixed' } },
  { path: ['warnings'], label: 'Warnings', control: { kind: 'fixed' } },
];

export const authorizerFields: readonly FieldDescriptor[] = [
  { path: ['id'], label: 'Authorizer id', control: { kind: 'fixed' } },
  { path: ['name'], label: 'Name', control: { kind: 'text' } },
  { path: ['type'], label: 'Type', control: { kind: 'choice', options: plainOptions(authorizerTypes) } },
  {
    path: ['identitySource'],
    label: 'Identity source',
    control: { kind: 'text', isMono: true, placeholder: 'method.request.header.Authorization' },
  },
  {
    path: ['identityValidationExpression'],
    label: 'Token pattern',
    control: { kind: 'text', isMono: true },
    hint: 'A regular expression for the whole token; what does not match is answered 401 at once.',
  },
  {
    path: ['authorizerResultTtlInSeconds'],
    label: 'Cache for',
    control: { kind: 'number', unit: 'seconds', min: 0, max: 3_600 },
    hint: 'How long a policy is kept; 0 asks the authorizer every time. 300 by default.',
  },
  { path: ['authorizerUri'], label: 'Function', control: { kind: 'text', isMono: true } },
  { path: ['authorizerCredentials'], label: 'Credentials', control: { kind: 'text', isMono: true } },
  { path: ['providerARNs'], label: 'User pools', control: { kind: 'list', placeholder: 'arn:aws:cognito-idp:…' } },
  { path: ['authType'], label: 'Auth type', control: { kind: 'text', isMono: true } },
];

/** A model's settings beside its name, which has a row of its own, and its schema, which has an editor. */
export const modelFields: readonly FieldDescriptor[] = [
  { path: ['contentType'], label: 'Content type', control: { kind: 'text', isMono: true } },
  { path: ['description'], label: 'Description', control: { kind: 'text' } },
  { path: ['id'], label: 'Model id', control: { kind: 'fixed' } },
];

export const documentationVersionFields: readonly FieldDescriptor[] = [
  { path: ['version'], label: 'Version', control: { kind: 'fixed' } },
  { path: ['description'], label: 'Description', control: { kind: 'text' } },
  { path: ['createdDate'], label: 'Created', control: { kind: 'moment' } },
];

export const requestValidatorFields: readonly FieldDescriptor[] = [
  { path: ['id'], label: 'Validator id', control: { kind: 'fixed' } },
  { path: ['name'], label: 'Name', control: { kind: 'text' } },
  {
    path: ['validateRequestParameters'],
    label: 'Parameters',
    control: { kind: 'switch', on: 'Checked', off: 'Not checked' },
    hint: 'Required parameters must be there and not blank.',
  },
  {
    path: ['validateRequestBody'],
    label: 'Body',
    control: { kind: 'switch', on: 'Checked', off: 'Not checked' },
    hint: 'The body must fit the model of its content type.',
  },
];
