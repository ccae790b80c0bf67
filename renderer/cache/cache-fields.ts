// The settings of a stage's cache.
import { cacheClusterSizes } from '../../shared/definition/rest/stage';
import { type FieldDescriptor, plainOptions } from '../design/forms/fields/field-descriptor';

export const clusterFields: readonly FieldDescriptor[] = [
  {
    path: ['cacheClusterEnabled'],
    label: 'Cache cluster',
    control: { kind: 'switch', on: 'On', off: 'Off' },
    hint: 'Switching it off forgets everything it keeps.',
  },
  {
    path: ['cacheClusterSize'],
    label: 'Cache size',
    control: { kind: 'choice', options: plainOptions(cacheClusterSizes), unset: '0.5' },
    hint: 'In gigabytes; another size begins empty. Here each GB stands for 32 MB, and there are no more than 256 MB.',
  },
];
