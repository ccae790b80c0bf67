// Writes what stages and functions log into the logs of the open workspace, and tells everyone who follows them.
import type { LogLine } from '../../../shared/contract/logs';
import type { FunctionLogLine } from '../../../shared/lambda/functions';
import type { Trace } from '../../../shared/trace/trace';
import type { AccessLogLine } from '../../gateway/ports';
import type { NewLogLine } from '../../storage/logs/log-store';
import { coalesce } from '../coalesce';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { executionLines } from './execution-lines';

export interface LogBook {
  traces(traces: readonly Trace[]): void;
  accessLog(lines: readonly AccessLogLine[]): void;
  functionLogs(lines: readonly FunctionLogLine[]): void;
  /** The lines of an invocation, when its last one came or `withinMs` went by. */
  invocationLines(functionName: string, requestId: string, withinMs: number): Promise<readonly LogLine[]>;
}

/** How long lines are collected before they are told, in milliseconds. */
const tellAfterMs = 100;

/** Lines told at once; what a flood brings more is in the files only. */
const mostTold = 500;

export interface LogBookOptions {
  readonly current: CurrentWorkspace;
  readonly appended: (batch: { readonly lines: readonly LogLine[]; readonly dropped: number }) => void;
}

/** Makes the book. */
export function createLogBook({ current, appended }: LogBookOptions): LogBook {
  const ends = createEndSignals();
  let untold: LogLine[] = [];
  let dropped = 0;

  const tell = coalesce(() => {
    const batch = { lines: untold, dropped };
    untold = [];
    dropped = 0;
    appended(batch);
  }, tellAfterMs);

  function append(added: readonly NewLogLine[]): void {
    const lines = added.length === 0 ? [] : (current.workspace?.logs.append(added) ?? []);
    if (lines.length === 0) return;
    untold.push(...lines);
    if (untold.length > mostTold) dropped += untold.splice(0, untold.length - mostTold).length;
    tell();
  }

  return {
    traces(traces) {
      const { workspace } = current;
      if (workspace !== undefined) append(executionLines(workspace.workingCopy.definition, traces));
    },
    accessLog: (lines) => append(lines.map((line) => ({ source: 'access', ...line }))),
    functionLogs(lines) {
      append(lines.map((line) => ({ source: 'function', ...line })));
      for (const { requestId, text } of lines) {
        if (requestId !== undefined && text.startsWith('REPORT RequestId:')) ends.ended(requestId);
      }
    },
    async invocationLines(functionName, requestId, withinMs) {
      await ends.wait(requestId, withinMs);
      const query = { source: 'function', functionName, requestId, limit: 10_000 } as const;
      return (await current.workspace?.logs.query(query)) ?? [];
    },
  };
}

/** Which invocations have ended, of those that somebody may ask for in a moment. */
function createEndSignals() {
  const remembered = 1_000;
  const ended = new Set<string>();
  const waiting = new Map<string, () => void>();
  return {
    ended(requestId: string): void {
      ended.add(requestId);
      const [oldest] = ended;
      if (ended.size > remembered && oldest !== undefined) ended.delete(oldest);
      waiting.get(requestId)?.();
    },
    async wait(requestId: string, withinMs: number): Promise<void> {
      if (ended.has(requestId)) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, withinMs);
        waiting.set(requestId, () => {
          clearTimeout(timer);
          resolve();
        });
      });
      waiting.delete(requestId);
    },
  };
}
