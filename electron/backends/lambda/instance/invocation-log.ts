// What one instance writes: lines with the invocation they belong to, and the tail that a caller may ask for.
import type { FunctionLogLine } from '../../../../shared/lambda/functions';
import { openLineSplitter } from './line-splitter';

/** Where lines go: batched, and bounded whatever functions print. */
export interface LogSink {
  write(line: FunctionLogLine): void;
  /** False while so much is written that lines which only say that an invocation ran would hide the rest. */
  hasRoom(): boolean;
}

export interface InvocationLog {
  /** Lines belong to this invocation from now on; undefined: to none. */
  begin(requestId: string | undefined, wantsTail: boolean): void;
  /** A line of Lambda itself. */
  say(text: string): void;
  /** What the process printed. False where this invocation printed so much that the process should wait a little. */
  print(source: 'stdout' | 'stderr', part: Buffer): boolean;
  /** Ends lines that were begun. */
  flush(): void;
  /** Bytes printed so far. */
  printedBytes(): number;
  /** Base64 of the last 4 KB. */
  tail(): string;
}

const tailBytes = 4_096;
/** What one invocation may print before lines are left out. */
const printLimit = 1_048_576;

/** Opens the log of one instance. `joinsLines` where a carriage return stands for a line break within one message. */
export function openInvocationLog(
  origin: { readonly functionName: string; readonly logStream: string; readonly joinsLines: boolean },
  sink: LogSink,
): InvocationLog {
  let requestId: string | undefined;
  let keepsTail = false;
  let tail: string[] = [];
  let bytes = 0;
  let bytesBefore = 0;
  let leftOut = 0;
  const write = (text: string) => {
    const { functionName, logStream } = origin;
    sink.write({ functionName, logStream, ...(requestId !== undefined && { requestId }), text, at: Date.now() });
    if (keepsTail) tail.push(text);
  };
  const onLine = (line: string) => {
    if (bytes - bytesBefore > printLimit) leftOut++;
    else write(origin.joinsLines ? line.replaceAll('\r', '\n') : line);
  };
  const splitters = { stdout: openLineSplitter(onLine), stderr: openLineSplitter(onLine) };
  return {
    begin(id, wantsTail) {
      requestId = id;
      keepsTail = wantsTail;
      tail = [];
      bytesBefore = bytes;
      leftOut = 0;
    },
    say: write,
    print(source, part) {
      bytes += part.length;
      splitters[source].take(part);
      // The tail holds no more than it can show.
      if (tail.length > 256) tail = tail.slice(-128);
      return bytes - bytesBefore <= printLimit;
    },
    flush() {
      splitters.stdout.flush();
      splitters.stderr.flush();
      if (leftOut > 0) write(`[${leftOut} more lines of this invocation were left out: it printed over 1 MB.]`);
      leftOut = 0;
    },
    printedBytes: () => bytes,
    tail: () =>
      Buffer.from(tail.map((line) => `${line}\n`).join(''))
        .subarray(-tailBytes)
        .toString('base64'),
  };
}
