// The execution log of a trace: as TestInvokeMethod prints it, and as it stands in CloudWatch Logs.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
import type { Trace, TraceLogLine } from './trace';

/** What a stage logs of a method. */
export interface ExecutionLogLevel {
  readonly loggingLevel: 'OFF' | 'ERROR' | 'INFO';
  readonly dataTraceEnabled: boolean;
}

export interface LogEvent {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly level: TraceLogLine['level'];
  readonly text: string;
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Longest line in bytes, without the time or request id in front of it. */
const lineBytes = 1_024;

/** AWS recorded: the `log` of TestInvokeMethod, ending with a newline. */
export function testInvokeLog(trace: Trace): string {
  const lines = trace.log.map(({ at, text }) => `${logDate(at)} : ${cutLine(text)}\n`);
  return `Execution log for request ${trace.requestId}\n${lines.join('')}`;
}

/** The events that the stage's log group would hold. */
export function executionLogEvents(trace: Trace, level: ExecutionLogLevel): LogEvent[] {
  return trace.log
    .filter((line) => isLogged(line.level, level))
    .map(({ at, level: of, text }) => ({ at, level: of, text: `(${trace.requestId}) ${cutLine(text)}` }));
}

/** `Tue Aug 19 17:04:50 UTC 2025`. */
export function logDate(epochMs: number): string {
  const at = new Date(epochMs);
  const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':');
  return `${days[at.getUTCDay()]} ${months[at.getUTCMonth()]} ${two(at.getUTCDate())} ${time} UTC ${at.getUTCFullYear()}`;
}

// AWS assumed: ERROR shows error lines, INFO adds the flow, data trace adds whatever holds data
function isLogged(line: 'ERROR' | 'INFO' | 'TRACE', { loggingLevel, dataTraceEnabled }: ExecutionLogLevel): boolean {
  if (loggingLevel === 'OFF') return false;
  if (line === 'ERROR') return true;
  return loggingLevel === 'INFO' && (line === 'INFO' || dataTraceEnabled);
}

// AWS recorded: whatever a line holds, headers or a body, it is cut at 1,024 bytes and marked
function cutLine(text: string): string {
  // no character is more than three bytes for each unit it takes here
  if (text.length * 3 <= lineBytes) return text;
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += bytesOf(character.codePointAt(0) ?? 0);
    if (bytes > lineBytes) return `${text.slice(0, end)} [TRUNCATED]`;
    end += character.length;
  }
  return text;
}

/** Length of a code point in UTF-8. */
function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
