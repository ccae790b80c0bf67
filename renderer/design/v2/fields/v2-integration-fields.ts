// The settings of integrations of HTTP and WebSocket APIs, as forms draw them.
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import { serviceSubtypeNames } from '../../../../shared/definition/v2/service-subtypes';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { type FieldDescriptor, plainOptions } from '../../forms/fields/field-descriptor';

const timeout = (max: number): FieldDescriptor => ({
  path: ['timeoutInMillis'],
  label: 'Timeout',
  control: { kind: 'number', unit: 'ms', min: 50, max },
  hint: `50 to ${max.toLocaleString('en-US')} ms.`,
});

const credentials: FieldDescriptor = {
  path: ['credentialsArn'],
  label: 'Credentials',
  control: { kind: 'text', isMono: true, placeholder: 'arn:aws:iam::000000000000:role/invoke' },
  hint: 'The role that API Gateway takes on for the call; arn:aws:iam::*:user/* is the caller’s own.',
};

/** What an integration calls: shown for the endpoint. */
export function v2EndpointFields(view: V2ApiView, integration: V2Integration): readonly FieldDescriptor[] {
  const isHttp = view.api.protocolType === 'HTTP';
  const { integrationType, connectionType, integrationSubtype } = integration;
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
    ...(isHttp && integrationType === 'HTTP_PROXY' ? connectionFields(connectionType) : []),
    credentials,
    timeout(isHttp ? 30_000 : 29_000),
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

const methodField: FieldDescriptor = {
  path: ['integrationMethod'],
  label: 'HTTP method',
  control: {
    kind: 'choice',
    options: plainOptions(['ANY', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']),
    unset: 'Default',
  },
  hint: 'The method the endpoint is called with; ANY sends the client’s. Lambda wants POST.',
};

function uriField(type: V2Integration['integrationType']): FieldDescriptor {
  const isFunction = type === 'AWS_PROXY';
  return {
    path: ['integrationUri'],
    label: isFunction ? 'Function' : 'Endpoint',
    control: {
      kind: 'text',
      isMono: true,
      placeholder: isFunction ? 'arn:aws:lambda:us-east-1:000000000000:function:list-pets' : 'https://example.com/{id}',
    },
    hint: isFunction
      ? 'The ARN of the function, or its invocation ARN.'
      : 'A URL that may hold {name} of a path variable and ${stageVariables.name}; behind a VPC link the ARN of a listener or a Cloud Map service.',
  };
}

function connectionFields(connectionType: V2Integration['connectionType']): FieldDescriptor[] {
  const choice: FieldDescriptor = {
    path: ['connectionType'],
    label: 'Connection',
    control: { kind: 'choice', options: plainOptions(['INTERNET', 'VPC_LINK']) },
  };
  const verified: FieldDescriptor = {
    path: ['tlsConfig', 'serverNameToVerify'],
    label: 'Server name',
    control: { kind: 'text', isMono: true },
    hint: 'The name that the certificate of the endpoint must have.',
  };
  if (connectionType !== 'VPC_LINK') return [choice];
  return [choice, { path: ['connectionId'], label: 'VPC link', control: { kind: 'text', isMono: true } }, verified];
}

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

const socketRequestFields: readonly FieldDescriptor[] = [
  {
    path: ['passthroughBehavior'],
    label: 'Without a template',
    control: {
      kind: 'choice',
      options: plainOptions(['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER']),
      unset: 'Default',
    },
  },
  {
    path: ['templateSelectionExpression'],
    label: 'Template selection',
    control: { kind: 'text', isMono: true, placeholder: '\\$default' },
    hint: 'Its value chooses the template by key; \\$default always takes the one called $default.',
  },
  {
    path: ['contentHandlingStrategy'],
    label: 'Content handling',
    control: {
      kind: 'choice',
      options: plainOptions(['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT']),
      unset: 'Passthrough',
    },
  },
  {
    path: ['integrationResponseSelectionExpression'],
    label: 'Response selection',
    control: { kind: 'text', isMono: true, placeholder: '${integration.response.statuscode}' },
  },
  {
    path: ['requestParameters'],
    label: 'Parameter mapping',
    control: { kind: 'record', nameLabel: 'Target', valueLabel: 'Source' },
    hint: 'integration.request.header.x-a from route.request.body.a, context.connectionId, stageVariables.name or text in quotes.',
  },
  { path: ['requestTemplates'], label: 'Templates', control: { kind: 'templates' } },
];

/** An integration response of a WebSocket API. */
export const v2IntegrationResponseFields: readonly FieldDescriptor[] = [
  {
    path: ['integrationResponseKey'],
    label: 'Key',
    control: { kind: 'text', isMono: true, placeholder: '$default' },
    hint: '$default, or a pattern between slashes for the status: /2\\d\\d/.',
  },
  {
    path: ['templateSelectionExpression'],
    label: 'Template selection',
    control: { kind: 'text', isMono: true, placeholder: '\\$default' },
  },
  {
    path: ['contentHandlingStrategy'],
    label: 'Content handling',
    control: {
      kind: 'choice',
      options: plainOptions(['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT']),
      unset: 'Passthrough',
    },
  },
  {
    path: ['responseParameters'],
    label: 'Parameter mapping',
    control: { kind: 'record', nameLabel: 'Target', valueLabel: 'Source' },
  },
  { path: ['responseTemplates'], label: 'Templates', control: { kind: 'templates' } },
];

/** What of an HTTP API's answer is changed for one status. */
export function responseMappingFields(statuses: readonly string[]): readonly FieldDescriptor[] {
  return statuses.map((status) => ({
    path: ['responseParameters', status],
    label: `Status ${status}`,
    control: { kind: 'record', nameLabel: 'Target', valueLabel: 'Value' },
    hint: 'append:header.x-a, overwrite:header.x-a, remove:header.x-b, overwrite:statuscode.',
  }));
}

/** An authorizer of an HTTP or WebSocket API. */
export function v2AuthorizerFields(view: V2ApiView, type: 'JWT' | 'REQUEST'): readonly FieldDescriptor[] {
  const isHttp = view.api.protocolType === 'HTTP';
  const source: FieldDescriptor = {
    path: ['identitySource'],
    label: 'Identity source',
    control: { kind: 'list', placeholder: isHttp ? '$request.header.Authorization' : 'route.request.header.Auth' },
    hint: 'All of them must be there, else the answer is 401; they are the key of what is kept, too.',
  };
  const head: FieldDescriptor[] = [{ path: ['name'], label: 'Name', control: { kind: 'text' } }];
  if (type === 'JWT') {
    return [
      ...head,
      {
        path: ['jwtConfiguration', 'issuer'],
        label: 'Issuer',
        control: {
          kind: 'text',
          isMono: true,
          placeholder: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc',
        },
        hint: 'Equal to iss of the token; /.well-known/openid-configuration below it names the keys.',
      },
      {
        path: ['jwtConfiguration', 'audience'],
        label: 'Audience',
        control: { kind: 'list', placeholder: 'app client id' },
        hint: 'aud of the token, or its client_id where it has no aud, is one of these.',
      },
      source,
      { path: ['id'], label: 'Authorizer id', control: { kind: 'fixed' } },
    ];
  }
  return [
    ...head,
    { path: ['authorizerUri'], label: 'Function', control: { kind: 'text', isMono: true } },
    source,
    ...(isHttp ? httpAuthorizerFields : []),
    { path: ['authorizerCredentialsArn'], label: 'Credentials', control: { kind: 'text', isMono: true } },
    { path: ['id'], label: 'Authorizer id', control: { kind: 'fixed' } },
  ];
}

const httpAuthorizerFields: readonly FieldDescriptor[] = [
  {
    path: ['authorizerPayloadFormatVersion'],
    label: 'Payload format',
    control: { kind: 'choice', options: plainOptions(['2.0', '1.0']) },
  },
  {
    path: ['enableSimpleResponses'],
    label: 'Simple responses',
    control: { kind: 'switch', on: 'The function answers isAuthorized', off: 'The function answers an IAM policy' },
  },
  {
    path: ['authorizerResultTtlInSeconds'],
    label: 'Cache for',
    control: { kind: 'number', unit: 'seconds', min: 0, max: 3_600 },
    hint: '0 asks the function every time.',
  },
];
