// The settings of an HTTP or WebSocket API, its routes and its models, as forms draw them.
import { routeAuthorizationTypes } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { type FieldDescriptor, plainOptions } from '../../forms/fields/field-descriptor';

/** The settings of the API itself; CORS has a section of its own. */
export function v2ApiFields({ api }: V2ApiView): readonly FieldDescriptor[] {
  const isHttp = api.protocolType === 'HTTP';
  return [
    { path: ['id'], label: 'API id', control: { kind: 'fixed' } },
    { path: ['protocolType'], label: 'Protocol', control: { kind: 'fixed' } },
    { path: ['name'], label: 'Name', control: { kind: 'text' } },
    { path: ['description'], label: 'Description', control: { kind: 'text' } },
    { path: ['version'], label: 'Version', control: { kind: 'text' } },
    ...(isHttp ? [] : socketApiFields),
    {
      path: ['disableExecuteApiEndpoint'],
      label: 'Default endpoint',
      control: { kind: 'switch', on: 'Disabled: only custom domains answer', off: 'Enabled' },
    },
    {
      path: ['ipAddressType'],
      label: 'IP addresses',
      control: { kind: 'choice', options: plainOptions(['ipv4', 'dualstack']) },
    },
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
    { path: ['createdDate'], label: 'Created', control: { kind: 'moment' } },
  ];
}

const socketApiFields: readonly FieldDescriptor[] = [
  {
    path: ['routeSelectionExpression'],
    label: 'Route selection',
    control: { kind: 'text', isMono: true, placeholder: '$request.body.action' },
    hint: 'Evaluated for each message; the value is the key of the route that takes it.',
  },
  {
    path: ['apiKeySelectionExpression'],
    label: 'API key in',
    control: { kind: 'text', isMono: true, placeholder: '$request.header.x-api-key' },
    hint: 'Where the key of a handshake is: $request.header.x-api-key or $context.authorizer.usageIdentifierKey.',
  },
];

export const operationNameField: FieldDescriptor = {
  path: ['operationName'],
  label: 'Operation name',
  control: { kind: 'text', placeholder: 'none' },
  hint: 'The name that documents and SDKs give the route.',
};

export const scopesField: FieldDescriptor = {
  path: ['authorizationScopes'],
  label: 'Scopes',
  control: { kind: 'list', placeholder: 'none: any valid token will do' },
  hint: 'One of them must be in the token’s scope or scp; none: any valid token will do.',
};

export const apiKeyField: FieldDescriptor = {
  path: ['apiKeyRequired'],
  label: 'API key',
  control: { kind: 'switch', on: 'Required', off: 'Not required' },
};

export const modelSelectionField: FieldDescriptor = {
  path: ['modelSelectionExpression'],
  label: 'Model selection',
  control: { kind: 'text', isMono: true, placeholder: 'none: messages are not checked' },
  hint: 'Its value chooses among the request models, for example $request.body.kind; $default is taken where none fits.',
};

/** All settings of a route but what is required of its parameters. */
export function routeFields(view: V2ApiView): readonly FieldDescriptor[] {
  const isHttp = view.api.protocolType === 'HTTP';
  return [
    {
      path: ['routeKey'],
      label: 'Route key',
      control: { kind: 'text', isMono: true, placeholder: isHttp ? 'GET /pets/{id}' : 'sendMessage' },
      hint: isHttp
        ? 'A method and a path, or $default for whatever no other route takes.'
        : 'The value of the route selection expression, or $connect, $disconnect, $default.',
    },
    operationNameField,
    {
      path: ['target'],
      label: 'Target',
      control: { kind: 'text', isMono: true, placeholder: 'none' },
      hint: 'integrations/ and the id of an integration of this API.',
    },
    {
      path: ['authorizationType'],
      label: 'Authorization',
      control: { kind: 'choice', options: plainOptions(isHttp ? routeAuthorizationTypes : socketTypes) },
    },
    { path: ['authorizerId'], label: 'Authorizer id', control: { kind: 'text', isMono: true, placeholder: 'none' } },
    ...(isHttp ? [scopesField] : socketRouteFields),
    { path: ['id'], label: 'Route id', control: { kind: 'fixed' } },
  ];
}

const socketTypes = routeAuthorizationTypes.filter((type) => type !== 'JWT');

const socketRouteFields: readonly FieldDescriptor[] = [
  apiKeyField,
  {
    path: ['routeResponseSelectionExpression'],
    label: 'Response selection',
    control: { kind: 'choice', options: plainOptions(['$default']), unset: 'None: one-way' },
    hint: 'With it and a route response the route answers its messages.',
  },
  modelSelectionField,
  {
    path: ['requestModels'],
    label: 'Request models',
    control: { kind: 'record', nameLabel: 'Value', valueLabel: 'Model' },
    hint: 'The model that the message must fit, by the value of the model selection.',
  },
];

/** A route response of a WebSocket API. */
export const routeResponseFields: readonly FieldDescriptor[] = [
  { path: ['routeResponseKey'], label: 'Key', control: { kind: 'fixed' } },
  { path: ['modelSelectionExpression'], label: 'Model selection', control: { kind: 'text', isMono: true } },
  {
    path: ['responseModels'],
    label: 'Response models',
    control: { kind: 'record', nameLabel: 'Value', valueLabel: 'Model' },
  },
  { path: ['id'], label: 'Route response id', control: { kind: 'fixed' } },
];

/** A model of a WebSocket API, beside its name and schema. */
export const v2ModelFields: readonly FieldDescriptor[] = [
  { path: ['contentType'], label: 'Content type', control: { kind: 'text', isMono: true } },
  { path: ['description'], label: 'Description', control: { kind: 'text' } },
  { path: ['id'], label: 'Model id', control: { kind: 'fixed' } },
];

const corsMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const corsHeaders = ['*', 'authorization', 'content-type', 'x-amz-date', 'x-api-key', 'x-amz-security-token'];

/** What pages of other origins may do. */
export const corsFields: readonly FieldDescriptor[] = [
  {
    path: ['allowOrigins'],
    label: 'Origins',
    control: { kind: 'list', placeholder: 'https://app.example.com' },
    hint: 'Exact origins, *, https://* or http://*.',
  },
  {
    path: ['allowMethods'],
    label: 'Methods',
    control: { kind: 'list', placeholder: 'GET', offered: ['*', ...corsMethods] },
  },
  {
    path: ['allowHeaders'],
    label: 'Request headers',
    control: { kind: 'list', placeholder: 'authorization', offered: corsHeaders },
  },
  {
    path: ['exposeHeaders'],
    label: 'Exposed headers',
    control: { kind: 'list', placeholder: 'x-request-id' },
    hint: 'Headers of an answer that pages may read beside the seven that they always may.',
  },
  {
    path: ['maxAge'],
    label: 'Keep preflights for',
    control: { kind: 'number', unit: 'seconds', min: -1, max: 86_400 },
    hint: '-1: browsers ask before every request.',
  },
  {
    path: ['allowCredentials'],
    label: 'Credentials',
    control: { kind: 'switch', on: 'Cookies and authorization may be sent', off: 'Not allowed' },
  },
];
