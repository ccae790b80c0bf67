// A log line as a terminal shows it.
import type { LogLine } from '../../../../shared/contract/logs';

/** Time, whose line it is, and its text; `apiNames` gives APIs the names people know. */
export function logText(line: LogLine, apiNames: ReadonlyMap<string, string> = new Map()): string {
  const { at, source, apiId = '', stage = '', functionName = '', text } = line;
  const owner = source === 'function' ? functionName : `${apiNames.get(apiId) ?? apiId}/${stage}`;
  return `${new Date(at).toISOString()}  ${owner}  ${text.trimEnd()}`;
}
