// Which response of a method the last request was answered with.
import type { Trace } from '../../../../shared/trace/trace';

/** The status of the integration response that was chosen; undefined where the request did not get there. */
export function matchedStatus(trace: Trace): string | undefined {
  if (trace.failure !== undefined) return undefined;
  return trace.response.status?.toString();
}

/** The response to show: the one chosen here, else the last answer's, else the first. */
export function responseToShow(
  statuses: readonly string[],
  chosen: string | undefined,
  last: string | undefined,
): string | undefined {
  return [chosen, last].find((status) => status !== undefined && statuses.includes(status)) ?? statuses[0];
}
