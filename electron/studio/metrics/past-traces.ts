// Requests that an earlier run recorded, for the service map: read once somebody asks for it.
import type { Trace } from '../../../shared/trace/trace';
import type { CurrentWorkspace, OpenWorkspace } from '../workspace/current-workspace';
import type { ServiceMapBook } from './service-map-book';

/** As many of the newest as are read at once. */
const mostRead = 500;

/** Fills `book` with what the open workspace recorded before; the returned function waits for it. */
export function createPastTraces(current: CurrentWorkspace, book: ServiceMapBook): () => Promise<void> {
  const read = new WeakMap<OpenWorkspace, Promise<void>>();

  async function fill(workspace: OpenWorkspace): Promise<void> {
    const rows = await workspace.traffic.list({ limit: mostRead });
    const missing = rows.filter(({ requestId }) => !book.has(requestId));
    const traces = await Promise.all(missing.map(({ requestId }) => workspace.traffic.read(requestId)));
    const found = traces.filter((trace): trace is Trace => trace !== undefined);
    // another workspace may have been opened meanwhile
    if (current.workspace === workspace) book.recordPast(found);
  }

  return async () => {
    const { workspace } = current;
    if (workspace === undefined) return;
    const filling = read.get(workspace) ?? fill(workspace);
    read.set(workspace, filling);
    await filling;
  };
}
