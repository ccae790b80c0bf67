// Service of the subject `logs`.
import type { StudioServices } from '../../../shared/contract/contract';
import type { CurrentWorkspace } from '../workspace/current-workspace';

/** Makes the service. */
export function logsService(current: CurrentWorkspace): StudioServices['logs'] {
  return {
    query: (query) => current.workspace?.logs.query(query) ?? [],
  };
}
