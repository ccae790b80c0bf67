// Log lines and states on their way to the observer: together every few milliseconds, and never without bound.
import type { FunctionLogLine, FunctionObserver, FunctionState } from '../../../../shared/lambda/functions';
import type { LogSink } from '../instance/invocation-log';

export interface LogOutbox extends LogSink {
  /** The function's state may have changed. */
  touch(functionName: string): void;
  /** Hands over what waits, and takes nothing more. */
  dispose(): void;
}

const batchMs = 40;
/** Lines that fit into one batch. */
const linesLimit = 2_000;
/** Beyond so many, invocations that went well leave no START, END and REPORT. */
const roomLimit = 400;

/** Opens the outbox. `stateOf` answers undefined for functions that are gone. */
export function openLogOutbox(
  observer: FunctionObserver,
  stateOf: (functionName: string) => FunctionState | undefined,
): LogOutbox {
  let lines: FunctionLogLine[] = [];
  let leftOut = 0;
  let timer: NodeJS.Timeout | undefined;
  const touched = new Set<string>();
  const told = new Map<string, string>();

  function flush(): void {
    timer = undefined;
    const last = lines.at(-1);
    if (leftOut > 0 && last !== undefined) {
      lines.push({ ...last, text: `[${leftOut} more lines were left out: too many at a time.]` });
      leftOut = 0;
    }
    if (lines.length > 0) {
      const batch = lines;
      lines = [];
      observer.logs(batch);
    }
    for (const name of touched) tellState(name);
    touched.clear();
  }

  function tellState(name: string): void {
    const state = stateOf(name);
    if (state === undefined) {
      told.delete(name);
      return;
    }
    const text = JSON.stringify(state);
    if (told.get(name) === text) return;
    told.set(name, text);
    observer.state(state);
  }

  const soon = () => {
    timer ??= setTimeout(flush, batchMs);
  };
  return {
    write(line) {
      if (lines.length >= linesLimit) leftOut++;
      else lines.push(line);
      soon();
    },
    hasRoom: () => lines.length < roomLimit,
    touch(functionName) {
      touched.add(functionName);
      soon();
    },
    dispose() {
      clearTimeout(timer);
      flush();
      clearTimeout(timer);
    },
  };
}
