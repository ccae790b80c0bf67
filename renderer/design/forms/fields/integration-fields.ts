// The settings of an integration and of an integration response.
import {
  contentHandlings,
  integrationTypes,
  passthroughBehaviors,
} from '../../../../shared/definition/rest/integration';
import { type FieldDescriptor, plainOptions } from './field-descriptor';

const contentHandling: FieldDescriptor = {
  path: ['contentHandling'],
  label: 'Content handling',
  control: { kind: 'choice', options: plainOptions(contentHandlings), unset: 'Passthrough' },
  hint: 'Turns binary bodies into base64 text or back.',
};

/** What an integration calls and how: shown for the endpoint. */
export const endpointFields: readonly FieldDescriptor[] = [
  {
    path: ['type'],
    label: 'Integration type',
    control: { kind: 'choice', options: plainOptions(integrationTypes) },
    hint: 'The _PROXY types hand the request over as it came and the answer back as it is.',
  },
  {
    path: ['httpMethod'],
    label: 'HTTP method',
    control: { kind: 'text', isMono: true, placeholder: 'GET' },
    hint: 'The method the endpoint is called with; ANY sends the client’s. Lambda wants POST.',
  },
  {
    path: ['uri'],
    label: 'Endpoint URL',
    control: { kind: 'text', isMono: true, placeholder: 'https://api.example.com/pets/{id}' },
    hint: 'May hold {name} of an integration path parameter and ${stageVariables.name}.',
  },
  {
    path: ['connectionType'],
    label: 'Connection',
    control: { kind: 'choice', options: plainOptions(['INTERNET', 'VPC_LINK']), unset: 'INTERNET (default)' },
  },
  { path: ['connectionId'], label: 'VPC link', control: { kind: 'text', isMono: true } },
  {
    path: ['integrationTarget'],
    label: 'Integration target',
    control: { kind: 'text', isMono: true },
    hint: 'ARN of the load balancer behind a VPC link of the newer kind.',
  },
  {
    path: ['credentials'],
    label: 'Credentials',
    control: { kind: 'text', isMono: true, placeholder: 'arn:aws:iam::000000000000:role/invoke' },
    hint: 'The role that API Gateway takes on to call an AWS service.',
  },
  {
    path: ['timeoutInMillis'],
    label: 'Timeout',
    control: { kind: 'number', unit: 'ms', min: 50, max: 900_000 },
    hint: '50 to 29,000 ms; up to 15 minutes where the answer is streamed.',
  },
  {
    path: ['tlsConfig', 'insecureSkipVerification'],
    label: 'Certificate check',
    control: { kind: 'switch', on: 'Skipped: issuer and dates are not checked', off: 'Checked' },
  },
  {
    path: ['responseTransferMode'],
    label: 'Answer',
    control: { kind: 'choice', options: plainOptions(['BUFFERED', 'STREAM']), unset: 'BUFFERED (default)' },
  },
];

/** What happens to the request on its way to the endpoint. */
export const integrationRequestFields: readonly FieldDescriptor[] = [
  ...endpointFields,
  {
    path: ['requestParameters'],
    label: 'Parameter mapping',
    control: { kind: 'record', nameLabel: 'integration.request…', valueLabel: 'Mapped from' },
  },
  {
    path: ['requestTemplates'],
    label: 'Request templates',
    control: { kind: 'templates' },
    hint: 'One per content type; $default takes every type without one of its own.',
  },
  {
    path: ['passthroughBehavior'],
    label: 'Passthrough',
    control: { kind: 'choice', options: plainOptions(passthroughBehaviors) },
    hint: 'What happens to a body whose content type has no template.',
  },
  contentHandling,
  {
    path: ['cacheNamespace'],
    label: 'Cache namespace',
    control: { kind: 'text', isMono: true },
    hint: 'Methods with one namespace share cached answers; the resource’s id by default.',
  },
  {
    path: ['cacheKeyParameters'],
    label: 'Cache keys',
    control: { kind: 'list', placeholder: 'method.request.querystring.page' },
    hint: 'Parameters that tell cached answers apart; all others do not.',
  },
];

export const integrationResponseFields: readonly FieldDescriptor[] = [
  { path: ['statusCode'], label: 'Status', control: { kind: 'fixed' } },
  {
    path: ['selectionPattern'],
    label: 'Selection pattern',
    control: { kind: 'text', isMono: true, placeholder: 'none: the default response' },
    hint: 'A regular expression for the whole status of the endpoint, or for errorMessage of a Lambda function.',
  },
  {
    path: ['responseParameters'],
    label: 'Header mapping',
    control: { kind: 'record', nameLabel: 'method.response.header…', valueLabel: 'Mapped from' },
  },
  { path: ['responseTemplates'], label: 'Response templates', control: { kind: 'templates' } },
  contentHandling,
];
