import { expect, it } from 'vitest';
import { executionLogEvents, logDate, testInvokeLog } from './execution-log';
import type { Trace, TraceLogLine } from './trace';

const at = Date.UTC(2025, 7, 19, 17, 4, 5);

function traceWith(log: readonly TraceLogLine[]): Trace {
  return {
    origin: 'test',
    requestId: 'r-1',
    extendedRequestId: 'x=',
    startedAt: at,
    durationMs: 1,
    apiId: 'a1',
    apiName: 'A',
    stage: 'test-invoke-stage',
    deploymentId: '',
    sourceIp: 'test-invoke-source-ip',
    host: '',
    request: {},
    response: {},
    steps: [],
    log,
  };
}

it('prints the log of a test as the console shows it, newline at the end', () => {
  const log = testInvokeLog(
    traceWith([
      { at, level: 'INFO', text: 'Starting execution for request: r-1' },
      { at, level: 'TRACE', text: 'Method request path: {}' },
    ]),
  );
  expect(log).toBe(
    'Execution log for request r-1\n' +
      'Tue Aug 19 17:04:05 UTC 2025 : Starting execution for request: r-1\n' +
      'Tue Aug 19 17:04:05 UTC 2025 : Method request path: {}\n',
  );
});

it('shows two digits of the day and of the time', () => {
  expect(logDate(Date.UTC(2026, 0, 2, 3, 4, 5))).toBe('Fri Jan 02 03:04:05 UTC 2026');
});

it('writes error lines only at ERROR, the flow at INFO, data with data trace, and nothing when off', () => {
  const trace = traceWith([
    { at, level: 'INFO', text: 'flow' },
    { at, level: 'TRACE', text: 'data' },
    { at, level: 'ERROR', text: 'fault' },
  ]);
  const texts = (loggingLevel: 'OFF' | 'ERROR' | 'INFO', dataTraceEnabled: boolean) =>
    executionLogEvents(trace, { loggingLevel, dataTraceEnabled }).map(({ text }) => text);
  expect({
    off: texts('OFF', true),
    error: texts('ERROR', true),
    info: texts('INFO', false),
    all: texts('INFO', true),
  }).toEqual({
    off: [],
    error: ['(r-1) fault'],
    info: ['(r-1) flow', '(r-1) fault'],
    all: ['(r-1) flow', '(r-1) data', '(r-1) fault'],
  });
});

const cut = (text: string) =>
  executionLogEvents(traceWith([{ at, level: 'ERROR', text }]), { loggingLevel: 'ERROR', dataTraceEnabled: false })[0]
    ?.text;

it('cuts a line at 1,024 bytes, what stands in front of it not counted, in both logs alike', () => {
  const long = 'x'.repeat(1_024);
  expect([cut(long), cut(`${long}y`), testInvokeLog(traceWith([{ at, level: 'INFO', text: `${long}y` }]))]).toEqual([
    `(r-1) ${long}`,
    `(r-1) ${long} [TRUNCATED]`,
    `Execution log for request r-1\nTue Aug 19 17:04:05 UTC 2025 : ${long} [TRUNCATED]\n`,
  ]);
});

it('counts bytes, and cuts no character in two', () => {
  expect([cut('é'.repeat(512)), cut(`x${'é'.repeat(512)}`), cut(`xx${'𝄞'.repeat(256)}`)]).toEqual([
    `(r-1) ${'é'.repeat(512)}`,
    `(r-1) x${'é'.repeat(511)} [TRUNCATED]`,
    `(r-1) xx${'𝄞'.repeat(255)} [TRUNCATED]`,
  ]);
});
