// The settings of an HTTP or WebSocket API, its routes and its models, as forms draw them.
import type { V2Route } from '../../../../shared/definition/v2/route';
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
    { path: ['createdDate'], label: 'Created', control: { kind: 'fixed' } },
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

/** The settings of a route beside who may call it: its key, and in WebSocket APIs what a message must be. */
export function routeFields(view: V2ApiView, route: V2Route): readonly FieldDescriptor[] {
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
    { path: ['operationName'], label: 'Operation name', control: { kind: 'text', placeholder: 'listPets' } },
    ...(route.authorizationType === 'JWT' ? [scopes] : []),
    ...(isHttp ? [] : socketRouteFields(route)),
    { path: ['id'], label: 'Route id', control: { kind: 'fixed' } },
  ];
}

const scopes: FieldDescriptor = {
  path: ['authorizationScopes'],
  label: 'Scopes',
  control: { kind: 'list', placeholder: 'pets/read' },
  hint: 'One of them must be in the token’s scope or scp; none: any valid token will do.',
};

function socketRouteFields({ routeKey }: V2Route): FieldDescriptor[] {
  const isConnect = routeKey === '$connect';
  return [
    ...(isConnect
      ? [
          {
            path: ['apiKeyRequired'],
            label: 'API key',
            control: { kind: 'switch', on: 'Required', off: 'Not required' },
          } as const,
        ]
      : [
          {
            path: ['modelSelectionExpression'],
            label: 'Model selection',
            control: { kind: 'text', isMono: true, placeholder: '$request.body.kind' },
            hint: 'The value chooses among the request models; $default is taken where none fits.',
          } as const,
          {
            path: ['requestModels'],
            label: 'Request models',
            control: { kind: 'record', nameLabel: 'Value', valueLabel: 'Model' },
            hint: 'The model that the message must fit, by the value of the model selection.',
          } as const,
        ]),
  ];
}

/** A model of a WebSocket API, beside its schema. */
export const v2ModelFields: readonly FieldDescriptor[] = [
  { path: ['name'], label: 'Name', control: { kind: 'text' } },
  { path: ['contentType'], label: 'Content type', control: { kind: 'text', isMono: true } },
  { path: ['description'], label: 'Description', control: { kind: 'text' } },
  { path: ['schema'], label: 'Schema', control: { kind: 'code', language: 'json' } },
  { path: ['id'], label: 'Model id', control: { kind: 'fixed' } },
];

/** What pages of other origins may do. */
export const corsFields: readonly FieldDescriptor[] = [
  {
    path: ['allowOrigins'],
    label: 'Origins',
    control: { kind: 'list', placeholder: 'https://app.example.com' },
    hint: 'Exact origins, *, https://* or http://*.',
  },
  { path: ['allowMethods'], label: 'Methods', control: { kind: 'list', placeholder: 'GET' } },
  { path: ['allowHeaders'], label: 'Request headers', control: { kind: 'list', placeholder: 'authorization' } },
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
