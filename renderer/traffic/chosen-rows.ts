// The requests that commands of the traffic list work on: those that are chosen, else the one that is open.
import type { TraceSummary } from '../../shared/trace/trace';
import type { CommandContext } from '../commands/command';

type Chosen = Pick<CommandContext['view'], 'requestId' | 'chosenRequests'>;
type Listed = Pick<CommandContext['mirror'], 'requests'>;

/** Ids in the order of the list, newest first; ids of older rows, which the page has read later, come last. */
export function chosenIds({ requestId, chosenRequests }: Chosen, { requests }: Listed): readonly string[] {
  if (chosenRequests.size === 0) return requestId === undefined ? [] : [requestId];
  const listed = requests.filter((row) => chosenRequests.has(row.requestId)).map((row) => row.requestId);
  const known = new Set(listed);
  return [...listed, ...[...chosenRequests].filter((id) => !known.has(id))];
}

/** The chosen requests, where all of them are of one API whose requests can be replayed. */
export function replayableChoice(
  view: Chosen,
  mirror: Listed,
): { readonly apiId: string; readonly requestIds: readonly string[] } | undefined {
  const requestIds = chosenIds(view, mirror);
  const rows = rowsOf(requestIds, mirror);
  const [first] = rows;
  const isGood = (row: TraceSummary) =>
    row.origin === 'invoke' && row.protocol !== 'WEBSOCKET' && row.apiId === first?.apiId;
  return first !== undefined && rows.every(isGood) ? { apiId: first.apiId, requestIds } : undefined;
}

/** Rows of the mirror; those that were read later are not among them. */
export function rowsOf(requestIds: readonly string[], { requests }: Listed): readonly TraceSummary[] {
  const wanted = new Set(requestIds);
  return requests.filter(({ requestId }) => wanted.has(requestId));
}
