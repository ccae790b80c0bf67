// Service of the subject `requests`: the traffic of the open workspace.
import type { StudioServices } from '../../../shared/contract/contract';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import type { Invocations } from './invocations-service';
import type { TraceBook } from './trace-book';

/** Makes the service; `cleared` hears when the traffic was thrown away. */
export function requestsService(
  current: CurrentWorkspace,
  traces: TraceBook,
  invocations: Invocations,
  cleared: () => void,
): StudioServices['requests'] {
  return {
    list: (filter) => (current.workspace === undefined ? [] : current.workspace.traffic.list(filter)),
    read: ({ requestId }) => traces.read(requestId),
    replay: ({ requestId }) => invocations.replay(requestId),
    async clear() {
      await current.require().traffic.clear();
      cleared();
      return {};
    },
  };
}
