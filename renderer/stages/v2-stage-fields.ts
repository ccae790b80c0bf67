// The settings of a stage of an HTTP or WebSocket API, grouped as the tabs show them.
import type { V2ProtocolType } from '../../shared/definition/v2/api';
import { type FieldDescriptor, plainOptions } from '../design/forms/fields/field-descriptor';
import type { FormTab } from './stage-fields';

const general: readonly FieldDescriptor[] = [
  { path: ['description'], label: 'Description', control: { kind: 'text' } },
  {
    path: ['autoDeploy'],
    label: 'Auto-deploy',
    control: { kind: 'switch', on: 'Every edit is deployed here at once', off: 'Off: edits wait for a deployment' },
  },
  {
    path: ['port'],
    label: 'Own port',
    control: { kind: 'number', min: 1, max: 65_535 },
    hint: 'A Gatehouse setting: the stage answers on this port too, without the stage in the path.',
  },
];

const tags: FieldDescriptor = {
  path: ['tags'],
  label: 'Tags',
  control: { kind: 'record', nameLabel: 'Tag', valueLabel: 'Value' },
};

const variables: FieldDescriptor = {
  path: ['stageVariables'],
  label: 'Stage variables',
  control: { kind: 'record', nameLabel: 'Name', valueLabel: 'Value' },
  hint: 'Read as ${stageVariables.name} in URIs and mappings. Changes need no deployment.',
};

const logs: readonly FieldDescriptor[] = [
  {
    path: ['accessLogSettings', 'format'],
    label: 'Access log format',
    control: { kind: 'text', isMono: true, placeholder: '$context.requestId $context.routeKey $context.status' },
    hint: 'One line a request; must hold $context.requestId.',
  },
  {
    path: ['accessLogSettings', 'destinationArn'],
    label: 'Access log group',
    control: { kind: 'text', isMono: true, placeholder: 'arn:aws:logs:…' },
  },
];

/** The fields by tab; what holds for routes has a tab of its own. */
export const v2StageFields: Readonly<Record<FormTab, readonly FieldDescriptor[]>> = {
  settings: [...general, tags],
  variables: [variables],
  logs,
};

/** What may be set for all routes of a stage, and again for one. */
export function routeSettingFields(protocol: V2ProtocolType): readonly FieldDescriptor[] {
  const socketFields: readonly FieldDescriptor[] = [
    {
      path: ['loggingLevel'],
      label: 'Execution log',
      control: { kind: 'choice', options: plainOptions(['OFF', 'ERROR', 'INFO']), unset: 'Off' },
    },
    {
      path: ['dataTraceEnabled'],
      label: 'Data trace',
      control: { kind: 'switch', on: 'Bodies are logged', off: 'Bodies are not logged' },
    },
  ];
  return [
    {
      path: ['throttlingRateLimit'],
      label: 'Rate',
      control: { kind: 'number', unit: 'requests a second', min: 0, isWhole: false },
      hint: 'Empty: the account’s limit; 0 refuses every call.',
    },
    {
      path: ['throttlingBurstLimit'],
      label: 'Burst',
      control: { kind: 'number', unit: 'requests', min: 0 },
      hint: 'Empty: the account’s limit; 0 refuses every call.',
    },
    {
      path: ['detailedMetricsEnabled'],
      label: 'Detailed metrics',
      control: { kind: 'switch', on: 'Per route', off: 'Per stage only' },
    },
    ...(protocol === 'WEBSOCKET' ? socketFields : []),
  ];
}
