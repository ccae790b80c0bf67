// The settings of integrations of HTTP and WebSocket APIs, as forms draw them.
import {
  contentHandlingStrategies,
  type V2Integration,
  v2IntegrationMethods,
} from '../../../../shared/definition/v2/integration';
import { serviceSubtypeNames } from '../../../../shared/definition/v2/service-subtypes';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { type FieldDescriptor, plainOptions } from '../../forms/fields/field-descriptor';

/** AWS documented: a second more for HTTP APIs. */
export function timeoutField({ api }: V2ApiView): FieldDescriptor {
  const max = api.protocolType === 'HTTP' ? 30_000 : 29_000;
  return {
    path: ['timeoutInMillis'],
    label: 'Timeout',
    control: { kind: 'number', unit: 'ms', min: 50, max },
    hint: `50 to ${max.toLocaleString('en-US')} ms.`,
  };
}

export const credentialsField: FieldDescriptor = {
  path: ['credentialsArn'],
  label: 'Credentials',
  control: { kind: 'text', isMono: true, placeholder: 'arn:aws:iam::000000000000:role/invoke' },
  hint: 'The role that API Gateway takes on for the call; arn:aws:iam::*:user/* is the caller’s own.',
};

/** What an integration calls: shown for the endpoint. */
export function v2EndpointFields(view: V2ApiView, integration: V2Integration): readonly FieldDescriptor[] {
  const isHttp = view.api.protocolType === 'HTTP';
  const { integrationType, integrationSubtype } = integration;
  const isService = isHttp && integrationType === 'AWS_PROXY' && integrationSubtype !== undefined;
  const types = isHttp ? ['AWS_PROXY', 'HTTP_PROXY'] : ['AWS_PROXY', 'AWS', 'HTTP_PROXY', 'HTTP', 'MOCK'];
  return [
    {
      path: ['integrationType'],
      label: 'Integration type',
      control: { kind: 'choice', options: plainOptions(types) },
      hint: 'The _PROXY types hand the request over as it came and the answer back as it is.',
    },
    ...(isHttp && integrationType === 'AWS_PROXY' ? [subtypeField] : []),
    ...(integrationType === 'MOCK' || isService ? [] : [uriField(integrationType), methodField]),
    ...(integrationType.startsWith('HTTP') ? connectionFields : []),
    ...(isHttp && integrationType === 'HTTP_PROXY' ? [serverNameField] : []),
    credentialsField,
    timeoutField(view),
    { path: ['description'], label: 'Description', control: { kind: 'text' } },
    { path: ['id'], label: 'Integration id', control: { kind: 'fixed' } },
  ];
}

const subtypeField: FieldDescriptor = {
  path: ['integrationSubtype'],
  label: 'AWS service action',
  control: { kind: 'choice', options: plainOptions(serviceSubtypeNames), unset: 'None: calls a function' },
  hint: 'Calls an AWS service without a function; its inputs are the parameters of the integration request.',
};

export const methodField: FieldDescriptor = {
  path: ['integrationMethod'],
  label: 'HTTP method',
  control: { kind: 'choice', options: plainOptions(v2IntegrationMethods), unset: 'Default' },
  hint: 'The method the endpoint is called with; ANY sends the client’s. Lambda wants POST.',
};

export const urlField: FieldDescriptor = {
  path: ['integrationUri'],
  label: 'Endpoint URL',
  control: { kind: 'text', isMono: true, placeholder: 'https://example.com/{id}' },
  hint: 'May hold {name} of a path variable and ${stageVariables.name}.',
};

/** AWS documented: a link of an HTTP API leads to what an ARN names, never to a URL. */
export const listenerField: FieldDescriptor = {
  path: ['integrationUri'],
  label: 'Listener or service',
  control: {
    kind: 'text',
    isMono: true,
    placeholder: 'arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/app/…',
  },
  hint: 'The ARN of a listener or of a Cloud Map service; a load balancer of the workspace says where it leads.',
};

export const serverNameField: FieldDescriptor = {
  path: ['tlsConfig', 'serverNameToVerify'],
  label: 'TLS server name',
  control: { kind: 'text', isMono: true, placeholder: 'none: plain HTTP' },
  hint: 'With a name the endpoint is called over HTTPS, and its certificate must have that name.',
};

function uriField(type: V2Integration['integrationType']): FieldDescriptor {
  return {
    ...urlField,
    label: type === 'AWS_PROXY' ? 'Function' : 'Endpoint',
    hint: 'An address, the ARN of a function or its invocation ARN, or of a listener or Cloud Map service.',
  };
}

const connectionFields: readonly FieldDescriptor[] = [
  {
    path: ['connectionType'],
    label: 'Connection',
    control: { kind: 'choice', options: plainOptions(['INTERNET', 'VPC_LINK']) },
  },
  { path: ['connectionId'], label: 'VPC link', control: { kind: 'text', isMono: true } },
];

/** What is sent to the endpoint. */
export function v2RequestFields(view: V2ApiView, integration: V2Integration): readonly FieldDescriptor[] {
  return view.api.protocolType === 'HTTP' ? httpRequestFields(integration) : socketRequestFields;
}

function httpRequestFields({ integrationType, integrationSubtype }: V2Integration): readonly FieldDescriptor[] {
  const isService = integrationSubtype !== undefined;
  const payload: FieldDescriptor = {
    path: ['payloadFormatVersion'],
    label: 'Payload format',
    control: { kind: 'choice', options: plainOptions(['2.0', '1.0']), unset: 'Default' },
    hint: 'The event that the function gets, and how its answer is read: 1.0 is the event of REST APIs.',
  };
  const parameters: FieldDescriptor = {
    path: ['requestParameters'],
    label: isService ? 'Inputs of the service' : 'Parameter mapping',
    control: { kind: 'record', nameLabel: isService ? 'Input' : 'Target', valueLabel: 'Value' },
    hint: isService
      ? 'Values may be $request.body.member, $request.querystring.name, $context.name or text.'
      : 'append:header.x-a, overwrite:querystring.q, remove:header.x-b, overwrite:path. Values: $request.header.x, $context.requestId, ${stageVariables.name} or text.',
  };
  return integrationType === 'AWS_PROXY' && !isService ? [payload, parameters] : [parameters];
}

export const passthroughField: FieldDescriptor = {
  path: ['passthroughBehavior'],
  label: 'Without a template',
  control: {
    kind: 'choice',
    options: plainOptions(['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER']),
    unset: 'WHEN_NO_MATCH (default)',
  },
  hint: 'Whether a message that no template takes goes on as it came.',
};

export const templateSelectionField: FieldDescriptor = {
  path: ['templateSelectionExpression'],
  label: 'Template selection',
  control: { kind: 'text', isMono: true, placeholder: '\\$default' },
  hint: 'Its value is the key of the template, for example ${request.body.kind}; $default takes what has none.',
};

export const contentHandlingField: FieldDescriptor = {
  path: ['contentHandlingStrategy'],
  label: 'Content handling',
  control: { kind: 'choice', options: plainOptions(contentHandlingStrategies), unset: 'Passthrough' },
  hint: 'Turns binary bodies into base64 text or back.',
};

export const responseSelectionField: FieldDescriptor = {
  path: ['integrationResponseSelectionExpression'],
  label: 'Response selection',
  control: { kind: 'text', isMono: true, placeholder: '${integration.response.statuscode}' },
  hint: 'Its value chooses the integration response: the status, or errorMessage of a function’s answer.',
};

const socketRequestFields: readonly FieldDescriptor[] = [
  passthroughField,
  templateSelectionField,
  contentHandlingField,
  responseSelectionField,
  {
    path: ['payloadFormatVersion'],
    label: 'Payload format',
    control: { kind: 'choice', options: plainOptions(['1.0']), unset: 'Default' },
  },
  {
    path: ['requestParameters'],
    label: 'Parameter mapping',
    control: { kind: 'record', nameLabel: 'Target', valueLabel: 'Source' },
    hint: 'integration.request.header.x-a from route.request.body.a, context.connectionId, stageVariables.name or text in quotes.',
  },
  { path: ['requestTemplates'], label: 'Templates', control: { kind: 'templates' } },
];

export const responseKeyField: FieldDescriptor = {
  path: ['integrationResponseKey'],
  label: 'Key',
  control: { kind: 'text', isMono: true, placeholder: '$default' },
  hint: '$default, or a pattern between slashes that the response selection must match: /2\\d\\d/.',
};

/** An integration response of a WebSocket API. */
export const v2IntegrationResponseFields: readonly FieldDescriptor[] = [
  responseKeyField,
  templateSelectionField,
  contentHandlingField,
  { path: ['id'], label: 'Response id', control: { kind: 'fixed' } },
  {
    path: ['responseParameters'],
    label: 'Parameter mapping',
    control: { kind: 'record', nameLabel: 'Target', valueLabel: 'Source' },
  },
  { path: ['responseTemplates'], label: 'Templates', control: { kind: 'templates' } },
];
