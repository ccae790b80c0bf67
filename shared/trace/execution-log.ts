// The execution log of a trace: as TestInvokeMethod prints it, and as it stands in CloudWatch Logs.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
import type { Trace } from './trace';

/** What a stage logs of a method. */
export interface ExecutionLogLevel {
  readonly loggingLevel: 'OFF' | 'ERROR' | 'INFO';
  readonly dataTraceEnabled: boolean;
}

export interface LogEvent {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly text: string;
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Longest log event in characters. */
const eventLength = 1_024;

/** AWS recorded: the `log` of TestInvokeMethod, ending with a newline. */
export function testInvokeLog(trace: Trace): string {
  const lines = trace.log.map(({ at, text }) => `${logDate(at)} : ${text}\n`);
  return `Execution log for request ${trace.requestId}\n${lines.join('')}`;
}

/** The events that the stage's log group would hold. */
export function executionLogEvents(trace: Trace, level: ExecutionLogLevel): LogEvent[] {
  return trace.log
    .filter((line) => isLogged(line.level, level))
    .map(({ at, text }) => ({
      at,
      text: cutEvent(`(${trace.requestId}) ${text}`),
    }));
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

// AWS documented: log events are cut at 1,024 bytes
function cutEvent(text: string): string {
  return text.length <= eventLength ? text : `${text.slice(0, eventLength)} [TRUNCATED]`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
