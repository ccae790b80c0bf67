// The settings of a function, in the Lambda console's words, by what they have to do with.
import { functionModes } from '../../../shared/definition/companions/function';
import type { FieldDescriptor } from '../../design/forms/fields/field-descriptor';

const modeWords = {
  LOCAL: 'Runs here',
  ENDPOINT: 'Calls another Lambda endpoint',
  CANNED: 'Always answers the same',
} as const;

/** What every function has. */
export const generalFields: readonly FieldDescriptor[] = [
  { path: ['description'], label: 'Description', control: { kind: 'text' } },
  {
    path: ['mode'],
    label: 'Mode',
    control: { kind: 'choice', options: functionModes.map((value) => ({ value, label: modeWords[value] })) },
    hint: 'Where the function’s answers come from.',
  },
];

/** What a function that runs here needs. */
export const localFields: readonly FieldDescriptor[] = [
  {
    path: ['runtime'],
    label: 'Runtime',
    control: { kind: 'text', isMono: true, placeholder: 'nodejs22.x' },
    hint: 'nodejs…, python… or provided…: the Node.js or Python that is installed runs it.',
  },
  {
    path: ['handler'],
    label: 'Handler',
    control: { kind: 'text', isMono: true, placeholder: 'index.handler' },
    hint: 'File without its ending, a dot, and the function’s name in it.',
  },
  {
    path: ['codeUri'],
    label: 'Code',
    control: { kind: 'text', isMono: true, placeholder: 'functions/{name} beside the file' },
    hint: 'A folder or a .zip, relative to the workspace or absolute.',
  },
  { path: ['timeout'], label: 'Timeout', control: { kind: 'number', unit: 'seconds', min: 1, max: 900 } },
  { path: ['memorySize'], label: 'Memory', control: { kind: 'number', unit: 'MB', min: 128, max: 10_240 } },
  {
    path: ['reservedConcurrentExecutions'],
    label: 'Concurrency',
    control: { kind: 'number', unit: 'at once' },
    hint: 'More invocations at once are throttled; 0 throttles all; empty: no limit.',
  },
  {
    path: ['role'],
    label: 'Role',
    control: { kind: 'text', isMono: true, placeholder: 'arn:aws:iam::000000000000:role/orders' },
  },
  {
    path: ['layers'],
    label: 'Layers',
    control: { kind: 'list', placeholder: 'layers/shared' },
    hint: 'Folders or .zip files laid over /opt, in order.',
  },
  {
    path: ['environment', 'variables'],
    label: 'Environment variables',
    control: { kind: 'record', nameLabel: 'Variable', valueLabel: 'Value' },
  },
];

/** Where another Lambda Invoke API answers. */
export const endpointFields: readonly FieldDescriptor[] = [
  {
    path: ['endpoint', 'url'],
    label: 'Endpoint',
    control: { kind: 'text', isMono: true, placeholder: 'http://localhost:4566' },
  },
  {
    path: ['endpoint', 'functionName'],
    label: 'Function there',
    control: { kind: 'text', isMono: true, placeholder: 'the same name' },
  },
  {
    path: ['endpoint', 'region'],
    label: 'Region',
    control: { kind: 'text', isMono: true, placeholder: 'the one of the invocation' },
  },
];

/** What it answers, whatever the event. */
export const cannedFields: readonly FieldDescriptor[] = [
  {
    path: ['cannedAnswer', 'functionError'],
    label: 'Stands for',
    control: {
      kind: 'choice',
      options: [
        { value: 'Handled', label: 'A handled error' },
        { value: 'Unhandled', label: 'An unhandled error' },
      ],
      unset: 'An answer',
    },
  },
  { path: ['cannedAnswer', 'payload'], label: 'Payload', control: { kind: 'code', language: 'json' } },
];

export const tagFields: readonly FieldDescriptor[] = [
  {
    path: ['region'],
    label: 'Region',
    control: { kind: 'text', isMono: true, placeholder: 'the studio’s own' },
    hint: 'Clients of another region do not see the function.',
  },
  {
    path: ['accountId'],
    label: 'Account',
    control: { kind: 'text', isMono: true, placeholder: 'the workspace’s own' },
  },
  {
    path: ['lambdaName'],
    label: 'Name in its region',
    control: { kind: 'text', isMono: true, placeholder: 'the same name' },
    hint: 'What ARN, context and log group show, where another function of the workspace has that name.',
  },
  {
    path: ['otherSettings'],
    label: 'Other Lambda settings',
    control: { kind: 'record', nameLabel: 'Setting', valueLabel: 'JSON' },
    hint: 'Kept for AWS’s clients; nothing here reads them.',
  },
  { path: ['tags'], label: 'Tags', control: { kind: 'record', nameLabel: 'Tag', valueLabel: 'Value' } },
];

/** The fields of a mode beside the general ones. */
export function fieldsOfMode(mode: (typeof functionModes)[number]): readonly FieldDescriptor[] {
  return mode === 'LOCAL' ? localFields : mode === 'ENDPOINT' ? endpointFields : cannedFields;
}
