import { expect, it } from 'vitest';
import { openBodyPipe } from '../body-stream';
import { meterStream, type StreamReport } from './metered-stream';

const megabyte = 1_024 * 1_024;

/** A metered stream on a clock that only moves when told to. */
function openMeter(endpointType: 'EDGE' | 'REGIONAL' = 'REGIONAL', keptBytes = 4) {
  let nowMs = 1_000;
  let timers: { at: number; task: () => void }[] = [];
  const calls: string[] = [];
  const reports: StreamReport[] = [];
  const pipe = openBodyPipe({ resume: () => calls.push('resume'), cancel: () => calls.push('cancel') });
  const stream = meterStream(pipe.stream, {
    endpointType,
    keptBytes,
    now: () => nowMs,
    schedule(task, delayMs) {
      const timer = { at: nowMs + delayMs, task };
      timers.push(timer);
      return () => (timers = timers.filter((one) => one !== timer));
    },
    onClose: (report) => reports.push(report),
  });
  function advance(byMs: number): void {
    const until = nowMs + byMs;
    for (;;) {
      const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      timers = timers.filter((one) => one !== next);
      nowMs = next.at;
      next.task();
    }
    nowMs = until;
  }
  return { stream, sink: pipe.sink, calls, reports, advance, waiting: () => timers.length };
}

function openClient(mayWrite = () => true) {
  const heard: string[] = [];
  return {
    heard,
    sink: {
      write(chunk: Uint8Array) {
        heard.push(`${chunk.length} B`);
        return mayWrite();
      },
      end: () => heard.push('end'),
      fail: (fault: Error) => heard.push(fault.message),
    },
  };
}

it('passes what comes, counts it, and keeps the beginning', () => {
  const { stream, sink, reports, advance, waiting } = openMeter();
  const client = openClient();
  stream.flow(client.sink);
  advance(20);
  sink.write(Buffer.from('abc'));
  sink.write(Buffer.from('def'));
  sink.end();
  expect(client.heard).toEqual(['3 B', '3 B', 'end']);
  expect(reports).toEqual([{ bytes: 6, kept: Buffer.from('abcd'), firstByteMs: 1_020, outcome: 'complete' }]);
  expect(waiting()).toBe(0);
});

it('lets the first 10 MB through at once and the rest at 2 MB a second', () => {
  const { stream, sink, calls, advance } = openMeter();
  stream.flow(openClient().sink);
  const firstTen = sink.write(Buffer.alloc(10 * megabyte));
  const eleventh = sink.write(Buffer.alloc(megabyte));
  advance(499);
  const before = [...calls];
  advance(1);
  expect([firstTen, eleventh, before, calls]).toEqual([true, false, [], ['resume']]);
});

it('keeps the pace over many chunks', () => {
  const { stream, sink, advance } = openMeter();
  const client = openClient();
  stream.flow(client.sink);
  sink.write(Buffer.alloc(10 * megabyte));
  let sent = 0;
  for (let tick = 0; tick < 40; tick += 1) {
    // a producer that sends whenever it may
    while (sink.write(Buffer.alloc(65_536))) sent += 65_536;
    sent += 65_536;
    advance(100);
  }
  expect(sent / megabyte).toBeGreaterThan(2 * 3);
  expect(sent / megabyte).toBeLessThan(2 * 4 + 4);
});

it.each([
  ['EDGE', 30],
  ['REGIONAL', 300],
] as const)('cuts a stream of an %s API that stands still for %s seconds', (endpointType, seconds) => {
  const { stream, sink, calls, reports, advance } = openMeter(endpointType);
  const client = openClient();
  stream.flow(client.sink);
  advance((seconds - 1) * 1_000);
  sink.write(Buffer.from('a'));
  advance((seconds - 1) * 1_000);
  const before = client.heard.length;
  advance(1_000);
  expect([before, client.heard.at(-1), calls]).toEqual([
    1,
    `The stream stood still for ${seconds} seconds.`,
    ['cancel'],
  ]);
  expect(reports.map(({ bytes, outcome }) => [bytes, outcome instanceof Error])).toEqual([[1, true]]);
});

it('waits for a client that cannot take more, and goes on when it can', () => {
  const { stream, sink, calls } = openMeter();
  stream.flow(openClient(() => false).sink);
  expect(sink.write(Buffer.from('a'))).toBe(false);
  stream.resume();
  expect(calls).toEqual(['resume']);
});

it('stops the producer when the client leaves', () => {
  const { stream, sink, calls, reports } = openMeter();
  stream.flow(openClient().sink);
  sink.write(Buffer.from('abc'));
  stream.cancel();
  expect([calls, reports.map(({ bytes, outcome }) => [bytes, outcome])]).toEqual([['cancel'], [[3, 'client-gone']]]);
});

it('hands a broken stream on as broken', () => {
  const { stream, sink, reports } = openMeter();
  const client = openClient();
  stream.flow(client.sink);
  sink.fail(new Error('reset'));
  expect([client.heard, reports.map(({ outcome }) => outcome)]).toEqual([['reset'], [new Error('reset')]]);
});
