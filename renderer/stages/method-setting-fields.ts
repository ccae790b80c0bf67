// The settings that a stage of a REST API has for its methods.
import { type FieldDescriptor, plainOptions } from '../design/forms/fields/field-descriptor';

export const methodSettingFields: readonly FieldDescriptor[] = [
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
  {
    path: ['metricsEnabled'],
    label: 'Detailed metrics',
    control: { kind: 'switch', on: 'Per method', off: 'Per stage only' },
  },
  {
    path: ['throttlingRateLimit'],
    label: 'Rate',
    control: { kind: 'number', unit: 'requests a second', min: 0, isWhole: false },
    hint: 'Tokens that come back each second; 0 refuses every call.',
  },
  {
    path: ['throttlingBurstLimit'],
    label: 'Burst',
    control: { kind: 'number', unit: 'requests', min: 0 },
    hint: 'Requests that may come at once; 0 refuses every call.',
  },
  {
    path: ['cachingEnabled'],
    label: 'Cache',
    control: { kind: 'switch', on: 'Answers are cached', off: 'Every call reaches its endpoint' },
    hint: 'Works where the stage has a cache. For all methods it means those of GET.',
  },
  {
    path: ['cacheTtlInSeconds'],
    label: 'Cache TTL',
    control: { kind: 'number', unit: 'seconds', min: 0, max: 3_600 },
  },
  {
    path: ['cacheDataEncrypted'],
    label: 'Encrypt cache',
    control: { kind: 'switch', on: 'Entries are encrypted', off: 'Entries are not encrypted' },
  },
  {
    path: ['requireAuthorizationForCacheControl'],
    label: 'Cache-Control',
    control: { kind: 'switch', on: 'Only callers with InvalidateCache', off: 'Any caller may invalidate' },
    hint: 'Who may have an entry read anew with Cache-Control: max-age=0.',
  },
  {
    path: ['unauthorizedCacheControlHeaderStrategy'],
    label: 'Others get',
    control: {
      kind: 'choice',
      options: [
        { value: 'FAIL_WITH_403', label: '403' },
        { value: 'SUCCEED_WITH_RESPONSE_HEADER', label: 'Entry and a Warning header' },
        { value: 'SUCCEED_WITHOUT_RESPONSE_HEADER', label: 'Entry' },
      ],
    },
  },
];
