// The settings of a stage, grouped as the tabs show them. Gatehouse's own settings say so.

import type { FieldDescriptor } from '../design/forms/fields/field-descriptor';

const generalStageFields: readonly FieldDescriptor[] = [
  { path: ['description'], label: 'Description', control: { kind: 'text' } },
  {
    path: ['autoDeploy'],
    label: 'Auto-deploy',
    control: { kind: 'switch', on: 'Every edit is deployed here at once', off: 'Off: edits wait for a deployment' },
    hint: 'A Gatehouse setting; REST APIs on AWS have no such thing.',
  },
  {
    path: ['port'],
    label: 'Own port',
    control: { kind: 'number', min: 1, max: 65_535 },
    hint: 'A Gatehouse setting: the stage answers on this port too, without the stage in the path.',
  },
  { path: ['clientCertificateId'], label: 'Client certificate', control: { kind: 'text', isMono: true } },
  { path: ['documentationVersion'], label: 'Documentation', control: { kind: 'text' } },
  { path: ['webAclArn'], label: 'Web ACL', control: { kind: 'text', isMono: true } },
  { path: ['tags'], label: 'Tags', control: { kind: 'record', nameLabel: 'Tag', valueLabel: 'Value' } },
];

const stageVariableField: FieldDescriptor = {
  path: ['variables'],
  label: 'Stage variables',
  control: { kind: 'record', nameLabel: 'Name', valueLabel: 'Value' },
  hint: 'Read as $stageVariables.name in templates and ${stageVariables.name} in URIs. Changes need no deployment.',
};

const logStageFields: readonly FieldDescriptor[] = [
  {
    path: ['accessLogSettings', 'format'],
    label: 'Access log format',
    control: { kind: 'text', isMono: true, placeholder: '$context.requestId $context.httpMethod $context.status' },
    hint: 'One line a request; must hold $context.requestId or $context.extendedRequestId.',
  },
  {
    path: ['accessLogSettings', 'destinationArn'],
    label: 'Access log group',
    control: { kind: 'text', isMono: true, placeholder: 'arn:aws:logs:…' },
  },
  {
    path: ['tracingEnabled'],
    label: 'X-Ray tracing',
    control: { kind: 'switch', on: 'On', off: 'Off' },
  },
];

/** The tabs of a stage that are forms. */
export type FormTab = 'settings' | 'variables' | 'logs';

export const restStageFields: Readonly<Record<FormTab, readonly FieldDescriptor[]>> = {
  settings: generalStageFields,
  variables: [stageVariableField],
  logs: logStageFields,
};

const restFormats = {
  CLF: '$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime] "$context.httpMethod $context.resourcePath $context.protocol" $context.status $context.responseLength $context.requestId $context.extendedRequestId',
  JSON: '{ "requestId":"$context.requestId", "extendedRequestId":"$context.extendedRequestId", "ip": "$context.identity.sourceIp", "caller":"$context.identity.caller", "user":"$context.identity.user", "requestTime":"$context.requestTime", "httpMethod":"$context.httpMethod", "resourcePath":"$context.resourcePath", "status":"$context.status", "protocol":"$context.protocol", "responseLength":"$context.responseLength" }',
  CSV: '$context.identity.sourceIp,$context.identity.caller,$context.identity.user,$context.requestTime,$context.httpMethod,$context.resourcePath,$context.protocol,$context.status,$context.responseLength,$context.requestId,$context.extendedRequestId',
} as const;

const httpFormats = {
  CLF: '$context.identity.sourceIp - - [$context.requestTime] "$context.httpMethod $context.routeKey $context.protocol" $context.status $context.responseLength $context.requestId',
  JSON: '{ "requestId":"$context.requestId", "ip": "$context.identity.sourceIp", "requestTime":"$context.requestTime", "httpMethod":"$context.httpMethod", "routeKey":"$context.routeKey", "status":"$context.status", "protocol":"$context.protocol", "responseLength":"$context.responseLength" }',
  CSV: '$context.identity.sourceIp,$context.requestTime,$context.httpMethod,$context.routeKey,$context.protocol,$context.status,$context.responseLength,$context.requestId',
} as const;

const socketFormats = {
  CLF: '$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime] "$context.eventType $context.routeKey $context.connectionId" $context.status $context.requestId',
  JSON: '{ "requestId":"$context.requestId", "ip": "$context.identity.sourceIp", "caller":"$context.identity.caller", "user":"$context.identity.user", "requestTime":"$context.requestTime", "eventType":"$context.eventType", "routeKey":"$context.routeKey", "status":"$context.status", "connectionId":"$context.connectionId" }',
  CSV: '$context.identity.sourceIp,$context.identity.caller,$context.identity.user,$context.requestTime,$context.eventType,$context.routeKey,$context.status,$context.connectionId,$context.requestId',
} as const;

/** Formats as the console offers them. */
export const accessLogFormats = { REST: restFormats, HTTP: httpFormats, WEBSOCKET: socketFormats } as const;
