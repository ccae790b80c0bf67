// Service of the subject `samples`.
import type { StudioServices } from '../../shared/contract/contract';
import type { CurrentWorkspace } from './workspace/current-workspace';

/** Makes the service. */
export function samplesService(current: CurrentWorkspace): StudioServices['samples'] {
  return {
    list: ({ key }) => current.require().samples.list(key),
    async save({ key, samples }) {
      await current.require().samples.save(key, samples);
      return samples;
    },
  };
}
